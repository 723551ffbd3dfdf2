#!/usr/bin/python3
"""Prints the tag tree of a PDF with its text, for a person to read.

usage: tags.py FILE.pdf
"""

import sys
import tempfile

from page_content import Reader
from pdf_file import Element, Pdf, text_string


def show(pdf, reader, element, depth):
    held = [f"{key[1:]}={text_string(element.value[key])!r}" for key in ("/Alt", "/ActualText", "/Lang", "/ID")
            if key in element.value]
    for owner in ("/Table", "/List", "/Layout", "/NSO"):
        held += [f"{k[1:]}={text_string(v) or v}" for k, v in pdf.attributes(element, owner).items() if k not in ("/O", "/NS")]
    print("  " * depth + " ".join([element.type] + held))
    for kid in element.kids:
        if isinstance(kid, Element):
            show(pdf, reader, kid, depth + 1)
        elif kid[0] == "objr":
            print("  " * (depth + 1) + "OBJR")
        else:
            print("  " * (depth + 1) + repr(reader.texts.get((kid[1], kid[2]), "")))


def main(path):
    with tempfile.TemporaryDirectory() as scratch:
        pdf = Pdf(path, scratch)
        reader = Reader(pdf)
        for kid in pdf.document.kids:
            show(pdf, reader, kid, 0)


if __name__ == "__main__":
    main(sys.argv[1])
