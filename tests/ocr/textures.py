"""Pictures without any text: what a camera sees, roughly."""
import math

import numpy
from PIL import Image, ImageDraw, ImageFilter


def tint(rng, base, spread=40):
    return tuple(max(0, min(255, c + rng.randint(-spread, spread))) for c in base)


def gradient(rng, size):
    width, height = size
    one, other = (numpy.array([rng.randint(0, 255) for _ in range(3)], float) for _ in range(2))
    angle = rng.uniform(0, math.tau)
    x, y = numpy.meshgrid(numpy.linspace(-1, 1, width), numpy.linspace(-1, 1, height))
    if rng.random() < 0.5:
        t = (x * math.cos(angle) + y * math.sin(angle)) / 2.9 + 0.5
    else:
        t = numpy.clip(numpy.hypot(x - rng.uniform(-0.5, 0.5), y), 0, 1.5) / 1.5
    return Image.fromarray((one + (other - one) * t[..., None]).astype("uint8"))


def noise(rng, size):
    """Noise of one grain on a mid tone; coarse grain looks like plaster or clouds."""
    width, height = size
    grain = rng.choice([1, 2, 4, 8, 16, 40])
    draw = numpy.random.default_rng(rng.getrandbits(32))
    small = draw.normal(rng.randint(80, 180), rng.randint(10, 50), (height // grain + 1, width // grain + 1, 3))
    return Image.fromarray(numpy.clip(small, 0, 255).astype("uint8")).resize(size, Image.Resampling.BICUBIC)


def foliage(rng, size):
    picture = Image.new("RGB", size, (40, 60, 30))
    draw = ImageDraw.Draw(picture)
    longest = rng.choice([14, 25, 45, 80])
    for _ in range(rng.randint(1200, 2500)):
        x, y, angle = rng.randint(0, size[0]), rng.randint(0, size[1]), rng.uniform(0, math.tau)
        length, part = rng.uniform(longest / 3, longest), rng.uniform(0.15, 0.4)
        dx, dy = math.cos(angle) * length, math.sin(angle) * length
        leaf = [(x, y), (x + dx / 2 - dy * part, y + dy / 2 + dx * part), (x + dx, y + dy),
                (x + dx / 2 + dy * part, y + dy / 2 - dx * part)]
        draw.polygon(leaf, fill=tint(rng, (60, 120, 50)))
        draw.line([(x, y), (x + dx, y + dy)], fill=(30, 60, 25))
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def person(draw, rng, x, y, scale):
    skin, hair, dress = tint(rng, (205, 160, 130), 30), tint(rng, (50, 40, 35), 30), tint(rng, (110, 110, 120), 100)
    draw.rounded_rectangle([x - scale, y, x + scale, y + 3.2 * scale], scale * 0.5, fill=dress)
    draw.rectangle([x - scale * 0.25, y - scale * 0.4, x + scale * 0.25, y + scale * 0.2], fill=skin)
    draw.polygon([(x, y + scale * 0.8), (x - scale * 0.3, y), (x + scale * 0.3, y)], fill=(240, 240, 240))
    head = [x - scale * 0.55, y - scale * 1.6, x + scale * 0.55, y - scale * 0.2]
    draw.ellipse([head[0] - 2, head[1] - scale * 0.15, head[2] + 2, head[3] - scale * 0.4], fill=hair)
    draw.ellipse(head, fill=skin)
    for side in (-0.22, 0.22):
        eye = x + side * scale
        draw.ellipse([eye - scale * 0.07, y - scale, eye + scale * 0.07, y - scale * 0.88], fill=(30, 30, 30))
    draw.arc([x - scale * 0.2, y - scale * 0.7, x + scale * 0.2, y - scale * 0.4], 20, 160, fill=(150, 60, 60), width=max(1, int(scale / 20)))


def people(rng, size):
    picture = gradient(rng, size) if rng.random() < 0.5 else building(rng, size)
    draw = ImageDraw.Draw(picture)
    count = rng.randint(1, 6)
    for number in range(count):
        scale = size[1] * rng.uniform(0.1, 0.16)
        person(draw, rng, size[0] * (number + 0.5) / count, size[1] * rng.uniform(0.4, 0.6), scale)
    return picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.5)))


def crowd(rng, size):
    picture = Image.new("RGB", size, tint(rng, (120, 110, 100)))
    draw = ImageDraw.Draw(picture)
    rows = rng.randint(6, 16)
    for row in range(rows):
        scale = size[1] / rows / rng.uniform(2.2, 3)
        x = 0.0
        while x < size[0]:
            person(draw, rng, x, size[1] * row / rows + rng.uniform(0, scale), scale)
            x += scale * rng.uniform(1.5, 2.6)
    return picture.filter(ImageFilter.GaussianBlur(0.7))


def building(rng, size):
    """Windows, bricks, tiles or a fence."""
    wall = tint(rng, (160, 140, 120), 50)
    picture = Image.new("RGB", size, wall)
    draw = ImageDraw.Draw(picture)
    wide, high = rng.randint(14, 90), rng.randint(12, 110)
    gap, bond = rng.uniform(0.08, 0.4), rng.random() < 0.4
    for row, y in enumerate(range(0, size[1], high)):
        for x in range(-wide if bond and row % 2 else 0, size[0], wide):
            shift = wide // 2 if bond and row % 2 else 0
            box = [x + shift + wide * gap / 2, y + high * gap / 2, x + shift + wide * (1 - gap / 2), y + high * (1 - gap / 2)]
            draw.rectangle(box, fill=tint(rng, (90, 100, 120), 25), outline=tint(rng, (60, 60, 60), 20))
    return picture.filter(ImageFilter.GaussianBlur(0.6))


def landscape(rng, size):
    """Hills before a sky, perhaps with trees or waves."""
    picture = gradient(rng, size)
    draw = ImageDraw.Draw(picture)
    for layer in range(rng.randint(3, 7)):
        base, phase = size[1] * (0.35 + 0.1 * layer), rng.uniform(0, math.tau)
        line = [(x, base + math.sin(x / rng.uniform(88, 92) + phase) * 40 + rng.uniform(-3, 3)) for x in range(0, size[0] + 8, 8)]
        draw.polygon(line + [(size[0], size[1]), (0, size[1])], fill=tint(rng, (70, 110 + 10 * layer, 80), 30))
    for _ in range(rng.choice([0, 40, 200])):
        x, y = rng.randint(0, size[0]), rng.randint(size[1] // 2, size[1])
        draw.line([(x, y), (x + rng.randint(10, 60), y + rng.randint(-3, 3))], fill=tint(rng, (200, 210, 220), 30), width=2)
    return picture.filter(ImageFilter.GaussianBlur(1))


SCENES = {"gradients": gradient, "noise": noise, "people": people, "foliage": foliage, "crowds": crowd,
          "buildings": building, "landscapes": landscape}
