"""engross's tree after reading, as a plain tree."""
import subprocess
import xml.etree.ElementTree as ElementTree

TIME_LIMIT = 120  # seconds a file
REFERENCES = {"ref", "page-ref"}
SKIPPED = {"label", "alt", "ocr", "code", "formula"}


class Tree:
    def __init__(self, root):
        self.notes = {note.get("id"): note for note in root.find("notes")}

    def inline(self, node, out):
        out.text = node.text
        for child in node:
            new = ElementTree.SubElement(out, "span")
            new.tail = child.tail
            if child.tag in SKIPPED:
                new.tag = "skip"
            elif child.tag == "image":
                new.tag = "image"
                new.set("key", child.get("resource", "lost"))
            elif child.tag == "note-ref":
                new.tag = "note" if child.get("ref") in self.notes else "skip"
                self.blocks(self.notes.pop(child.get("ref"), ()), new)
            else:
                if child.tag == "link" or (child.tag == "field" and child.get("kind") in REFERENCES):
                    new.tag = "link"
                    new.set("to", child.get("href", "#"))
                self.inline(child, new)

    def paragraph(self, node, out, tag):
        new = ElementTree.SubElement(out, tag, {"level": node.get("level", "")})
        if node.get("list"):
            new.set("list", node.get("list"))
            if node.find("label") is not None:
                new.set("item", node.get("list-level"))
        self.inline(node, new)

    def table(self, node, out):
        new = ElementTree.SubElement(out, "table")
        for row in node.iterfind("*/row"):
            new_row = ElementTree.SubElement(new, "row")
            for cell in row.iterfind("cell"):
                if cell.get("border") == "none" and not len(cell) and not len(new_row):
                    new_row.set("before", cell.get("colspan", "1"))
                    continue
                spans = {name: cell.get(name) for name in ("colspan", "rowspan") if cell.get(name)}
                self.blocks(cell, ElementTree.SubElement(new_row, "cell", spans))

    def blocks(self, nodes, out, in_toc=False):
        for node in nodes:
            if node.tag in ("p", "heading"):
                self.paragraph(node, out, "p" if in_toc else node.tag)
            elif node.tag == "table" and "#" in node.get("src"):  # else it is a chart's data
                self.table(node, out)
            elif node.tag not in SKIPPED:
                self.blocks(node, out, node.tag == "toc")


def tree(program, file):
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "read"],
                         capture_output=True, timeout=TIME_LIMIT, check=False)
    if not run.stdout:
        return None
    root = ElementTree.fromstring(run.stdout)
    out = ElementTree.Element("body")
    Tree(root).blocks(root.find("body"), out)
    return out
