"""Styles and numbering of a DOCX as its XML states them: what a paragraph inherits (17.7) and how it counts (17.9)."""
import xml.etree.ElementTree as ElementTree

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


def short(name, known={}):
    """{namespace}name as prefix_name."""
    if name not in known:
        space, _, local = name.rpartition("}")
        known[name] = (PREFIXES[space[1:]] + "_" if space[1:] in PREFIXES else "") + local
    return known[name]


def named(xml):
    """The XML with short names."""
    root = ElementTree.fromstring(xml)
    for node in root.iter():
        if isinstance(node.tag, str):
            node.tag = short(node.tag)
            for name in [name for name in node.attrib if name[0] == "{"]:
                node.set(short(name), node.attrib.pop(name))
    return root


def value(node, default=""):
    return default if node is None else node.get("w_val", default)


def is_on(mark):
    return mark is not None and mark.get("w_val", "true") not in ("0", "false", "off")


class Styles:
    def __init__(self, root):
        self.known, self.default = {}, ""
        for style in root.iter("w_style") if root is not None else ():
            self.known.setdefault(style.get("w_styleId"), style)
            if style.get("w_type") == "paragraph" and style.get("w_default") in ("1", "true", "on"):
                self.default = style.get("w_styleId")

    def chain(self, name):
        """The style and those it is based on, the nearest first."""
        seen = []
        while name in self.known and name not in seen:
            seen.append(name)
            name = value(self.known[name].find("w_basedOn"))
        return [self.known[each] for each in seen]

    def of_paragraph(self, properties):
        style = value(properties.find("w_pStyle")) if properties is not None else ""
        return style if style in self.known else self.default

    def outline(self, properties, style):
        """Outline level from 0; None for body text (17.3.1.20)."""
        own = properties.find("w_outlineLvl") if properties is not None else None
        stated = [own] + [each.find("w_pPr/w_outlineLvl") for each in self.chain(style)]
        level = next((int(value(each, "9")) for each in stated if each is not None), 9)
        return level if 0 <= level <= 8 else None

    def hides(self, style):
        marks = (each.find("w_rPr/w_vanish") for each in self.chain(style))
        return is_on(next((mark for mark in marks if mark is not None), None))


class Numbering:
    def __init__(self, root, styles):
        self.styles, self.abstract, self.numbers = styles, {}, {}
        for each in root if root is not None else ():
            if each.tag == "w_abstractNum":
                self.abstract[each.get("w_abstractNumId")] = each
            elif each.tag == "w_num":
                self.numbers[each.get("w_numId")] = each

    def definition(self, number, depth=0):
        """The abstractNum of a num; through a numbering style where it names one (17.9.21)."""
        num = self.numbers.get(number)
        found = self.abstract.get(value(num.find("w_abstractNumId"))) if num is not None else None
        link = found.find("w_numStyleLink") if found is not None else None
        if link is None or depth > 3:
            return found
        for style in self.styles.chain(value(link)):
            other = style.find("w_pPr/w_numPr/w_numId")
            if other is not None and value(other) != number:
                return self.definition(value(other), depth + 1)
        return found

    def reference(self, properties, style):
        """(numId, level) that hold for a paragraph, each from the nearest place that states it."""
        places = [properties.find("w_numPr") if properties is not None else None]
        places += [each.find("w_pPr/w_numPr") for each in self.styles.chain(style)]
        number = level = None
        for place in places:
            if place is not None:
                number = place.find("w_numId") if number is None else number
                level = place.find("w_ilvl") if level is None else level
        return value(number) if number is not None else None, int(value(level)) if level is not None else None

    def level(self, properties, style):
        """Level from 0 of a paragraph that shows a label; None for others."""
        number, level = self.reference(properties, style)
        if number in (None, "", "0"):
            return None
        definition = self.definition(number)
        if definition is None:
            return None
        if level is None:
            level = next((int(each.get("w_ilvl")) for each in definition.findall("w_lvl")
                          if value(each.find("w_pStyle")) == style), 0)
        own = [each.find("w_lvl") for each in self.numbers[number].findall("w_lvlOverride") if each.get("w_ilvl") == str(level)]
        found = next((each for each in own + definition.findall("w_lvl")
                      if each is not None and each.get("w_ilvl") == str(level)), None)
        return level if found is not None and self.shows(found) else None

    @staticmethod
    def shows(level):
        return value(level.find("w_lvlText")) != "" or level.find("w_lvlPicBulletId") is not None
