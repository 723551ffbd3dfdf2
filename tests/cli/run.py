#!/usr/bin/python3
"""Command tests: Markdown files that hold commands and what they print.

usage: run.py ENGROSS FILE.md...

A fenced block is a test with its own empty folder, where `fixtures` leads to fixtures/ and `helpers` to
tests/cli/helpers/. In it:

    % COMMAND            run by bash; `engross` is the program
    words                lines on standard output
    2> words             lines on standard error
    => CODE              the exit code, when it is not 0

LC_ALL is C.UTF-8 unless the command says otherwise; no other variable of the caller reaches engross but
those in KEPT. With ENGROSS_ACCEPT=1 the files are rewritten with what was printed.
"""

import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = ("HOME", "XDG_CACHE_HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "TESSDATA_PREFIX")
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TIMEOUT = 120


def environment(bin_folder):
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PATH": f"{bin_folder}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def run_command(command, folder, variables):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=variables, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=TIMEOUT)
    out = done.stdout.decode("utf-8", "backslashreplace").replace(str(ROOT), "ROOT")
    err = done.stderr.decode("utf-8", "backslashreplace").replace(str(ROOT), "ROOT")
    lines = out.split("\n") if out else []
    if lines and lines[-1] == "":
        lines.pop()
    lines += ["2> " + line for line in err.splitlines()]
    if done.returncode:
        lines.append("=> %d" % done.returncode)
    return lines


def run_block(text, engross):
    """The block as it should read."""
    commands = [line for line in text.split("\n") if line.startswith("% ")]
    with tempfile.TemporaryDirectory(prefix="engross-cli-") as folder, \
            tempfile.TemporaryDirectory(prefix="engross-bin-") as bin_folder:
        os.symlink(engross, os.path.join(bin_folder, "engross"))
        os.symlink(ROOT / "fixtures", os.path.join(folder, "fixtures"))
        os.symlink(ROOT / "tests" / "cli" / "helpers", os.path.join(folder, "helpers"))
        lines = []
        for command in commands:
            lines.append(command)
            lines += run_command(command[2:], folder, environment(bin_folder))
    return "\n".join(lines) + "\n"


def title_before(text, at):
    titles = re.findall(r"^#+ (.*)$", text[:at], re.MULTILINE)
    return titles[-1] if titles else "?"


def show(path, title, wanted, got):
    print("FAIL %s: %s" % (path.name, title))
    for line in difflib.unified_diff(wanted.splitlines(), got.splitlines(), "expected", "printed", lineterm="", n=2):
        print("    " + line)


def main(engross, names):
    paths = [pathlib.Path(name) for name in names]
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    blocks = [(path, match) for path in paths for match in BLOCK.finditer(texts[path])]
    if not blocks:
        sys.exit("run.py: there is no test in " + " ".join(names))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda block: run_block(block[1][1], engross), blocks))
    bad = 0
    accepted = dict(texts)
    for (path, match), got in reversed(list(zip(blocks, results))):
        if got == match[1]:
            continue
        bad += 1
        if os.environ.get("ENGROSS_ACCEPT"):
            text = accepted[path]
            accepted[path] = text[:match.start(1)] + got + text[match.end(1):]
        else:
            show(path, title_before(texts[path], match.start()), match[1], got)
    for path, text in accepted.items():
        if text != texts[path]:
            path.write_text(text, encoding="utf-8")
            print("accepted", path)
    print("%d of %d command tests differ" % (bad, len(blocks)))
    return 1 if bad and not os.environ.get("ENGROSS_ACCEPT") else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:]))
