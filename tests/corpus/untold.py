"""Characters of the source that are not to be told: deleted by a tracked change, hidden, or instructions.

LibreOffice writes deleted and hidden text into its plain text; pandoc writes hidden text. They are read here
straight from the XML, with no help of engross, so that they can be left out of the comparison.
"""
import re
import zipfile
import xml.etree.ElementTree as ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def all_text(node):
    return "".join(node.itertext())


def is_on(mark, w):
    return mark is not None and mark.get(w + "val", "true") not in ("0", "false", "off")


def hidden_styles(root, w):
    """Ids of the styles that hide their text, those based on them among them."""
    own, base = {}, {}
    for style in root.iter(w + "style"):
        name = style.get(w + "styleId")
        properties = style.find(w + "rPr")
        mark = properties.find(w + "vanish") if properties is not None else None
        own[name] = None if mark is None else is_on(mark, w)
        parent = style.find(w + "basedOn")
        base[name] = parent.get(w + "val") if parent is not None else None

    def hides(name):
        seen = set()
        while name in own and name not in seen and own[name] is None:
            seen.add(name)
            name = base[name]
        return bool(own.get(name))

    return {name for name in own if hides(name)}


def child_value(node, path, w):
    for step in path:
        node = node.find(w + step) if node is not None else None
    return None if node is None else node.get(w + "val")


def untold_of_run(run, w, styles, paragraph_hides):
    properties = run.find(w + "rPr")
    mark = properties.find(w + "vanish") if properties is not None else None
    hides = paragraph_hides or child_value(run, ["rPr", "rStyle"], w) in styles
    return is_on(mark, w) if mark is not None else hides


def of_word_part(root, w, styles, parts):
    for paragraph in root.iter(w + "p"):
        hides = child_value(paragraph, ["pPr", "pStyle"], w) in styles
        for run in paragraph.iter(w + "r"):
            if untold_of_run(run, w, styles, hides):
                parts.append(all_text(run))
    for name in ("delText", "delInstrText"):
        parts.extend(all_text(node) for node in root.iter(w + name))
    for moved in root.iter(w + "moveFrom"):
        parts.extend(all_text(node) for node in moved.iter(w + "t"))
    for row in root.iter(w + "tr"):
        if row.find(f"{w}trPr/{w}del") is not None:
            parts.extend(all_text(node) for node in row.iter(w + "t"))


def of_word(package):
    parts = []
    trees = {}
    for name in package.namelist():
        if name.endswith(".xml") and re.search(r"word/|document|notes", name):
            try:
                trees[name] = ElementTree.fromstring(package.read(name))
            except ElementTree.ParseError:
                continue
    for w in (W, STRICT):
        styles = set()
        for root in trees.values():
            if root.tag == w + "styles":
                styles |= hidden_styles(root, w)
        for root in trees.values():
            if root.tag in (w + "document", w + "footnotes", w + "endnotes"):
                of_word_part(root, w, styles, parts)
    return parts


def of_open_document(roots):
    parts, hidden = [], set()
    for root in roots:
        for style in root.iter(STYLE + "style"):
            properties = style.find(STYLE + "text-properties")
            if properties is not None and properties.get(TEXT + "display") == "none":
                hidden.add(style.get(STYLE + "name"))
    for root in roots:
        for node in root.iter():
            is_hidden = node.get(TEXT + "style-name") in hidden or node.get(TEXT + "display") == "none"
            if node.tag in (TEXT + "deletion", TEXT + "hidden-text", TEXT + "hidden-paragraph") or is_hidden:
                parts.append(all_text(node) + node.get(TEXT + "string-value", ""))
            elif any(child.tag == TEXT + "hidden-paragraph" for child in node):
                parts.append(all_text(node))
    return parts


FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def text_but_fallbacks(node, parts):
    if node.tag == FALLBACK:
        return
    parts.append(node.text or "")
    for child in node:
        text_but_fallbacks(child, parts)
        parts.append(child.tail or "")


def whole(file):
    """Every text of the parts that hold content, once: no reader can find more than this, save what it repeats."""
    parts = []
    try:
        if not zipfile.is_zipfile(file):
            return "".join(ElementTree.parse(file).getroot().itertext())
        with zipfile.ZipFile(file) as package:
            for name in package.namelist():
                if name.endswith(".xml") and not re.search(r"(styles|settings|fontTable|webSettings|numbering)\.xml$|docProps", name):
                    try:
                        text_but_fallbacks(ElementTree.fromstring(package.read(name)), parts)
                    except ElementTree.ParseError:
                        continue
    except (OSError, zipfile.BadZipFile, RuntimeError):
        pass
    return "".join(parts)


def untold(file):
    """The text, "" when the file cannot be read."""
    try:
        if not zipfile.is_zipfile(file):
            return "".join(of_open_document([ElementTree.parse(file).getroot()]))
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            if "content.xml" in names:
                roots = [ElementTree.fromstring(package.read(name))
                         for name in ("content.xml", "styles.xml") if name in names]
                return "".join(of_open_document(roots))
            return "".join(of_word(package))
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, RuntimeError, KeyError):
        return ""
