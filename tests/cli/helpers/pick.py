#!/usr/bin/python3
"""Prints from JSON on standard input: pick.py EXPRESSION, Python over `it`; a list one item a line."""
import json
import sys

it = json.load(sys.stdin)
value = eval(sys.argv[1])  # our own tests' words
for item in value if isinstance(value, list) else [value]:
    print(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False))
