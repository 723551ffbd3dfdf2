"""An archive to try `engross bulk` on, and what must hold after whatever happened to a run."""

import hashlib
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "run")]
import program  # noqa: E402

REPORTS = [program.FIXTURES / kind / (name + "-report") / ("input." + kind)
           for kind in ("docx", "odt") for name in ("short", "faulty", "trip")]
OPTIONS = ["--ocr", "off", "--date", "2026-01-01", "--lang", "en"]


def with_comment(package, words):
    """A ZIP with an archive comment: other bytes, the same document."""
    return package[:-2] + len(words).to_bytes(2, "little") + words


def make(folder, count):
    """`count` documents of different content in three folders."""
    for number in range(count):
        report = REPORTS[number % len(REPORTS)]
        put(folder, "%d/報告 %d%s" % (number % 3, number, report.suffix), b"copy %d" % number, report)


def put(folder, name, words, report=REPORTS[0]):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(with_comment(report.read_bytes(), words))


def digest(folder):
    """Path → hash of every file, also hidden ones."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in program.tree(folder).items()}


class Bulk:
    """`engross bulk` on one archive, its ledger and outputs in `folder`."""

    def __init__(self, engross, archive, folder, env=None, workers=2):
        self.archive, self.out, self.ledger = archive, folder / "out", folder / "ledger"
        self.env = program.variables(env)
        self.command = [engross, "bulk", "run", str(archive), "-o", str(self.out), "--ledger", str(self.ledger),
                        "-j", str(workers), *OPTIONS]

    def start(self, *more):
        return subprocess.Popen([*self.command, *more], env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def run(self, *more):
        process = self.start(*more)
        out, err = process.communicate(timeout=120 * program.SLOW)
        return program.Outcome(process.returncode, out, err)

    def rows(self, what, state="done"):
        with sqlite3.connect(self.ledger) as database:
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'work'").fetchall():
                return []  # killed when it had just been made
            return database.execute("SELECT %s FROM work WHERE state = ? ORDER BY path" % what, (state,)).fetchall()

    def faults(self, reference, quarantine=()):
        """What is wrong with a ledger and a tree after all is done; `reference` is a serial run's tree."""
        tree = digest(self.out)
        for name in sorted(set(tree) ^ set(reference)):
            yield ("left over: " if name in tree else "missing: ") + name
        for name in sorted(set(tree) & set(reference)):
            if tree[name] != reference[name]:
                yield "differs: " + name
        for line in (self.out / "manifest-sha256.txt").read_text().splitlines():
            told, name = line.split("  ", 1)
            if tree.get(name.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")) != told:
                yield "the manifest is wrong about " + name
        if sorted(path for path, in self.rows("path", "failed")) != sorted(quarantine):
            yield "quarantine: %s" % self.rows("path, reason", "failed")
        with sqlite3.connect(self.ledger) as database:
            for path, state, commits in database.execute("SELECT path, state, commits FROM work"):
                if commits != 1 or state not in ("done", "failed"):
                    yield "%s is %s after %d commits" % (path, state, commits)
            if database.execute("SELECT count(*) FROM runner").fetchone()[0]:
                yield "a runner is left in the ledger"
        for path in self.ledger.parent.glob("ledger.run-*"):
            yield "left %s" % path.name


def children(pid):
    try:
        return [int(child) for child in pathlib.Path("/proc/%d/task/%d/children" % (pid, pid)).read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
        return True
    except ProcessLookupError:
        return False


def wait_for(what, seconds=60):
    """False when it does not come true."""
    end = time.monotonic() + seconds * program.SLOW
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True
