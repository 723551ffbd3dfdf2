"""The text of a document as engross, pandoc and LibreOffice read it.

Each function gives a Counter of characters: letters, digits and Han after NFKC. Left out on every side:
labels of lists, marks of notes, formulas, alternative texts, headers and footers, comments, deleted and
hidden text.
"""
import json
import os
import subprocess
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

TIME_LIMIT = 120  # seconds a file


def characters(text):
    """Letters, digits and Han of a text, counted."""
    return Counter(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


# ---- engross ----------------------------------------------------------------------------------------

NOT_TEXT = {"label", "note-ref", "alt", "ocr", "code", "formula", "field-code"}


def collect(node, parts, labels):
    if node.tag in NOT_TEXT:
        labels.extend(node.itertext())
    else:
        if node.text:
            parts.append(node.text)
        for child in node:
            collect(child, parts, labels)
    if node.tail:
        parts.append(node.tail)


def of_engross(program, file):
    """(text, labels, hidden quotes) or None when engross cannot read the file; then the message."""
    run = subprocess.run(
        [program, "convert", file, "--ocr", "off", "--dump-after", "read", "--lang", "en"],
        capture_output=True, timeout=TIME_LIMIT, check=False)
    if not run.stdout:
        return None, run.stderr.decode(errors="replace").strip()
    root = ElementTree.fromstring(run.stdout)
    parts, labels = [], []
    for name in ("body", "notes"):
        for child in root.find(name):
            collect(child, parts, labels)
    return ("".join(parts), "".join(labels)), ""


# ---- pandoc -----------------------------------------------------------------------------------------

PANDOC_FORMATS = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx", ".odt": "odt", ".ott": "odt"}


def pandoc_ast(file):
    """pandoc's tree of the file; None when it does not read it."""
    form = PANDOC_FORMATS.get(Path(file).suffix.lower())
    if form is None:
        return None
    try:
        run = subprocess.run(["pandoc", "-f", form, "-t", "json", file],
                             capture_output=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return None
    return json.loads(run.stdout) if run.returncode == 0 else None


def walk(value, parts):
    if isinstance(value, list):
        for each in value:
            walk(each, parts)
    elif isinstance(value, dict):
        kind, content = value.get("t"), value.get("c")
        if kind == "Str":
            parts.append(content)
        elif kind in ("Code", "CodeBlock"):
            parts.append(content[1])
        elif kind == "Link":
            walk(content[1], parts)
        elif kind == "Header":
            walk(content[2], parts)
        elif kind in ("Span", "Div", "Quoted", "Cite"):
            walk(content[1], parts)
        elif kind == "Table":
            walk(content[3:], parts)  # its caption is the alternative text of the table
        elif kind not in ("Math", "Image", "RawInline", "RawBlock"):
            walk(content, parts)


def metadata_text(ast):
    """pandoc moves paragraphs of the styles Title, Author, … into the metadata."""
    parts = []

    def go(value):
        if value["t"] == "MetaMap":
            for each in value["c"].values():
                go(each)
        elif value["t"] == "MetaList":
            for each in value["c"]:
                go(each)
        elif value["t"] in ("MetaInlines", "MetaBlocks"):
            walk(value["c"], parts)

    for value in ast["meta"].values():
        go(value)
    return "".join(parts)


def of_pandoc(file):
    ast = pandoc_ast(file)
    if ast is None:
        return None
    parts = []
    walk(ast["blocks"], parts)
    return "".join(parts) + metadata_text(ast)


# ---- LibreOffice ------------------------------------------------------------------------------------

def libreoffice_texts(files, folder, batch=60):
    """Writes folder/NAME.txt for each file, many in one start; a crash costs its batch's rest, retried singly."""
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, HOME=home)

        def run(some, seconds):
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{home}/profile",
                            "--convert-to", "txt:Text:UTF8", "--outdir", folder, *some],
                           env=environment, capture_output=True, timeout=seconds, check=False)

        for at in range(0, len(files), batch):
            some = [str(file) for file in files[at:at + batch]]
            try:
                run(some, 20 + 5 * len(some))
            except subprocess.TimeoutExpired:
                pass


def of_libreoffice(folder, file):
    path = Path(folder) / (Path(file).stem + ".txt")
    if not path.exists():
        return None
    # What LibreOffice says itself of a reference whose target is gone.
    return path.read_text(encoding="utf-8-sig", errors="replace").replace("Error: Reference source not found", "")
