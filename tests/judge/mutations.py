#!/usr/bin/python3
"""Each of our own asserts must notice its fault: takes a PDF of ours that passes, spoils one thing
after another, and asks own_asserts.py.

usage: mutations.py FOLDER      with the outputs that outputs.sh left there
"""

import base64
import copy
import json
import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from pdf_file import Pdf

HERE = Path(__file__).parent


def first(pdf, kind, want=lambda element: True):
    return next((e for e in pdf.elements() if e.type == kind and e.ref != "direct" and want(e)), None)


def drop(key):
    def change(value):
        value.pop(key, None)
    return change


def on_element(kind, change, want=lambda element: True):
    """Changes the dictionary of the first element of a kind."""
    def mutate(pdf, objects):
        element = first(pdf, kind, want)
        if element is None:
            return False
        change(objects[f"obj:{element.ref}"]["value"])
        return True
    return mutate


def on_catalog(path, change):
    """Changes the dictionary that a path of keys from the catalog leads to."""
    def mutate(pdf, objects):
        ref = objects["trailer"]["value"]["/Root"]
        value = objects[f"obj:{ref}"]["value"]
        for key in path:
            value = value[key]
            if isinstance(value, str):
                value = objects[f"obj:{value}"]["value"]
        change(value)
        return True
    return mutate


def on_link_annotation(change):
    def mutate(pdf, objects):
        for _, ref, value in pdf.annotations():
            if value.get("/Subtype") == "/Link":
                change(objects[f"obj:{ref}"]["value"])
                return True
        return False
    return mutate


def without_attribute(kind, key):
    """Takes an attribute from all elements of a kind (an attribute object may serve several)."""
    def mutate(pdf, objects):
        for element in pdf.elements():
            if element.type != kind or element.ref == "direct":
                continue
            held = element.value.get("/A")
            held = [held] if isinstance(held, (dict, str)) else held or []
            for one in list(held):
                held += pdf.get(one) if isinstance(pdf.get(one), list) else []
                one = objects[f"obj:{one}"]["value"] if isinstance(one, str) else one
                if isinstance(one, dict):
                    one.pop(key, None)
            # element.value is pdf's own copy: put what was written directly into the new file
            objects[f"obj:{element.ref}"]["value"] = element.value
        return first(pdf, kind) is not None
    return mutate


def set_to(key, value):
    def change(held):
        held[key] = value
    return change


def without_objr(pdf, objects):
    element = first(pdf, "Link", lambda e: e.objects() and e.marks())
    if element is None:
        return False
    objects[f"obj:{element.ref}"]["value"]["/K"] = [
        kid for kid in pdf.get(element.value["/K"])
        if not (isinstance(pdf.get(kid), dict) and pdf.get(kid).get("/Type") == "/OBJR")]
    return True


def swap_kids(element):
    element["/K"] = element["/K"][::-1]


def drop_last_kid(element):
    element["/K"] = element["/K"][:-1]


def elements_of(element):
    return [k for k in element.kids if not isinstance(k, tuple)]


def page_outside_tree(pdf, objects):
    objects[f"obj:{pdf.pages[-1]}"]["value"].pop("/StructParents")
    return True


def all_headers_to_data(pdf, objects):
    table = first(pdf, "Table")
    if table is None:
        return False
    for element in table.walk():
        if element.type == "TH":
            objects[f"obj:{element.ref}"]["value"]["/S"] = "/TD"
    return True


def picture_twice(pdf, objects):
    """The first page with a picture gets a second, equal one."""
    for name, thing in list(objects.items()):
        if "stream" in thing and thing["stream"]["dict"].get("/Subtype") == "/Image":
            objects["obj:99999 0 R"] = copy.deepcopy(thing)
            page = objects[f"obj:{pdf.pages[0]}"]["value"]
            page["/EngrossTest"] = "99999 0 R"
            return True
    return False


def on_jpeg(change):
    """Changes the bytes of the first JPEG picture."""
    def mutate(pdf, objects):
        for thing in objects.values():
            if "stream" in thing and thing["stream"]["dict"].get("/Filter") == "/DCTDecode":
                data = base64.b64decode(thing["stream"]["data"])
                thing["stream"]["data"] = base64.b64encode(change(data)).decode()
                return True
        return False
    return mutate


def on_content(change):
    """Changes the content stream of the first page that has what is asked for; change() gives None when it has not."""
    def mutate(pdf, objects):
        for page in pdf.pages:
            thing = objects[f"obj:{pdf.get(page)['/Contents']}"]
            changed = change(zlib.decompress(base64.b64decode(thing["stream"]["data"])))
            if changed is not None:
                thing["stream"]["dict"].pop("/Filter")
                thing["stream"]["data"] = base64.b64encode(changed).decode()
                return True
        return False
    return mutate


def with_more(operators):
    return on_content(lambda data: data + operators)


def text_as_artifact(data):
    changed, count = re.subn(rb"/P <</MCID \d+>> BDC", b"/Artifact <</Type /Layout>> BDC", data, count=1)
    return changed if count else None


def paragraph_last(data):
    """The first paragraph of several, drawn after all others: the tags keep their order."""
    found = list(re.finditer(rb"/P <</MCID \d+>> BDC.*?EMC\n", data, re.S))
    if len(found) < 2:
        return None
    first = found[0]
    return data[:first.start()] + data[first.end():] + b"\n" + first[0]


def word_twice(data):
    """The first TJ of a paragraph, shown again."""
    found = re.search(rb"/P <</MCID \d+>> BDC.*?(\[[^\]]*\] TJ\n)", data, re.S)
    return data[:found.end()] + found[1] + data[found.end():] if found else None


def with_gps(data):
    """An Exif segment whose only entry leads to GPS data (0x8825)."""
    tiff = b"MM\0*\0\0\0\x08" + b"\0\1" + b"\x88\x25\0\4\0\0\0\1\0\0\0\x1a" + bytes(4)
    segment = b"Exif\0\0" + tiff
    return data[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + data[2:]


def with_other_scan(data):
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


# name of the assert that must object: how to spoil the file
MUTATIONS = [
    ("annotation", "Link without OBJR", without_objr),
    ("annotation", "annotation without Contents", on_link_annotation(drop("/Contents"))),
    ("annotation", "annotation that is not printed", on_link_annotation(set_to("/F", 0))),
    ("annotation", "wrong StructParent", on_link_annotation(set_to("/StructParent", 0))),
    ("id", "no IDTree", on_catalog(["/StructTreeRoot"], drop("/IDTree"))),
    ("id", "Note without ID", on_element("Note", drop("/ID"))),
    ("figure", "Figure without Alt", on_element("Figure", drop("/Alt"))),
    ("figure", "Figure with a blank Alt", on_element("Figure", set_to("/Alt", "u: "))),
    ("figure", "Figure without BBox", without_attribute("Figure", "/BBox")),
    ("table", "TH without Scope", without_attribute("TH", "/Scope")),
    ("table", "table without TH", all_headers_to_data),
    ("id", "Headers that name no TH", on_element("TD", set_to("/A", {"/O": "/Table", "/Headers": ["u:nowhere"]}))),
    ("loose", "a rule outside marked content", with_more(b"\n0 0 9 9 re f\n")),
    ("outside", "a rule beside the page", with_more(b"\n/Artifact BMC 5000 0 9 9 re f EMC\n")),
    ("outside", "text beside the page", on_content(lambda data: re.sub(rb"[\d.]+ ([\d.]+) Tm", rb"5000 \1 Tm", data, count=1))),
    ("artifact", "a paragraph as an artifact", on_content(text_as_artifact)),
    ("extraction", "a paragraph drawn after all others", on_content(paragraph_last)),
    ("text", "words twice", on_content(word_twice)),
    ("heading", "skipped level", on_element("H2", set_to("/S", "/H4"))),
    ("parents", "K without its MCID", on_element("P", set_to("/K", 99999), lambda e: len(e.marks()) == 1)),
    ("parents", "page without StructParents", page_outside_tree),
    ("empty", "empty element", on_element("P", set_to("/K", []))),
    ("picture", "picture stored twice", picture_twice),
    ("picture", "JPEG with GPS data", on_jpeg(with_gps)),
    ("jpeg", "JPEG with other data", on_jpeg(with_other_scan)),
    ("text", "sections in the wrong order",
     on_element("Sect", swap_kids, lambda e: len(elements_of(e)) > 2)),
    ("headings", "heading as paragraph", on_element("H2", set_to("/S", "/P"))),
    ("formula", "a formula in signs", on_element("Formula", set_to("/Alt", "u:(n−m)/n"))),
    ("math", "a fraction upside down", on_element("mfrac", swap_kids)),
    ("math", "a formula that lacks an element", on_element("mrow", drop_last_kid, lambda e: len(elements_of(e)) > 1)),
    ("math", "a name as a number", on_element("mi", set_to("/S", "/mn"))),
    ("math", "a formula of another namespace", on_element("math", drop("/NS"))),
    ("math", "a formula without MathML", on_element("Formula", set_to("/K", []), lambda e: elements_of(e))),
    ("alt", "another alternative text", on_element("Figure", set_to("/Alt", "u:別的圖"))),
    ("language", "another language", on_catalog([], set_to("/Lang", "u:en-US"))),
]


def spoil(good, scratch, mutate):
    """Writes the spoiled file; None when the good one has nothing of the kind."""
    pdf = Pdf(good, scratch)
    done = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", "--decode-level=none", "--json-stream-data=inline",
                           good], capture_output=True, check=True)
    tree = json.loads(done.stdout)
    if not mutate(pdf, tree["qpdf"][1]):
        return None
    held, bad = Path(scratch) / "bad.json", Path(scratch) / "bad.pdf"
    held.write_text(json.dumps(tree), encoding="utf-8")
    subprocess.run(["qpdf", "--json-input", held, bad], check=True)
    return bad


def source_of(pdf):
    """The DOCX or ODT beside it, or a folder above, that it was made from; None when it was made from another format."""
    places = (pdf, pdf.parent.parent / pdf.name)
    return next((p for at in places for p in (at.with_suffix(".docx"), at.with_suffix(".odt")) if p.exists()), None)


def objections(pdf, good):
    """The names of the asserts that object to a PDF, held against what lies beside the good one."""
    command = [sys.executable, HERE / "own_asserts.py", "--xml", good.with_suffix(".xml"), "--source", source_of(good), pdf]
    done = subprocess.run(command, capture_output=True, check=False)
    lines = done.stdout.decode().splitlines()
    return {line.split(":")[0].strip() for line in lines if line.startswith("    ")}, done.returncode


def main(folder):
    made = [*Path(folder).glob("*.pdf"), *Path(folder).glob("ua2/*formula*.pdf")]
    candidates = sorted(filter(source_of, made), key=lambda p: p.stat().st_size)
    left, bad = list(MUTATIONS), 0
    for good in candidates:
        if not left or objections(good, good)[1] != 0:
            continue
        tried, left = left, []
        for name, what, mutate in tried:
            with tempfile.TemporaryDirectory() as scratch:
                spoiled = spoil(good, scratch, mutate)
                if spoiled is None:
                    left.append((name, what, mutate))  # perhaps another file has such a thing
                    continue
                found, status = objections(spoiled, good)
            if status != 1 or name not in found:
                print(f"FAIL {what}: {good.name} still passes \"{name}\" (said: {', '.join(sorted(found)) or 'nothing'})")
                bad += 1
    for name, what, _ in left:
        print(f"FAIL {what}: no passing PDF in {folder} to spoil")
    print(f"{len(MUTATIONS) - len(left) - bad} of {len(MUTATIONS)} faults noticed")
    return 1 if bad or left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
