#!/usr/bin/python3
"""Makes a DOCX whose body is another's, N times over, each time with pictures of its own.

usage: repeat_report.py REPORT.docx OUT.docx [N=10] [shared]
A copied picture differs from the first in a few bytes, so that storing equal pictures once saves nothing; with
"shared" the copies show the first one's pictures.
"""

import re
import struct
import sys
import zipfile
import zlib

RELATIONSHIPS = "word/_rels/document.xml.rels"


def copies_of_pictures(relationships, times):
    """(new relationships, {old id: [id of copy 1..]}, {picture: [copy 1..]})"""
    ids, names, added = {}, {}, []
    for element in re.findall(r"<Relationship\b[^>]*/>", relationships):
        target = re.search(r'Target="(media/[^"]+)"', element)
        if not target:
            continue
        old = re.search(r'\bId="([^"]+)"', element).group(1)
        for i in range(1, times):
            name = target.group(1).replace("media/", f"media/x{i}-")
            names.setdefault(target.group(1), []).append(name)
            ids.setdefault(old, []).append(f"{old}x{i}")
            added.append(element.replace(f'"{target.group(1)}"', f'"{name}"').replace(f'"{old}"', f'"{old}x{i}"'))
    return relationships.replace("</Relationships>", "".join(added) + "</Relationships>"), ids, names


def main(source, out, times=10, pictures="own"):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        rels, ids, names = copies_of_pictures(old.read(RELATIONSHIPS).decode(), 1 if pictures == "shared" else times)
        document = old.read("word/document.xml").decode()
        start = document.index(">", document.index("<w:body")) + 1
        end = document.rindex("<w:sectPr") if "<w:sectPr" in document else document.rindex("</w:body>")
        body, bodies = document[start:end], []
        for i in range(times):
            bodies.append(body if i == 0 else re.sub(
                r'\b(r:embed|r:id)="([^"]+)"',
                lambda m: f'{m[1]}="{ids[m[2]][i - 1] if m[2] in ids else m[2]}"', body))
        for info in old.infolist():
            data = old.read(info)
            if info.filename == RELATIONSHIPS:
                data = rels.encode()
            elif info.filename == "word/document.xml":
                data = (document[:start] + "".join(bodies) + document[end:]).encode()
            new.writestr(info, data, info.compress_type)
            for i, name in enumerate(names.get(info.filename.removeprefix("word/"), []), 1):
                new.writestr("word/" + name, numbered(data, i), info.compress_type)


def numbered(data, i):
    """The same picture in other bytes."""
    if data[:2] == b"\xff\xd8":  # a step of a quantization table, which no cleaning takes away
        at = data.index(b"\xff\xdb") + 65
        return data[:at] + bytes([(data[at] + i) % 255 or 1]) + data[at + 1:]
    if data[:4] == b"\x89PNG":  # a chunk of text before the end
        chunk = b"tEXtcopy\0%d" % i
        chunk = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        return data[:-12] + chunk + data[-12:]
    return data


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4]), *sys.argv[4:5])
