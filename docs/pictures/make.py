#!/usr/bin/env python3
"""Makes the pictures of the guide and the README: real screens of the real program, drawn cell by cell.

    pip install pyte pillow          # a terminal emulator and a drawing library
    apt-get install fonts-noto-cjk fonts-dejavu-core poppler-utils
    cargo build --release && docs/pictures/make.py [NAME…]

Each scene starts the program on a data file of its own, presses keys, and draws what is on the screen then. `report` shows
the first pages of an exported PDF. `PINHENG` names another program than the release build.
"""

import json
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pyte
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAM = Path(os.environ.get("PINHENG", ROOT / "target/release/pinheng")).resolve()
CELL = (10, 22)
CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-{weight}.ttc"
SIGNS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
# The collection's face of half-width Latin and full-width Chinese for the mainland.
MONO_SC = 7
ANSWER = b"\x1b[1;2R\x1b]11;rgb:1010/1414/1818\x1b\\\x1b[?62;22c"
# The sixteen, as the theme files do not use them but the shell does.
INK, PAPER = "dbe2ea", "12161c"

DOWN, LEFT, ENTER, F3, F4, F6, F7 = "\x1b[B", "\x1b[D", "\r", "\x1bOR", "\x1bOS", "\x1b[17~", "\x1b[18~"

# name: (columns, rows, filled store, theme, keys)
SCENES = {
    "first": (90, 24, False, "dark", []),
    "home": (90, 16, True, "dark", []),
    "assess": (110, 32, True, "dark", [DOWN, ENTER, DOWN * 3]),
    "evidence": (90, 26, True, "dark", [DOWN, ENTER, DOWN * 3, "e"]),
    "score": (120, 38, True, "dark", [DOWN, F4]),
    "explain": (90, 26, True, "light", [DOWN, F4, DOWN * 2, "="]),
    "weights": (100, 30, True, "dark", [DOWN, F6, LEFT * 2, ENTER, LEFT * 4, ENTER, LEFT * 5]),
    "workshop": (90, 26, True, "light", [DOWN, F7, "\t\t\t", ENTER, " ", " ", "s", "1 4 4 2 3 - 4 1", ENTER, " ", " "]),
    "palette": (90, 20, True, "dark", [DOWN, ENTER, ":", "{find}"]),
    "small": (40, 12, True, "light", [DOWN, ENTER]),
}
TYPED = {"zh": {"find": "cx"}, "en": {"find": "undo"}}


def store(folder, lang):
    """A data file with a finished sample and a fresh draft."""
    path = Path(folder) / "pinheng.db"
    run = lambda *words: subprocess.run([PROGRAM, "--db", path, *words], check=True, stdout=subprocess.DEVNULL)
    if lang == "zh":
        run("import", ROOT / "examples/sample-answers.toml")
        run("new", "--office", "示例市机关事务管理局", "--period", "2027年上半年", "--scope", "餐饮服务")
    else:
        text = (ROOT / "examples/sample-answers.toml").read_text(encoding="utf-8")
        head = 'office = "Example City Office Affairs"\n'
        lines = [head if line.startswith("office =") else line for line in text.splitlines(True)]
        english = Path(folder) / "sample.toml"
        english.write_text("".join(lines), encoding="utf-8")
        run("import", english)
        run("new", "--office", "Example City Office Affairs", "--period", "2027", "--scope", "Catering")
    return path


def picture(name, lang):
    columns, rows, filled, theme, keys = SCENES[name]
    with tempfile.TemporaryDirectory() as folder:
        path = store(folder, lang) if filled else Path(folder) / "empty.db"
        screen = run([PROGRAM, "--db", path, "--lang", lang, "--theme", theme], folder, columns, rows,
                     [key.format(**TYPED[lang]) for key in keys])
    draw(screen, HERE / f"{name}.{lang}.png")


def report(lang):
    """The first pages of the sample's PDF, side by side."""
    with tempfile.TemporaryDirectory() as folder:
        call = lambda *words: subprocess.run(words, check=True, capture_output=True, text=True).stdout
        path = store(folder, lang)
        ids = [row["id"] for row in json.loads(call(PROGRAM, "--db", path, "list", "--json")) if row["score"]]
        file = call(PROGRAM, "--db", path, "--lang", lang, "export", ids[0], "--format", "pdf", "--out", folder,
                    "--time", "2026-11-23T10:15:00+08:00").strip()
        call("pdftoppm", "-r", "64", "-l", "3", "-png", file, f"{folder}/page")
        pages = [Image.open(page).convert("RGB") for page in sorted(Path(folder).glob("page*.png"))]
        width = sum(page.width for page in pages) + 12 * (len(pages) + 1)
        sheet = Image.new("RGB", (width, pages[0].height + 24), "#8a8f98")
        left = 12
        for page in pages:
            sheet.paste(page, (left, 12))
            left += page.width + 12
        target = HERE / f"report.{lang}.png"
        sheet.quantize(64, dither=Image.Dither.NONE).save(target, optimize=True)
        print(target.relative_to(ROOT), sheet.size, target.stat().st_size)


def run(words, home, columns, rows, keys):
    """The screen after the keys. pyte erases without a background, as screen does, so that is what it is called."""
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "screen-256color", "COLORTERM": "truecolor",
                       "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}
        os.execve(words[0], [str(word) for word in words], environment)
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    settle(terminal, stream)
    for key in keys:
        os.write(terminal, key.encode())
        settle(terminal, stream)
    os.write(terminal, b"\x03\x03")
    os.close(terminal)
    os.waitpid(pid, 0)
    return screen


def settle(terminal, stream):
    """Takes in what the program draws until it rests; answers what it asks."""
    quiet = time.monotonic() + 0.4
    while time.monotonic() < quiet:
        if select.select([terminal], [], [], 0.05)[0]:
            data = os.read(terminal, 1 << 16)
            if b"\x1b[c" in data:
                os.write(terminal, ANSWER)
            # pyte knows nothing of these questions and would print a part of one.
            stream.feed(data.replace(b"\x1b]11;?\x1b\\", b""))
            quiet = time.monotonic() + 0.4


def draw(screen, path):
    width, height = CELL
    image = Image.new("RGB", (screen.columns * width + 16, screen.lines * height + 16), "#" + PAPER)
    pen = ImageDraw.Draw(image)
    fonts = {weight: ImageFont.truetype(CJK.format(weight=weight), 18, index=MONO_SC) for weight in ("Regular", "Bold")}
    signs = ImageFont.truetype(SIGNS, 16)
    corner = screen.buffer[0][0]
    image.paste("#" + colour(corner.bg, PAPER), (0, 0, *image.size))
    for row in range(screen.lines):
        for column in range(screen.columns):
            cell = screen.buffer[row][column]
            ink, paper = colour(cell.fg, INK), colour(cell.bg, PAPER)
            if cell.reverse:
                ink, paper = paper, ink
            x, y = 8 + column * width, 8 + row * height
            # The second half of a wide character is an empty cell, painted with its first.
            if cell.data == "":
                continue
            wide = column + 1 < screen.columns and screen.buffer[row][column + 1].data == ""
            pen.rectangle((x, y, x + width * (2 if wide else 1) - 1, y + height - 1), fill="#" + paper)
            code = ord(cell.data[0])
            if 0x2800 <= code <= 0x28FF:
                braille(pen, x, y, code - 0x2800, "#" + ink)
            elif cell.data != " ":
                font = fonts["Bold" if cell.bold else "Regular"]
                plain = code < 0x2190 or code > 0x2BFF
                if plain:
                    pen.text((x, y + 16), cell.data, fill="#" + ink, font=font, anchor="ls")
                else:
                    pen.text((x, y + 16), cell.data, fill="#" + ink, font=signs, anchor="ls")
            if cell.underscore:
                pen.line((x, y + 19, x + width * (2 if wide else 1) - 1, y + 19), fill="#" + ink)
    if not screen.cursor.hidden:
        x, y = 8 + screen.cursor.x * width, 8 + screen.cursor.y * height
        pen.rectangle((x, y + 2, x + 1, y + height - 3), fill="#" + INK)
    image.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.relative_to(ROOT), image.size, path.stat().st_size)


def braille(pen, x, y, bits, ink):
    """The eight dots of a braille cell."""
    places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    for bit, (column, row) in enumerate(places):
        if bits >> bit & 1:
            left, top = x + 2 + column * 4, y + 3 + row * 5
            pen.ellipse((left, top, left + 2, top + 2), fill=ink)


def colour(name, default):
    known = {"default": default, "black": "000000", "white": "e5e5e5"}
    return known.get(name, name if len(name) == 6 else default)


def main():
    known = [*SCENES, "report"]
    for name in sys.argv[1:] or known:
        if name not in known:
            sys.exit(f"no scene {name}; there are {', '.join(known)}")
        for lang in ("zh", "en"):
            report(lang) if name == "report" else picture(name, lang)


if __name__ == "__main__":
    main()
