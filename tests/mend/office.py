"""What LibreOffice reads of copies, and faults of its own (seen in 7.4.7) that comments bring out. Each fault excuses a copy
only where LibreOffice shows it in a small document that engross never touched, and only what it can explain."""
import zipfile
from collections import Counter
from functools import cached_property
from pathlib import Path
import xml.etree.ElementTree as ElementTree

import files
from reports import KIND, OFFICE, PACKAGE, WORD, relation

PARAGRAPH = "<w:p>{}</w:p>"
RUN = "<w:r><w:t>{}</w:t></w:r>"
COMMENTED = PARAGRAPH.format(RUN.format("C") + '<w:r><w:commentReference w:id="0"/></w:r>')
COMMENT = f'<w:comment w:id="0" w:author="A">{PARAGRAPH.format(RUN.format("K"))}</w:comment>'
NOTED = PARAGRAPH.format(RUN.format("P") + '<w:r><w:footnoteReference w:id="{0}"/></w:r>')
NOTE = '<w:footnote w:id="{0}">' + PARAGRAPH.format('<w:r><w:footnoteRef/></w:r><w:r><w:t>{1}</w:t></w:r>') + "</w:footnote>"
FRAMED = ('<w:tbl><w:tblPr><w:tblpPr w:horzAnchor="margin" w:tblpX="800" w:tblpY="30"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/>'
          "</w:tblGrid><w:tr><w:tc>" + PARAGRAPH + "</w:tc></w:tr></w:tbl>")
DELETED = ('<w:ins w:id="1" w:author="A"><w:del w:id="2" w:author="A"><w:r><w:delText>DEL</w:delText></w:r></w:del></w:ins>')


def docx(path, body, **parts):
    """A DOCX of a body and the content of parts that are called as their root elements."""
    with zipfile.ZipFile(path, "w") as archive:
        kinds = "".join(f'<Override PartName="/{name}.xml" ContentType="{KIND}.{kind}+xml"/>' for name, kind in
                        {"document": "document.main", **{part: part for part in parts}}.items())
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                         f'"application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>')
        relations = lambda all: f'<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>'
        archive.writestr("_rels/.rels", relations(relation("a", f"{OFFICE}/officeDocument", "document.xml")))
        archive.writestr("_rels/document.xml.rels", relations("".join(
            relation(part, f"{OFFICE}/{part}", f"{part}.xml") for part in parts)))
        archive.writestr("document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        for part, content in parts.items():
            archive.writestr(f"{part}.xml", f'<w:{part} xmlns:w="{WORD}">{content}</w:{part}>')
    return path


class Office:
    """LibreOffice as the store asks it, its readings as engross reads them."""

    def __init__(self, store, program):
        self.store, self.program = store, program

    def letters(self, paths):
        return self.store.letters(self.program, paths)

    def readings(self, *documents):
        """Letters of what LibreOffice makes of small documents: body and parts."""
        with files.scratch() as folder:
            paths = [docx(Path(folder) / f"{number}.docx", body, **parts) for number, (body, parts) in enumerate(documents)]
            there = self.store.office(paths, "odt")
            return self.letters([there[path] for path in paths])

    @cached_property
    def mixes_notes_up(self):
        """It takes the text of a note from another, or none, when a comment stands between them."""
        [read] = self.readings((NOTED.format(2) + COMMENTED + NOTED.format(3),
                                {"footnotes": NOTE.format(2, "X") + NOTE.format(3, "Z"), "comments": COMMENT}))
        return (read["notes"].get("X"), read["notes"].get("Z")) != (1, 1)

    @cached_property
    def overlooks_deletions(self):
        """What was inserted and then deleted in a floating table is text to it, but not where a comment stands behind."""
        plain = FRAMED.format(DELETED) + PARAGRAPH.format(RUN.format("E"))
        without, beside = self.readings((plain, {}), (plain + COMMENTED, {"comments": COMMENT}))
        return without["body"].get("D") == 1 and "D" not in beside["body"]

    def losses(self, source, was, now):
        """How two readings differ, by what no fault of LibreOffice explains: "" when nothing is left."""
        if was == now or not was or not now or source.suffix != ".docx":
            return files.told(was, now)
        has_notes, deleted = facts_of(source)
        was, now = ({part: Counter(letters) for part, letters in read.items()} for read in (was, now))
        if has_notes and was["notes"] != now["notes"] and self.mixes_notes_up:
            was["notes"] = now["notes"]
        lost = was["body"] - now["body"]
        if lost and not lost - deleted and self.overlooks_deletions:
            was["body"] -= lost
        return files.told(was, now)


def facts_of(source):
    """Whether a DOCX has several notes, and which letters were deleted in what was inserted or moved."""
    with zipfile.ZipFile(source) as archive:
        root = ElementTree.fromstring(archive.read(files.main_part(source)))
    w = root.tag[:root.tag.index("}") + 1]
    notes = sum(1 for each in root.iter() if each.tag in (w + "footnoteReference", w + "endnoteReference"))
    deleted = "".join(text.text or "" for outer in root.iter() if outer.tag in (w + "ins", w + "moveTo")
                      for inner in outer.iter(w + "del") for text in inner.iter(w + "delText"))
    return notes > 1, files.counted(deleted)
