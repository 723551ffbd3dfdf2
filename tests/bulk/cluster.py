"""A Slurm of two nodes on this machine, from Debian's packages, in a folder of its own."""

import os
import pathlib
import signal
import subprocess
import time

from archive import kill, wait_for

CONFIGURATION = """
ClusterName=engross
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort={port}
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket,cred_expire=15
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=1,sched_interval=2
SlurmdTimeout=10
ReturnToService=2
NodeName=n[1-2] NodeAddr=127.0.0.1 NodeHostname={host} Port={first}-{second} CPUs=1 RealMemory=500
PartitionName=all Nodes=ALL Default=YES State=UP MaxTime=INFINITE
"""


class Cluster:
    def __init__(self, folder, port=17800):
        self.folder = folder
        for name in ("munge", "state", "spool-n1", "spool-n2"):
            (folder / name).mkdir(mode=0o700)
        key = folder / "munge/key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        configuration = folder / "slurm.conf"
        configuration.write_text(CONFIGURATION.format(host=os.uname().nodename, folder=folder, port=port, first=port + 1, second=port + 2))
        self.env = {**os.environ, "SLURM_CONF": str(configuration), "ENGROSS_CLUSTER": str(folder)}
        self.daemons = {}

    def start(self):
        munge = self.folder / "munge"
        self.daemon("munged", ["munged", "--foreground", "--force", "--key-file=%s/key" % munge, "--socket=%s/socket" % munge,
                               "--pid-file=%s/pid" % munge, "--seed-file=%s/seed" % munge, "--log-file=%s/log" % munge])
        self.need(wait_for(lambda: (munge / "socket").exists(), 10), "munged does not start")
        self.daemon("slurmctld", ["slurmctld", "-D"])
        for node in ("n1", "n2"):
            self.daemon(node, ["slurmd", "-D", "-N", node])
        self.need(wait_for(lambda: self.says("sinfo", "-h", "-o", "%D %t") == "2 idle", 60), "the nodes do not come up")

    def daemon(self, name, command):
        with open(self.folder / (name + ".out"), "wb") as out:
            self.daemons[name] = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stdout=out, stderr=out)

    def need(self, held, words):
        if not held:
            logs = [path.read_text(errors="replace")[-500:] for path in sorted(self.folder.glob("*.log")) + sorted(self.folder.glob("*.out"))]
            raise SystemExit("FAIL %s\n%s" % (words, "\n".join(logs)))

    def says(self, *command):
        return subprocess.run(command, env=self.env, capture_output=True, text=True).stdout.strip()

    def processes_of(self, node):
        """What Slurm runs for us there, and the daemon above it."""
        found = set()
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                variables = (entry / "environ").read_bytes().split(b"\0")
                if b"ENGROSS_CLUSTER=%s" % os.fsencode(self.folder) in variables and b"SLURMD_NODENAME=%s" % node.encode() in variables:
                    found.add(int(entry.name))
                    parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                    if (pathlib.Path("/proc") / str(parent) / "comm").read_text().startswith("slurmstepd"):
                        found.add(parent)
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
        return found

    def lose(self, node):
        """The machine is gone: its daemon and all that it ran."""
        self.daemons[node].send_signal(signal.SIGKILL)
        for pid in self.processes_of(node):
            kill(pid)
        self.daemons[node].wait()

    def stop(self):
        for node in ("n1", "n2"):
            for pid in self.processes_of(node):
                kill(pid)
        for process in reversed(self.daemons.values()):
            process.terminate()
        time.sleep(0.5)
        for process in self.daemons.values():
            process.kill()
            process.wait()
