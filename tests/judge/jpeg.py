"""JPEG files as their segments: what is picture and what is only said about it."""

import hashlib
import struct


def segments(data):
    """(marker, payload) of each segment; the last is (0xDA, all from SOS on)."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    at = 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == 0xDA:
            yield marker, data[at:].rstrip(b"\0")
            return
        size = struct.unpack(">H", data[at + 2:at + 4])[0]
        yield marker, data[at + 4:at + 2 + size]
        at += 2 + size


def picture_hash(data):
    """A hash of what decides the pixels: tables, frame and entropy-coded data, Adobe's colour
    transform; comments and all other APPn segments left out."""
    state = hashlib.sha256()
    for marker, payload in segments(data):
        if marker == 0xFE or (0xE0 <= marker <= 0xEF and marker != 0xEE):
            continue
        if marker == 0xDA:  # up to the end-of-image mark: cameras append previews after it
            end = payload.rfind(b"\xff\xd9")
            first = payload.find(b"\xff\xd9")
            payload = payload[:(first if first >= 0 else end) + 2]
        state.update(bytes([marker]) + payload)
    return state.hexdigest()


def _exif_tags(payload):
    body = payload[6:]
    order = "<" if body[:2] == b"II" else ">"
    start = struct.unpack(order + "I", body[4:8])[0]
    count = struct.unpack(order + "H", body[start:start + 2])[0]
    entries = (body[start + 2 + 12 * i:start + 4 + 12 * i] for i in range(count))
    return {struct.unpack(order + "H", entry)[0] for entry in entries}


def personal_metadata(data):
    """Names of the metadata a published picture must not carry: anything but JFIF, ICC, Adobe's
    transform and an Exif with the orientation alone."""
    found = []
    for marker, payload in segments(data):
        if marker == 0xFE:
            found.append("comment")
        elif marker == 0xE1 and payload.startswith(b"Exif\0\0"):
            more = _exif_tags(payload) - {0x0112}
            if more:
                found.append("Exif tags " + ", ".join(f"{tag:#06x}" for tag in sorted(more)))
        elif marker == 0xE2 and payload.startswith(b"ICC_PROFILE\0"):
            continue
        elif 0xE1 <= marker <= 0xEF and marker != 0xEE:
            found.append(f"APP{marker - 0xE0} {payload[:24]!r}")
    return found
