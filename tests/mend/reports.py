"""Small reports, DOCX and ODT, for the tests of single kinds of mending. A report is a list of blocks:
(level of the heading or 0, words) for a paragraph, where "\\t" is a tab and "**" at the beginning makes it large and bold;
a list of rows for a table; a Path for a picture."""
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EMU = 12700 * 72


def each_block(blocks, paragraph, table, picture):
    return "".join(picture(each) if isinstance(each, Path) else table(each) if isinstance(each, list) else paragraph(*each)
                   for each in blocks)


# --- DOCX
def docx_paragraph(level, words):
    style = f'<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>' if level else ""
    look = '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>' if words.startswith("**") else ""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in words.removeprefix("**").split("\t")]
    return f'<w:p>{style}<w:r>{look}{"<w:tab/>".join(parts)}</w:r></w:p>' if words else "<w:p/>"


def docx_table(rows):
    cells = lambda row: "".join(f"<w:tc>{docx_paragraph(0, cell)}</w:tc>" for cell in row)
    return "<w:tbl>" + "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows) + "</w:tbl>"


def docx_picture(path):
    return (f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{EMU * 3}" cy="{EMU * 2}"/><wp:docPr id="1" name="P"/><a:graphic>'
            f'<a:graphicData uri="{DRAWING}picture"><pic:pic><pic:blipFill><a:blip r:embed="{path.stem}"/></pic:blipFill></pic:pic>'
            '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')


def docx_style(level):
    return (f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
            f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>')


def relation(name, kind, target):
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'


def docx(path, blocks, author=""):
    pictures = [each for each in blocks if isinstance(each, Path)]
    spaces = (f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}wordprocessingDrawing" xmlns:a="{DRAWING}main" '
              f'xmlns:pic="{DRAWING}picture"')
    relations = lambda all: f'<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                         '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
                         '"application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>'
                         f'<Override PartName="/w/a.xml" ContentType="{KIND}.document.main+xml"/>'
                         f'<Override PartName="/w/s.xml" ContentType="{KIND}.styles+xml"/>'
                         '<Override PartName="/c.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')
        core = relation("b", f"{PACKAGE}/relationships/metadata/core-properties", "c.xml")
        archive.writestr("_rels/.rels", relations(relation("a", f"{OFFICE}/officeDocument", "w/a.xml") + core))
        archive.writestr("c.xml", f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
                         f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></cp:coreProperties>')
        archive.writestr("w/_rels/a.xml.rels", relations(relation("s", f"{OFFICE}/styles", "s.xml") + "".join(
            relation(each.stem, f"{OFFICE}/image", f"media/{each.name}") for each in pictures)))
        archive.writestr("w/s.xml", f'<w:styles xmlns:w="{WORD}">{docx_style(1)}{docx_style(2)}</w:styles>')
        archive.writestr("w/a.xml", f"<w:document {spaces}><w:body>"
                         f"{each_block(blocks, docx_paragraph, docx_table, docx_picture)}</w:body></w:document>")
        for each in pictures:
            archive.write(each, f"w/media/{each.name}")


# --- ODT
def odt_paragraph(level, words):
    name = f'h text:outline-level="{level}"' if level else "p"
    look = ' text:style-name="B"' if words.startswith("**") else ""
    parts = "<text:tab/>".join(escape(part) for part in words.removeprefix("**").split("\t"))
    return f"<text:{name}{look}>{parts}</text:{name[0]}>"


def odt_table(rows):
    cells = lambda row: "".join(f"<table:table-cell>{odt_paragraph(0, cell)}</table:table-cell>" for cell in row)
    return (f'<table:table table:name="T"><table:table-column table:number-columns-repeated="{len(rows[0])}"/>' +
            "".join(f"<table:table-row>{cells(row)}</table:table-row>" for row in rows) + "</table:table>")


def odt_picture(path):
    return (f'<text:p><draw:frame text:anchor-type="as-char" svg:width="216pt" svg:height="144pt"><draw:image '
            f'xlink:href="Pictures/{path.name}" xlink:type="simple"/></draw:frame></text:p>')


def odt(path, blocks, author=""):
    names = "".join(f' xmlns:{name}="{ODF}{full}:1.0"' for name, full in
                    {"office": "office", "text": "text", "table": "table", "style": "style", "meta": "meta", "draw": "drawing",
                     "svg": "svg-compatible", "fo": "xsl-fo-compatible"}.items())
    names += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
    pictures = [each for each in blocks if isinstance(each, Path)]
    kinds = {"content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml", "/": "application/vnd.oasis.opendocument.text"}
    kinds |= {f"Pictures/{each.name}": "image/jpeg" for each in pictures}
    bold = ('<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-size="20pt" fo:font-weight="bold" '
            'style:font-size-asian="20pt" style:font-weight-asian="bold"/></style:style>')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content{names}><office:automatic-styles>{bold}</office:automatic-styles>"
                         f"<office:body><office:text>{each_block(blocks, odt_paragraph, odt_table, odt_picture)}"
                         "</office:text></office:body></office:document-content>")
        archive.writestr("styles.xml", f"<office:document-styles{names}><office:styles/></office:document-styles>")
        archive.writestr("meta.xml", f"<office:document-meta{names}><office:meta><dc:creator>{author}</dc:creator></office:meta>"
                         "</office:document-meta>")
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" manifest:version="1.3">' + "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in kinds.items()) +
                         "</manifest:manifest>")
        for each in pictures:
            archive.write(each, f"Pictures/{each.name}")
