#!/usr/bin/python3
"""Holds a PDF against what veraPDF passes over, and against the document that it was made from.

usage: own_asserts.py [--source REPORT.docx|.odt] [--xml CANONICAL.xml] FILE.pdf
Prints each fault; exit code 0 good, 1 faults.
"""

import argparse
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import content_asserts as content
import picture_asserts as picture
import text_asserts as words
import tree_asserts as tree
from formula_asserts import check_formulas
from math_asserts import check_math, in_maths_words
from page_content import Reader
from pdf_file import Pdf


def faults(path, scratch, source, xml):
    pdf = Pdf(path, scratch)
    if not pdf.document or not pdf.document.kids:
        yield "tree", "there is no tag tree"
        return
    reader = Reader(pdf)
    checks = {
        "parents": tree.check_parent_tree(pdf, reader),
        "annotation": tree.check_annotations(pdf),
        "id": tree.check_ids(pdf),
        "figure": tree.check_figures(pdf),
        "table": tree.check_tables(pdf),
        "heading": tree.check_headings(pdf),
        "empty": tree.check_empty(pdf, reader),
        "picture": picture.check_images(pdf),
        "loose": content.check_loose(pdf, reader),
        "outside": content.check_inside(pdf, reader),
    }
    if xml:
        document = ET.parse(xml).getroot()
        is_2_0 = "/Namespaces" in pdf.document.value
        if is_2_0:
            checks["math"] = check_math(pdf, reader, document)
        shown = in_maths_words(document) if is_2_0 else document
        if source and zipfile.is_zipfile(source):
            checks["jpeg"] = picture.check_jpegs(pdf, source, document)
        checks |= {
            "text": words.check_text(pdf, reader, shown),
            "notes": words.check_notes(pdf, reader, shown),
            "headings": words.check_heading_texts(pdf, reader, shown),
            "toc": words.check_toc(pdf, reader, shown),
            "alt": words.check_alternatives(pdf, document),
            "formula": check_formulas(pdf, document),
            "language": words.check_language(pdf, document),
            "extraction": words.check_extraction(pdf, reader, path),
            "artifact": content.check_artifacts(pdf, reader, shown),
        }
    for name, found in checks.items():
        for message in found:
            yield name, message


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path)
    parser.add_argument("--xml", type=Path)
    parser.add_argument("pdf", type=Path)
    options = parser.parse_args()
    count = {}
    with tempfile.TemporaryDirectory() as scratch:
        try:
            for name, message in faults(options.pdf, scratch, options.source, options.xml):
                count[name] = count.get(name, 0) + 1
                if count[name] <= 8:
                    print(f"    {name}: {message}")
        except (OSError, ValueError, KeyError, struct.error, subprocess.SubprocessError) as error:
            count["unreadable"] = 1
            print(f"    {type(error).__name__}: {error}")
    for name, total in count.items():
        if total > 8:
            print(f"    {name}: {total - 8} more")
    print(f"{'FAIL' if count else 'pass'} own {options.pdf}")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
