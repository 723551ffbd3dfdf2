"""What the pages of a PDF may show: all of it tagged or an artifact, nothing beside the page, and artifacts only
for running heads and feet, rules, backgrounds, decoration and the repeated heads of tables."""

import re

from document_text import legible, squeeze, xml_text

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
    running = {kind: [without_numbers(xml_text(each)) for each in document.iter(kind)] for kind in ("header", "footer")}
    for artifact in reader.artifacts:
        text = squeeze(artifact.text)
        kind = str(artifact.properties.get("/Subtype", "")).strip("/").lower()
        if not text:
            continue
        if artifact.properties.get("/Type") == "/Pagination":
            good = any(without_numbers(text) in each for each in running.get(kind, []))
        else:
            good = any(text in head for head in heads)
        if not good:
            yield f"page {pdf.pages.index(artifact.page) + 1}: 「{text[:40]}」 is an artifact ({kind or 'layout'})"


def without_numbers(text):
    """Page numbers are made anew."""
    return re.sub(r"[0-9ivxlcIVXLC一二三四五六七八九十百○〇]+", "", legible(text))
