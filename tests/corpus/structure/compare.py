"""Aligns the items of engross, pandoc and the source, and says whose each difference is."""
import subprocess
import tempfile
from collections import namedtuple
from itertools import zip_longest

from items import KINDS



class Difference(namedtuple("Difference", "kind engross is_ours_in_source pandoc is_theirs_in_source")):
    """What each says at a place; None where it has nothing."""

    def is_pandocs(self):
        """The source has what engross says and has not what pandoc says."""
        return self.is_ours_in_source is not False and not self.is_theirs_in_source


def align(one, other):
    """Indices of pairs that are the same item: a longest common subsequence."""
    if one == other:
        return {at: at for at in range(len(one))}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as a, tempfile.NamedTemporaryFile("w", encoding="utf-8") as b:
        for file, lines in ((a, one), (b, other)):
            file.writelines(line.replace("\n", " ") + "\n" for line in lines)
            file.flush()
        run = subprocess.run(["diff", "--text", "--old-line-format=-", "--new-line-format=+", "--unchanged-line-format==", a.name, b.name],
                             capture_output=True, check=False)
    pairs, i, j = {}, 0, 0
    for mark in run.stdout:
        if mark == ord("="):
            pairs[i] = j
        i += mark != ord("+")
        j += mark != ord("-")
    return pairs


class Result:
    """Of one kind in one document: `both` items that agree, and the differences."""

    def __init__(self, kind, engross, pandoc, source):
        own, other = align(engross, source), align(pandoc, source)
        places = {at: j for j, at in other.items()}
        # The same item of the source is the same item, though the two have it at different places.
        pairs = align(engross, pandoc) | {i: places[at] for i, at in own.items() if at in places}
        pairs = {j: i for i, j in pairs.items()}  # no item of pandoc's twice
        self.both, self.counts = len(pairs), (len(engross), len(pandoc), len(source))
        gaps = {}  # what differs between two agreeing items, in order
        for side, items, matched, known in ((0, engross, set(pairs.values()), own), (1, pandoc, pairs, other)):
            gap = 0
            for at, item in enumerate(items):
                if at in matched:
                    gap += 1
                else:
                    gaps.setdefault(gap, ([], []))[side].append((item, at in known))
        self.differences = [Difference(kind, *one, *two) for ours, theirs in gaps.values()
                            for one, two in zip_longest(ours, theirs, fillvalue=(None, None))]


def compare(engross, pandoc, source):
    return {kind: Result(kind, engross[kind], pandoc[kind], source[kind]) for kind in KINDS}
