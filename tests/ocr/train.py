#!/usr/bin/python3
"""usage: train.py FOLDER TRAITS READER [--write]

Learns the weights of src/recognize/module/glance_weights.h: by what is seen of a line, whether it is text. Draws
pictures of the kinds of the bench with another seed, and more without text; TRAITS (the program ocr_traits) says what
is seen of their likely lines, READER (ocr_reader) which of them are text: those that it reads as the truth says.
Besides them, screens are drawn: short labels among icons and frames, of which it is known where they stand.
Nothing of the bench's own pictures is looked at. What was drawn, seen and read is kept in FOLDER.

The model is a sum over stumps: each looks at one trait and adds one of two numbers (AdaBoost with real values,
Friedman, Hastie and Tibshirani 2000). Half of the pictures is kept apart first, to say how well it works on others:
printed are the pictures with text that would be missed and those without that would be read, by threshold; then all
are learned from.
"""
import argparse
import json
import pathlib
import random
import subprocess

import numpy
from PIL import Image, ImageDraw

import bench
import draw
import pictures
import words

SEED, MORE, SCREENS = "glance ", 400, 80  # pictures without text besides those of the kinds' numbers
ROUNDS, CUTS, STEP = 60, 24, 0.5
HEADER = pathlib.Path(__file__).parents[2] / "src/recognize/module/glance_weights.h"


def label(rng):
    """Words and figures as menus, buttons, maps and axes have them, and the language of their face."""
    english = rng.choice(words.ENGLISH).split()
    start = rng.randrange(len(english))
    return rng.choice([
        (" ".join(english[start:start + rng.randint(1, 4)]), "en"),
        (" ".join(english), "en"),
        (f"{rng.randint(1, 999)}{rng.choice(['', '%', ' km', '.5', ',000'])} {rng.choice(english)}", "en"),
        (f"{english[0].lower()}.{english[-1]}({rng.randint(1, 9)});", "en"),
        (rng.choice(words.BULLETS + words.TOPICS + words.AGENCIES), "zh"),
        (f"{rng.choice(words.TOPICS)} {rng.randint(10, 99)}%", "zh"),
    ])


def screen(rng):
    """A picture and the boxes of its labels, in parts of it."""
    ink, paper = draw.colours(rng, 4)
    picture, boxes = Image.new("RGB", (rng.choice([640, 900, 1300]), rng.choice([420, 700])), paper), []
    art, language_faces = ImageDraw.Draw(picture), {language: draw.face(rng, language) for language in ("en", "zh")}
    for top in range(12, picture.height - 40, rng.randint(30, 60)):
        left = rng.randint(8, 60)
        while left < picture.width - 60:
            text, language = label(rng)
            font = draw.font(language_faces[language], rng.randint(11, 24))
            box = art.textbbox((left, top), text, font=font)
            if box[2] > picture.width - 4:
                break
            art.text((left, top), text, font=font, fill=ink)
            boxes.append([box[0] / picture.width, box[1] / picture.height, (box[2] - box[0]) / picture.width,
                          (box[3] - box[1]) / picture.height])
            near = rng.randint(4, 14)
            rng.choice([art.rectangle, art.ellipse, lambda *_, **__: None])(
                [box[2] + near, box[1], box[2] + near + 14, box[1] + 14], outline=ink)
            if rng.random() < 0.3:
                art.rectangle([box[0] - 6, box[1] - 5, box[2] + 3, box[3] + 5], outline=ink)
            left = box[2] + rng.randint(30, 160)
    return picture, boxes


def draw_screens(folder, truth):
    for number in range(SCREENS):
        name = f"screen-{number:03}.{'png' if number % 2 else 'jpg'}"
        picture, boxes = screen(random.Random(SEED + name))
        picture.save(folder / name)
        truth[name] = {"group": "screen", "language": "zh", "lines": ["drawn"], "boxes": boxes}


def draw_pictures(folder):
    kept = folder / "pictures" / "truth.json"
    if not kept.exists():
        truth = pictures.draw_all(folder / "pictures", SEED)
        for number in range(MORE):
            name = f"no_text-more-{number:03}"
            path, lines = pictures.save(folder / "pictures", name, pictures.no_text, random.Random(SEED + name))
            truth[path.name] = {"group": "no_text", "language": "zh", "lines": lines}
        draw_screens(folder / "pictures", truth)
        kept.write_text(json.dumps(truth))
    return json.loads(kept.read_text())


def said_by(program, folder, kept, names):
    path = folder / kept
    if not path.exists():
        said = subprocess.run([program, *[folder / "pictures" / name for name in names]], capture_output=True, check=True)
        path.write_bytes(said.stdout)
    return {pathlib.Path(row["file"]).name: row for row in map(json.loads, path.read_text().splitlines())}


def same_place(one, other):
    """Whether two boxes share more than half of what they cover together."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    both = max(0, wide) * max(0, high)
    return both > 0.5 * (one[2] * one[3] + other[2] * other[3] - both)


def text_boxes(truth, row):
    if "boxes" in truth:
        return truth["boxes"]
    expected = bench.flat("".join(truth["lines"]))
    right = [bench.common(bench.flat(line), expected) >= 0.6 * len(bench.flat(line)) > 1 for line in row["lines"]]
    return [box for box, is_right in zip(row["boxes"], right) if is_right]


def examples(truth, traits, read):
    """Rows of (picture, whether the line is text, its traits); what is neither surely text nor surely none is left out."""
    rows = []
    for name, of in truth.items():
        for line in traits[name]["lines"]:
            is_text = bool(of["lines"]) and any(same_place(line["box"], box) for box in text_boxes(of, read.get(name)))
            if is_text or not of["lines"]:
                rows.append((name, is_text, line["traits"]))
    return numpy.array([row[0] for row in rows]), numpy.array([row[1] for row in rows]), numpy.array([row[2] for row in rows])


def best_stump(values, text, weights):
    """The trait and limit that part text from texture best: (trait, limit, what to add below, above)."""
    best = None
    for trait in range(values.shape[1]):
        for limit in numpy.unique(numpy.quantile(values[:, trait], numpy.linspace(0.02, 0.98, CUTS))):
            below = values[:, trait] < limit
            sums = [max(1e-4, weights[side & kind].sum()) for side in (below, ~below) for kind in (text, ~text)]
            loss = (sums[0] * sums[1]) ** 0.5 + (sums[2] * sums[3]) ** 0.5
            if best is None or loss < best[0]:
                adds = STEP * numpy.log(sums[0] / sums[1]) / 2, STEP * numpy.log(sums[2] / sums[3]) / 2
                best = (loss, trait, float(limit), float(adds[0]), float(adds[1]))
    return best[1:]


def is_kept_apart(name):
    return random.Random(name).random() < 0.5


def score(values, stumps):
    return sum(numpy.where(values[:, trait] < limit, below, above) for trait, limit, below, above in stumps)


def learn(values, text):
    stumps, weights = [], numpy.where(text, 0.5 / text.sum(), 0.5 / (~text).sum())
    for _ in range(ROUNDS):
        stumps.append(best_stump(values, text, weights))
        weights = weights * numpy.exp(-numpy.where(text, 1, -1) * score(values, stumps[-1:]))
        weights /= weights.sum()
    return stumps


def report(names, text, values, stumps):
    marks = score(values, stumps)
    best = {name: marks[names == name].max() for name in set(names)}
    with_text = {name for name, is_text in zip(names, text) if is_text}
    for limit in range(-4, 5):
        missed = sorted(name for name in with_text if best[name] < limit)
        read = sorted(name for name in set(best) - with_text if best[name] >= limit)
        print(f"{limit:5}: {len(missed)} of {len(with_text)} with text missed, {len(read)} without read", *missed[:4], *read[:4])


def write(stumps):
    rows = ",\n".join(f"    {{{trait}, {limit:.5g}, {below:.4g}, {above:.4g}}}" for trait, limit, below, above in stumps)
    HEADER.write_text(f"""// Written by tests/ocr/train.py; not by hand.
#pragma once

#include <array>
#include <cstddef>

namespace engross::recognize {{

// Added to a sum: `below` where the trait is less than the limit, else `above`.
struct Weight {{
    std::size_t trait;
    double limit, below, above;
}};

// clang-format off
constexpr std::array<Weight, {len(stumps)}> weights{{{{
{rows},
}}}};
// clang-format on

}} // namespace engross::recognize
""")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("traits")
    options.add_argument("reader")
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    truth = draw_pictures(asked.folder)
    traits = said_by(asked.traits, asked.folder, "traits.jsonl", truth)
    read = said_by(asked.reader, asked.folder, "read.jsonl", [name for name, of in truth.items() if of["lines"] and "boxes" not in of])
    names, text, values = examples(truth, traits, read)
    half = numpy.array([is_kept_apart(name) for name in names])
    report(names[half], text[half], values[half], learn(values[~half], text[~half]))
    if asked.write:
        write(learn(values, text))


if __name__ == "__main__":
    main()
