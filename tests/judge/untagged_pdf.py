#!/usr/bin/python3
"""Writes a PDF of one empty page, sound but without tags, title or metadata, to standard output."""

import sys

OBJECTS = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
           b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
           b"<</Length 23>>stream\n10 10 100 100 re 0 g f\nendstream"]

out = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
offsets = []
for number, body in enumerate(OBJECTS, 1):
    offsets.append(len(out))
    out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
out += (b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(OBJECTS) + 1, table, len(OBJECTS) + 1, len(out)))
sys.stdout.buffer.write(out)
