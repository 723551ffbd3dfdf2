#!/usr/bin/python3
"""Our text rules against Vale itself: the same words at the same places, but for what differences.tsv lists.

usage: compare.py VALE TRACE WORK [--write]        (--write renews differences.tsv; its reasons are kept)

The rules are written out for Vale (kind, patterns, exceptions); what is our own is left to us: scopes choose the
blocks, and a token that begins or ends with a Latin letter is a whole word there (Vale's own \\b would keep a token
from matching between Han). Rules that look at blocks one by one are compared match by match over all blocks of all
fixtures; the others by whether they speak of a document.
"""

import collections
import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
RULES = HERE.parents[1] / "rules"
LISTED = HERE / "differences.tsv"
SCOPES = ["paragraph", "heading", "caption", "title", "table", "quote", "note", "toc"]  # as in text_scope.cpp
BLOCK_BY_BLOCK = ("existence", "substitution", "repetition")


def load_rules():
    rules = {}
    for file in sorted(RULES.glob("*/*.yml")):
        rule = yaml.safe_load(file.read_text(encoding="utf-8"))
        if file.stem != "pack" and rule.get("extends") and "level" in rule:
            rules[file.stem] = rule
    return rules


def scope_bits(rule):
    names = rule.get("scope", "all")
    names = {names} if isinstance(names, str) else set(names)
    names -= {"sentence", "document"}
    if not names or "all" in names:
        names |= set(SCOPES) - {"toc"}
    return sum(1 << SCOPES.index(name) for name in names if name in SCOPES)


def whole_word(token, rule):
    """As text_loader does: Latin edges of a token are edges of words."""
    if rule.get("nonword") or "|" in token:
        return token
    before = "(?<![A-Za-z0-9])" if re.match(r"[A-Za-z]", token) else ""
    after = "(?![A-Za-z0-9])" if re.search(r"(?<!\\)[A-Za-z]$", token) else ""
    return before + token + after


def listed(value):
    return [value] if isinstance(value, str) else list(value or [])


def for_vale(rule):
    out = {"extends": rule["extends"], "message": "%s", "level": "warning", "nonword": True}
    for key in ("raw", "ignorecase", "max", "min", "exceptions"):
        if key in rule:
            out[key] = rule[key]
    for key in ("swap", "either"):
        if key in rule:
            out[key] = {whole_word(str(k), rule): str(v) for k, v in rule[key].items()}
    if "tokens" in rule:
        out["tokens"] = [whole_word(token, rule) for token in listed(rule["tokens"])]
    for key in ("token", "first", "second"):
        if key in rule:
            out[key] = whole_word(listed(rule[key])[0], rule)
    if out["extends"] == "occurrence":
        del out["nonword"]
        if out.pop("max", None) == 0:  # which Vale takes for no limit: then any at all is too many
            out |= {"extends": "existence", "nonword": True, "tokens": [out.pop("token")]}
    return out


def vale_name(name):
    """Vale makes the names of groups of it."""
    return name.replace("-", "_")


def write_styles(rules, folder):
    style = folder / "styles/engross"
    style.mkdir(parents=True)
    for name, rule in rules.items():
        (style / f"{vale_name(name)}.yml").write_text(yaml.safe_dump(for_vale(rule), allow_unicode=True), encoding="utf-8")
    (folder / ".vale.ini").write_text(
        "StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = engross\n", encoding="utf-8")


def read_documents(folder):
    """{document: [(block, kind, words)]}"""
    documents = {}
    for file in sorted((folder / "documents").iterdir()):
        rows = [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n") if line]
        documents[file.stem] = [(b, int(k), w.replace("\u2409", "\t").replace("\u2424", " ")) for b, k, w in rows]
    return documents


def read_matched(folder):
    with open(folder / "matched.tsv", encoding="utf-8", newline="") as lines:
        return [(d, r, b, int(f), int(t)) for d, r, b, f, t in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def write_texts(documents, rules, folder):
    """all.txt with each different block on a line of its own; for the other rules RULE/DOCUMENT.txt."""
    words = sorted({block[2] for blocks in documents.values() for block in blocks})
    (folder / "all.txt").write_text("".join(f"{line}\n\n" for line in words), encoding="utf-8")
    for name, rule in rules.items():
        if rule["extends"] in BLOCK_BY_BLOCK:
            continue
        (folder / name).mkdir()
        for document, blocks in documents.items():
            own = [w for _, kind, w in blocks if kind & scope_bits(rule)]
            (folder / name / f"{document}.txt").write_text("".join(f"{line}\n\n" for line in own), encoding="utf-8")
    return words


def ask_vale(vale, folder):
    done = subprocess.run([vale, "--no-exit", "--output=JSON", "."], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not done.stdout.startswith("{"):
        sys.exit(f"compare.py: vale says {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def differences_by_block(rules, documents, matched, alerts, words):
    """{(rule, who, matched words)}, and how many matches agree."""
    kinds = collections.defaultdict(set)
    text_of = {}
    for document, blocks in documents.items():
        for block, kind, text in blocks:
            kinds[text].add(kind)
            text_of[document, block] = (kind, text)
    ours, theirs = set(), set()
    for document, rule, block, start, end in matched:
        if rules[rule]["extends"] in BLOCK_BY_BLOCK:
            ours.add((rule, *text_of[document, block], start, end))
    for alert in alerts.get("all.txt", []):
        rule = alert["Check"].split(".")[1].replace("_", "-")
        text = words[(alert["Line"] - 1) // 2]
        if rules[rule]["extends"] in BLOCK_BY_BLOCK:
            for kind in kinds[text]:
                if kind & scope_bits(rules[rule]):
                    end = min(alert["Span"][1], len(text))  # its $ takes the line end along
                    theirs.add((rule, kind, text, alert["Span"][0] - 1, end))
    cut = lambda match: match[2][match[3]:match[4]]
    found = {(m[0], "engross", cut(m)) for m in ours - theirs} | {(m[0], "vale", cut(m)) for m in theirs - ours}
    return found, len(ours & theirs)


def differences_by_document(rules, documents, matched, alerts):
    found, agree = set(), 0
    ours = {(document, rule) for document, rule, *_ in matched}
    for name, rule in rules.items():
        if rule["extends"] in BLOCK_BY_BLOCK:
            continue
        for document in documents:
            their = any(a["Check"] == f"engross.{vale_name(name)}" for a in alerts.get(f"{name}/{document}.txt", []))
            our = (document, name) in ours
            if our != their:
                found.add((name, "engross" if our else "vale", f"document {document}"))
            else:
                agree += our
    return found, agree


def read_listed():
    rows = {}
    for line in LISTED.read_text(encoding="utf-8").splitlines() if LISTED.exists() else []:
        if line and not line.startswith("#"):
            rule, who, match, why = line.split("\t")
            rows[rule, who, match] = why
    return rows


def main():
    vale, trace, work = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    shutil.rmtree(work, ignore_errors=True)
    (work / "vale").mkdir(parents=True)
    subprocess.run([trace, RULES, work], check=True)
    rules, documents, matched = load_rules(), read_documents(work), read_matched(work)
    write_styles(rules, work / "vale")
    words = write_texts(documents, rules, work / "vale")
    alerts = ask_vale(vale, work / "vale")
    by_block, same_matches = differences_by_block(rules, documents, matched, alerts, words)
    by_document, same_documents = differences_by_document(rules, documents, matched, alerts)
    found = {(rule, who, match.replace("\t", "\\t")) for rule, who, match in by_block | by_document}
    known = read_listed()
    print(f"{len(rules)} text rules, {len(words)} blocks of {len(documents)} documents: {same_matches} matches and "
          f"{same_documents} documents alike, {len(found)} differences")
    if "--write" in sys.argv:
        head = "# What our text rules and Vale 3.21.0 say differently of the fixtures: rule, who speaks, words, why.\n"
        LISTED.write_text(head + "".join(f"{r}\t{w}\t{m}\t{known.get((r, w, m), 'WHY?')}\n" for r, w, m in sorted(found)),
                          encoding="utf-8")
        return
    for row in sorted(found - known.keys()):
        print("FAIL not listed:", "\t".join(row))
    for row in sorted(known.keys() - found):
        print("FAIL listed, but no difference:", "\t".join(row))
    if same_matches < 100:
        sys.exit("FAIL hardly anything was compared")
    sys.exit(1 if found != known.keys() else 0)


if __name__ == "__main__":
    main()
