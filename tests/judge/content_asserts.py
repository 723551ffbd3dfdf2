"""What the pages of a PDF may show: all of it tagged or an artifact, nothing beside the page, and artifacts only
for running heads and feet, rules, backgrounds, decoration and the repeated heads of tables."""

import copy
import re

from document_text import legible, squeeze, xml_text
from text_asserts import placed_headings

ROUNDING = 1.0  # points


def check_loose(pdf, reader):
    for page, operator in reader.loose:
        yield f"page {pdf.pages.index(page) + 1}: {operator} is in no marked content"


def check_inside(pdf, reader):
    boxes = {page: pdf.inherited(page, "/MediaBox") for page in pdf.pages}
    for page, what, corners in reader.extents:
        left, bottom, right, top = boxes[page]
        for x, y in corners:
            if not (left - ROUNDING <= x <= right + ROUNDING and bottom - ROUNDING <= y <= top + ROUNDING):
                yield f"page {pdf.pages.index(page) + 1}: {what} at {x:.1f}, {y:.1f} is outside {boxes[page]}"
                break


def check_artifacts(pdf, reader, document):
    heads = [legible(xml_text(head)) for head in document.iter("head")]
    has_roots = any("<msqrt" in each or "<mroot" in each
                    for each in (formula.get("mathml", "") for formula in document.iter("formula")))
    placed = placed_headings(pdf, reader, document)
    running = {kind: list(document.iter(kind)) for kind in ("header", "footer", "watermark")}
    constant = {kind: [without_numbers(xml_text(each)) for each in held if not repeats_headings(each)]
                for kind, held in running.items()}
    for artifact in reader.artifacts:
        text = squeeze(artifact.text)
        kind = str(artifact.properties.get("/Subtype", "")).strip("/").lower()
        if not text:
            continue
        if artifact.properties.get("/Type") == "/Pagination":
            page = pdf.pages.index(artifact.page)
            held = (running_text(each, placed, page) for each in running.get(kind, []) if repeats_headings(each))
            good = any(without_numbers(text) in each for each in (*constant.get(kind, []), *held))
        else:
            good = any(text in head for head in heads) or (has_roots and set(text) == {"√"})
        if not good:
            yield f"page {pdf.pages.index(artifact.page) + 1}: 「{text[:40]}」 is an artifact ({kind or 'layout'})"


def repeats_headings(furniture):
    return furniture.find(".//field[@kind='style-ref']") is not None


def running_text(furniture, placed, page):
    """What a header or footer says on a page: its own words, and those of the headings that it repeats."""
    furniture = copy.deepcopy(furniture)
    for field in furniture.iter("field"):
        if field.get("kind") == "style-ref":
            words = running_words(field, placed, page)
            for kid in list(field) if words is not None else []:
                field.remove(kid)
            field.text = field.text if words is None else words
    return without_numbers(xml_text(furniture))


def running_words(field, placed, page):
    """Of the heading of that level which begins first on the page, else of the last one before; None: there is none."""
    level = re.search(r"[0-9]*$", field.get("name", ""))[0]
    before, here = [], []
    for heading, at in placed:
        if heading.get("level") == level and at <= page:
            (here if at == page else before).append(heading)
    if not here and not before:
        return None
    heading = here[0] if here else before[-1]
    whole, label = xml_text(heading), "".join(xml_text(each) for each in heading.iterfind("label"))
    return {"number": label, "both": whole}.get(field.get("part"), whole.removeprefix(label))


def without_numbers(text):
    """Page numbers are made anew: 3, - 3 -, ３, iii, 三, 參, ③, 丙."""
    return re.sub(r"[-0-9０-９ivxlcIVXLC①-⑳一二三四五六七八九十百零○〇壹貳參肆伍陸柒捌玖拾佰甲乙丙丁戊己庚辛壬癸]+", "", legible(text))
