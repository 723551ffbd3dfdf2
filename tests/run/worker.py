#!/usr/bin/python3
"""A worker process that dies is one failed document: one message, nothing of it left, the others are done. Workers
die with the program.

usage: worker.py ENGROSS
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent)]

import program  # noqa: E402

REPORT = program.FIXTURES / "docx" / "trip-report" / "input.docx"
NAMES = ("a.docx", "b.docx", "c.docx")
CRASH, LIMIT = 4, 5


def start(engross, folder, language):
    return subprocess.Popen([engross, "convert", *NAMES, "-o", "out", "--ocr", "off", "--lang", language], cwd=folder,
                            env=program.variables(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def first_worker(process):
    children = pathlib.Path("/proc/%d/task/%d/children" % (process.pid, process.pid))
    while process.poll() is None:
        words = children.read_text().split()
        if words:
            return int(words[0])
        time.sleep(0.0002)
    sys.exit("FAIL no worker was seen: " + process.stderr.read().decode())


def killed(engross, folder, how, language, code, words):
    """What is wrong when the first worker ends by a signal."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    process = start(engross, folder, language)
    os.kill(first_worker(process), how)
    out, err = process.communicate(timeout=60 * program.SLOW)
    err = err.decode()
    if process.returncode != code:
        yield "exit code %s instead of %d" % (process.returncode, code)
    if err.count("\n") != 1 or words not in err or "a.docx" not in err or out:
        yield "the message %r" % err
    files = program.tree(folder / "out")
    if {name.split(".")[0] for name in files} != {"b", "c"} or "b.pdf" not in files or "c.html" not in files:
        yield "wrote %s" % sorted(files)
    if sorted(path.name for path in folder.iterdir()) != sorted((*NAMES, "out")):
        yield "left %s" % sorted(path.name for path in folder.iterdir())


def orphaned(engross, folder):
    process = start(engross, folder, "en")
    worker = first_worker(process)
    process.kill()
    process.wait()
    for _ in range(2000):
        try:
            if pathlib.Path("/proc/%d/stat" % worker).read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return
        except (FileNotFoundError, ProcessLookupError):
            return
        time.sleep(0.001)
    yield "the worker lives on"


def main(engross):
    bad = 0
    with tempfile.TemporaryDirectory(prefix="engross-worker-") as folder:
        folder = pathlib.Path(folder)
        for name in NAMES:
            shutil.copy(REPORT, folder / name)
        cases = {"crash": killed(engross, folder, signal.SIGILL, "en", CRASH, "SIGILL"),
                 "crash in Chinese": killed(engross, folder, signal.SIGILL, "zh-TW", CRASH, "當掉"),
                 "killed for its memory": killed(engross, folder, signal.SIGKILL, "en", LIMIT, "memory"),
                 "too long": killed(engross, folder, signal.SIGXCPU, "en", LIMIT, "seconds"),
                 "killed program": orphaned(engross, folder)}
        for name, faults in cases.items():
            for words in faults:
                bad += 1
                print("FAIL %s: %s" % (name, words))
    print("%d cases, %d faults" % (len(cases), bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
