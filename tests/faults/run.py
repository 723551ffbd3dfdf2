#!/usr/bin/python3
"""What cannot be read or written: one message in the chosen language that names the file, the right exit
code, nothing left behind, no network, no long wait.

usage: run.py ENGROSS [WORD]      WORD: only cases with it in their name
"""

import concurrent.futures
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import warnings

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(HERE.parent / "run")]

import cases  # noqa: E402
from cases import REFUSED  # noqa: E402
import hostile  # noqa: E402
import program  # noqa: E402

warnings.filterwarnings("ignore", "Duplicate name")
HAN = re.compile("[\u4e00-\u9fff]")
DOCX, ODT = (program.FIXTURES / kind / "short-report" / ("input." + kind) for kind in ("docx", "odt"))
MACHINE = 4
SECONDS, MIB = 20, 1500  # what a bad file may cost: of processors, so that a busy machine does not matter; of memory
TEXT = re.compile(rb"root:x:0")
FETCHED = re.compile(rb"<(?:img|image|source)[^>]* (?:src|href|xlink:href)=\"(?!data:)[a-z]+:", re.IGNORECASE)


class Faults:
    def __init__(self):
        self.lock, self.bad, self.skipped, self.runs = threading.Lock(), 0, [], 0
        self.longest, self.largest = (0, ""), (0, "")

    def say(self, name, words):
        with self.lock:
            self.bad += 1
            print("FAIL %s: %s" % (name, words), flush=True)

    def skip(self, words):
        self.skipped.append(words)

    def measure(self, name, run):
        with self.lock:
            self.runs += 1
            self.longest = max(self.longest, (run.seconds, name))
            self.largest = max(self.largest, (run.mib, name))
        if run.seconds > SECONDS * program.SLOW:
            self.say(name, "took %.0f s" % run.seconds)
        if run.mib > MIB * program.SLOW:
            self.say(name, "took %.0f MiB" % run.mib)


def message_faults(outcome, language, named):
    """What is wrong with the message of a run that was refused."""
    err = outcome.err.decode("utf-8", "replace")
    lines = err.splitlines()
    if len(lines) != 1:
        yield "%d lines on standard error instead of one: %r" % (len(lines), err[:300])
    if not err.startswith("engross: "):
        yield "does not begin with the program's name: %r" % err[:200]
    for word in named:
        if word not in err:
            yield "does not name %s: %r" % (word, err[:300])
    if bool(HAN.search(err)) != (language == "zh-TW"):
        yield "is not in %s: %r" % (language, err[:300])
    if outcome.out:
        yield "prints %r" % outcome.out[:200]


def output_faults(out, stem):
    files = program.tree(out)
    for ending in ("xml", "html", "pdf"):
        if not files.get("%s.%s" % (stem, ending)):
            yield "%s.%s is missing or empty" % (stem, ending)
    for name, data in files.items():
        if not (name.startswith(stem + ".")):
            yield "left %s" % name
        if TEXT.search(data):
            yield "%s holds a file of this machine" % name
        if name.endswith(".html") and FETCHED.search(data):
            yield "%s fetches a picture: %r" % (name, FETCHED.search(data)[0])


def convert(faults, engross, name, path, fate, **more):
    """Converts one file in both languages and compares with what must come of it."""
    wanted = fate if isinstance(fate, tuple) else (fate,)
    named = more.pop("named", [os.path.basename(path)])
    given = more.pop("out", None)
    for language in ("en", "zh-TW"):
        with tempfile.TemporaryDirectory(prefix="engross-out-") as scratch:
            out = given or os.path.join(scratch, "new", "out")
            run = program.run([engross, "convert", path, "-o", out, "--ocr", "off", "--lang", language], **{"seconds": 120, **more})
            faults.measure(name, run)
            if run.code not in wanted:
                faults.say(name, "exit code %s instead of %s: %s" % (
                    run.code, " or ".join(map(str, wanted)), run.err.decode("utf-8", "replace")[-400:].strip()))
                return
            if run.code == 0:
                for words in output_faults(out, pathlib.Path(path).stem):
                    faults.say(name, words)
                return
            for words in message_faults(run, language, named):
                faults.say(name + " in " + language, "the message " + words)
            left = os.listdir(scratch)
            if left:
                faults.say(name, "left %s" % " ".join(program.tree(scratch) or left))


def bad_files(faults, engross, word):
    with tempfile.TemporaryDirectory(prefix="engross-faults-") as folder, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = []
        for name, path, fate in written_cases(folder, word):
            jobs.append(pool.submit(convert, faults, engross, name, path, fate))
        for job in jobs:
            job.result()
    return len(jobs)


def written_cases(folder, word, modules=(cases, hostile)):
    for module in modules:
        for name, data, fate in module.all_cases(DOCX.read_bytes(), ODT.read_bytes()):
            if word in name:
                path = os.path.join(folder, name)
                pathlib.Path(path).write_bytes(data)
                yield name, path, fate


OPENED = re.compile(r'^\d+ +(?:openat|open)\((?:AT_FDCWD, )?"([^"]*)"', re.MULTILINE)
ASKED = re.compile(r"^\d+ +(socket|connect|sendto|bind|execve)\(", re.MULTILINE)
OURS = ("/usr/", "/lib", "/etc/fonts", "/etc/ld.so", "/dev/", "/proc/self", "/var/cache/fontconfig", "/root/.", "/home/",
        "/etc/localtime", "/etc/ssl/", "/etc/gnutls", "/proc/filesystems", "/proc/mounts", "/proc/sys/vm/",
        "/sys/fs/cgroup", "/sys/devices/system/cpu")  # of libraries when they are loaded; fonts and their caches
REACHING = ("file", "far", "outside", "elsewhere", "fetching", "xinclude", "stylesheet", "parameter-entity", "svg-entity", "up.", "self")


def no_paths(faults, engross):
    """Not even without the sandbox does a file make engross open what lies elsewhere, ask for the network or
    start a program: every call is looked at."""
    if shutil.which("strace") is None:
        return faults.skip("what is opened (no strace)")
    with tempfile.TemporaryDirectory(prefix="engross-faults-") as folder:
        paths = [path for name, path, _ in written_cases(folder, "") if any(word in name for word in REACHING)]
        log = os.path.join(folder, "calls")
        allowed = OURS + (folder, str(program.ROOT), os.path.dirname(engross), ".")
        opened = set()
        for guard, ending in itertools.product(("on", "off"), ("docx", "odt")):  # of one name but for the ending
            some = [path for path in paths if path.endswith(ending)]
            run = program.run(["strace", "-f", "-qq", "-s", "300", "-e", "trace=open,openat,%network,execve", "-o", log,
                               engross, "convert", *some, "-o", os.path.join(folder, "out"), "--ocr", "off",
                               "--sandbox", guard], seconds=300)
            calls = pathlib.Path(log).read_text("utf-8", "replace") if os.path.exists(log) else ""
            now = set(OPENED.findall(calls))
            if not now.issuperset(some):
                return faults.skip("what is opened (strace does not work here: %r)" % run.err[-100:])
            for path in sorted(now):
                if not path.startswith(allowed):
                    faults.say("--sandbox " + guard, "opened " + path)
            asked = ASKED.findall(calls)
            if asked != ["execve"]:  # engross itself
                faults.say("--sandbox " + guard, "called %s" % " ".join(asked))
            opened |= now
        print("%d files that reach elsewhere: nothing but our own was opened, %d paths" % (len(paths), len(opened)))


def bad_places(faults, engross):
    """Inputs that are no files."""
    with tempfile.TemporaryDirectory(prefix="engross-faults-") as folder:
        folder = pathlib.Path(folder)
        convert(faults, engross, "missing", folder / "missing.docx", REFUSED)
        convert(faults, engross, "missing folder", folder / "none" / "missing.docx", REFUSED)
        (folder / "folder.docx").mkdir()
        convert(faults, engross, "a folder", folder / "folder.docx", REFUSED)
        os.mkfifo(folder / "pipe.docx")
        convert(faults, engross, "a pipe", folder / "pipe.docx", REFUSED, seconds=5)
        os.symlink("loop.docx", folder / "loop.docx")
        convert(faults, engross, "a loop of links", folder / "loop.docx", REFUSED)
        convert(faults, engross, "a device", pathlib.Path("/dev/null"), REFUSED)
        name = "報告 草稿‘x’.docx"
        (folder / name).write_bytes(b"x")
        for words in message_faults(program.run([engross, "convert", folder / name, "--lang", "zh-TW"], cwd=folder),
                                    "zh-TW", [name]):
            faults.say("a name in Chinese", "the message " + words)
        folder.chmod(0o755)
        (folder / "secret.docx").write_bytes(DOCX.read_bytes())
        (folder / "secret.docx").chmod(0)
        convert_unprivileged(faults, engross, "no permission to read", folder / "secret.docx", REFUSED, folder)


def convert_unprivileged(faults, engross, name, path, fate, out, named=None):
    """As a user who may do little, when we are root."""
    user = 65534 if os.geteuid() == 0 else None
    try:
        probe = program.run([engross, "--version"], user=user)
        able = probe.code == 0
    except PermissionError:
        able = False
    if not able:
        faults.skip(name + " (the program's folder is closed to others)")
        return
    run = program.run([engross, "convert", path, "-o", out, "--ocr", "off", "--lang", "en"], user=user)
    if run.code != fate:
        faults.say(name, "exit code %s instead of %s: %r" % (run.code, fate, run.err[-300:]))
    for words in message_faults(run, "en", named or [os.path.basename(path)]):
        faults.say(name, "the message " + words)


def bad_outputs(faults, engross):
    """Folders that cannot be written."""
    with tempfile.TemporaryDirectory(prefix="engross-faults-") as folder:
        folder = pathlib.Path(folder)
        folder.chmod(0o755)
        (folder / "file").write_text("mine")
        for name, out in (("a file", folder / "file"), ("below a file", folder / "file" / "x"),
                          ("in /proc", pathlib.Path("/proc/engross")), ("a long name", folder / ("x" * 300))):
            convert(faults, engross, "output " + name, DOCX, MACHINE, out=str(out), named=[str(out)])
        if (folder / "file").read_text() != "mine" or len(list(folder.iterdir())) != 1:
            faults.say("output a file", "the folder has changed")
        (folder / "closed").mkdir(mode=0o555)
        (folder / "input.docx").write_bytes(DOCX.read_bytes())
        (folder / "input.docx").chmod(0o644)
        convert_unprivileged(faults, engross, "output without permission", folder / "input.docx", MACHINE,
                             folder / "closed", ["closed"])
        for size in (0, 4096, 40_000):
            (folder / "out").mkdir(exist_ok=True)
            (folder / "out" / "input.html").write_text("older")
            convert(faults, engross, "files of at most %d bytes" % size, folder / "input.docx", MACHINE,
                    out=str(folder / "out"), named=[str(folder / "out")], file_size=size)
            if program.tree(folder / "out") != {"input.html": b"older"}:
                faults.say("files of at most %d bytes" % size, "left %s" % list(program.tree(folder / "out")))
        full_disk(faults, engross, folder)


def full_disk(faults, engross, folder):
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48k,mode=755", "none", disk], capture_output=True)
    if mounted.returncode:
        faults.skip("a full disk (no right to mount)")
        return
    try:
        convert(faults, engross, "a full disk", folder / "input.docx", MACHINE, out=str(disk), named=[str(disk)])
        if list(disk.iterdir()):
            faults.say("a full disk", "left %s" % list(disk.iterdir()))
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def full_printer(faults, engross):
    """What is printed must not be lost without a word."""
    with open("/dev/full", "wb") as full:
        run = program.run([engross, "check", DOCX, "--ocr", "off", "--date", "2026-11-23", "--format", "json"], stdout=full)
    if run.code != MACHINE or run.err.count(b"\n") != 1:
        faults.say("printing to a full disk", "exit code %s, %r" % (run.code, run.err[-200:]))


def good_beside_bad(faults, engross):
    """A bad B does not stop C."""
    with tempfile.TemporaryDirectory(prefix="engross-faults-") as folder:
        folder = pathlib.Path(folder)
        (folder / "a.docx").write_bytes(DOCX.read_bytes())
        (folder / "b.docx").write_bytes(DOCX.read_bytes()[:5000])
        (folder / "c.odt").write_bytes(ODT.read_bytes())
        for threads in ("1", "2"):
            out = folder / ("out" + threads)
            run = program.run([engross, "convert", "a.docx", "b.docx", "c.odt", "-o", out, "--ocr", "off", "-j", threads],
                              cwd=folder)
            if run.code != REFUSED:
                faults.say("convert A B C", "exit code %s: %r" % (run.code, run.err))
            for words in message_faults(run, "en", ["b.docx"]):
                faults.say("convert A B C", "the message " + words)
            tops = {name.split(".")[0] for name in program.tree(out)}
            if tops != {"a", "c"}:
                faults.say("convert A B C", "wrote %s" % sorted(program.tree(out)))
            if [name for name in ("a.pdf", "c.pdf", "a.xml", "c.xml", "a.html", "c.html") if not (out / name).is_file()]:
                faults.say("convert A B C", "an output is missing of %s" % sorted(program.tree(out)))


def check_too(faults, engross):
    """check and --dump-after refuse in the same way; the report says why."""
    with tempfile.TemporaryDirectory(prefix="engross-faults-") as folder:
        bad = pathlib.Path(folder) / "bad.docx"
        bad.write_bytes(b"x")
        run = program.run([engross, "check", bad, "--date", "2026-11-23", "-o", bad.parent / "r.json", "--format", "json"])
        if run.code != REFUSED:
            faults.say("check", "exit code %s" % run.code)
        for words in message_faults(run, "en", ["bad.docx"]):
            faults.say("check", "the message " + words)
        if b"bad.docx" not in (bad.parent / "r.json").read_bytes():
            faults.say("check", "the report does not name the file")
        run = program.run([engross, "convert", bad, "--dump-after", "read"])
        for words in message_faults(run, "en", ["bad.docx"]):
            faults.say("--dump-after", "the message " + words)


def main(engross, word=""):
    faults = Faults()
    if not word:
        no_paths(faults, engross)  # before: strace asks for no network, but is a program of others
    program.forbid_network()
    if not program.network_is_forbidden():
        faults.skip("that no network is asked for (no seccomp here)")
    count = bad_files(faults, engross, word)
    for step in () if word else (bad_places, bad_outputs, full_printer, good_beside_bad, check_too):
        step(faults, engross)
    for words in faults.skipped:
        print("skipped: " + words)
    print("the longest: %.1f s (%s); the largest: %.0f MiB (%s)" % (*faults.longest, *faults.largest))
    print("%d bad files, %d faults" % (count, faults.bad))
    return 1 if faults.bad else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), *sys.argv[2:3]))
