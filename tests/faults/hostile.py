"""Files made by somebody who means harm: bombs, lies, loops. The same triples as in cases.py."""

import re
import struct
import zlib

from packages import edit, in_body, lie, many_entries, overlapping, pack, parts, png, swap

MENDED, REFUSED, LIMIT = 0, 3, 5
ANY = (MENDED, REFUSED, LIMIT)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def zips(docx, odt):
    bomb = pack([("b.bin", b"\0" * (40 << 20))], 1)
    nested = pack([("%d.zip" % n, bomb) for n in range(50)], 1)
    yield "nested-zips.docx", edit(docx, add=[("word/embeddings/a.zip", nested)]), MENDED
    yield "nested-zips.odt", edit(odt, add=[("ObjectReplacements/a.zip", nested)]), MENDED
    yield "zip-in-zip.docx", pack([("report.docx", docx)]), REFUSED
    main = dict(parts(docx))["word/document.xml"]
    for kind, package, part in (("docx", docx, "word/document.xml"), ("odt", odt, "content.xml")):
        yield "overlapping.%s" % kind, overlapping(package, 10_000, 20 << 20), LIMIT
        yield "overlapping-few.%s" % kind, overlapping(package, 3, 2 << 20), ANY
        packed = edit(package, {part: lambda data: data + b" " * (20 << 20)})
        yield "lie-small.%s" % kind, lie(packed, part, size=len(main)), REFUSED
        yield "lie-nothing.%s" % kind, lie(packed, part, size=0), REFUSED
        yield "lie-large.%s" % kind, lie(package, part, size=200 << 20), (REFUSED, LIMIT)
        yield "lie-huge.%s" % kind, lie(package, part, size=0xFFFFFFFE), LIMIT
        yield "lie-packed.%s" % kind, lie(package, part, packed=0x7FFFFFFF), (MENDED, REFUSED)  # a packed stream ends by itself
        yield "lie-place.%s" % kind, lie(package, part, place=0x7FFFFFF0), REFUSED
        yield "entries-100000.%s" % kind, many_entries(package, 100_000), LIMIT
        yield "case-twins.%s" % kind, edit(package, add=[(part.upper(), b"<x/>")]), MENDED
        for word, name in (("drive", "C:\\evil"), ("dots", "word/../../evil"), ("nul", "a\0b")):
            yield "%s-path.%s" % (word, kind), edit(package, add=[(name, b"x")]), (REFUSED, MENDED)


def xml(docx, odt):
    for kind, package, part, text in (("docx", docx, "word/document.xml", b"</w:t>"), ("odt", odt, "content.xml", b"</text:p>")):
        def doctype(inside, use=b""):
            return edit(package, {part: lambda data: re.sub(rb"^<\?xml[^>]*>", lambda _: b"<!DOCTYPE x [" + inside + b"]>", data)
                                  .replace(text, use + text, 1)})

        yield "quadratic.%s" % kind, doctype(b"<!ENTITY a '" + b"x" * 100_000 + b"'>", b"&a;" * 100_000), REFUSED
        yield "parameter-entity.%s" % kind, doctype(b"<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;"), REFUSED
        yield "far-entity.%s" % kind, doctype(b"<!ENTITY e SYSTEM 'http://example.org/e'>", b"&e;"), REFUSED
        yield "default-attribute.%s" % kind, doctype(b"<!ATTLIST x y CDATA 'z'>"), REFUSED
        include = (b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>')
        yield "xinclude.%s" % kind, edit(package, {part: in_body(include.decode())}), MENDED
        yield "stylesheet.%s" % kind, edit(package, {part: lambda data: re.sub(
            rb"^(<\?xml[^>]*>)", rb'\1<?xml-stylesheet href="http://example.org/x.xsl" type="text/xsl"?>', data)}), MENDED
        attributes = "".join(' a%d="x"' % n for n in range(200_000))
        spot = "w:p" if kind == "docx" else "text:p"
        yield "attributes.%s" % kind, edit(package, {part: in_body("<%s%s/>" % (spot, attributes))}), LIMIT
        names = "".join(' xmlns:n%d="urn:%d"' % (n, n) for n in range(200_000))
        yield "namespaces.%s" % kind, edit(package, {part: in_body("<%s%s/>" % (spot, names))}), LIMIT
        yield "attribute-9mb.%s" % kind, edit(package, {part: in_body('<%s w="%s"/>' % (spot, "y" * (9 << 20)))}), ANY
        yield "elements.%s" % kind, edit(package, {part: in_body("<x/>" * 3_000_000)}), ANY


def deep_parts(docx, odt):
    for part, element in (("word/styles.xml", "w:x"), ("word/numbering.xml", "w:x"), ("docProps/core.xml", "x"),
                          ("word/_rels/document.xml.rels", "x"), ("[Content_Types].xml", "x")):
        deep = ("<%s>" % element) * 5000 + ("</%s>" % element) * 5000
        put = lambda data, deep=deep: re.sub(rb"(</[^>]*>)\s*$", lambda end: deep.encode() + end[1], data)  # noqa: E731
        yield "deep-%s.docx" % re.sub(r"\W+", "-", part).strip("-"), edit(docx, {part: put}), (MENDED, LIMIT)
    math = "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>%s</m:oMath>"
    yield "deep-formula.docx", edit(docx, {"word/document.xml": in_body("<w:p>%s</w:p>" % (
        math % ("<m:rad><m:e>" * 90 + "</m:e></m:rad>" * 90)))}), MENDED
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    yield "deep-fields.docx", edit(docx, {"word/document.xml": in_body("<w:p>%s</w:p>" % (field * 20_000))}), ANY
    boxes = "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    ends = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    yield "deep-boxes.docx", edit(docx, {"word/document.xml": in_body(boxes * 25 + ends * 25)}), MENDED
    lists = "<text:list><text:list-item>"
    yield "deep-lists.odt", edit(odt, {"content.xml": in_body(lists * 90 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 90)}), MENDED


def tables(docx, odt):
    cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    yield "many-cells.docx", edit(docx, {"word/document.xml": in_body("<w:tbl>%s</w:tbl>" % (("<w:tr>%s</w:tr>" % (cell * 200)) * 200))}), ANY
    merged = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='1000'/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    yield "spans-and-merges.docx", edit(docx, {"word/document.xml": in_body("<w:tbl>%s</w:tbl>" % (merged * 3000))}), ANY
    yield "grid.docx", edit(docx, {"word/document.xml": in_body("<w:tbl><w:tblGrid>%s</w:tblGrid><w:tr>%s</w:tr></w:tbl>" % ("<w:gridCol w:w='1'/>" * 100_000, cell))}), ANY
    yield "grid-before.docx", edit(docx, {"word/document.xml": in_body("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='2000000000'/></w:trPr>%s</w:tr></w:tbl>" % cell)}), ANY
    for word, spans in (("rows", 'table:number-rows-spanned="2000000000"'), ("columns", 'table:number-columns-spanned="2000000000"'),
                        ("both", 'table:number-rows-spanned="60000" table:number-columns-spanned="60000"')):
        table = "<table:table><table:table-column/>%s</table:table>" % (
            "<table:table-row><table:table-cell %s><text:p>x</text:p></table:table-cell></table:table-row>" % spans * 50)
        yield "spanned-%s.odt" % word, edit(odt, {"content.xml": in_body(table)}), ANY
    cells = '<table:table-cell table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell>'
    table = "<table:table><table:table-column/>%s</table:table>" % (
        '<table:table-row table:number-rows-repeated="1000">%s</table:table-row>' % cells)
    yield "repeated-million.odt", edit(odt, {"content.xml": in_body(table)}), ANY


def pictures(docx, odt):
    big = 100_000
    claims = (("png", png(big, big, zlib.compress(b"\0" * (30 << 20)))),
              ("png-bomb", png(7000, 7000, zlib.compress(b"\0" * ((3 * 7000 + 1) * 7000), 1))),
              ("gif", b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + b"\0" * 6 + b"," +
               struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\2\2\x4c\1\0;"),
              ("jpeg", b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\3\1\x11\0\2\x11\1\3\x11\1\xff\xd9"),
              ("bmp", b"BM" + struct.pack("<IIIIiiHHIIiiII", 54, 0, 54, 40, big, big, 1, 24, 0, 0, 0, 0, 0, 0)),
              ("tiff", b"II*\0\x08\0\0\0" + struct.pack("<H", 6) + b"".join(struct.pack("<HHII", *row) for row in (
                  (256, 4, 1, big), (257, 4, 1, big), (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, 8), (279, 4, 1, 9))) + b"\0" * 4),
              ("tiff-loop", b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 256, 4, 1, 5) + struct.pack("<I", 8)),
              ("webp", b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff\xff\xff" * 2),
              ("svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"><rect width="9" height="9"/></svg>'),
              ("svg-uses", b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><g id="a0"><rect width="1" height="1"/></g>' +
               b"".join(b'<g id="a%d">%s</g>' % (n, b'<use xlink:href="#a%d"/>' % (n - 1) * 10) for n in range(1, 12)) + b"</svg>"),
              ("svg-loop", b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><g id="a"><use xlink:href="#a"/></g></svg>'),
              ("svg-entity", b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="99" height="9"><text y="9">&e;</text></svg>'))
    for name, data in claims:
        yield "huge-%s.docx" % name, edit(docx, {"word/media/image1.png": data}), MENDED
        yield "huge-%s.odt" % name, edit(odt, {"Pictures/1000000000000001.png": data}), MENDED


def style(name, based, more=""):
    return "<w:style w:type='paragraph' w:styleId='%s'><w:name w:val='%s'/><w:basedOn w:val='%s'/>%s</w:style>" % (name, name, based, more)


def loops(docx, odt):
    def word_styles(new, used="Z1"):
        body = "<w:p><w:pPr><w:pStyle w:val='%s'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>" % used
        return edit(docx, {"word/styles.xml": swap("</w:styles>", new + "</w:styles>"), "word/document.xml": in_body(body)})

    yield "styles-three.docx", word_styles(style("Z1", "Z2") + style("Z2", "Z3") + style("Z3", "Z1")), MENDED
    yield "styles-linked.docx", word_styles(style("Z1", "Z1", "<w:link w:val='Z2'/>") + style("Z2", "Z1", "<w:link w:val='Z1'/>")), MENDED
    yield "styles-chain.docx", word_styles("".join(style("Z%d" % n, "Z%d" % (n + 1)) for n in range(1, 50_000))), MENDED
    odf = '<style:style style:name="Z%d" style:family="paragraph" style:parent-style-name="Z%d"/>'
    use = '<text:p text:style-name="Z1">x</text:p>'
    for word, new in (("two", odf % (1, 2) + odf % (2, 1)), ("chain", "".join(odf % (n, n + 1) for n in range(1, 50_000)))):
        yield "styles-%s.odt" % word, edit(odt, {"styles.xml": swap("</office:styles>", new + "</office:styles>"),
                                               "content.xml": in_body(use)}), MENDED
    page = '<style:master-page style:name="Z" style:page-layout-name="Z" style:next-style-name="Z"/></office:master-styles>'
    yield "pages-loop.odt", edit(odt, {"styles.xml": swap("</office:master-styles>", page)}), MENDED

    # numbering: abstractNum → numbering style → num → the same abstractNum; two that point at each other
    linked = ("<w:abstractNum w:abstractNumId='71'><w:numStyleLink w:val='N1'/></w:abstractNum>"
              "<w:abstractNum w:abstractNumId='72'><w:numStyleLink w:val='N2'/><w:styleLink w:val='N1'/></w:abstractNum>"
              "<w:num w:numId='71'><w:abstractNumId w:val='71'/></w:num><w:num w:numId='72'><w:abstractNumId w:val='72'/></w:num>")
    numbering_style = "<w:style w:type='numbering' w:styleId='N%d'><w:name w:val='N%d'/><w:pPr><w:numPr><w:numId w:val='%d'/></w:numPr></w:pPr></w:style>"
    item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='%d'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    yield "numbering-loop.docx", edit(docx, {
        "word/numbering.xml": lambda data: re.sub(rb"(<w:numbering[^>]*>)", lambda start: start[1] + linked.encode(), data),
        "word/styles.xml": swap("</w:styles>", numbering_style % (1, 1, 72) + numbering_style % (2, 2, 71) + "</w:styles>"),
        "word/document.xml": in_body(item % 71 + item % 72)}), MENDED
    yield "numbering-high.docx", edit(docx, {
        "word/numbering.xml": lambda data: re.sub(rb'<w:start w:val="[^"]*"', b'<w:start w:val="2147483647"', data),
        "word/document.xml": in_body((item % 1) * 3)}), MENDED
    lists = '<text:list-style style:name="Z"><text:list-level-style-number text:level="1" style:num-format="1" text:display-levels="999999999" text:start-value="2147483647"/></text:list-style></office:automatic-styles>'
    items = '<text:list text:style-name="Z" xml:id="z" text:continue-list="z"><text:list-item><text:p>x</text:p></text:list-item><text:list-item><text:p>y</text:p></text:list-item></text:list>'
    yield "numbering-loop.odt", edit(odt, {"content.xml": lambda data: in_body(items)(swap("</office:automatic-styles>", lists)(data))}), MENDED

    # relations
    def related(rows, body="", more=()):
        new = "".join("<Relationship Id='%s' Type='%s%s' Target='%s'/>" % (name, REL, kind, target) for name, kind, target in rows)
        return edit(docx, {"word/_rels/document.xml.rels": swap("</Relationships>", new + "</Relationships>"),
                           "word/document.xml": in_body(body) if body else lambda data: data}, more)

    chunk = "<w:altChunk xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' r:id='zz'/>"
    yield "chunk-of-itself.docx", related([("zz", "aFChunk", "document.xml")], chunk * 3), ANY
    inner = related([("zz", "aFChunk", "inner.docx")], chunk, [("word/inner.docx", docx)])
    for _ in range(6):
        inner = related([("zz", "aFChunk", "inner.docx")], chunk * 4, [("word/inner.docx", inner)])
    yield "chunks-in-chunks.docx", inner, ANY
    yield "chunk-html.docx", related([("zz", "aFChunk", "a.html")], chunk, [("word/a.html", b"<div>" * 100_000)]), ANY
    for kind in ("footnotes", "endnotes", "comments", "styles", "numbering", "header", "theme", "settings"):
        rows = [("z%s" % kind, kind, "document.xml")]
        first = re.sub(r"\W", "", kind)
        yield "rel-%s-is-document.docx" % first, related(rows), ANY
    header = "<w:sectPr xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:headerReference w:type='default' r:id='zz'/></w:sectPr>"
    yield "header-is-document.docx", related([("zz", "header", "document.xml")], "<w:p><w:pPr>%s</w:pPr></w:p>" % header), ANY
    note = "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    yield "note-in-itself.docx", edit(docx, {"word/footnotes.xml": lambda data: re.sub(rb"</w:footnote>", note.encode() + b"</w:footnote>", data)}), ANY
    yield "rels-many.docx", related([("r%d" % n, "image", "media/image1.png") for n in range(100_000)]), MENDED
    frame = '<text:p><draw:frame><draw:object xlink:href="./"/><draw:image xlink:href="content.xml"/></draw:frame></text:p>'
    yield "object-of-itself.odt", edit(odt, {"content.xml": in_body(frame)}), MENDED
    section = '<text:section text:name="z"><text:section-source xlink:href="file:///etc/passwd"/><text:p>x</text:p></text:section>'
    yield "section-elsewhere.odt", edit(odt, {"content.xml": in_body(section)}), MENDED
    fields = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> %s "file:///etc/passwd" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    yield "fields-elsewhere.docx", edit(docx, {"word/document.xml": in_body(fields % "INCLUDETEXT" + fields % "INCLUDEPICTURE" + fields % "DDEAUTO")}), MENDED


def wrappings(docx, odt):
    """Encrypted, signed, of the wrong type."""
    sealed = [("mimetype", b"application/vnd.oasis.opendocument.text"), ("encrypted-package", b"\x93" * 3000),
              ("META-INF/manifest.xml", b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.4">'
               b'<manifest:file-entry manifest:full-path="encrypted-package" manifest:media-type="application/vnd.oasis.opendocument.text" manifest:size="5">'
               b'<manifest:encryption-data/></manifest:file-entry></manifest:manifest>')]
    yield "sealed.odt", pack(sealed), REFUSED
    signature = b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>eA==</SignatureValue></Signature>'
    yield "signed.docx", edit(docx, {
        "_rels/.rels": swap("</Relationships>", "<Relationship Id='sig' Type='http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin' Target='_xmlsignatures/origin.sigs'/></Relationships>")},
        [("_xmlsignatures/origin.sigs", b""), ("_xmlsignatures/sig1.xml", signature)]), MENDED
    yield "signed.odt", edit(odt, add=[("META-INF/documentsignatures.xml", b'<document-signatures xmlns="urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0">' + signature + b"</document-signatures>")]), MENDED
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    for word, kind in (("png", "image/png"), ("xml", "application/xml"), ("none", ""), ("template", main.replace("document.main", "template.main"))):
        yield "main-is-%s.docx" % word, edit(docx, {"[Content_Types].xml": swap(main, kind)}), (MENDED, REFUSED)
    for word, kind in (("presentation", "application/vnd.oasis.opendocument.presentation"), ("text", "text/plain"), ("long", "x" * 100_000)):
        yield "mimetype-%s.odt" % word, edit(odt, {"mimetype": kind.encode()}), (MENDED, REFUSED)
    yield "picture-is-xml.docx", edit(docx, {"word/media/image1.png": dict(parts(docx))["word/document.xml"]}), MENDED
    yield "document-is-picture.docx", edit(docx, {"word/document.xml": png(3, 3)}), REFUSED
    yield "content-is-picture.odt", edit(odt, {"content.xml": png(3, 3)}), REFUSED


def all_cases(docx, odt):
    for make in (zips, xml, deep_parts, tables, pictures, loops, wrappings):
        yield from make(docx, odt)
