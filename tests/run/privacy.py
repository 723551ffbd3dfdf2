#!/usr/bin/python3
"""What the faulty report hides must not be in what others get to see: HTML, its pictures, PDF, and nothing of
this machine in the XML.

usage: privacy.py ENGROSS
"""

import base64
import html
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent)]

import program  # noqa: E402

# Hidden in fixtures/text/faulty.py; the words that are printed in the report itself are not among them.
SECRETS = {
    "reviser of tracked changes, author of the comment": "王小明",
    "last person to save": "user01",
    "template path": "AppData",
    "template": "報告範本",
    "manager in the properties": "農業處長",
    "deleted text": "但是產量比較低",
    "comment": "這句請再查證",
    "hidden text": "內部備註",
    "end of the hidden text": "勿外流",
}
# The author's words that must be there, so that an empty file does not pass.
SHOWN = ("惟單位產量略低", "水洗法處理七成的豆子", "適合小農使用")
GPS = (b"GPS", b"\x88\x25\x00\x04\x00\x00\x00\x01", b"\x25\x88\x04\x00\x01\x00\x00\x00")  # EXIF tag 0x8825 in both orders


def encodings(word):
    """The word as files may hold it."""
    yield word.encode()
    yield word.encode("utf-16-be")
    yield word.encode("utf-16-be").hex().encode()
    yield word.encode("utf-16-be").hex().upper().encode()
    yield html.escape(word).encode()
    yield "".join("&#x%X;" % ord(c) for c in word).encode()


def pdf_texts(path):
    """Everything that can be read in a PDF: its objects unpacked, its text, its metadata."""
    unpacked = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--decode-level=generalized", path, "-"],
                              capture_output=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True).stdout
    plain = re.sub(rb"\\([0-7]{1,3})", lambda octal: bytes([int(octal[1], 8) & 255]), unpacked)
    return {"objects": unpacked, "strings": plain, "text": re.sub(rb"\s+", b"", text)}


def jpeg_segments(data):
    """Application segments and comments of all JPEG pictures in the bytes."""
    for start in re.finditer(b"\xff\xd8\xff", data):
        at = start.start() + 2
        while data[at:at + 1] == b"\xff" and data[at + 1] not in (0xDA, 0xD9):
            size = int.from_bytes(data[at + 2:at + 4], "big")
            if 0xE1 <= data[at + 1] <= 0xEF or data[at + 1] == 0xFE:
                yield data[at:at + 2 + size]
            at += 2 + size


def secrets_in(name, data):
    for what, word in SECRETS.items():
        if any(coded in data for coded in encodings(word)):
            yield "%s tells the %s (%s)" % (name, what, word)
    for segment in jpeg_segments(data):
        if any(mark in segment for mark in GPS):
            yield "%s tells where a picture was taken" % name


def inlined(page):
    """The pictures inside a page."""
    return b"".join(base64.b64decode(coded) for coded in re.findall(rb";base64,([A-Za-z0-9+/=]+)", page))


def faults_of(out, stem, here):
    files = {"%s (%s)" % (stem, name): data for name, data in program.tree(out).items()}
    seen = {name: data for name, data in files.items() if not name.endswith((".pdf)", ".xml)"))}
    seen[stem + ".html (pictures)"] = inlined(files["%s (%s.html)" % (stem, stem)])
    for key, data in pdf_texts(out / (stem + ".pdf")).items():
        seen["%s.pdf (%s)" % (stem, key)] = data
    for name, data in seen.items():
        yield from secrets_in(name, data)
    for name in ("%s.pdf (text)" % stem, "%s (%s.html)" % (stem, stem)):
        text = re.sub(rb"<[^>]*>|\s+", b"", seen[name])
        for word in SHOWN:
            if word.encode() not in text:
                yield "%s lacks the author's own words %s" % (name, word)
    for name, data in {**files, **seen}.items():
        for word in (str(here), str(program.ROOT)):
            if any(coded in data for coded in encodings(word)):
                yield "%s tells the machine's %s" % (name, word)


def selftest():
    """The search finds what it looks for."""
    with zipfile.ZipFile(program.FIXTURES / "docx" / "faulty-report" / "input.docx") as report:
        pictures = [report.read(name) for name in report.namelist() if name.endswith(".jpeg")]
        hidden = b"".join(report.read(name) for name in report.namelist() if name.endswith(".xml"))
    assert any("where a picture" in words for data in pictures for words in secrets_in("x", data)), "no GPS in the fixture"
    assert len(set(secrets_in("x", hidden))) == len(SECRETS), "a secret is not in the fixture"
    for coded in encodings("王小明"):
        assert list(secrets_in("x", b"a" + coded + b"b")), "not found: %r" % coded


def main(engross):
    selftest()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="engross-private-") as scratch:
        scratch = pathlib.Path(scratch)
        for kind in ("docx", "odt"):
            report = scratch / ("faulty-%s.%s" % (kind, kind))
            report.write_bytes((program.FIXTURES / kind / "faulty-report" / ("input." + kind)).read_bytes())
            for label, more in (("plain", []), ("inline", ["--inline"])):
                out = scratch / (kind + label)
                run = program.run([engross, "convert", report, "-o", out, "--ocr", "off", *more], seconds=60)
                if run.code != 0:
                    bad += 1
                    print("FAIL %s: exit code %s: %s" % (report.name, run.code, run.err.decode()[-300:]))
                    continue
                for fault in faults_of(out, report.stem, scratch):
                    bad += 1
                    print("FAIL %s: %s" % (label, fault))
    print("%d leftovers" % bad)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
