"""Makes bad files out of good ones."""

import io
import re
import struct
import zipfile
import zlib


def parts(package):
    with zipfile.ZipFile(io.BytesIO(package)) as zipped:
        return [(info.filename, zipped.read(info)) for info in zipped.infolist()]


def pack(entries, level=6):
    """A ZIP of (name, bytes), an ODF's mimetype stored. Two entries may have one name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, data in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            zipped.writestr(info, data, compresslevel=level)
    return out.getvalue()


def edit(package, changes=None, add=()):
    """`changes`: name to bytes, to a function of the old bytes, or to None (left out)."""
    changes = dict(changes or {})
    entries = []
    for name, data in parts(package):
        change = changes.pop(name, data)
        data = change(data) if callable(change) else change
        if data is not None:
            entries.append((name, data))
    if changes:
        raise KeyError("not in the package: %s" % ", ".join(changes))
    return pack(entries + list(add))


def swap(old, new, count=1):
    """A change that must find something to change."""

    def change(data):
        old_bytes, new_bytes = old.encode(), new.encode()
        if old_bytes not in data:
            raise KeyError("not in the part: " + old)
        return data.replace(old_bytes, new_bytes, count)

    return change


def in_body(new):
    """A change that puts XML at the end of the body of word/document.xml or content.xml."""

    def change(data):
        at = re.search(rb"<w:sectPr(?:(?!<w:sectPr).)*</w:body>|</office:text>", data, re.DOTALL).start()
        return data[:at] + new.encode() + data[at:]

    return change


def flip(package, name):
    """One bit of the packed data of an entry is wrong."""
    with zipfile.ZipFile(io.BytesIO(package)) as zipped:
        info = zipped.getinfo(name)
    at = info.header_offset + 30 + len(info.filename.encode()) + info.compress_size // 2
    return package[:at] + bytes([package[at] ^ 0x10]) + package[at + 1:]


def claim_many_entries(package, count):
    """The directory at the end says that there are `count` entries."""
    at = package.rindex(b"PK\5\6")
    return package[:at + 8] + struct.pack("<HH", count, count) + package[at + 12:]


def encrypted_entries(package):
    """All entries have the flag of ZIP encryption."""
    data = bytearray(package)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        for found in re.finditer(re.escape(signature), package):
            data[found.start() + offset] |= 1
    return bytes(data)


def ole(streams):
    """A compound file with empty streams of these names: [MS-CFB] 2.2, 2.6."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
                         0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", fat, end, *[free] * 126)
    directory = b""
    for place, (name, kind) in enumerate([("Root Entry", 5)] + [(name, 2) for name in streams]):
        text = name.encode("utf-16-le")
        right = place + 1 if 0 < place < len(streams) else free
        directory += struct.pack("<64sHBBIII16sIQQIQ", text, len(text) + 2, kind, 1, free, right,
                                 1 if place == 0 else free, b"", 0, 0, 0, end, 0)
    return header + table + directory.ljust(512, b"\0")


def png(width, height, data=None, broken_crc=False):
    """An RGB picture; `data` replaces the true pixels."""

    def chunk(kind, body):
        crc = zlib.crc32(kind + body) ^ (1 if broken_crc and kind == b"IDAT" else 0)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)

    if data is None:
        data = zlib.compress((b"\0" + b"\x80\x40\x20" * width) * height)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def add_to_directory(package, body, new, count):
    """With `count` directory entries more and the bytes they speak of, in the ZIP64 way above 65535."""
    end = package.rindex(b"PK\5\6")
    entries, length, start = struct.unpack_from("<HII", package, end + 10)
    count, size, place = entries + count, length + len(new), start + len(body)
    wide = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, place)
    wide += struct.pack("<4sIQI", b"PK\6\7", 0, place + size, 1)
    few = min(count, 0xFFFF)
    return (package[:start] + body + package[start:start + length] + new + (wide if few < count else b"") +
            struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, few, few, size, place, 0))


def many_entries(package, count):
    """With that many empty entries more."""
    start = struct.unpack_from("<I", package, package.rindex(b"PK\5\6") + 16)[0]
    body, new = [], []
    for number in range(count):
        name = b"x/%06d" % number
        common = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0)
        body.append(b"PK\3\4" + common + name)
        new.append(b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, start + number * len(body[0])) + name)
    return add_to_directory(package, b"".join(body), b"".join(new), count)


def directory_entry(package, name):
    """Where the central directory holds the entry."""
    found = [match.start() for match in re.finditer(b"PK\1\2", package)
             if package[match.start() + 46:].startswith(name.encode())]
    return found[0]


def lie(package, name, size=None, packed=None, place=None):
    """The central directory and, for the sizes, the entry's own header say what is not so."""
    data = bytearray(package)
    at = directory_entry(package, name)
    header = struct.unpack_from("<I", data, at + 42)[0]
    for value, offsets in ((packed, (at + 20, header + 18)), (size, (at + 24, header + 22)), (place, (at + 42,))):
        for offset in offsets if value is not None else ():
            struct.pack_into("<I", data, offset, value)
    return bytes(data)


def overlapping(package, count, size):
    """`count` entries more, all of them the same packed data of `size` zeros."""
    zeros = b"\0" * size
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    packed = packer.compress(zeros) + packer.flush()
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(zeros), len(packed), size, 16, 0)
    start = struct.unpack_from("<I", package, package.rindex(b"PK\5\6") + 16)[0]
    new = b"".join(b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, start) + b"word/media/%05d" % n
                   for n in range(count))
    return add_to_directory(package, b"PK\3\4" + common + b"word/media/00000" + packed, new, count)
