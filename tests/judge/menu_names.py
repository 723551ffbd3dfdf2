#!/usr/bin/env python3
"""The steps for LibreOffice name its menus as LibreOffice itself does.

usage: menu_names.py RULES

In Chinese, each path 「A > B > C」 in a rule's steps for LibreOffice is made of words of LibreOffice's own translation
(Debian's libreoffice-l10n-zh-tw): of its menus and of its dialogs. Exit code 0 or 1.
"""
import gettext
import html
import pathlib
import re
import sys

OFFICE = pathlib.Path("/usr/lib/libreoffice")
STEPS = (("*.sch", r'fix-libreoffice" xml:lang="zh-Hant-TW">([^<]*)<'), ("*.yml", r"libreoffice: *\{zh: *'([^']*)'"))
OTHERS = {
    "LibreOffice": "the program's own name",
    "圖": "a name of the author's captions",
    "內容控制項": "newer than the version that is installed",
}
LEAST = 40  # paths; fewer would mean that the patterns find none


def plain(words):
    """Without access keys and dots: 目次與索引(~X)… → 目次與索引."""
    return re.sub(r"\([~_]?\w\)|[~_]|\.\.\.|…|[:：]$", "", html.unescape(words)).strip()


def names():
    """All that LibreOffice says in Chinese."""
    found = set()
    for catalog in (OFFICE / "program/resource/zh_TW").rglob("*.mo"):
        with catalog.open("rb") as file:
            found.update(plain(words) for words in gettext.GNUTranslations(file)._catalog.values())
    for menus in OFFICE.rglob("*zh-TW.xcd"):
        found.update(map(plain, re.findall(r"<value[^>]*>([^<]*)</value>", menus.read_text(encoding="utf-8"))))
    return found


def paths(rules):
    """(rule file, path) of each path in the steps."""
    for kind, pattern in STEPS:
        for file in sorted(rules.rglob(kind)):
            for steps in re.findall(pattern, file.read_text(encoding="utf-8")):
                for path in re.findall(r"「([^「」]* > [^「」]*)」", html.unescape(steps)):
                    yield file.name, path


def main(rules):
    known, found = names(), list(paths(pathlib.Path(rules)))
    if not known:
        print("LibreOffice's Chinese menus are not installed (libreoffice-l10n-zh-tw)")
        return 1
    faults = [f"FAIL {file}: {path}: LibreOffice has no 「{name}」" for file, path in found
              for name in path.split(" > ") if plain(name) not in known and name not in OTHERS]
    print(*faults, f"{len(found)} paths, {len(faults)} faults", sep="\n")
    return 1 if faults or len(found) < LEAST else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
