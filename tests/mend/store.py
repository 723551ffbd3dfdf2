"""What the tests of copies have found out, kept by content, so that an interrupted run goes on where it was; and
LibreOffice, which reads many files in one start."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import files

BATCH = 40 # files that LibreOffice gets in one start


def digest(*paths):
    total = hashlib.sha256()
    for path in paths:
        total.update(Path(path).read_bytes())
    return total.hexdigest()[:24]


def recipe(program):
    """Of the program, its rules and these tests."""
    here = Path(__file__).resolve().parent
    rules = sorted(path for path in (here.parents[1] / "rules").rglob("*") if path.is_file())
    return digest(program, *rules, *sorted(here.glob("*.py")))


class Store:
    def __init__(self, folder, program):
        self.folder, self.recipe = Path(folder), recipe(program)
        for name in ("sources", "copies", "answers", "office"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def source(self, file):
        """A copy of a file, with its content as name."""
        path = self.folder / "sources" / (digest(file) + file.suffix)
        if not path.exists():
            shutil.copyfile(file, path)
        return path

    def keep(self, copy):
        path = self.folder / "copies" / (digest(copy) + copy.suffix)
        shutil.copyfile(copy, path)
        return path

    def remembered(self, question, path, ask):
        """The answer (JSON) to a question about a file; asked once for a content and recipe."""
        place = self.folder / "answers" / f"{question}-{path.stem}-{self.recipe}.json"
        if not place.exists():
            content = json.dumps(ask())
            place.with_suffix(".new").write_text(content, encoding="utf-8")
            place.with_suffix(".new").replace(place)
        return json.loads(place.read_text(encoding="utf-8"))

    def letters(self, program, paths):
        """Those of each file as engross reads it (files.letters)."""
        return list(in_parallel(lambda path: self.remembered("letters", path, lambda: files.letters(program, path)) or {}, paths))

    def office(self, paths, to):
        """What LibreOffice makes of files: path → path, without those that it does not open."""
        suffix = to.split(":")[0]
        places = {path: self.folder / "office" / f"{digest(path)}.{suffix}" for path in paths}
        missing = {place: path for path, place in places.items() if not place.exists() and not refused(place).exists()}
        batches = [dict(list(missing.items())[at:at + BATCH]) for at in range(0, len(missing), BATCH)]
        list(in_parallel(lambda batch: convert(batch, to), batches))
        return {path: place for path, place in places.items() if place.exists()}


@contextmanager
def opened(options):
    """The store that is asked for; else one for this run alone."""
    if options.store:
        yield Store(options.store, options.program)
    else:
        with files.scratch() as folder:
            yield Store(folder, options.program)


def in_parallel(work, all):
    """What the work makes of each, in their order."""
    with ThreadPoolExecutor(2 * os.cpu_count()) as pool:
        yield from pool.map(work, all)


def refused(place):
    return place.with_suffix(place.suffix + ".refused")


def convert(missing, to):
    """Files that a start leaves over are tried again in two halves, so that one on which LibreOffice falls or stays
    costs the others little; one that fails alone is refused."""
    with files.scratch() as scratch:
        into = Path(scratch) / "out"
        sources = [Path(scratch) / (place.stem + path.suffix) for place, path in missing.items()]
        for source, path in zip(sources, missing.values()):
            shutil.copyfile(path, source)
        soffice(sources, to, into, Path(scratch) / "profile")
        for place in missing:
            if (into / place.name).exists():
                shutil.move(into / place.name, place)
    left = [(place, path) for place, path in missing.items() if not place.exists()]
    if len(missing) == 1:
        for place, _ in left:
            refused(place).touch()
    elif left:
        middle = (len(left) + 1) // 2
        for half in (left[:middle], left[middle:]):
            if half:
                convert(dict(half), to)


def soffice(sources, to, into, profile):
    """A hang ends by processor time, which a busy machine does not use up; a wait for nothing by the clock."""
    seconds = 60 + 20 * len(sources)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to, "--outdir", str(into),
               *map(str, sources)]
    run = subprocess.Popen(["prlimit", f"--cpu={seconds}", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           start_new_session=True)
    try:
        run.wait(10 * seconds)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL) # it starts others
        run.wait()
