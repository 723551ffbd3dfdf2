"""The structure that the XML of an ODT states, as a plain tree. Knows nothing of engross.

Clauses are of ODF 1.3 part 3: lists 5.3, notes 6.3, tables 9, frames 10.4.
"""
import base64
import hashlib
import xml.etree.ElementTree as ElementTree

NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
SILENT = {"text_tracked-changes", "office_annotation", "office_forms", "text_note-citation", "text_hidden-paragraph", "svg_title", "svg_desc", "text_sequence-decls", "text_user-field-decls", "text_variable-decls",
          "text_hidden-text", "text_ruby-style", "table_table-source", "office_event-listeners", "dr3d_scene"}
REFERENCES = {"text_bookmark-ref", "text_reference-ref", "text_sequence-ref", "text_note-ref"}
MOST = 1000  # repetitions that a reader must show
MATH = "{http://www.w3.org/1998/Math/MathML}math"


def short(name, known={}):
    if name not in known:
        space, _, local = name.rpartition("}")
        prefix = space[1:].removeprefix(NAMESPACE).split(":")[0]
        prefix = {"http": "xlink" if "xlink" in space else "", "xsl-fo-compatible": "fo", "drawing": "draw",
                  "svg-compatible": "svg"}.get(prefix, prefix)
        known[name] = (prefix + "_" if prefix else "") + local
    return known[name]


def named(xml):
    root = ElementTree.fromstring(xml)
    for node in root.iter():
        if isinstance(node.tag, str) and node.tag != MATH:
            node.tag = short(node.tag)
            for name in [name for name in node.attrib if name[0] == "{"]:
                node.set(short(name), node.attrib.pop(name))
    return root


class Styles:
    def __init__(self, roots):
        self.known, self.lists = {}, {}
        for root in roots:
            for style in root.iter("style_style"):
                self.known.setdefault((style.get("style_family"), style.get("style_name")), style)
            for style in root.iter("text_list-style"):
                self.lists.setdefault(style.get("style_name"), style)
        self.outline = next((found for root in roots for found in root.iter("text_outline-style")), None)

    def chain(self, family, name):
        seen = []
        while (family, name) in self.known and name not in seen:
            seen.append(name)
            name = self.known[family, name].get("style_parent-style-name")
        return [self.known[family, each] for each in seen]

    def hides(self, family, name):
        for style in self.chain(family, name):
            properties = style.find("style_text-properties")
            if properties is not None and properties.get("text_display"):
                return properties.get("text_display") == "none"
        return False

    def list_of(self, name):
        return next((each.get("style_list-style-name") for each in self.chain("paragraph", name)
                     if each.get("style_list-style-name") is not None), "")

    def labels(self, name, level):
        """Whether that level of that list shows anything before its items."""
        style = self.lists.get(name)
        if style is None:
            return True  # a default list style applies (19.880)
        for each in style if style is not None else ():
            if each.get("text_level") == str(level):
                return bool(each.get("text_bullet-char") or each.get("style_num-format") or each.get("style_num-prefix")
                            or each.get("style_num-suffix") or each.get("xlink_href") or each.find("office_binary-data") is not None)
        return False


class Odt:
    def __init__(self, package):
        self.package = package
        self.names = set(package.namelist())
        content = named(package.read("content.xml"))
        self.body = next(content.iter("office_text"))
        roots = [content] + ([named(package.read("styles.xml"))] if "styles.xml" in self.names else [])
        self.styles = Styles(roots)
        self.in_note = False

    def tree(self):
        out = ElementTree.Element("body")
        self.blocks(self.body, out)
        return out

    # ---- blocks ------------------------------------------------------------------------------------

    def blocks(self, container, out, item=None):
        for node in container:
            if node.tag in ("text_p", "text_h"):
                self.paragraph(node, out, item)
            elif node.tag == "text_numbered-paragraph":
                self.paragraph(node[0], out, {"style": node.get("text_style-name", ""), "level": int(node.get("text_level", 1))})
            elif node.tag == "text_list":
                self.list(node, out, item)
            elif node.tag == "table_table":
                self.table(node, out)
            elif node.tag == "text_section" and node.get("text_display") == "none":
                continue
            elif node.tag.startswith("draw_"):
                self.drawing(node, ElementTree.SubElement(out, "p"))
            elif node.tag not in SILENT:
                self.blocks(node, out, item)

    def list(self, node, out, outer):
        """Each item's first paragraph is the item; what follows in it goes on."""
        style = node.get("text_style-name") or (outer["style"] if outer else "")
        for child in node:
            item = {"style": child.get("text_style-override") or style, "level": outer["level"] + 1 if outer else 1,
                    "is open": child.tag == "text_list-item"}
            self.blocks(child, out, item)

    def paragraph(self, node, out, item):
        style = node.get("text_style-name")
        if self.styles.hides("paragraph", style) or node.find("text_hidden-paragraph") is not None:
            return
        new = ElementTree.SubElement(out, "p")
        if node.tag == "text_h" and not self.in_note:
            new.tag = "heading"
            new.set("level", node.get("text_outline-level", "1"))
        elif item:
            new.set("list", "yes")
            if item.get("is open", True) and self.styles.labels(item["style"] or self.styles.list_of(style), item["level"]):
                new.set("item", str(item["level"]))
        if item:
            item["is open"] = False
        self.inline(node, new)

    # ---- tables ------------------------------------------------------------------------------------

    def rows(self, container):
        for node in container:
            if node.tag == "table_table-row":
                for _ in range(min(MOST, int(node.get("table_number-rows-repeated", 1)))):
                    yield node
            elif node.tag in ("table_table-header-rows", "table_table-rows", "table_table-row-group"):
                yield from self.rows(node)

    def table(self, node, out):
        new = ElementTree.SubElement(out, "table")
        for row in self.rows(node):
            new_row = ElementTree.SubElement(new, "row")
            for cell in row:
                for _ in range(min(MOST, int(cell.get("table_number-columns-repeated", 1)))):
                    if cell.tag == "table_table-cell":
                        self.blocks(cell, ElementTree.SubElement(new_row, "cell", {
                            "colspan": cell.get("table_number-columns-spanned", "1"),
                            "rowspan": cell.get("table_number-rows-spanned", "1")}))

    # ---- inside a paragraph ------------------------------------------------------------------------

    def inline(self, node, out):
        ElementTree.SubElement(out, "span").text = node.text
        for child in node:
            self.inline_child(child, out)
            ElementTree.SubElement(out, "span").text = child.tail

    def inline_child(self, node, out):
        if node.tag in SILENT:
            return
        if node.tag == "text_note":
            outer, self.in_note = self.in_note, True
            body = node.find("text_note-body")
            self.blocks(body if body is not None else (), ElementTree.SubElement(out, "note"))
            self.in_note = outer
        elif node.tag == "text_a":
            self.inline(node, ElementTree.SubElement(out, "link", {"to": node.get("xlink_href", "")}))
        elif node.tag in REFERENCES:
            self.inline(node, ElementTree.SubElement(out, "link", {"to": "#"}))
        elif node.tag.startswith("draw_"):
            self.drawing(node, out)
        elif node.tag == "text_span" and self.styles.hides("text", node.get("text_style-name")):
            return
        else:
            self.inline(node, out)

    def drawing(self, node, out):
        """A frame's picture is its best alternative: the first that is there (10.4.2)."""
        boxes = node.findall("draw_text-box")
        if node.tag == "draw_a":
            out = ElementTree.SubElement(out, "link", {"to": node.get("xlink_href", "")})
        if boxes and (len(boxes[0]) or node.find("draw_image") is None):
            self.blocks(boxes[0], ElementTree.SubElement(out, "box"))
        elif node.find("draw_image") is not None:
            if not any(self.is_formula(each) for each in node.findall("draw_object")):
                keys = [self.key(each) for each in node.findall("draw_image")]
                ElementTree.SubElement(out, "image", {"key": next((key for key in keys if key != "lost"), "lost")})
        elif node.tag in ("draw_a", "draw_g", "draw_frame"):
            for child in node:
                if child.tag.startswith("draw_"):
                    self.drawing(child, out)
        elif any(child.tag in ("text_p", "text_list", "text_h", "table_table") for child in node):
            self.blocks(node, ElementTree.SubElement(out, "box"))

    def path(self, node):
        return node.get("xlink_href", "").removeprefix("./")

    def key(self, image):
        inside = image.find("office_binary-data")
        if inside is not None:
            return hashlib.sha256(base64.b64decode(inside.text or "")).hexdigest()
        path = self.path(image)
        return hashlib.sha256(self.package.read(path)).hexdigest() if path in self.names else "lost"

    def is_formula(self, item):
        content = self.path(item) + "/content.xml"
        if item.find(MATH) is not None:
            return True
        return content in self.names and ElementTree.fromstring(self.package.read(content)).tag == MATH


def tree(package):
    return Odt(package).tree()
