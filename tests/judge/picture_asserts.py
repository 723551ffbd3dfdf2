"""The pictures of a PDF: each once, none with personal metadata, JPEGs as the source has them."""

import hashlib
import zipfile

import jpeg


def images(pdf):
    for ref, value in pdf.streams():
        if value.get("/Subtype") == "/Image":
            yield ref, value, pdf.data(ref)


def is_jpeg(pdf, value):
    held = pdf.get(value.get("/Filter"))
    return held == "/DCTDecode" or held == ["/DCTDecode"]


def check_images(pdf):
    """No picture is stored twice, none carries personal metadata."""
    seen = {}
    for ref, value, data in images(pdf):
        shape = [value.get(k) for k in ("/Width", "/Height", "/BitsPerComponent", "/Decode", "/SMask")]
        key = hashlib.sha256(repr(shape).encode() + data).hexdigest()
        if key in seen:
            yield f"picture {ref} is the same as {seen[key]}"
        seen[key] = ref
        if is_jpeg(pdf, value):
            for name in jpeg.personal_metadata(data):
                yield f"picture {ref} carries {name}"


def source_jpegs(path):
    """{SHA-256: hash of the picture itself} of every JPEG in a package."""
    with zipfile.ZipFile(path) as package:
        held = [package.read(name) for name in package.namelist()]
    return {hashlib.sha256(data).hexdigest(): jpeg.picture_hash(data) for data in held if data[:3] == b"\xff\xd8\xff"}


def check_jpegs(pdf, source, document):
    """Each JPEG of the source that the document shows whole is in the PDF as it was, not encoded anew."""
    known = source_jpegs(source)
    placed = {image.get("resource") for image in document.find("body").iter("image") if not image.get("crop")}
    found = {jpeg.picture_hash(data) for _, value, data in images(pdf) if is_jpeg(pdf, value)}
    missing = {known[name] for name in placed & known.keys()} - found
    if missing:
        yield f"{len(missing)} JPEG pictures of the source are not in the PDF as they were"
