#!/usr/bin/python3
"""What an archive costs: against LibreOffice's batch on the same files, a second worker, ledger and sandbox, memory.

usage: bulk.py ENGROSS REPORT.docx [DOCUMENTS=40 [MANY=2000]]

DOCUMENTS varied copies of the report, for LibreOffice a quarter: other pictures, some paragraphs left out. MANY small documents for the memory,
made of fixtures and, where it is there, the corpus. What is compared is run in turns, ROUNDS times, and the fastest of
each counts: whatever else runs on the machine only ever adds to a time. Ledger and sandbox cost so little that only
medians of SMALL_ROUNDS turns tell it, each time in another order.
"""

import hashlib
import json
import os
import pathlib
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "bulk")]
from archive import Bulk, REPORTS, put, program  # noqa: E402
from repeat_report import numbered  # noqa: E402

CORPUS = program.ROOT / "../shared/corpus"
ROUNDS, SMALL_ROUNDS, CORES, MANY_REPORTS, MACHINES = 3, 5, 2, 100_000, (1, 2, 64)
PARAGRAPH = re.compile(rb"(?<=</w:p>)<w:p\b(?:(?!<w:p\b|<w:drawing|<w:sectPr).)*?</w:p>", re.S)


def varied(report, copy, number):
    """The report with other pictures, and without every 40th paragraph."""
    kept = iter(range(10**9))
    with zipfile.ZipFile(report) as old, zipfile.ZipFile(copy, "w") as new:
        for info in old.infolist():
            data = numbered(old.read(info), number)
            if info.filename == "word/document.xml":
                data = PARAGRAPH.sub(lambda match: b"" if (next(kept) + number) % 40 == 0 else match[0], data)
            new.writestr(info, data, info.compress_type)


def small_documents():
    """Fixtures, and files of the corpus that are small and can be read."""
    found = sorted(path for kind in ("docx", "odt") for path in CORPUS.glob("*/*." + kind) if path.stat().st_size < 20_000)
    return REPORTS[:2] + found[::3]


def cost(work):
    """(seconds of processors, seconds on the wall) of what `work` starts. A folder that it returns is removed later."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    left = work()
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if isinstance(left, pathlib.Path):
        shutil.rmtree(left)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, seconds


def fastest(works, rounds=ROUNDS):
    """Of each of `works`: its least processor time and its least time on the wall."""
    times = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(cost(work))
    return {name: tuple(map(min, zip(*rows))) for name, rows in times.items()}


class Bench:
    def __init__(self, engross, folder):
        self.engross, self.folder, self.count = engross, folder, 0

    def new(self):
        self.count += 1
        made = self.folder / str(self.count)
        made.mkdir()
        return made

    def reports(self, report, documents):
        archive = self.new()
        for number in range(documents):
            varied(report, archive / ("%06d%s" % (number, report.suffix)), number)
        return archive

    def bulk(self, archive, workers=1, ocr="off", more=()):
        folder = self.new()
        bulk = Bulk(self.engross, archive, folder, workers=workers)
        bulk.command[bulk.command.index("--ocr") + 1] = ocr
        done = subprocess.run([*bulk.command, *more], env=bulk.env, capture_output=True)
        if done.returncode not in (0, 1):
            raise SystemExit("bulk.py: %s: %r" % (done.returncode, done.stderr[-500:]))
        return folder

    def convert(self, archive, sandbox, kept=None):
        folder = kept or self.new()
        subprocess.run([self.engross, "convert", *sorted(map(str, archive.iterdir())), "-o", str(folder), "--findings", "--ocr", "off",
                        "--date", "2026-01-01", "--sandbox", sandbox], env=program.variables(), capture_output=True, check=False)
        return None if kept else folder

    def office(self, archive, processes=1):
        """LibreOffice's batch; with two processes each has half of the files. Returns the names that it wrote."""
        files, folder = sorted(map(str, archive.iterdir())), self.new()
        profile = "-env:UserInstallation=file://%s/profile-%d"
        running = [subprocess.Popen(["timeout", "300", "soffice", "--headless", profile % (self.folder, number), "--convert-to", "pdf",
                                     "--outdir", str(folder), *files[number::processes]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                   for number in range(processes)]
        for process in running:
            process.wait()
        return {path.stem for path in folder.iterdir()}


def xz(folder, count):
    data = folder / "data"
    if not data.exists():
        data.write_bytes(b"".join(path.read_bytes() for path in sorted(pathlib.Path("/usr/bin").iterdir())[:400] if path.is_file())[:6 << 20])
    for process in [subprocess.Popen(["xz", "-T1", "-6", "-k", "-c", str(data)], stdout=subprocess.DEVNULL) for _ in range(count)]:
        process.wait()


def against_office(bench, title, ours, theirs, rounds):
    """`theirs`: fewer of the same kind, since LibreOffice takes so long. Returns seconds of all processors for one document."""
    archives = {"all": ours, "pdf": ours, "office": theirs, "two": theirs}
    times = fastest({"all": lambda: bench.bulk(ours, CORES), "pdf": lambda: bench.bulk(ours, CORES, more=("--to", "pdf")),
                     "office": lambda: bench.office(theirs), "two": lambda: bench.office(theirs, CORES)}, rounds)
    each = {name: [seconds / len(list(archives[name].iterdir())) for seconds in row] for name, row in times.items()}
    print("%s: documents a second on %d processors (seconds of processor each)" % (title, CORES))
    for name, words in (("all", "engross bulk -j 2: XML, HTML, PDF, findings"), ("pdf", "engross bulk -j 2: PDF, findings"),
                        ("office", "LibreOffice's batch: PDF"), ("two", "two of them at a time, half the files each")):
        print("  %-46s %7.2f (%.3f)" % (words, 1 / each[name][1], each[name][0]))
    for name, words in (("all", "all outputs"), ("pdf", "PDF and findings")):
        print("  %-18s %5.1f × LibreOffice's batch, %5.1f × two of them, %5.1f × less processor time" % (
            words, each["office"][1] / each[name][1], each["two"][1] / each[name][1], each["office"][0] / each[name][0]))
    return each["all"][1]


def sums(folder):
    """Processor seconds of what an archive's manifest asks for beside conversion: the SHA-256 of each output.

    Without the time to read them, as bulk has the bytes in memory; without pictures, as these go by their sum either way.
    """
    seconds = 0
    for path in filter(pathlib.Path.is_file, folder.iterdir()):
        data, start = path.read_bytes(), time.process_time()
        hashlib.sha256(data).digest()
        seconds += time.process_time() - start
    return seconds


def overheads(bench, archive):
    """Of ledger and sandbox, against one process that makes the same outputs and their sums without them."""
    count, made = len(list(archive.iterdir())), bench.new()
    bench.convert(archive, "off", made)
    works = {"bulk": lambda: cost(lambda: bench.bulk(archive))[0], "sandbox": lambda: cost(lambda: bench.convert(archive, "on"))[0],
             "bare": lambda: cost(lambda: bench.convert(archive, "off"))[0], "sums": lambda: sums(made)}
    rounds = [{name: works[name]() / count for name in random.sample(list(works), len(works))} for _ in range(SMALL_ROUNDS)]
    bulk, sandbox, bare, hashing = (statistics.median(each[name] for each in rounds) for name in ("bulk", "sandbox", "bare", "sums"))
    same = bare + hashing
    print("one report: %.3f s of a processor, %.3f in one process without ledger and sandbox, and %.4f for the sums of its outputs" % (
        bulk, bare, hashing))
    print("  ledger and sandbox: %.1f %% of these (sandbox %.1f %%, ledger %.1f %%); with the sums %.1f %% of the conversion alone" % (
        (bulk / same - 1) * 100, (sandbox - bare) / same * 100, (bulk - sandbox - hashing) / same * 100, (bulk / bare - 1) * 100))
    low = {name: min(each[name] for each in rounds) for name in works}
    print("  by the least times of %d rounds instead of medians: %.1f %%, with the sums %.1f %%" % (
        SMALL_ROUNDS, (low["bulk"] / (low["bare"] + low["sums"]) - 1) * 100, (low["bulk"] / low["bare"] - 1) * 100))


def scaling(bench, archive):
    times = fastest({"one": lambda: bench.bulk(archive), "xz": lambda: xz(bench.folder, 1), "two": lambda: bench.bulk(archive, CORES),
                     "xz xz": lambda: xz(bench.folder, CORES)})
    gain, plain = times["one"][1] / times["two"][1], CORES * times["xz"][1] / times["xz xz"][1]
    print("a second worker: %.2f times as fast; two xz: %.2f; ratio %.2f" % (gain, plain, gain / plain))


def costs(seconds):
    for name, each in seconds.items():
        hours = ["%d: %.2f h" % (machines, MANY_REPORTS * each / machines / 3600) for machines in MACHINES]
        print("%d such reports, OCR %-3s (%.3f s each on %d processors), computed for machines   %s" % (MANY_REPORTS, name, each, CORES, ", ".join(hours)))


def resident(pid):
    status = pathlib.Path("/proc/%d/status" % pid).read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def memory(bench, many):
    """Of the parent, and the peaks of its workers, whose memory begins as its copy."""
    archive, folder, small = bench.new(), bench.new(), small_documents()
    for number in range(many):
        report = small[number % len(small)]
        put(archive, "%d/%06d%s" % (number // 1000, number, report.suffix), b"copy %d" % number, report)
    bulk = Bulk(bench.engross, archive, folder, workers=CORES)
    process = subprocess.Popen([*bulk.command, "--json"], env=bulk.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    marks, parent, workers = (many // 10, many // 2, many - 10), [], []
    for number, line in enumerate(process.stdout):
        workers.append(json.loads(line)["memory"] / 2**20)
        if number in marks:
            parent.append(resident(process.pid))
    process.wait()
    tenth = many // 10
    peaks = [statistics.mean(workers[max(mark - tenth, 0):mark]) for mark in marks]
    print("memory after %d, %d, %d small documents: parent %s MiB; workers' peaks, mean of %d before: %s MiB" % (
        *marks, ", ".join("%.1f" % size for size in parent), tenth, ", ".join("%.1f" % size for size in peaks)))


def corpus_sample(bench):
    """Every twentieth file of the corpus that LibreOffice makes a PDF of."""
    archive = bench.new()
    files = sorted(path for kind in ("docx", "odt") for path in CORPUS.glob("*/*." + kind))[::20]
    for number, path in enumerate(files):
        shutil.copy(path, archive / ("%03d%s" % (number, path.suffix)))
    written = bench.office(archive)
    for path in archive.iterdir():
        if path.stem not in written:
            path.unlink()
    return archive


def main(engross, report, documents="40", many="2000"):
    report = pathlib.Path(report)
    with tempfile.TemporaryDirectory(prefix="engross-bench-") as folder:
        bench = Bench(os.path.abspath(engross), pathlib.Path(folder))
        print("\narchives (%s; load of the machine %.1f)" % (report, os.getloadavg()[0]))
        reports, some, few = (bench.reports(report, count) for count in (int(documents), int(documents) // 4, 2))
        bench.office(few, CORES)  # makes the profiles
        each = against_office(bench, "varied copies", reports, some, 2)
        overheads(bench, reports)
        scaling(bench, reports)
        if CORPUS.exists():
            sample = corpus_sample(bench)
            against_office(bench, "corpus", sample, sample, 1)
        _, with_ocr = cost(lambda: bench.bulk(few, CORES, "auto"))
        costs({"off": each, "on": with_ocr / 2})
        memory(bench, int(many))


if __name__ == "__main__":
    main(*sys.argv[1:])
