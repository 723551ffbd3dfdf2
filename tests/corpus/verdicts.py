"""Outputs that all judges have passed, by content: a later run need not put the same bytes before the same judges again."""
import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def digest(paths, *words):
    total = hashlib.sha256("\n".join(words).encode())
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def judges():
    """What a verdict depends on but for the output: our own judges, and the versions of the others."""
    own = (path for path in (ROOT / "tests/judge").rglob("*") if path.is_file() and "node_modules" not in path.parts)
    return [*sorted(own), ROOT / ".ci/packages.txt", ROOT / ".ci/setup"]


class Passed:
    """`asked`: what the judges are asked for. OUT/KEY.* are the outputs of a document and a copy of it."""

    def __init__(self, folder, out, asked):
        self.folder, self.out, self.recipe = folder, out, digest(judges(), asked)
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def place(self, key, kind):
        """Of the PDF or the page of a document: beside it, judges look at its canonical XML, its source, its pictures."""
        other = {"pdf": ".html", "html": ".pdf"}[kind]
        beside = (self.out / f"{key}.files").glob("*") if kind == "html" else []
        files = [path for path in self.out.glob(f"{key}.*") if path.is_file() and path.suffix != other]
        return self.folder / digest(sorted([*files, *beside]), self.recipe, kind)

    def has(self, key, kind):
        return self.folder is not None and self.place(key, kind).exists()

    def keep(self, key, kind):
        if self.folder:
            self.place(key, kind).touch()
