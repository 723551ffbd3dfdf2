"""Painting text and spoiling it: sizes in pixels, colours as (red, green, blue)."""
import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

NOTO = "/usr/share/fonts/opentype/noto/Noto{}.ttc"
CNS = "/usr/share/fonts/truetype/cns11643/TW-{}-98_1.ttf"
LATIN = "/usr/share/fonts/truetype/{}.ttf"
JAPAN, TAIWAN = 0, 3  # faces in Noto's collections
FACES = {
    "zh": [(CNS.format("Kai"), 0), (CNS.format("Sung"), 0)] +
          [(NOTO.format(name), TAIWAN) for name in ("SansCJK-Regular", "SansCJK-Bold", "SerifCJK-Regular", "SerifCJK-Bold")],
    "ja": [(NOTO.format(name), JAPAN) for name in ("SansCJK-Regular", "SansCJK-Bold", "SerifCJK-Regular", "SerifCJK-Bold")],
    "en": [(LATIN.format(name), 0) for name in ("liberation/LiberationSans-Regular", "liberation/LiberationSerif-Bold",
                                                "liberation/LiberationSansNarrow-Regular", "crosextra/Carlito-Regular",
                                                "crosextra/Caladea-Regular")],
}


def face(rng, language):
    return rng.choice(FACES[language])


def font(chosen, size):
    path, index = chosen
    return ImageFont.truetype(path, size, index=index)


def luminance(colour):
    parts = [c / 255 for c in colour]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """The contrast ratio of WCAG."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(rng, least=3.0, most=21.0):
    """Ink and ground; either may be the lighter."""
    while True:
        ink, ground = (tuple(rng.randint(0, 255) for _ in range(3)) for _ in range(2))
        if least <= contrast(ink, ground) <= most:
            return ink, ground


def width_of(words, chosen, size):
    return font(chosen, size).getlength(words)


def write(picture, at, words, chosen, size, ink):
    ImageDraw.Draw(picture).text(at, words, font=font(chosen, size), fill=ink)


def write_column(picture, at, words, chosen, size, ink):
    """One column from the top; marks stand in the upper right corner of their cell."""
    left, top = at
    for number, character in enumerate(words):
        shift = size * 0.6 if character in "，。、" else 0
        write(picture, (left + shift, top + number * size * 1.12 - shift), character, chosen, size, ink)


def warp(picture, corners, fill=None):
    """`corners` (left top, right top, right bottom, left bottom) come to the picture's corners' place."""
    width, height = picture.size
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (width, 0), (width, height), (0, height)]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = numpy.linalg.solve(numpy.array(rows, float), numpy.array(right, float))
    return picture.transform(picture.size, Image.Transform.PERSPECTIVE, solved, Image.Resampling.BICUBIC, fillcolor=fill)


def add_noise(picture, rng, sigma):
    pixels = numpy.asarray(picture, dtype=float)
    noise = numpy.random.default_rng(rng.getrandbits(32)).normal(0, sigma, pixels.shape)
    return Image.fromarray(numpy.clip(pixels + noise, 0, 255).astype("uint8"))


def blur(picture, radius):
    return picture.filter(ImageFilter.GaussianBlur(radius))


def shade(picture, rng, depth=0.3):
    """Light that falls off to one side."""
    width, height = picture.size
    across = numpy.linspace(1, 1 - depth, width) if rng.random() < 0.5 else numpy.linspace(1 - depth, 1, width)
    pixels = numpy.asarray(picture, dtype=float) * across[None, :, None]
    return Image.fromarray(pixels.astype("uint8"))
