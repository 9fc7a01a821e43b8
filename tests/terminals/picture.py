"""What a terminal really drew: pictures of its window, looked at cell by cell beside what the program meant."""
import collections
import re
import subprocess

from PIL import Image

# What the program draws beside letters.
SIGNS = "○●✓✗▸■─│┌┐└┘█▀▄▟▙▛▜åäöÅÄÖ"
# No font has a picture of this one: what is drawn for it is what is drawn for whatever is missing.
MISSING = "\U0010fffd"
BLOCKS = re.compile(r"[▀-▟]")


class Grid:
    """Where the cells lie in a picture."""

    def __init__(self, left, top, width, height):
        self.left, self.top, self.width, self.height = left, top, width, height

    def box(self, line, column, cells=1, lines=1):
        left, top = self.left + column * self.width, self.top + line * self.height
        return (round(left), round(top), round(left + cells * self.width), round(top + lines * self.height))


def take(window, path):
    """Takes a picture of a window."""
    subprocess.run(["import", "-silent", "-window", str(window), str(path)], check=True, stdin=subprocess.DEVNULL)
    return Image.open(path).convert("RGB")


def paint(columns, lines):
    """What fills a whole terminal with red cells."""
    rows = "".join(f"\x1b[{line};1H{' ' * columns}" for line in range(1, lines + 1))
    return f"\x1b[?25l\x1b[?7l\x1b[41m{rows}\x1b[0m\x1b[?7h"


def find_grid(image, columns, lines):
    """The cells in a picture of a painted terminal; None where nothing red is seen yet."""
    red = image.convert("RGB").split()
    mask = Image.eval(red[0], lambda v: 255 if v > 110 else 0)
    for band in red[1:]:
        low = Image.eval(band, lambda v: 255 if v < 75 else 0)
        mask = Image.composite(mask, Image.new("L", mask.size), low)
    box = mask.getbbox()
    if box is None:
        return None
    return Grid(box[0], box[1], (box[2] - box[0]) / columns, (box[3] - box[1]) / lines)


def colours(image, box):
    """The colours in a box, the most frequent first."""
    part = image.crop(box)
    return sorted(part.getcolors(part.width * part.height) or [], reverse=True)


def light(colour):
    """The relative luminance of WCAG."""
    parts = [value / 255 for value in colour]
    red, green, blue = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    """The contrast of WCAG."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def contrast(image, box):
    """How far what is written in a box stands out, as (ratio, ink, ground). The edges of letters are softened, so the
    ink is the colour that stands out most, if there is more of it than one point."""
    found = colours(image, box)
    if not found:
        return 1.0, (0, 0, 0), (0, 0, 0)
    ground = found[0][1]
    ink = max((c for n, c in found if n > 1), key=lambda c: ratio(c, ground), default=ground)
    return ratio(ink, ground), ink, ground


def words(screen, image, grid):
    """The contrast of every word on the screen: (ratio, word, line, column). Thin letters are all edge, so a word
    stands out as far as any that was drawn in the same colours on the same ground."""
    seen, most = [], {}
    for number, line in enumerate(screen.display):
        for word in re.finditer(r"[^\s─│┌┐└┘╌]+", line):
            text, start = word.group(), word.start()
            if len(re.findall(r"\w", text)) < 2 or BLOCKS.search(text):
                continue
            if number == screen.cursor.y and start - 1 <= screen.cursor.x <= word.end():
                continue
            ratio, _, ground = contrast(image, grid.box(number, start, len(text)))
            drawn = screen.buffer[number][start]
            looks = (drawn.fg, drawn.bg, drawn.bold, drawn.reverse, ground)
            most[looks] = max(ratio, most.get(looks, 0))
            seen.append((looks, text, number, start))
    return sorted((most[looks], *place) for looks, *place in seen)


def of_text(screen, image, grid, pattern):
    """The contrast of the first text of this kind: (ratio, ink, ground) or None."""
    for number, line in enumerate(screen.display):
        found = re.search(pattern, line)
        if found:
            return contrast(image, grid.box(number, found.start(), len(found.group())))
    return None


def of_blocks(screen, image, grid):
    """The contrast of the large digits."""
    lines = [n for n, line in enumerate(screen.display) if len(BLOCKS.findall(line)) > 8]
    if not lines:
        return None
    columns = [found.start() for n in lines for found in BLOCKS.finditer(screen.display[n])]
    first, last = min(columns) - 2, max(columns) + 2
    return contrast(image, grid.box(lines[0], max(first, 0), last - first, len(lines)))


def disagreements(screen, image, grid):
    """Cells where the picture shows something that the program did not draw, or nothing where it drew."""
    wrong = []
    for number, line in enumerate(screen.display):
        for column, char in enumerate(line):
            left, top, right, bottom = grid.box(number, column)
            here = (number, column) == (screen.cursor.y, screen.cursor.x)
            # The cursor may be a box of its own, and a letter may lean one point over its neighbour.
            inner = (left + 2, top + 1, right - 2, bottom - 1)
            if here or right > image.width or bottom > image.height or char == "█":
                continue
            plain = len(colours(image, inner)) == 1
            if char == " " and not plain and not screen.buffer[number][column].underscore:
                wrong.append((number, column, "foreign"))
            elif char != " " and len(colours(image, (left, top, right, bottom))) == 1:
                wrong.append((number, column, f"unseen {char}"))
    return wrong


def signs(image, grid):
    """Which of `SIGNS`, painted one beside the other on the first line and followed by `MISSING`, are not to be told
    from a missing character or from each other."""
    cells = [image.crop(grid.box(0, 2 * n)).tobytes() for n in range(len(SIGNS) + 1)]
    count = collections.Counter(cells)
    return [sign for sign, cell in zip(SIGNS, cells) if cell == cells[-1] or count[cell] > 1]


def lines_join(image, grid):
    """Whether the lines of frames touch the edges of their cells, so that frames close."""
    across = image.crop(grid.box(0, 2 * SIGNS.index("─")))
    ground = colours(image, grid.box(3, 3))[0][1]
    middle = [across.getpixel((0, y)) != ground for y in range(across.height)]
    end = [across.getpixel((across.width - 1, y)) != ground for y in range(across.height)]
    return any(middle) and any(end)
