"""What the tests of engross's copies share: looking into packages, and which files they take."""
import argparse
import re
import subprocess
import tempfile
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
import xml.etree.ElementTree as ElementTree

SUFFIXES = {".docx", ".odt", ".fodt"}


def name_of(entry):
    """Of an entry of a ZIP, by the Unicode path in its extra fields where there is one (APPNOTE 4.6.9)."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == 0x7075:
            return extra[9:4 + size].decode()
        extra = extra[4 + size:]
    return entry.filename


def raw_entries(path):
    """name → (how it is packed, its packed bytes), in stored order."""
    found = {}
    with zipfile.ZipFile(path) as archive, open(path, "rb") as file:
        for entry in archive.infolist():
            file.seek(entry.header_offset + 26)
            lengths = file.read(4)
            skip = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
            file.seek(entry.header_offset + 30 + skip)
            found[name_of(entry)] = (entry.compress_type, file.read(entry.compress_size))
    return found


def main_part(path):
    """Name of the part with the text of a DOCX or ODT."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" in archive.namelist():
            return "content.xml"
        for each in ElementTree.fromstring(archive.read("_rels/.rels")):
            if each.get("Type", "").endswith("/officeDocument"):
                return each.get("Target").lstrip("/")
    return ""


def needed_by_comments(path):
    """Whether comments may need to change an entry."""
    if path.suffix == ".fodt":
        return lambda name: True
    main = main_part(path)
    folder, _, name = main.rpartition("/")
    relationships = (folder + "/" if folder else "") + f"_rels/{name}.rels"
    return lambda entry: entry in (main, relationships, "[Content_Types].xml") or entry.endswith("comments.xml")


def faults_of_package(path, source, may_change):
    """What is wrong with a copy as a package: broken entries, broken XML, entries changed that need not be."""
    if path.suffix == ".fodt":
        ElementTree.parse(path)
        return []
    faults = []
    with zipfile.ZipFile(path) as archive:
        if archive.testzip():
            return [f"damaged entry {archive.testzip()}"]
        before, after = raw_entries(source), raw_entries(path)
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")) and after[name_of(entry)] != before.get(name_of(entry)):
                try:
                    ElementTree.fromstring(archive.read(entry))
                except ElementTree.ParseError as error:
                    faults.append(f"{entry.filename}: {error}")
    kept = [name for name in after if name in before]
    if kept != [name for name in before if name in after]:
        faults.append("the order of the entries changed")
    for name, content in before.items():
        if after.get(name) != content and not may_change(name):
            faults.append(f"{name} changed")
    if path.suffix == ".odt" and next(iter(after)) != next(iter(before)):
        faults.append("the first entry is another")
    return faults


COMPUTED = ("date", "other", "pages", "page", "page-ref") # fields that a word processor computes anew: times, counts


def letters(program, file):
    """The letters of body, notes and tables of contents with their labels, counted; but for computed fields, width and
    blanks. None when engross does not read the file."""
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "normalize"], capture_output=True,
                         check=False, timeout=3600)
    if not run.stdout:
        return None
    root = ElementTree.fromstring(run.stdout)
    contents = []
    for parent in list(root.iter()):
        for toc in parent.findall("toc"):
            contents += toc.itertext()
            parent.remove(toc)
        if parent.tag == "field" and parent.get("kind") in COMPUTED:
            parent.text = None
            for child in list(parent):
                parent.remove(child)
    name = Path(file).stem # a field may say it
    texts = {part: "".join(root.find(part).itertext()) for part in ("body", "notes")} | {"toc": "".join(contents)}
    return {part: counted(text.replace(name, "")) for part, text in texts.items()}


def counted(text):
    return Counter(c for c in unicodedata.normalize("NFKC", text) if not c.isspace())


def told(was, now):
    """How the letters of two files differ, wherever they stand; "" when they do not. A table of contents may be written
    anew; what it says counts as kept where only one of the two readings takes it for a table of contents."""
    def total(read, *parts):
        return sum((Counter(read[part]) for part in parts), Counter()) if read else Counter()

    lost, new = (total(one, "body", "notes") - total(other, "body", "notes") for one, other in ((was, now), (now, was)))
    if not new and not lost - total(now, "toc"):
        return ""
    return f"letters lost: {dict(lost)}, new: {dict(new)}"


def corpus(folder, every=1):
    """The readable text documents of the corpus, the small first; a sample of them."""
    found = (file for file in Path(folder).rglob("*") if file.suffix in SUFFIXES and file.is_file())
    return sorted(found, key=lambda file: (file.stat().st_size, file))[::every]


FOREIGN = re.compile(rb"xmlns:([\w.-]+)=\"(?!urn:oasis:names:tc:opendocument:|http://www\.w3\.org/|http://purl\.org/dc/)")


def without_foreign(part):
    """A part of an ODT without the attributes of other namespaces, which its author's program may add and a copied style
    keeps: they are taken out before the schema judges (ODF 1.1, 1.5; since 1.2 of extended documents)."""
    prefixes = b"|".join(map(re.escape, FOREIGN.findall(part)))
    return re.sub(rb"\s(?:%s):[\w.-]+=(?:\"[^\"]*\"|'[^']*')" % prefixes, b"", part) if prefixes else part


def schema_faults(schema, packages, folder):
    """What the OASIS schema (RELAX NG, compact) says of the parts of ODT files: name → counted messages."""
    parts, found = [], {}
    for number, (name, path) in enumerate(packages.items()):
        found[name] = Counter()
        place = Path(folder) / str(number)
        place.mkdir(parents=True)
        with zipfile.ZipFile(path) as archive:
            for part in {"content.xml", "styles.xml", "meta.xml"} & set(archive.namelist()):
                (place / part).write_bytes(without_foreign(archive.read(part)))
                parts.append(((place / part), name))
    # -i: no ID and IDREF, which compact syntax of this schema cannot state.
    run = subprocess.run(["jing", "-i", "-c", str(schema), *(str(path) for path, _ in parts)], capture_output=True, check=False,
                         timeout=1800)
    names = {str(path): name for path, name in parts}
    for line in run.stdout.decode().splitlines():
        place, _, message = line.partition(": ")
        if name := names.get(place.rsplit(":", 2)[0]):
            found[name][message] += 1
    return found


def scratch():
    return tempfile.TemporaryDirectory(prefix="engross-mend-")


def arguments():
    """What the tests of copies all take: the program, files, and the corpus or a sample of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, help="a sample of the corpus: every Nth file")
    parser.add_argument("--store", type=Path, help="a folder that keeps what is done, for a run to go on from")
    parser.add_argument("files", nargs="*", type=Path)
    return parser


def lacks_corpus(options):
    """Says so when the corpus that is asked for is not there."""
    lacks = options.corpus is not None and not options.corpus.exists()
    if lacks:
        print("skipped: no corpus")
    return lacks


def wanted(options):
    """All files that are asked for and there."""
    for file in options.files + (corpus(options.corpus, options.every) if options.corpus else []):
        if file.exists():
            yield file
        else:
            print(f"skipped: no {file}")
