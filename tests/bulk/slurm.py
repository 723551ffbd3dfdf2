#!/usr/bin/python3
"""`engross bulk run --slurm` on a real Slurm with two nodes: one is lost in mid-run, its tasks go on elsewhere, and the
tree is, byte for byte, that of a run with one process.

usage: slurm.py ENGROSS [DOCUMENTS]      says "skipped" (exit code 77) without Slurm, munge or root
"""

import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from archive import Bulk, digest, make, wait_for  # noqa: E402
from cluster import Cluster  # noqa: E402

TASKS = 4


def main(engross, documents="120"):
    if os.getuid() != 0 or not all(shutil.which(name) for name in ("slurmctld", "slurmd", "sbatch", "munged")):
        print("skipped: no Slurm here, or no root")
        return 77
    with tempfile.TemporaryDirectory(prefix="engross-slurm-") as folder:
        folder = pathlib.Path(folder)
        for name in ("cluster", "serial", "slurm"):
            (folder / name).mkdir()
        make(folder / "archive", int(documents))
        engross = os.path.abspath(engross)
        serial = Bulk(engross, folder / "archive", folder / "serial", workers=1)
        start = time.monotonic()
        assert serial.run().code == 0
        print("serial: %.1f s" % (time.monotonic() - start), flush=True)
        cluster = Cluster(folder / "cluster")
        try:
            cluster.start()
            return judge(cluster, Bulk(engross, folder / "archive", folder / "slurm", workers=1), digest(serial.out))
        finally:
            cluster.stop()


def judge(cluster, bulk, reference):
    bulk.env = {**cluster.env, **bulk.env}
    start = time.monotonic()
    handed = bulk.run("--slurm", str(TASKS))
    print(handed.out.decode().strip(), flush=True)
    cluster.need(handed.code == 0, "not handed out: %r" % handed.err)
    shards = pathlib.Path(str(bulk.ledger) + ".shards")
    folders = lambda: len(list((bulk.out / "data").glob("*/*"))) if (bulk.out / "data").exists() else 0  # noqa: E731
    cluster.need(wait_for(lambda: folders() >= 15 and cluster.processes_of("n1"), 120), "no task begins")
    cluster.lose("n1")
    done = folders()
    cluster.need(shards.exists(), "was over before a node was lost")
    print("n1 lost after %.1f s, %d documents done" % (time.monotonic() - start, done), flush=True)
    cluster.need(wait_for(lambda: cluster.says("squeue", "-h") == "", 400), "does not end:\n" + cluster.says("squeue"))
    print("all done after %.1f s" % (time.monotonic() - start), flush=True)
    jobs = cluster.says("scontrol", "show", "jobs")
    bad = list(bulk.faults(reference)) + ([] if "Restarts=1" in jobs else ["no task was started again:\n" + jobs])
    if shards.exists():
        bad.append("the shards' ledgers are left: " + "\n".join(path.read_text(errors="replace")[-300:] for path in shards.glob("log*")))
    for words in bad[:10]:
        print("FAIL " + words)
    print("%d faults" % len(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
