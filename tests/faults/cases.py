"""The bad files: (name, bytes, what must come of it).

REFUSED, LIMIT: exit code 3, 5; MENDED: the document is converted all the same; a tuple: one of them.
"""

import re
import zlib

from packages import claim_many_entries, edit, encrypted_entries, flip, in_body, ole, pack, parts, png, swap

MENDED, REFUSED, LIMIT = 0, 3, 5
EVIL = "<!DOCTYPE x [<!ENTITY a0 'ha'>%s]>" % "".join(
    "<!ENTITY a%d '%s'>" % (n, ("&a%d;" % (n - 1)) * 10) for n in range(1, 12))


def containers(docx, odt):
    yield "empty.docx", b"", REFUSED
    yield "empty.odt", b"", REFUSED
    yield "text.docx", "這只是一段文字。\n".encode() * 20, REFUSED
    yield "one-byte.odt", b"P", REFUSED
    yield "zip-signature-only.docx", b"PK\3\4", REFUSED
    yield "zip-without-files.docx", pack([]), REFUSED
    yield "page.docx", b"<html><body>x</body></html>", MENDED  # HTML, whatever its name
    yield "picture.docx", png(3, 3), REFUSED
    yield "noise.odt", bytes(zlib.crc32(b"%d" % n) & 255 for n in range(20000)), REFUSED
    yield "old-word.docx", ole(["WordDocument", "1Table"]), REFUSED
    yield "encrypted.docx", ole(["EncryptionInfo", "EncryptedPackage"]), REFUSED
    yield "zip-encrypted.docx", encrypted_entries(docx), REFUSED
    yield "book.odt", pack([("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"<container/>")]), REFUSED
    yield "sheet.odt", edit(odt, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), REFUSED
    sheet = [("[Content_Types].xml", dict(parts(docx))["[Content_Types].xml"].replace(b"wordprocessingml.document", b"spreadsheetml.sheet")),
             ("_rels/.rels", dict(parts(docx))["_rels/.rels"].replace(b"word/document.xml", b"xl/workbook.xml")),
             ("xl/workbook.xml", b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>')]
    yield "sheet.docx", pack(sheet), REFUSED
    yield "any-zip.docx", pack([("readme.txt", b"hello")]), REFUSED
    for kind, package in (("docx", docx), ("odt", odt)):
        for percent in range(5, 100, 5):
            yield "cut-%02d.%s" % (percent, kind), package[:len(package) * percent // 100], REFUSED
        yield "one-byte-short." + kind, package[:-1], REFUSED
    yield "flipped-main.docx", flip(docx, "word/document.xml"), REFUSED
    yield "flipped-main.odt", flip(odt, "content.xml"), REFUSED
    yield "flipped-styles.docx", flip(docx, "word/styles.xml"), REFUSED
    yield "flipped-styles.odt", flip(odt, "styles.xml"), REFUSED
    yield "other-name.odt", docx, MENDED  # known by its bytes
    yield "other-name.docx", odt, MENDED


def entries(docx, odt):
    for kind, package in (("docx", docx), ("odt", odt)):
        for word, name in (("parent", "../../evil.txt"), ("absolute", "/etc/evil"), ("backslash", "a\\..\\evil")):
            yield "%s-name.%s" % (word, kind), edit(package, add=[(name, b"x")]), REFUSED
    yield "twice.docx", pack(parts(docx) + [("word/document.xml", b"<x/>")]), REFUSED
    yield "twice.odt", pack(parts(odt) + [("content.xml", b"<x/>")]), REFUSED
    yield "claims-entries.docx", claim_many_entries(docx, 60_000), (REFUSED, LIMIT)
    yield "bomb.docx", edit(docx, {"word/document.xml": lambda data: data + b" " * (80 << 20)}), LIMIT
    yield "bomb.odt", edit(odt, {"styles.xml": lambda data: data + b"\n" * (80 << 20)}), LIMIT
    yield "bomb-beside.docx", edit(docx, add=[("word/media/unused.bin", b"\0" * (80 << 20))]), (MENDED, LIMIT)
    secret = swap('manifest:full-path="content.xml" manifest:media-type="text/xml"/>',
                  'manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="19250">'
                  '<manifest:encryption-data manifest:checksum-type="SHA256/1K" manifest:checksum="eA=="/>'
                  '</manifest:file-entry>')
    noise = bytes(zlib.crc32(b"%d" % n) & 255 for n in range(5000))
    yield "encrypted.odt", edit(odt, {"META-INF/manifest.xml": secret, "content.xml": noise}), REFUSED


def broken_xml(docx, odt):
    def half(data):
        return data[:len(data) // 2]

    main = {"docx": ("word/document.xml", "word/styles.xml", "_rels/.rels",
                     "word/_rels/document.xml.rels", "word/numbering.xml", "word/footnotes.xml"),
            "odt": ("content.xml", "styles.xml")}
    side = {"docx": ("word/settings.xml", "word/header1.xml", "word/endnotes.xml", "docProps/core.xml",
                     "docProps/app.xml", "word/fontTable.xml", "[Content_Types].xml"),
            "odt": ("meta.xml", "settings.xml", "META-INF/manifest.xml")}
    for kind, package in (("docx", docx), ("odt", odt)):
        for names, fate in ((main[kind], REFUSED), (side[kind], (MENDED, REFUSED))):
            for name in names:
                word = re.sub(r"\W+", "-", name).strip("-")
                yield "half-%s.%s" % (word, kind), edit(package, {name: half}), fate
        part = main[kind][0]
        yield "no-main." + kind, edit(package, {part: None}), REFUSED
        yield "empty-main." + kind, edit(package, {part: b""}), REFUSED
        yield "other-root." + kind, edit(package, {part: b"<x/>"}), REFUSED
        yield "bad-utf8." + kind, edit(package, {part: lambda data: re.sub(b"</(w:t|text:p)>", b"\xff\xfe</\\1>", data, count=1)}), REFUSED
        yield "entities." + kind, edit(package, {part: lambda data: re.sub(rb"^<\?xml[^>]*>", EVIL.encode(), data)
                                                 .replace(b"</w:t>", b"&a11;</w:t>", 1)
                                                 .replace(b"</text:p>", b"&a11;</text:p>", 1)}), (REFUSED, LIMIT)
        steal = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
        yield "file-entity." + kind, edit(package, {part: lambda data: re.sub(rb"^<\?xml[^>]*>", steal, data)
                                                    .replace(b"</w:t>", b"&e;</w:t>", 1)
                                                    .replace(b"</text:p>", b"&e;</text:p>", 1)}), REFUSED
        far = b"<!DOCTYPE x SYSTEM 'http://example.org/x.dtd'>"
        yield "far-dtd." + kind, edit(package, {part: lambda data: re.sub(rb"^<\?xml[^>]*>", far, data)}), (MENDED, REFUSED)


def depth(docx, odt):
    yield "deep.docx", edit(docx, {"word/document.xml": in_body("<w:sdt><w:sdtContent>" * 10_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 10_000)}), LIMIT
    yield "deep.odt", edit(odt, {"content.xml": in_body("<text:section>" * 10_000 + "</text:section>" * 10_000)}), LIMIT
    spans = "<text:p>" + "<text:span>" * 180 + "x" + "</text:span>" * 180 + "</text:p>"
    yield "deep-spans.odt", edit(odt, {"content.xml": in_body(spans)}), (MENDED, LIMIT)
    yield "attribute.docx", edit(docx, {"word/document.xml": in_body('<w:p w:x="%s"/>' % ("y" * (12 << 20)))}), (MENDED, REFUSED, LIMIT)
    yield "long-word.docx", edit(docx, {"word/document.xml": in_body("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % ("y" * 200_000))}), MENDED
    yield "long-han.odt", edit(odt, {"content.xml": in_body("<text:p>%s</text:p>" % ("永" * 100_000))}), MENDED
    yield "blanks.docx", edit(docx, {"word/document.xml": in_body("<w:p/>" * 100_000)}), MENDED
    yield "blanks.odt", edit(odt, {"content.xml": in_body("<text:p/>" * 100_000)}), MENDED
    cell = "<w:tbl><w:tr><w:tc>%s<w:p/></w:tc></w:tr></w:tbl>"
    tables = "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
    for _ in range(50):
        tables = cell % tables
    yield "nested-tables.docx", edit(docx, {"word/document.xml": in_body(tables)}), (MENDED, LIMIT)
    start, end = "<table:table><table:table-column/><table:table-row><table:table-cell>", "<text:p/></table:table-cell></table:table-row></table:table>"
    yield "nested-tables.odt", edit(odt, {"content.xml": in_body(start * 45 + end * 45)}), (MENDED, LIMIT)
    wide = '<table:table><table:table-column table:number-columns-repeated="2000000000"/><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    yield "repeated-cells.odt", edit(odt, {"content.xml": in_body(wide)}), LIMIT
    nested = "<text:p/>"
    for _ in range(7):
        nested = '<table:table><table:table-row><table:table-cell table:number-columns-repeated="10">%s</table:table-cell></table:table-row></table:table>' % nested
    yield "repeated-nested.odt", edit(odt, {"content.xml": in_body(nested)}), LIMIT
    yield "repeated-spaces.odt", edit(odt, {"content.xml": in_body('<text:p>x<text:s text:c="2000000000"/>y</text:p>')}), LIMIT
    span = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    yield "wide-span.docx", edit(docx, {"word/document.xml": in_body(span)}), (MENDED, LIMIT)


def pictures(docx, odt):
    good = dict(parts(docx))["word/media/image1.png"]
    for name, data in (("cut", good[:len(good) // 2]), ("garbage", b"not a picture at all"), ("nothing", b""),
                       ("one-pixel", png(1, 1)), ("zero", png(0, 0)), ("huge-claim", png(100_000, 100_000, b"x")),
                       ("crc", png(4, 4, broken_crc=True)), ("signature", good[:8]),
                       ("jpeg-head", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"),
                       ("gif-head", b"GIF89a\xff\xff\xff\xff\0\0\0"), ("bad-svg", b"<svg><script>"),
                       ("fetching-svg", b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
                                        b'<image xlink:href="file:///etc/passwd" width="9" height="9"/>'
                                        b'<image xlink:href="http://example.org/x.png" width="9" height="9"/></svg>'),
                       ("emf", b"\1\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 60)):
        yield "picture-%s.docx" % name, edit(docx, {"word/media/image1.png": data}), MENDED
        yield "picture-%s.odt" % name, edit(odt, {"Pictures/1000000000000001.png": data}), MENDED
    yield "picture-missing.docx", edit(docx, {"word/media/image1.png": None}), MENDED
    yield "picture-missing.odt", edit(odt, {"Pictures/1000000000000001.png": None}), MENDED
    extent = swap('<wp:extent cx="1800000" cy="900000"/>', '<wp:extent cx="0" cy="-5"/>')
    yield "picture-no-size.docx", edit(docx, {"word/document.xml": extent}), MENDED
    extent = swap('<wp:extent cx="1800000" cy="900000"/>', '<wp:extent cx="999999999999" cy="900000"/>')
    yield "picture-wide.docx", edit(docx, {"word/document.xml": extent}), MENDED


def references(docx, odt):
    based = re.compile(rb'(w:styleId="([^"]+)"[^>]*>.*?)(<w:basedOn w:val=")[^"]*', re.DOTALL)
    yield "style-circle.docx", edit(docx, {"word/styles.xml": lambda data: based.sub(rb"\1\3\2", data)}), MENDED
    yield "style-circle.odt", edit(odt, {"styles.xml": swap('style:name="Standard"', 'style:name="Standard" style:parent-style-name="Standard"')}), MENDED
    for name in ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/_rels/document.xml.rels",
                 "word/settings.xml", "word/header1.xml", "docProps/core.xml", "word/fontTable.xml"):
        yield "no-%s.docx" % re.sub(r"\W+", "-", name), edit(docx, {name: None}), MENDED
    for name in ("_rels/.rels", "[Content_Types].xml"):
        yield "no-%s.docx" % re.sub(r"\W+", "-", name).strip("-"), edit(docx, {name: None}), (MENDED, REFUSED)
    for name in ("styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"):
        yield "no-%s.odt" % re.sub(r"\W+", "-", name), edit(odt, {name: None}), MENDED
    yield "no-mimetype.odt", edit(odt, {"mimetype": None}), (MENDED, REFUSED)
    for word, target in (("file", "file:///etc/passwd"), ("far", "http://example.org/x.png"), ("up", "../../../../etc/passwd"),
                         ("self", "document.xml")):
        outside = swap('Target="media/image1.png"', 'Target="%s"' % target)
        yield "rel-%s.docx" % word, edit(docx, {"word/_rels/document.xml.rels": outside}), MENDED
        external = swap('Target="media/image1.png"', 'Target="%s" TargetMode="External"' % target)
        yield "rel-external-%s.docx" % word, edit(docx, {"word/_rels/document.xml.rels": external}), MENDED
        outside = swap("Pictures/1000000000000001.png", target)
        yield "href-%s.odt" % word, edit(odt, {"content.xml": outside}), MENDED
    yield "rel-circle.docx", edit(docx, {"_rels/.rels": swap('Target="word/document.xml"', 'Target="_rels/.rels"')}), REFUSED
    yield "unknown-numbering.docx", edit(docx, {"word/document.xml": swap('<w:numId w:val="2"/>', '<w:numId w:val="99999999999"/>', -1)}), MENDED
    yield "deep-level.docx", edit(docx, {"word/document.xml": swap('<w:ilvl w:val="1"/>', '<w:ilvl w:val="-7"/>', -1)}), MENDED
    yield "no-page.docx", edit(docx, {"word/document.xml": lambda data: re.sub(rb'w:w="16838" w:h="11906"', b'w:w="0" w:h="0"', data)}), MENDED
    yield "all-margin.docx", edit(docx, {"word/document.xml": lambda data: re.sub(rb'w:left="1247"', b'w:left="99999"', data)}), MENDED
    yield "tiny-page.docx", edit(docx, {"word/document.xml": lambda data: re.sub(rb'w:w="11906" w:h="16838"', b'w:w="20" w:h="20"', data)}), MENDED
    yield "huge-font.docx", edit(docx, {"word/document.xml": swap('<w:sz w:val="44"/>', '<w:sz w:val="2000000000"/>', -1)}), MENDED
    yield "no-words.docx", edit(docx, {"word/document.xml": lambda data: re.sub(rb"<w:body>.*</w:body>", b"<w:body/>", data, flags=re.DOTALL)}), MENDED
    yield "no-words.odt", edit(odt, {"content.xml": lambda data: re.sub(rb"<office:text>.*</office:text>", b"<office:text/>", data, flags=re.DOTALL)}), MENDED


def all_cases(docx, odt):
    for make in (containers, entries, broken_xml, depth, pictures, references):
        yield from make(docx, odt)
