#!/usr/bin/python3
"""What an archive costs: against LibreOffice's batch on the same files, one worker and two, ledger and sandbox, memory.

usage: bulk.py ENGROSS REPORT.docx [DOCUMENTS [MANY]]

DOCUMENTS copies of the report (other bytes, the same content) for the figures; MANY for the memory. Times are of
processors, so that a busy machine does not change them, but for the gain of a second worker: that is held against two
`xz` at the same time.
"""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "bulk")]
from archive import Bulk, put, program  # noqa: E402

PROCESSORS, MACHINE_CORES, REPORTS = 2, 2, 100_000
MACHINES = (1, 2, 64)


def cost(work):
    """Processor seconds and seconds on the wall of what `work` starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start


class Bench:
    def __init__(self, engross, report, folder):
        self.engross, self.report, self.folder, self.count = engross, report, folder, 0

    def archive(self, documents):
        self.count += 1
        archive = self.folder / ("archive-%d" % self.count)
        for number in range(documents):
            put(archive, "%d/%06d%s" % (number // 1000, number, self.report.suffix), b"copy %d" % number, self.report)
        return archive

    def bulk(self, archive, workers=1, ocr="off"):
        self.count += 1
        folder = self.folder / str(self.count)
        folder.mkdir()
        bulk = Bulk(self.engross, archive, folder, workers=workers)
        bulk.command[bulk.command.index("--ocr") + 1] = ocr
        return bulk

    def run(self, bulk):
        done = subprocess.run(bulk.command, env=bulk.env, capture_output=True)
        if done.returncode not in (0, 1) or len(bulk.rows("1", "failed")):
            raise SystemExit("bulk.py: %s: %r" % (done.returncode, done.stderr[-500:]))
        shutil.rmtree(bulk.out)

    def convert(self, archive, *more):
        files = sorted(map(str, archive.rglob("*.*")))
        subprocess.run([self.engross, "convert", *files, "-o", str(self.folder / "convert"), "--findings", "--ocr", "off", "--date", "2026-01-01", *more],
                       env=program.variables(), capture_output=True, check=False)
        shutil.rmtree(self.folder / "convert")

    def office(self, archive):
        files = sorted(map(str, archive.rglob("*.*")))
        subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % self.folder, "--convert-to", "pdf", "--outdir",
                        str(self.folder / "office"), *files], capture_output=True, check=True)
        made = len(list((self.folder / "office").glob("*.pdf")))
        if made != len(files):
            raise SystemExit("bulk.py: LibreOffice wrote %d of %d files" % (made, len(files)))


def xz_gain(folder):
    """How much more two xz do than one, in the same time."""
    data = folder / "data"
    if not data.exists():
        data.write_bytes(b"".join(path.read_bytes() for path in sorted(pathlib.Path("/usr/bin").iterdir())[:400] if path.is_file())[:6 << 20])

    def squeeze(count):
        start = time.monotonic()
        for process in [subprocess.Popen(["xz", "-T1", "-6", "-k", "-c", str(data)], stdout=subprocess.DEVNULL) for _ in range(count)]:
            process.wait()
        return time.monotonic() - start

    one, two = squeeze(1), squeeze(2)
    return 2 * one / two


def figures(bench, documents):
    archive = bench.archive(documents)
    bench.run(bench.bulk(bench.archive(2)))  # warms the disk's cache
    cpu, _ = cost(lambda: bench.run(bench.bulk(archive)))
    each = cpu / documents
    print("one document, OCR off                %8.3f s of a processor (XML, HTML, PDF, findings; sandbox, ledger)" % each)
    alone = bench.bulk(archive)
    alone.command += ["--to", "pdf"]
    pdf, _ = cost(lambda: bench.run(alone))
    print("the same, PDF and findings alone     %8.3f s" % (pdf / documents))
    if shutil.which("soffice"):
        bench.office(bench.archive(1))  # makes the profile
        office, _ = cost(lambda: bench.office(archive))
        print("LibreOffice's batch, PDF alone       %8.3f s: %.1f times as much as all, %.1f times as PDF and findings" % (
            office / documents, office / cpu, office / pdf))
    bare, _ = cost(lambda: bench.convert(archive, "--sandbox", "off"))
    print("without sandbox and ledger           %8.3f s: they cost %.1f %%" % (bare / documents, (cpu / bare - 1) * 100))
    gains, plain = [], []
    for _ in range(3):
        plain.append(xz_gain(bench.folder))
        _, one = cost(lambda: bench.run(bench.bulk(archive)))
        _, two = cost(lambda: bench.run(bench.bulk(archive, workers=2)))
        gains.append(one / two)
    gain, xz = sorted(gains)[1], sorted(plain)[1]
    print("a second worker                      %8.2f times as fast; two xz: %.2f; ratio %.2f" % (gain, xz, gain / xz))
    read, _ = cost(lambda: bench.run(bench.bulk(bench.archive(max(2, documents // 10)), ocr="auto")))
    with_ocr = read / max(2, documents // 10)
    print("one document, OCR on                 %8.3f s" % with_ocr)
    for name, seconds in (("off", each), ("on", with_ocr)):
        hours = ["%d: %.1f h" % (machines, REPORTS * seconds / MACHINE_CORES / machines / 3600) for machines in MACHINES]
        print("%d such reports, OCR %-3s, on machines of %d processors (computed)   %s" % (REPORTS, name, MACHINE_CORES, ", ".join(hours)))


def resident(pid):
    for line in pathlib.Path("/proc/%d/status" % pid).read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0


def memory(bench, many):
    """Of the parent, whose children begin as its copies."""
    bulk = bench.bulk(bench.archive(many), workers=PROCESSORS)
    process = subprocess.Popen([*bulk.command, "--json"], env=bulk.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    sizes = []
    for number, _ in enumerate(process.stdout):
        if number in (many // 10, many // 2, many - 2):
            sizes.append(resident(process.pid))
    process.wait()
    print("memory of the parent after %d, %d and %d documents: %s MiB" % (many // 10, many // 2, many, ", ".join("%.1f" % size for size in sizes)))


def main(engross, report, documents="40", many="500"):
    with tempfile.TemporaryDirectory(prefix="engross-bench-") as folder:
        bench = Bench(os.path.abspath(engross), pathlib.Path(report), pathlib.Path(folder))
        print("archives (%s)" % report)
        figures(bench, int(documents))
        memory(bench, int(many))


if __name__ == "__main__":
    main(*sys.argv[1:])
