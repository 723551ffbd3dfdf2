#!/usr/bin/python3
"""`engross bulk` loses nothing and does nothing twice, whatever is killed, full, poisoned or set to another time.

usage: faults.py ENGROSS POISON [ROUNDS]      POISON: the library of poison.c; ROUNDS of each kind of killing (3)

After each fault the tree is that of a serial run, every document was committed once, only what is poisoned is in
quarantine, and no temporary file is left.
"""

import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from archive import Bulk, OPTIONS, children, digest, kill, make, program, put, wait_for  # noqa: E402

DOCUMENTS = 18
MACHINE, INTERRUPTED = 4, 130


class Suite:
    def __init__(self, engross, poison, rounds, folder):
        self.engross, self.poison, self.rounds, self.folder = engross, poison, rounds, folder
        self.bad, self.skipped, self.count = 0, [], 0
        seed = os.environ.get("SEED") or str(random.randrange(10**6))
        print("SEED=%s" % seed, flush=True)
        self.random = random.Random(seed)
        self.archive = folder / "archive"
        make(self.archive, DOCUMENTS)
        serial = self.bulk(workers=1)
        start = time.monotonic()
        self.expect("a serial run", serial.run().code == 0, "did not pass")
        self.seconds = time.monotonic() - start
        self.reference = digest(serial.out)
        self.expect("a serial run", len(self.reference) > DOCUMENTS * 5, "wrote only %d files" % len(self.reference))
        self.bytes = sum(path.lstat().st_blocks * 512 for path in serial.out.rglob("*"))

    def bulk(self, archive=None, **more):
        self.count += 1
        folder = self.folder / str(self.count)
        folder.mkdir()
        return Bulk(self.engross, archive or self.archive, folder, **more)

    def expect(self, name, held, words):
        if not held:
            self.bad += 1
            print("FAIL %s: %s" % (name, words), flush=True)

    def end(self, name, bulk, reference=None, quarantine=()):
        """Nothing is left to do, and all is as it should be."""
        again = bulk.run("--json")
        self.expect(name, again.code == (1 if quarantine else 0), "ended with %s: %r" % (again.code, again.err[-300:]))
        for words in list(bulk.faults(reference or self.reference, quarantine))[:10]:
            self.expect(name, False, words)
        self.expect(name, bulk.run("--json").out == b"", "did something twice")
        shutil.rmtree(bulk.ledger.parent)

    def moment(self):
        time.sleep(self.random.uniform(0, self.seconds))

    # --- killing ----------------------------------------------------------------------------------------------

    def kill_workers(self):
        bulk = self.bulk()
        process = bulk.start()
        killed = 0
        while process.poll() is None and killed < 5 * self.rounds:
            time.sleep(self.random.uniform(0, self.seconds / 10))
            killed += sum(kill(child) for child in children(process.pid)[:1])
        process.communicate()
        released = sum(count for count, in bulk.rows("released"))
        self.expect("killed workers", released > 0, "none was hit in %d shots" % killed)
        killed = [path for path, in bulk.rows("path", "failed")]
        if killed: # three times the same one
            subprocess.run([self.engross, "bulk", "retry", str(bulk.archive), "--ledger", str(bulk.ledger), "--reason", "killed"],
                           capture_output=True, check=True)
            bulk.run()
        self.end_retried("killed workers", bulk, killed)

    def end_retried(self, name, bulk, killed):
        faults = [words for words in bulk.faults(self.reference) if not any(path in words for path in killed)]
        for words in faults:
            self.expect(name, False, words)
        shutil.rmtree(bulk.ledger.parent)

    def kill_parents(self, everything):
        """Again and again on one ledger until all is done, then on a new one; now and then two runs at once."""
        name = "everything killed" if everything else "killed parents"
        bulk = self.bulk()
        for number in range(self.rounds):
            if bulk.ledger.exists() and len(bulk.rows("1")) == DOCUMENTS:
                self.end(name, bulk)
                bulk = self.bulk()
            processes = [bulk.start() for _ in range(1 + number % 2)]
            self.moment()
            targets = [child for process in processes for child in (children(process.pid) if everything else [])]
            for pid in [process.pid for process in processes] + targets:
                kill(pid)
            for process in processes:
                process.communicate()
        self.end(name, bulk)

    def interrupt(self):
        bulk = self.bulk()
        process = bulk.start("--json")
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        self.expect("Ctrl-C", process.returncode == INTERRUPTED or len(bulk.rows("1")) == DOCUMENTS, "ended with %s" % process.returncode)
        self.expect("Ctrl-C", not bulk.rows("path", "leased"), "left documents in work")
        self.expect("Ctrl-C", (bulk.out / "manifest-sha256.txt").exists(), "wrote no manifest")
        self.end("Ctrl-C", bulk)
        bulk = self.bulk()
        process = bulk.start("--json")
        process.stdout.readline()
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.01)
        process.communicate(timeout=60)
        self.expect("Ctrl-C twice", process.returncode == INTERRUPTED, "ended with %s" % process.returncode)
        self.end("Ctrl-C twice", bulk)

    # --- machine ----------------------------------------------------------------------------------------------

    def full_disk(self, ledger_too):
        name = "a full disk" + (" under the ledger" if ledger_too else "")
        bulk = self.bulk()
        disk = bulk.ledger.parent if ledger_too else bulk.out
        disk.mkdir(exist_ok=True)
        size = 1 << 20 if ledger_too else self.bytes // 2
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%d" % size, "none", disk], capture_output=True).returncode:
            self.skipped.append("a full disk (no right to mount)")
            return
        try:
            full = bulk.run()
            self.expect(name, full.code == MACHINE, "ended with %s: %r" % (full.code, full.err[-300:]))
            subprocess.run(["mount", "-o", "remount,size=200m", disk], check=True)
            self.expect(name, not bulk.rows("path", "failed"), "blamed documents: %s" % bulk.rows("path, reason", "failed"))
            least = 0 if ledger_too else 1  # a small ledger may be full before its first document
            self.expect(name, least <= len(bulk.rows("1")) < DOCUMENTS, "came at a bad time: %d done" % len(bulk.rows("1")))
            again = bulk.run()
            self.expect(name, again.code == 0, "went on with %s: %r" % (again.code, again.err[-300:]))
            for words in bulk.faults(self.reference):
                self.expect(name, False, words)
        finally:
            subprocess.run(["umount", "-l", disk], check=True)

    def two_runs(self):
        bulk = self.bulk()
        processes = [bulk.start("--json") for _ in range(2)]
        events = [process.communicate(timeout=120)[0].splitlines() for process in processes]
        self.expect("two runs", [process.returncode for process in processes] == [0, 0], "did not pass")
        paths = [json.loads(line)["path"] for lines in events for line in lines]
        self.expect("two runs", sorted(paths) == sorted({*paths}) and len(paths) == DOCUMENTS, "did %d documents" % len(paths))
        self.end("two runs", bulk)

    def shards(self):
        """As on many machines: a ledger a shard; one is killed twice, and one twice at work at once."""
        bulk = self.bulk()
        more = bulk.run("--hand-out", "3")
        self.expect("shards", more.code == 0, "handing out ended with %s: %r" % (more.code, more.err[-300:]))
        for _ in range(2):
            process = bulk.start("--shards", "3", "--shard", "1")
            time.sleep(self.random.uniform(0, self.seconds / 3))
            for pid in [*children(process.pid), process.pid]:
                kill(pid)
            process.communicate()
        for index in (1, 0, 2):
            bulk.env["SLURM_ARRAY_TASK_ID"], bulk.env["SLURM_ARRAY_TASK_MIN"] = str(index + 5), "5"
            processes = [bulk.start("--shards", "3") for _ in range(1 + index % 2)]
            for process in processes:
                _, err = process.communicate(timeout=120)
                self.expect("shards", process.returncode == 0, "%d ended with %s: %r" % (index, process.returncode, err[-300:]))
        merged = subprocess.run([bulk.command[0], "bulk", "merge", *bulk.command[3:8]], capture_output=True, env=bulk.env)
        self.expect("shards", merged.returncode == 0 and b" 0 are not yet done" in merged.stdout, "merging: %r" % (merged.stdout + merged.stderr))
        self.expect("shards", not list(bulk.ledger.parent.glob("*.shards")), "left the shards' ledgers")
        self.end("shards", bulk)

    def clock(self):
        """The clock on the wall jumps back by years, forth, and runs: between runs, and while one is killed."""
        if not shutil.which("faketime"):
            self.skipped.append("another time (no faketime)")
            return
        bulk = self.bulk(env={"FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"})
        plain = bulk.command
        for jump in ("-20y", "+20y", "+0 x500", "-1d"):
            bulk.command = ["faketime", "-f", jump, *plain]
            process = bulk.start()
            self.moment()
            for pid in [*children(process.pid), process.pid]:
                kill(pid)
            process.communicate()
        bulk.command = plain
        self.end("a jumping clock", bulk)

    # --- documents --------------------------------------------------------------------------------------------

    def poison_set(self):
        if not self.poison:
            self.skipped.append("poison (sanitizers)")
            return
        archive = self.folder / "poisoned"
        shutil.copytree(self.archive, archive)
        wanted = {"crash": {"crash"}, "abort": {"crash"}, "exit": {"crash"}, "loop": {"time"}, "memory": {"memory", "limit"}}
        for word in [*wanted, "forks"]:
            put(archive, word + ".docx", b"poison:" + word.encode())
        (archive / "cut.odt").write_bytes(b"PK\3\4 and no more")
        wanted["cut"] = {"unreadable"}
        bulk = self.bulk(archive, env={"LD_PRELOAD": str(self.poison)})
        events = [json.loads(line) for line in bulk.run("--json").out.splitlines()]
        got = {pathlib.Path(path).stem: reason for path, reason in bulk.rows("path, reason", "failed")}
        self.expect("poison", set(got) == set(wanted), "in quarantine: %s" % got)
        for word, reason in got.items():
            self.expect("poison", reason in wanted.get(word, ()), "%s: %s" % (word, reason))
        again = [event["path"] for event in events if event["event"] == "again"]
        self.expect("poison", all(again.count(word + ".docx") == 1 for word in ("crash", "abort", "exit", "loop", "memory")),
                    "tried again: %s" % again)
        self.expect("poison", again.count("cut.odt") == 0, "tried again: %s" % again)
        clean = {name: data for name, data in digest(bulk.out / "data").items() if "forks." not in name}
        reference = {name[5:]: data for name, data in self.reference.items() if name.startswith("data/")}
        self.expect("poison", clean == reference, "the others differ: %s" % sorted(set(clean) ^ set(reference))[:5])

    def killed_thrice(self):
        """A document whose worker somebody kills each time: it may be the memory of the machine that it wants."""
        if not self.poison:
            return
        archive = self.folder / "killed"
        put(archive, "slow.docx", b"poison:loop")
        bulk = self.bulk(archive, env={"LD_PRELOAD": str(self.poison)})
        process = bulk.start("--json")
        killed = set()
        while process.poll() is None:
            for child in children(process.pid):
                works = child not in killed and bulk.rows("path", "leased")  # others are helpers
                killed.update([child] if works and kill(child) else [])
            time.sleep(0.01)
        process.communicate()
        self.expect("killed three times", bulk.rows("reason", "failed") == [("killed",)] and len(killed) == 3,
                    "%d times: %s" % (len(killed), bulk.rows("reason", "failed")))

    def changed_rule(self):
        """Other rules are asked of what is kept; the findings are those of a run from the beginning."""
        rules = self.folder / "rules"
        shutil.copytree(program.ROOT / "rules", rules)
        env = {"ENGROSS_RULES": str(rules)}
        bulk = self.bulk(env=env)
        bulk.run()
        rule, = (path for path in rules.glob("*/TW-TRIP-009.*") if path.parent.name != "docs")
        text = rule.read_text(encoding="utf-8")
        rule.write_text(text.replace(".</", "!</"), encoding="utf-8")
        self.expect("a changed rule", text != rule.read_text(encoding="utf-8"), "the rule has no words to change")
        pdfs = {path: path.stat().st_mtime_ns for path in bulk.out.rglob("*.pdf")}
        self.expect("a changed rule", bulk.run("--json").out.count(b'"done"') == DOCUMENTS, "did not check all again")
        self.expect("a changed rule", pdfs == {path: path.stat().st_mtime_ns for path in bulk.out.rglob("*.pdf")}, "converted again")
        fresh = self.bulk(env=env)
        fresh.run()
        self.expect("a changed rule", digest(bulk.out) == digest(fresh.out) != self.reference, "the findings differ from a new run's")

    def changed_file(self):
        """One that is not what it was when it was scanned, though size and time of its content say so."""
        archive = self.folder / "changing"

        def change(words):
            stamp = (archive / "a.docx").stat()
            put(archive, "a.docx", words)
            os.utime(archive / "a.docx", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

        put(archive, "a.docx", b"one")
        bulk = self.bulk(archive)
        subprocess.run([self.engross, "bulk", "scan", str(archive), "--ledger", str(bulk.ledger)], check=True, capture_output=True)
        bulk.run("--hand-out", "1")
        change(b"two")
        bulk.run("--shards", "1", "--shard", "0")
        subprocess.run([bulk.command[0], "bulk", "merge", *bulk.command[3:8]], capture_output=True, env=bulk.env)
        self.expect("a changed file", bulk.rows("reason", "failed") == [("changed",)], "was taken for the old one")
        self.expect("a changed file", not list((bulk.out / "data").rglob("*.pdf")), "left outputs under the old one's name")
        for words in (b"two", b"six"):
            change(words)
            sum_now = hashlib.sha256((archive / "a.docx").read_bytes()).hexdigest()
            self.expect("a changed file", bulk.run().code == 0 and (sum_now,) in bulk.rows("content"), "is not taken up again")


def main(engross, poison=None, rounds="3"):
    with tempfile.TemporaryDirectory(prefix="engross-bulk-") as folder:
        suite = Suite(os.path.abspath(engross), poison and os.path.abspath(poison), int(rounds), pathlib.Path(folder))
        suite.kill_workers()
        suite.kill_parents(everything=False)
        suite.kill_parents(everything=True)
        suite.interrupt()
        suite.two_runs()
        suite.full_disk(ledger_too=False)
        suite.full_disk(ledger_too=True)
        suite.shards()
        suite.clock()
        suite.poison_set()
        suite.killed_thrice()
        suite.changed_rule()
        suite.changed_file()
    for words in suite.skipped:
        print("skipped: " + words)
    print("%d faults" % suite.bad)
    return 1 if suite.bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
