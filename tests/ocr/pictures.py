#!/usr/bin/python3
"""usage: pictures.py FOLDER     draws the test set of OCR: GROUP-NN.jpg or .png, and truth.json

Each picture has a generator of its own, seeded by its name: the same packages give the same bytes, and a picture
that is added changes no other. truth.json: file -> {group, language, lines}. pictures.sha256 beside this file says
what was drawn when the figures were measured. Tuning is done on other pictures: draw_all(folder, seed).
"""
import hashlib
import json
import pathlib
import random
import sys

from PIL import Image, ImageDraw

import draw
import textures
import words


def ground(rng, size, colour):
    picture = Image.new("RGB", size, colour)
    if rng.random() < 0.3:  # a band of another colour, as templates have
        ImageDraw.Draw(picture).rectangle([0, 0, size[0], size[1] // 12], fill=tuple(c // 2 for c in colour))
    return picture


def centred(picture, y, line, chosen, size, ink):
    while size > 12 and draw.width_of(line, chosen, size) > picture.width * 0.92:
        size -= 1
    draw.write(picture, ((picture.width - draw.width_of(line, chosen, size)) / 2, y), line, chosen, size, ink)
    return size


def banner(rng, language="zh"):
    ink, paper = draw.colours(rng)
    picture = ground(rng, (rng.choice([900, 1200, 1600]), rng.choice([300, 420])), paper)
    source = {"zh": lambda: rng.choice([words.title, words.title, words.mixed])(rng),
              "en": lambda: rng.choice(words.ENGLISH), "ja": lambda: rng.choice(words.JAPANESE)}[language]
    lines, chosen, y = [], draw.face(rng, language), 60
    for size in [rng.randint(48, 110)] + [rng.randint(28, 56)] * rng.randint(0, 2):
        if y + size * 1.2 > picture.height:
            break
        lines.append(source())
        y += centred(picture, y, lines[-1], chosen, size, ink) * 1.5
    return picture, lines


def english(rng):
    return banner(rng, "en")


def japanese(rng):
    return banner(rng, "ja")


def slide(rng):
    ink, paper = draw.colours(rng, 4.5)
    picture = ground(rng, (1280, 720), paper)
    chosen, size = draw.face(rng, "zh"), rng.randint(28, 48)
    lines = [words.title(rng)]
    centred(picture, 90, lines[0], chosen, 64, ink)
    for number, bullet in enumerate(rng.sample(words.BULLETS, rng.randint(3, 5))):
        lines.append(f"{number + 1}. {bullet}" if rng.random() < 0.5 else f"{bullet}：{rng.choice(words.TOPICS)}")
        draw.write(picture, (140, 220 + number * size * 1.9), lines[-1], chosen, size, ink)
    return picture, lines


def screenshot(rng):
    picture = Image.new("RGB", (1024, 640), (245, 246, 248))
    art, chosen = ImageDraw.Draw(picture), (draw.NOTO.format("SansCJK-Regular"), draw.TAIWAN)
    art.rectangle([0, 0, 1024, 56], fill=(28, 70, 130))
    lines = [words.title(rng)]
    draw.write(picture, (24, 10), lines[0], chosen, 24, (255, 255, 255))
    for row in range(rng.randint(3, 6)):
        size, y = rng.randint(20, 26), 90 + row * 84
        art.rounded_rectangle([40, y, 984, y + 64], 8, fill=(255, 255, 255), outline=(200, 205, 210))
        lines.append(f"{words.year(rng)} {rng.choice(words.BULLETS)}")
        draw.write(picture, (64, y + 12), lines[-1], chosen, size, (40, 40, 40))
    return picture, lines


def page(rng):
    picture = Image.new("RGB", (1240, 1754), tuple([rng.randint(225, 252)] * 3))
    chosen, size = draw.face(rng, "zh"), rng.randint(28, 36)
    lines, y = [words.title(rng)], 130
    centred(picture, y, lines[0], chosen, 48, (30, 30, 30))
    for _ in range(rng.randint(2, 4)):
        y += size * 2.2
        for line in words.lines_of(rng.sample(words.SENTENCES, rng.randint(3, 6)), int(1000 / size)):
            lines.append(line)
            draw.write(picture, (120, y), line, chosen, size, (35, 35, 35))
            y += size * 1.6
    picture = picture.rotate(rng.uniform(-0.7, 0.7), Image.Resampling.BICUBIC, fillcolor=picture.getpixel((2, 2)))
    return draw.add_noise(picture, rng, rng.uniform(0, 6)), lines


def table(rng):
    picture = Image.new("RGB", (1100, 640), (255, 255, 255))
    art, chosen = ImageDraw.Draw(picture), draw.face(rng, "zh")
    size, rows, lines = rng.randint(22, 30), rng.randint(5, 8), []
    for row in range(rows):
        cells = ["項次", "單位", "議題", "日期"] if row == 0 else \
            [str(row), rng.choice(words.AGENCIES), rng.choice(words.TOPICS), words.year(rng)]
        y = 40 + row * 68
        for cell, left, right in zip(cells, (40, 140, 400, 700), (140, 400, 700, 1060)):
            art.rectangle([left, y, right, y + 68], outline=(60, 60, 60), fill=(222, 230, 240) if row == 0 else None, width=2)
            draw.write(picture, (left + 16, y + 16), cell, chosen, size, (20, 20, 20))
        lines.append(" ".join(cells))
    return picture, lines


def poster(rng):
    picture = textures.gradient(rng, (900, 1200))
    ink, paper = draw.colours(rng, 4.5)
    ImageDraw.Draw(picture).rectangle([60, 80, 840, 560], fill=paper)
    chosen, lines, y = draw.face(rng, "zh"), [], 110
    for size, line in [(90, rng.choice(words.TOPICS)), (60, rng.choice(words.EVENTS)), (36, words.year(rng)),
                       (34, f"地點：{rng.choice(words.PLACES)}")]:
        y += centred(picture, y, line, chosen, size, ink) * 1.4
        lines.append(line)
    return picture, lines


def plate(rng):
    """A name plate on a table before people."""
    picture = textures.people(rng, (1200, 900))
    ink, paper = draw.colours(rng, 7)
    chosen, size = draw.face(rng, "zh"), rng.randint(40, 64)
    lines = [rng.choice(words.AGENCIES), f"{rng.choice(words.PEOPLE)} {rng.choice(words.POSTS)}"]
    ImageDraw.Draw(picture).rectangle([350, 600, 850, 820], fill=paper, outline=(40, 40, 40), width=3)
    for number, line in enumerate(lines):
        left = 600 - draw.width_of(line, chosen, size) / 2
        draw.write(picture, (left, 620 + number * 95), line, chosen, size, ink)
    return picture, lines


def exif(rng):
    return rng.choice([banner, slide, screenshot])(rng)


def small(rng):
    ink, paper = draw.colours(rng, 7)
    picture, size = Image.new("RGB", (640, 400), paper), rng.randint(12, 18)
    chosen = draw.face(rng, "zh")
    lines = words.lines_of(rng.sample(words.SENTENCES, 5), int(560 / size))
    for number, line in enumerate(lines):
        draw.write(picture, (40, 40 + number * size * 1.7), line, chosen, size, ink)
    return picture, lines


def degraded(rng):
    ink, paper = draw.colours(rng, 1.6, 3)
    picture, chosen, lines = Image.new("RGB", (1000, 500), paper), draw.face(rng, "zh"), []
    for number in range(4):
        lines.append(words.title(rng))
        draw.write(picture, (50, 50 + number * 100), lines[-1], chosen, rng.randint(24, 44), ink)
    picture = draw.blur(draw.add_noise(picture, rng, rng.uniform(5, 18)), rng.uniform(0.4, 1.3))
    return draw.shade(picture, rng), lines


def tilted(rng):
    ink, paper = draw.colours(rng, 4.5)
    picture, chosen = Image.new("RGB", (1200, 900), paper), draw.face(rng, "zh")
    lines = [words.title(rng) for _ in range(rng.randint(1, 3))]
    for number, line in enumerate(lines):
        centred(picture, 320 + number * 90, line, chosen, rng.randint(36, 56), ink)
    angle = rng.choice([-1, 1]) * rng.uniform(3, 15)
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=paper), lines


def perspective(rng):
    ink, paper = draw.colours(rng, 4.5)
    picture, chosen = Image.new("RGB", (1200, 800), paper), draw.face(rng, "zh")
    lines = [words.title(rng)] + rng.sample(words.BULLETS, 3)
    for number, line in enumerate(lines):
        centred(picture, 130 + number * 140, line, chosen, rng.randint(52, 72), ink)
    near, far = rng.uniform(0.02, 0.08), rng.uniform(0.1, 0.25)
    top, bottom = rng.choice([(near, far), (far, near)])
    left = [(0, 800 * top), (1200, 800 * bottom), (1200, 800 * (1 - bottom)), (0, 800 * (1 - top))]
    up = [(1200 * top, 0), (1200 * (1 - top), 0), (1200 * (1 - bottom), 800), (1200 * bottom, 800)]
    return draw.warp(picture, rng.choice([left, up]), tuple(c // 2 for c in paper)), lines


def sign(rng):
    """A sign that stands askew in a scene."""
    scene = rng.choice([textures.foliage, textures.building, textures.landscape, textures.people])(rng, (1200, 900))
    ink, paper = draw.colours(rng, 4.5)
    lines = rng.sample(words.SIGNS, rng.randint(1, 2)) + ([rng.choice(words.ENGLISH)] if rng.random() < 0.4 else [])
    board, chosen = Image.new("RGBA", (520, 100 * len(lines) + 40), paper + (255,)), draw.face(rng, "zh")
    ImageDraw.Draw(board).rectangle([4, 4, board.width - 5, board.height - 5], outline=ink, width=4)
    for number, line in enumerate(lines):
        centred(board, 25 + number * 100, line, chosen, rng.randint(44, 60), ink)
    if rng.random() < 0.5:
        cut = rng.uniform(0.03, 0.12) * board.height
        board = draw.warp(board, [(0, 0), (board.width, cut), (board.width, board.height - cut), (0, board.height)], (0, 0, 0, 0))
    board = board.rotate(rng.uniform(-15, 15), Image.Resampling.BICUBIC, expand=True)
    scene.paste(board, (rng.randint(30, 1170 - board.width), rng.randint(30, 870 - board.height)), board)
    return scene, lines


def vertical(rng, language="zh"):
    ink, paper = draw.colours(rng, 4.5)
    picture, chosen, size = Image.new("RGB", (800, 1000), paper), draw.face(rng, language), rng.randint(32, 60)
    # "ー" is turned in columns, which write_column does not do.
    source = [line for line in words.JAPANESE if "ー" not in line] if language == "ja" else words.SENTENCES + words.SIGNS
    lines = [line[:int(900 / size / 1.12)] for line in rng.sample(source, rng.randint(1, min(8, 700 // (size * 2))))]
    for number, line in enumerate(lines):
        draw.write_column(picture, (680 - number * size * 1.7, 60), line, chosen, size, ink)
    return picture, lines


def vertical_ja(rng):
    return vertical(rng, "ja")


def no_text(rng):
    kind = list(textures.SCENES.values())[rng.randrange(len(textures.SCENES))]
    return kind(rng, rng.choice([(1200, 900), (1600, 1200), (800, 600)])), []


# how many, language, qualities of JPEG
GROUPS = {banner: 16, slide: 16, screenshot: 12, page: 12, table: 12, poster: 10, plate: 10, english: 8, japanese: 12,
          exif: 8, small: 14, degraded: 16, tilted: 20, perspective: 16, sign: 20, vertical: 16, vertical_ja: 8, no_text: 72}
TURNED = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}


def save(folder, name, make, rng):
    """A third of the pictures is PNG; the worst JPEGs are the degraded ones alone."""
    picture, lines = make(rng)
    path = folder / f"{name}.{'png' if rng.random() < 0.33 and make is not exif else 'jpg'}"
    if path.suffix == ".png":
        picture.save(path)
        return path, lines
    tags = Image.Exif()
    if make is exif:
        tags[0x0112] = rng.choice(list(TURNED))
        picture = picture.transpose(TURNED[tags[0x0112]])
    picture.save(path, quality=rng.randint(30, 60) if make is degraded else rng.randint(50, 95), exif=tags)
    return path, lines


def draw_all(folder, seed=""):
    folder.mkdir(parents=True, exist_ok=True)
    truth = {}
    for make, count in GROUPS.items():
        for number in range(count):
            name = f"{make.__name__}-{number:02}"
            path, lines = save(folder, name, make, random.Random(seed + name))
            language = "ja" if "ja" in make.__name__ else "zh"
            truth[path.name] = {"group": make.__name__, "language": language, "lines": lines}
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1))
    return truth


def sums(folder, truth):
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in truth)


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    stamp = sums(target, draw_all(target))
    listed = pathlib.Path(__file__).with_name("pictures.sha256")
    if "--list" in sys.argv:
        listed.write_text(stamp)
    elif listed.read_text() != stamp:
        print("pictures.py: the pictures are not those of pictures.sha256 (other fonts or libraries)", file=sys.stderr)
