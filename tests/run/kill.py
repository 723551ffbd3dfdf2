#!/usr/bin/python3
"""Killed at any moment, engross leaves no half-written file under a final name; a later run is not disturbed by
what remains and sweeps it away, and Ctrl-C ends it.

usage: kill.py ENGROSS
"""

import fcntl
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


def start(engross, report, out):
    return subprocess.Popen([engross, "convert", report, "-o", out, "--ocr", "off"], env=program.variables(),
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def final(out):
    """Files under a final name: neither hidden nor in a hidden folder."""
    if not out.exists():
        return {}
    return {name: data for name, data in program.tree(out).items()
            if not any(part.startswith(".") for part in name.split("/"))}


def wait_for_staging(out, process):
    """Until the outputs are being written, the moment that matters most."""
    while process.poll() is None:
        if out.exists() and any(out.iterdir()):
            return
        time.sleep(0.0002)


def killed(engross, report, out, how, after):
    process = start(engross, report, out)
    if after is None:
        wait_for_staging(out, process)
    else:
        time.sleep(after)
    process.send_signal(how)
    process.wait()
    return process.returncode


def hidden_folder(out, name, age):
    folder = out / name
    folder.mkdir()
    (folder / "input.pdf").write_bytes(b"half")
    os.utime(folder, (time.time() - age,) * 2)
    return folder


def sweeping_faults(engross, report, out):
    """What a killed run has left goes with the next one; what a live run is using, or is not ours, stays."""
    stale, live, young, other = (hidden_folder(out, name, age) for name, age in (
        (".engross-AAAAAA", 3600), (".engross-BBBBBB", 3600), (".engross-CCCCCC", 0), (".engross-other", 3600)))
    lock = os.open(live, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    start(engross, report, out).wait()
    os.close(lock)
    if stale.exists():
        yield "a stale folder is still there"
    for folder in (live, young, other):
        if not (folder / "input.pdf").exists():
            yield "%s was swept away" % folder.name


def main(engross):
    bad = 0
    with tempfile.TemporaryDirectory(prefix="engross-kill-") as scratch:
        scratch = pathlib.Path(scratch)
        shutil.copy(REPORT, scratch / "input.docx")
        begin = time.monotonic()
        if start(engross, scratch / "input.docx", scratch / "whole").wait():
            sys.exit("FAIL the report cannot be converted")
        took = time.monotonic() - begin
        whole = final(scratch / "whole")
        moments = [took * part / 8 for part in range(8)] + [None] * 6
        interrupted = 0
        for number, after in enumerate(moments):
            out = scratch / ("out%d" % number)
            how = signal.SIGINT if number % 7 == 3 else signal.SIGKILL
            code = killed(engross, scratch / "input.docx", out, how, after)
            interrupted += code == -how
            if code not in (0, -how):
                bad += 1
                print("FAIL killed after %s s: exit code %s" % (after, code))
            for name, data in final(out).items():
                if whole.get(name) != data:
                    bad += 1
                    print("FAIL killed after %s s: %s is not whole (%d bytes)" % (after, name, len(data)))
        out = scratch / ("out%d" % (len(moments) - 1))
        if start(engross, scratch / "input.docx", out).wait() or final(out) != whole:
            bad += 1
            print("FAIL a run after a killed one: %s" % sorted(final(out)))
        for words in sweeping_faults(engross, scratch / "input.docx", out):
            bad += 1
            print("FAIL " + words)
        if not interrupted:
            bad += 1
            print("FAIL no run was interrupted")
    print("%d runs, %d interrupted, %d faults" % (len(moments), interrupted, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
