"""Runs engross as a person would, with a time limit and, when asked, without network. For the tests beside
this file and in tests/faults."""

import ctypes
import os
import pathlib
import platform
import resource
import signal
import struct
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
SLOW = 6 if os.environ.get("ENGROSS_SLOW") else 1  # sanitizers, emulators
KEPT = ("HOME", "XDG_CACHE_HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "TESSDATA_PREFIX")

SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
KILL_PROCESS, ALLOW = 0x80000000, 0x7FFF0000


def forbid_network():
    """From here on, any socket() of this process or one that it starts kills that one with SIGSYS."""
    number = SOCKET_CALL.get(platform.machine())
    if number is None:
        return
    rows = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, KILL_PROCESS), (0x06, 0, 0, ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *row) for row in rows))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(rows), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


class Measured(subprocess.Popen):
    """Keeps what the process and all that it has waited for have used."""

    usage = None

    def _try_wait(self, wait_flags):
        try:
            pid, status, self.usage = os.wait4(self.pid, wait_flags)
        except ChildProcessError:
            return self.pid, 0
        return pid, status


class Outcome:
    def __init__(self, code, out, err, usage=None):
        self.code, self.out, self.err = code, out, err
        self.seconds = usage.ru_utime + usage.ru_stime if usage else 0  # of processors
        self.mib = usage.ru_maxrss / 1024 if usage else 0  # of the largest process, ours before exec() included


def variables(more=None):
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **(more or {})}


def run(command, cwd=None, seconds=20, env=None, file_size=None, user=None, stdout=subprocess.PIPE):
    """Outcome; its code is "timeout" when the time is over, "network" when it asked for a socket."""

    def limit_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that write() fails as on a full disk

    with Measured([str(word) for word in command], cwd=cwd, env=variables(env),
                  preexec_fn=None if file_size is None else limit_files, restore_signals=file_size is None,
                  stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, user=user) as process:
        try:
            out, err = process.communicate(timeout=seconds * SLOW)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            return Outcome("timeout", out or b"", err or b"", process.usage)
    code = "network" if process.returncode == -signal.SIGSYS else process.returncode
    return Outcome(code, out or b"", err or b"", process.usage)


def tree(folder):
    """Every file below a folder with its bytes, also hidden ones."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def network_is_forbidden():
    """Whether forbid_network() has worked: a process that asks for a socket must die."""
    return run([sys.executable, "-c", "import socket; socket.socket()"]).code == "network"
