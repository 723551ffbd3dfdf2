"""The structure that the XML of a DOCX states, as a plain tree. Knows nothing of engross.

Clauses are of ECMA-376-1: tables 17.4, numbering 17.9, notes 17.11, changes 17.13, fields 17.16, hyperlinks 17.16.22.
"""
import hashlib
import xml.etree.ElementTree as ElementTree
from pathlib import PurePosixPath
from urllib.parse import unquote

from docx_fields import Field, address_of, button
from docx_styles import Numbering, Styles, is_on, named, value

NOTES = {"w_footnoteReference": ("footnotes", "w_footnote"), "w_endnoteReference": ("endnotes", "w_endnote")}
UNDERSTOOD = {"wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "w16", "w16se"}
THROUGH = {"w_ins", "w_moveTo", "w_smartTag", "w_customXml", "w_bdo", "w_dir"}


class Part:
    """A part with its relationships."""

    def __init__(self, package, name):
        self.name = name
        self.root = named(package.read(name)) if name in package.namelist() else None
        self.targets = {}
        path = PurePosixPath(name)
        relations = f"{path.parent}/_rels/{path.name}.rels".removeprefix("./")
        if relations in package.namelist():
            for each in ElementTree.fromstring(package.read(relations)):
                self.targets[each.get("Id")] = (each.get("Type").rsplit("/", 1)[-1], self.target(each))

    def target(self, relation):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or relation.get("Type").endswith("/hyperlink"):
            return target
        if target.startswith("/"):
            return target[1:]
        steps = []
        for step in (str(PurePosixPath(self.name).parent) + "/" + unquote(target)).split("/"):
            if step == "..":
                steps = steps[:-1]
            elif step != ".":
                steps.append(step)
        return "/".join(steps)

    def of_type(self, kind):
        return next((target for each, target in self.targets.values() if each == kind), "")


class Word:
    def __init__(self, package):
        self.package = package
        main = Part(package, "").of_type("officeDocument") or "word/document.xml"
        self.main = Part(package, main)
        self.part = self.main
        self.styles = Styles(self.other("styles"))
        self.numbering = Numbering(self.other("numbering"), self.styles)
        self.note_parts = {kind: Part(package, self.main.of_type(kind)) for kind in ("footnotes", "endnotes")}
        self.seen_notes = set()
        self.fields = []

    def other(self, kind):
        name = self.main.of_type(kind)
        return named(self.package.read(name)) if name in self.package.namelist() else None

    def tree(self):
        out = ElementTree.Element("body")
        self.blocks(self.main.root.find("w_body"), out)
        return out

    # ---- blocks ------------------------------------------------------------------------------------

    def blocks(self, container, out):
        joined = []  # paragraphs whose marks are deleted go on in the next
        children = list(container)
        for at, node in enumerate(children):
            if node.tag == "w_p":
                joined.append(node)
                mark = node.find("w_pPr/w_rPr")
                gone = mark is not None and (mark.find("w_del") is not None or mark.find("w_moveFrom") is not None)
                if not (gone and at + 1 < len(children) and children[at + 1].tag == "w_p"):
                    self.paragraph(joined, out)
                    joined = []
            elif node.tag == "w_tbl":
                self.table(node, out)
            elif node.tag == "w_sdt":
                content = node.find("w_sdtContent")
                self.blocks(content if content is not None else (), out)
            elif node.tag == "mc_AlternateContent":
                self.blocks(self.branch(node), out)
            elif node.tag in THROUGH:
                self.blocks(node, out)

    def branch(self, node):
        for choice in node.findall("mc_Choice"):
            if set(choice.get("Requires", "").split()) <= UNDERSTOOD:
                return choice
        fallback = node.find("mc_Fallback")
        return fallback if fallback is not None else ()

    def paragraph(self, parts, out):
        properties = parts[-1].find("w_pPr")
        style = self.styles.of_paragraph(properties)
        level = self.styles.outline(properties, style) if self.part is self.main else None
        new = ElementTree.SubElement(out, "p")
        if level is not None:
            new.tag = "heading"
            new.set("level", str(level + 1))
        else:
            item = self.numbering.level(properties, style)
            if item is not None:
                new.set("item", str(item + 1))
        self.hides = self.styles.hides(style)
        for part in parts:
            self.inline(part, new)

    # ---- tables ------------------------------------------------------------------------------------

    def within(self, container, tag):
        for node in container:
            if node.tag == tag:
                yield node
            elif node.tag == "w_sdt":
                yield from self.within(node.find("w_sdtContent"), tag)
            elif node.tag in THROUGH:
                yield from self.within(node, tag)

    def table(self, node, out):
        rows = [row for row in self.within(node, "w_tr") if row.find("w_trPr/w_del") is None]
        new = ElementTree.SubElement(out, "table") if rows else None  # without rows nothing is shown
        above = {}  # the cell that a continuation in that column belongs to
        for row in rows:
            above = self.row(row, ElementTree.SubElement(new, "row"), above)

    def row(self, row, out, above):
        here, column = {}, int(value(row.find("w_trPr/w_gridBefore"), "0"))
        if column:
            out.set("before", str(column))
        for cell in self.within(row, "w_tc"):
            wide = max(1, int(value(cell.find("w_tcPr/w_gridSpan"), "1")))
            down, right = cell.find("w_tcPr/w_vMerge"), cell.find("w_tcPr/w_hMerge")
            if right is not None and value(right, "continue") != "restart" and len(out):
                out[-1].set("colspan", str(int(out[-1].get("colspan")) + wide))
            elif down is not None and value(down, "continue") != "restart" and column in above:
                here[column] = above[column]
                here[column].set("rowspan", str(int(here[column].get("rowspan")) + 1))
            else:
                new = ElementTree.SubElement(out, "cell", {"colspan": str(wide), "rowspan": "1"})
                if down is not None:
                    here[column] = new
                self.blocks(cell, new)
            column += wide
        return here

    # ---- inside a paragraph ------------------------------------------------------------------------

    def inline(self, container, out):
        for node in container:
            if node.tag == "w_r":
                self.run(node, out)
            elif node.tag == "w_hyperlink":
                self.hyperlink(node, out)
            elif node.tag == "w_fldSimple":
                self.simple_field(node, out)
            elif node.tag == "w_sdt":
                content = node.find("w_sdtContent")
                self.inline(content if content is not None else (), out)
            elif node.tag == "mc_AlternateContent":
                self.inline(self.branch(node), out)
            elif node.tag in THROUGH:
                self.inline(node, out)

    def hyperlink(self, node, out):
        _, to = self.part.targets.get(node.get("r_id"), ("", ""))
        if node.get("w_anchor"):
            to += "#" + node.get("w_anchor")
        if to and not self.is_instruction():
            out = ElementTree.SubElement(out, "link", {"to": to})
        self.inline(node, out)

    def simple_field(self, node, out):
        to = address_of(node.get("w_instr", ""))
        self.inline(node, ElementTree.SubElement(out, "link", {"to": to}) if to else out)

    def is_instruction(self):
        return any(not field.in_result for field in self.fields)

    def field_char(self, node, out):
        kind = node.get("w_fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif self.fields and kind == "separate":
            self.fields[-1].in_result = True
            if not self.is_instruction():
                self.fields[-1].to = address_of(self.fields[-1].instruction)
        elif self.fields and kind == "end":
            field = self.fields.pop()
            if not field.in_result and not self.is_instruction():
                ElementTree.SubElement(out, "span").text = button(field.instruction)

    def target(self, out):
        """Where a run goes: into the links of the fields around it, begun anew in each paragraph."""
        for field in self.fields:
            if field.to:
                if field.outer is not out:
                    field.outer, field.link = out, ElementTree.SubElement(out, "link", {"to": field.to})
                out = field.link
        return out

    def run(self, run, out):
        properties = run.find("w_rPr")
        hides = self.hides
        if properties is not None:
            mark, style = properties.find("w_vanish"), properties.find("w_rStyle")
            hides = is_on(mark) if mark is not None else hides or (style is not None and self.styles.hides(value(style)))
        for node in run:
            self.run_child(node, out, hides)

    def run_child(self, node, out, hides):
        if node.tag == "w_fldChar":
            self.field_char(node, out)
        elif node.tag == "w_instrText":
            if self.fields and not self.fields[-1].in_result:
                self.fields[-1].instruction += node.text or ""
        elif hides or self.is_instruction():
            return
        elif node.tag == "mc_AlternateContent":
            for child in self.branch(node):
                self.run_child(child, out, hides)
        elif node.tag == "w_t":
            ElementTree.SubElement(self.target(out), "span").text = node.text
        elif node.tag == "w_ruby":
            for child in node:
                if child.tag in ("w_rubyBase", "w_rt"):
                    self.inline(child, out)
        elif node.tag in NOTES:
            self.note(node, self.target(out))
        elif node.tag in ("w_drawing", "w_pict", "w_object"):
            self.drawing(node, self.target(out))

    def note(self, node, out):
        kind, tag = NOTES[node.tag]
        part, key = self.note_parts[kind], (kind, node.get("w_id"))
        note = next((each for each in part.root if each.tag == tag and each.get("w_id") == key[1]), None) if part.root is not None else None
        if note is None or key in self.seen_notes:
            return
        self.seen_notes.add(key)
        outer = self.part, self.fields, self.hides
        self.part, self.fields = part, []
        self.blocks(note, ElementTree.SubElement(out, "note"))
        self.part, self.fields, self.hides = outer

    def drawing(self, node, out):
        hides = self.hides
        for child in node:
            if child.tag == "a_blip":
                self.picture(child.get("r_embed") or child.get("r_link"), out)
            elif child.tag == "v_imagedata":
                self.picture(child.get("r_id") or child.get("r_pict"), out)
            elif child.tag == "w_txbxContent":
                self.blocks(child, ElementTree.SubElement(out, "box"))
            elif child.tag == "mc_AlternateContent":
                self.drawing(self.branch(child), out)
            else:
                self.drawing(child, out)
        self.hides = hides

    def picture(self, relation, out):
        _, name = self.part.targets.get(relation, ("", ""))
        key = hashlib.sha256(self.package.read(name)).hexdigest() if name in self.package.namelist() else "lost"
        ElementTree.SubElement(out, "image", {"key": key})


def tree(package):
    return Word(package).tree()
