#!/usr/bin/python3
"""Same input, same bytes: whatever the folder, the thread count, the locale, the time zone, the file's age.

usage: determinism.py ENGROSS
"""

import os
import pathlib
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent)]

import program  # noqa: E402

REPORTS = sorted(program.FIXTURES.glob("[do]*/*/input.*"))


def gather(scratch):
    """Copies of all reports, each with a name of its own."""
    names = []
    for report in REPORTS:
        names.append("%s-%s.%s" % (report.parent.name, report.suffix[1:], report.suffix[1:]))
        shutil.copy(report, scratch / names[-1])
    return names


def outputs(engross, scratch, names, label, threads="1", env=None, cwd=None, inputs=None, more=()):
    out = scratch / label
    inputs = inputs or [scratch / name for name in names]
    run = program.run([engross, "convert", *inputs, "-o", os.path.relpath(out, cwd) if cwd else out,
                       "--ocr", "off", "-j", threads, *more], cwd=cwd, env=env, seconds=90)
    if run.code != 0:
        sys.exit("FAIL %s: exit code %s: %s" % (label, run.code, run.err.decode()[-400:]))
    return program.tree(out)


def compare(label, wanted, got):
    """Number of files that differ."""
    bad = 0
    for name in sorted(wanted.keys() | got.keys()):
        if wanted.get(name) != got.get(name):
            bad += 1
            places = zip(wanted.get(name, b""), got.get(name, b""))
            at = next((at for at, (one, two) in enumerate(places) if one != two), 0)
            print("FAIL %s: %s differs, first at byte %d: %r, %r" % (
                label, name, at, wanted.get(name, b"")[at:at + 60], got.get(name, b"")[at:at + 60]))
    return bad


def reports_of(engross, scratch, names, threads):
    """What check says in every format."""
    found = {}
    for form in ("text", "json", "sarif", "junit", "svrl", "earl", "html"):
        run = program.run([engross, "check", *names[:2], "--ocr", "off", "--format", form, "--date", "2026-11-23", "-j", threads],
                          cwd=scratch, env={"TZ": "Asia/Taipei" if threads == "2" else "UTC"})
        if run.code not in (0, 1) or not run.out:
            sys.exit("FAIL check --format %s: exit code %s: %s" % (form, run.code, run.err.decode()[-400:]))
        found[form] = run.out
    return found


def main(engross):
    bad = 0
    with tempfile.TemporaryDirectory(prefix="engross-same-") as scratch:
        scratch = pathlib.Path(scratch)
        names = gather(scratch)
        first = outputs(engross, scratch, names, "first")
        for ending in (".xml", ".html", ".pdf"):
            if sum(name.endswith(ending) for name in first) != len(names):
                bad += 1
                print("FAIL not every report became %s: %s" % (ending, sorted(first)))
        for name in names:
            os.utime(scratch / name, (86_400, 86_400))
        elsewhere = {"LC_ALL": "zh_TW.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1",
                     "USER": "somebody", "HOSTNAME": "elsewhere"}
        bad += compare("two threads, other locale and time zone, old files", first,
                       outputs(engross, scratch, names, "second", "2", elsewhere))
        (scratch / "deep" / "er").mkdir(parents=True)
        inputs = [os.path.join("..", "..", name) for name in reversed(names)]
        bad += compare("other folder, other order", first,
                       outputs(engross, scratch, names, "third", cwd=scratch / "deep" / "er", inputs=inputs))
        one = reports_of(engross, scratch, names, "1")
        bad += compare("check with two threads", one, reports_of(engross, scratch, names, "2"))
        # Each output alone is what it is among the others.
        for ending in ("xml", "html", "pdf"):
            alone = outputs(engross, scratch, names, "alone-" + ending, inputs=[scratch / names[0]], more=("--to", ending))
            stem = names[0].rsplit(".", 1)[0]
            bad += compare("--to " + ending, {name: first[name] for name in alone if name in first}, alone)
            if stem + "." + ending not in alone:
                bad += 1
                print("FAIL --to %s: not written" % ending)
    print("%d reports, %d files, %d differ" % (len(names), len(first), bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
