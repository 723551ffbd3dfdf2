#!/usr/bin/python3
"""usage: bench.py READER FOLDER [--every N] [--seed WORD] [--assert] [--show]

Draws the pictures (pictures.py), reads them with engross (the program READER) and with plain tesseract at page
segmentation 3, 6 and 11, and prints recall, precision and false text of each group. Plain tesseract gets the models
of the picture's language and one thread; what it printed is kept in FOLDER/plain.

recall: characters of the truth that were found, over those of the truth; precision: the same over those found.
Found are the characters of the longest common subsequence of truth and output (lines joined in reading order), both in
NFKC without white space; so order counts. Of the groups without text: share of pictures with any output.
--seed: other pictures of the same kinds, to tune on. --assert: the aims below but for those in NOT_REACHED, which are
printed; never on time. --show: what was read of every picture that is not right.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import unicodedata

import pictures

PLAIN = (3, 6, 11)
MODELS = {"zh": "chi_tra+eng", "ja": "jpn+eng"}
CLASSES = {"straight": "banner slide screenshot page table poster plate english japanese exif",
           "small": "small", "degraded": "degraded", "askew": "tilted perspective sign", "columns": "vertical vertical_ja"}
LEAST = {"straight": 0.97, "askew": 0.85, "columns": 0.90}
WORSE = 0.005  # than the best plain psm: no group may be more
FALSE = 0.03  # of the pictures without text may have any
NOT_REACHED = set()  # of the aims: printed, not asserted


def flat(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def common(one, other):
    """Length of the longest common subsequence, a bit for each character of `one`."""
    places = collections.defaultdict(int)
    for at, character in enumerate(one):
        places[character] |= 1 << at
    row, mask = (1 << len(one)) - 1, (1 << len(one)) - 1
    for character in other:
        hit = row & places[character]
        row = ((row + hit) | (row - hit)) & mask
    return len(one) - bin(row).count("1")


def plain_one(folder, name, language, psm):
    kept = folder / "plain" / f"{name}-{psm}.txt"
    if not kept.exists():
        said = subprocess.run(["tesseract", folder / "pictures" / name, "-", "-l", MODELS[language], "--psm", str(psm)],
                              env={**os.environ, "OMP_THREAD_LIMIT": "1"}, capture_output=True, check=False)
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(said.stdout)
    return kept.read_text()


def plain(folder, truth):
    found = {psm: {} for psm in PLAIN}
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        for psm in PLAIN:
            work = [(name, pool.submit(plain_one, folder, name, of["language"], psm)) for name, of in truth.items()]
            found[psm] = {name: text.result() for name, text in work}
    return found


def engross(reader, folder, truth):
    """READER prints one JSON object a picture: file, lines, milliseconds of processor time."""
    said = subprocess.run([reader, *[folder / "pictures" / name for name in truth]], capture_output=True, check=True)
    return {pathlib.Path(row["file"]).name: row for row in map(json.loads, said.stdout.splitlines())}


class Score:
    def __init__(self):
        self.common = self.truth = self.found = self.pictures = self.told = 0

    def add(self, truth, found):
        self.common += common(truth, found)
        self.truth += len(truth)
        self.found += len(found)
        self.pictures += 1
        self.told += found != ""

    @property
    def recall(self):
        return self.common / max(1, self.truth)

    @property
    def precision(self):
        return self.common / max(1, self.found)

    @property
    def false(self):
        return self.told / max(1, self.pictures)


def scores(truth, found, groups):
    total = {group: Score() for group in groups}
    for name, of in truth.items():
        total[of["group"]].add(flat("".join(of["lines"])), flat(found[name]))
    for title, members in CLASSES.items():
        if title not in total:
            total[title] = Score()
            for member in members.split():
                for field in vars(total[title]):
                    setattr(total[title], field, getattr(total[title], field) + getattr(total[member], field))
    return total


def table(groups, results):
    print(f"{'group':12} {'n':>3}  " + "  ".join(f"{who:^15}" for who in results))
    print(f"{'':12} {'':3}  " + "  ".join(f"{'recall':>7} {'precis.':>7}" for _ in results))
    for group in groups:
        cells = [result[group] for result in results.values()]
        if group == "no_text":
            print(f"{group:12} {cells[0].pictures:3}  " + "  ".join(f"false {s.false:9.3f}" for s in cells))
        else:
            print(f"{group:12} {cells[0].pictures:3}  " + "  ".join(f"{s.recall:7.3f} {s.precision:7.3f}" for s in cells))


def faults(results):
    """What is not as it should be: aim -> figures."""
    ours, others = results["engross"], [result for who, result in results.items() if who != "engross"]
    said = {name: f"recall {ours[name].recall:.3f}, wanted {least}" for name, least in LEAST.items() if ours[name].recall < least}
    if ours["no_text"].false > FALSE:
        said["no_text"] = f"false text on {ours['no_text'].false:.3f} of the pictures, wanted {FALSE}"
    for group, score in ours.items():
        best = max(other[group].recall for other in others)
        if group != "no_text" and score.recall < best - WORSE:
            said[f"{group} beside plain"] = f"recall {score.recall:.3f}, plain tesseract {best:.3f}"
    return said


def judge(results):
    said = faults(results)
    for aim, figures in said.items():
        print(f"{'not reached' if aim in NOT_REACHED else 'FAIL'}: {aim}: {figures}")
    return 1 if said.keys() - NOT_REACHED else 0


def show(truth, rows):
    for name, of in truth.items():
        expected, found = flat("".join(of["lines"])), flat("".join(rows[name]["lines"]))
        if expected != found:
            print(f"{name} {common(expected, found)}/{len(expected)} of {len(found)}\n  {' | '.join(of['lines'])}\n  {' | '.join(rows[name]['lines'])}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("reader")
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--group")
    options.add_argument("--seed", default="")
    options.add_argument("--assert", dest="judge", action="store_true")
    options.add_argument("--show", action="store_true")
    asked = options.parse_args()
    if not (asked.folder / "pictures" / "truth.json").exists():
        pictures.draw_all(asked.folder / "pictures", asked.seed)
    truth = json.loads((asked.folder / "pictures" / "truth.json").read_text())
    truth = {name: of for name, of in list(truth.items())[::asked.every] if not asked.group or of["group"] in asked.group.split(",")}
    rows = engross(asked.reader, asked.folder, truth)
    if asked.show:
        show(truth, rows)
    groups = [make.__name__ for make in pictures.GROUPS]
    results = {"engross": scores(truth, {name: "".join(row["lines"]) for name, row in rows.items()}, groups)}
    results |= {f"psm {psm}": scores(truth, found, groups) for psm, found in plain(asked.folder, truth).items()}
    table(list(results["engross"]), results)
    for title, chosen in (("with text", True), ("without", False)):
        times = sorted(row["ms"] for name, row in rows.items() if bool(truth[name]["lines"]) == chosen)
        if times:
            print(f"processor time of a picture {title}: median {times[len(times) // 2]:.0f} ms, most {times[-1]:.0f} ms")
    return judge(results) if asked.judge else 0


if __name__ == "__main__":
    sys.exit(main())
