"""pandoc's AST as a plain tree."""
import gzip
import hashlib
import json
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from zipfile import ZipFile

TIME_LIMIT = 600  # seconds a file
FORMATS = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx", ".odt": "odt", ".ott": "odt"}
WRAPPERS = {"Span": 1, "Quoted": 1, "Cite": 1}  # where their inlines are


def said(command):
    """What pandoc prints; "null" when it fails or is still at it after the limit."""
    try:
        run = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        print(f"pandoc took more than {TIME_LIMIT} s: {command[-1]}")
        return b"null"
    return run.stdout if run.returncode == 0 else b"null"


def ast(file, kept):
    """pandoc's AST, kept in the file `kept`; None when it does not read the document."""
    form = FORMATS.get(Path(file).suffix.lower())
    if form is None:
        return None
    if not kept.exists():
        kept.write_bytes(gzip.compress(said(["pandoc", "-f", form, "-t", "json", file])))
    return json.loads(gzip.decompress(kept.read_bytes()))


class Tree:
    def __init__(self, package):
        self.package = package
        self.names = set(package.namelist())
        self.is_odt = "content.xml" in self.names

    def text(self, out, words):
        if len(out):
            out[-1].tail = (out[-1].tail or "") + words
        else:
            out.text = (out.text or "") + words

    def key(self, target):
        for name in (target.removeprefix("./"), "word/" + target):
            if name in self.names:
                return hashlib.sha256(self.package.read(name)).hexdigest()
        return "lost"

    def inlines(self, nodes, out):
        for node in nodes:
            kind, content = node["t"], node.get("c")
            if kind == "Str":
                self.text(out, content)
            elif kind == "Code":
                self.text(out, content[1])
            elif kind in ("Space", "SoftBreak", "LineBreak"):
                self.text(out, " ")
            elif kind == "Link":
                self.inlines(content[1], ElementTree.SubElement(out, "link", {"to": content[2][0]}))
            elif kind == "Image":
                ElementTree.SubElement(out, "image", {"key": self.key(content[2][0])})
            elif kind == "Note":
                self.blocks(content, ElementTree.SubElement(out, "note"), 0)
            elif kind not in ("Math", "RawInline"):
                self.inlines(content[WRAPPERS[kind]] if kind in WRAPPERS else content, out)

    def paragraph(self, nodes, out, tag, attributes):
        self.inlines(nodes, ElementTree.SubElement(out, tag, attributes))

    def items(self, items, out, depth):
        for item in items:
            before = len(out)
            self.blocks(item, out, depth + 1, True)
            if len(out) > before and out[before].tag == "p" and not out[before].get("item"):
                out[before].set("item", str(depth + 1))

    def table(self, content, out):
        new = ElementTree.SubElement(out, "table")
        head, bodies, foot = content[3:]
        # In ODT a head without any content stands for none.
        first = head[1] if not self.is_odt or any(cell[4] for row in head[1] for cell in row[1]) else []
        for row in first + [row for body in bodies for row in body[2] + body[3]] + foot[1]:
            new_row = ElementTree.SubElement(new, "row")
            for _, _, high, wide, blocks in row[1]:
                self.blocks(blocks, ElementTree.SubElement(new_row, "cell", {"colspan": str(wide), "rowspan": str(high)}), 0)

    def blocks(self, nodes, out, depth, in_list=False):
        mark = {"list": "yes"} if in_list else {}
        for node in nodes:
            kind, content = node["t"], node.get("c")
            if kind in ("Para", "Plain"):
                self.paragraph(content, out, "p", dict(mark))
            elif kind == "LineBlock":
                for line in content:
                    self.paragraph(line, out, "p", dict(mark))
            elif kind == "CodeBlock":
                ElementTree.SubElement(out, "p", dict(mark)).text = content[1]
            elif kind == "Header":
                self.paragraph(content[2], out, "heading", {"level": str(content[0])})
            elif kind == "BulletList":
                self.items(content, out, depth)
            elif kind == "OrderedList":
                self.items(content[1], out, depth)
            elif kind == "Table":
                self.table(content, out)
            elif kind == "BlockQuote":
                self.blocks(content, out, depth, in_list)
            elif kind == "Div":
                self.blocks(content[1], out, depth, in_list)

    def metadata(self, value, out):
        """pandoc moves paragraphs of the styles Title, Author, … there."""
        kind, content = value["t"], value["c"]
        if kind == "MetaInlines":
            self.paragraph(content, out, "p", {})
        elif kind == "MetaBlocks":
            self.blocks(content, out, 0)
        elif kind in ("MetaMap", "MetaList"):
            for each in content.values() if kind == "MetaMap" else content:
                self.metadata(each, out)


def tree(file, kept):
    value = ast(file, kept)
    if value is None:
        return None
    out = ElementTree.Element("body")
    with ZipFile(file) as package:
        reader = Tree(package)
        for each in value["meta"].values():
            reader.metadata(each, out)
        reader.blocks(value["blocks"], out, 0)
    return out
