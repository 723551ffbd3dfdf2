#!/usr/bin/python3
"""Times engross, LibreOffice and pandoc on the same report, in turns, and prints medians and ratios.
It never fails on a time: another process on the machine is no fault of engross.

usage: bench.py REPORT.docx [RUNS=5]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGROSS = ROOT / "build/engross"


def measure(command, folder):
    """(wall s, CPU s, peak MiB) of one command run in a new HOME; children count as well."""
    home = tempfile.mkdtemp(dir=folder)
    environment = os.environ | {"HOME": home, "XDG_CACHE_HOME": f"{home}/.cache", "TMPDIR": str(folder)}
    start = time.monotonic()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere, cwd=home,
                                   env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    if process.returncode not in (0, 1):  # 1: engross check has findings
        sys.exit(f"bench: {command[0]} ended with {process.returncode}: {' '.join(map(str, command))}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def add(first, second):
    """One after the other: times add up, memory is the higher."""
    return first[0] + second[0], first[1] + second[1], max(first[2], second[2])


def engross(report, folder):
    return measure([ENGROSS, "convert", report, "-o", folder, "--to", "xml,html,pdf", "--findings", "--ocr", "off",
                    "--date", "2026-12-01"], folder)


def libreoffice(report, folder):
    profile = tempfile.mkdtemp(dir=folder)
    options = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},' \
              '"SelectPdfVersion":{"type":"long","value":"2"}}'
    return measure(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", options,
                    "--outdir", folder, report], folder)


def pandoc(report, folder):
    return measure(["pandoc", report, "-o", f"{folder}/pandoc.html", f"--extract-media={folder}/media"], folder)


CONTENDERS = {
    "engross xml+html+pdf+check": engross,
    "LibreOffice pdf, cold": libreoffice,
    "pandoc html": pandoc,
}


def race(report, runs, folder):
    """Medians of each contender; they take turns, so that a busy minute hurts all alike."""
    times = {name: [] for name in CONTENDERS}
    for turn in range(runs + 1):  # the first is for the page cache
        for name, contender in CONTENDERS.items():
            with tempfile.TemporaryDirectory(dir=folder) as fresh:
                result = contender(report, Path(fresh))
            if turn > 0 or runs == 0:
                times[name].append(result)
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in times.items()}


def show(title, medians):
    print(f"\n{title}")
    print(f"  {'':28}{'wall s':>9}{'CPU s':>9}{'MiB':>8}{'wall ÷ engross':>17}{'CPU ÷':>8}{'MiB ÷':>8}")
    ours = medians["engross xml+html+pdf+check"]
    for name, row in medians.items():
        ratios = [value / max(own, 1e-9) for value, own in zip(row, ours)]
        print(f"  {name:28}{row[0]:9.3f}{row[1]:9.3f}{row[2]:8.0f}{ratios[0]:17.1f}{ratios[1]:8.1f}{ratios[2]:8.2f}")


def main():
    report = Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        big = Path(folder) / "ten.docx"
        subprocess.run([ROOT / "tests/bench/repeat_report.py", report, big, "10"], check=True)
        one = race(report, runs, folder)
        show(f"{report.name}, {report.stat().st_size / 1e6:.1f} MB, median of {runs}", one)
        ten = race(big, max(runs // 2, 1), folder)
        show(f"the same ten times over, {big.stat().st_size / 1e6:.1f} MB, median of {max(runs // 2, 1)}", ten)
        print("\nten times the report costs (wall, CPU, memory)")
        for name in CONTENDERS:
            print(f"  {name:28}" + "".join(f"{b / max(a, 1e-9):8.1f}×" for a, b in zip(one[name], ten[name])))


if __name__ == "__main__":
    main()
