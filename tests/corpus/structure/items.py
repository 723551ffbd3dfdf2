"""The kinds of structure that are compared, and the conventions that hold for every reader alike.

Each reader (engross, pandoc, the source's own XML) gives a plain tree of these elements:

    body, box     blocks; a box stands after the paragraph that holds it
    heading       @level from 1
    p             @item: level of the list item that it begins, from 1
    table         row, cell (@colspan @rowspan), blocks
    link          @to: address; "#…" inside the document
    note          blocks, at the place of its reference
    image         @key: SHA-256 of the picture's bytes
    skip          what is no text: labels, formulas, marks

Conventions:
- A text is its letters, digits and Han after NFKC: not labels, marks of notes, formulas, alternative texts. The
  text of an item is that of its first paragraph, the text of a cell all in it, text boxes too, but not its notes.
- Body and notes count; headers, footers, comments, deleted and hidden text do not.
- Headings and items without text do not count: nothing is shown for them that a reader could name.
- The level of an item is its depth among the items before it in the same list (pandoc keeps no other).
- The title of a list of contents is no heading; tables made from the data of charts are no tables of the text.
- Previews of objects as StarView metafiles do not count: only LibreOffice can show them.
- Columns that a row skips before its first cell (w:gridBefore) are no cell.
- A reference (text:bookmark-ref, …; REF and PAGEREF with the switch \\h) is a link inside the document.
- Anchors have other names in every reader: a link inside the document counts as "#".
"""
import unicodedata
from urllib.parse import unquote

KINDS = ("heading", "item", "table", "column", "row", "cell", "span", "note", "link", "picture")
APART = {"note", "box", "skip", "image"}


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


def raw_text(node):
    parts = [node.text or ""]
    for child in node:
        if child.tag not in APART:
            parts.append(raw_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def text_of(node):
    return letters(raw_text(node))


def text_of_blocks(node):
    """Paragraph by paragraph, what its text boxes hold after it."""
    parts = []
    for child in node:
        if child.tag in ("p", "heading", "link", "span"):
            parts.append(text_of(child) if child.tag in ("p", "heading") else "")
            parts.append("".join(text_of_blocks(each) for each in child if each.tag in ("box", "link", "span")))
        elif child.tag != "note":
            parts.append(text_of_blocks(child))
    return "".join(parts)


def grid(table):
    """(row, column, cell) of each cell, where covered places are skipped."""
    taken, places = set(), []
    for y, row in enumerate(table.findall("row")):
        x = int(row.get("before", 0))
        for cell in row.findall("cell"):
            while (y, x) in taken:
                x += 1
            places.append((y, x, cell))
            wide, high = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
            if high > 1:
                taken.update((below, x + n) for below in range(y + 1, y + high) for n in range(wide))
            x += wide
    return places


def address(to):
    return "#" if to.startswith("#") else unquote(to).strip()


class Items:
    """The items of a tree, by kind, in order."""

    def __init__(self, root):
        self.found = {kind: [] for kind in KINDS}
        self.notes = []
        self.levels = []  # of the list that is open
        self.blocks(root)
        while self.notes:
            self.blocks(self.notes.pop(0))

    def blocks(self, node):
        for child in node:
            if child.tag == "table":
                self.levels = []
                self.table(child)
                self.levels = []
            elif child.tag in ("p", "heading"):
                self.paragraph(child)
            else:
                self.blocks(child)

    def paragraph(self, node):
        text = text_of(node)
        if node.tag == "heading" and text:
            self.found["heading"].append(f"{node.get('level')} {text}")
        elif node.get("item") and text:
            self.found["item"].append(f"{self.depth(int(node.get('item')))} {text}")
        if node.get("item") is None and (text or node.tag == "heading") and not node.get("list"):
            self.levels = []
        boxes = []
        self.inline(node, boxes)
        for box in boxes:
            self.blocks(box)

    def depth(self, level):
        while self.levels and self.levels[-1] > level:
            self.levels.pop()
        if not self.levels or self.levels[-1] < level:
            self.levels.append(level)
        return len(self.levels)

    def inline(self, node, boxes):
        for child in node:
            if child.tag == "box":
                boxes.append(child)
            elif child.tag == "note":
                self.found["note"].append(text_of_blocks(child))
                self.notes.append(child)
            elif child.tag == "image":
                self.found["picture"].append(child.get("key"))
            elif child.tag != "skip":
                if child.tag == "link":
                    self.found["link"].append(f"{address(child.get('to'))} {text_of(child)}")
                self.inline(child, boxes)

    def table(self, node):
        places = grid(node)
        rows, columns = {}, {}
        for y, x, cell in places:
            text, span = text_of_blocks(cell), f"{cell.get('colspan', 1)}×{cell.get('rowspan', 1)}"
            rows.setdefault(y, []).append(text)
            columns.setdefault(x, []).append(text)
            self.found["cell"].append(text)
            if span != "1×1":
                self.found["span"].append(f"{span} {text}")
        wide = max((x + int(cell.get("colspan", 1)) for _, x, cell in places), default=0)
        self.found["table"].append(f"{len(node.findall('row'))}×{wide}")
        self.found["row"].extend("|".join(rows.get(y, [])) for y in range(len(node.findall("row"))))
        self.found["column"].extend("|".join(columns.get(x, [])) for x in range(wide))
        for _, _, cell in places:
            self.blocks(cell)


def items_of(root):
    return Items(root).found
