"""A picture of what a command prints: ``python docs/render_screen.py``.

Runs the command in a terminal's colours and draws its characters on the grid of a
terminal (wide ones take two cells), with Pillow and Debian's fonts-noto-cjk.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from nlpcheck.text import width

ROOT = Path(__file__).resolve().parent.parent
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
BOLD = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc")
MONO_SC = 7
"""The collection's index of Noto Sans Mono CJK SC."""
SIZE, CELL, LINE, EDGE = 20, 10, 27, 16
COLUMNS = 80
BACK, FORE = "#1e1e24", "#dcdce0"
COLOURS = {"31": "#ff6b68", "32": "#8bd49c", "33": "#f0c674", "36": "#6fc3df"}

PICTURES = {
    "check.png": ["check", "corpus/shagang-town-2020.txt"],
}


def lines_of(arguments: list[str]) -> list[str]:
    """What ``nlpcheck`` prints in colour, 80 columns wide, by line."""
    done = subprocess.run(
        [sys.executable, "-m", "nlpcheck", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)},
    )  # fmt: skip
    return [f"\x1b[1m$ nlpcheck {' '.join(arguments)}\x1b[0m", *done.stdout.splitlines()]


def draw(lines: list[str], target: Path) -> None:
    """Draw lines with ANSI colours into a PNG."""
    fonts = {
        False: ImageFont.truetype(str(FONT), SIZE, index=MONO_SC),
        True: ImageFont.truetype(str(BOLD), SIZE, index=MONO_SC),
    }
    size = (EDGE * 2 + COLUMNS * CELL, EDGE * 2 + len(lines) * LINE)
    image = Image.new("RGB", size, BACK)
    canvas = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        column, colour, bold = 0, FORE, False
        for piece in re.split(r"(\x1b\[[\d;]*m)", line):
            if piece.startswith("\x1b["):
                codes = piece[2:-1].split(";")
                bold = "1" in codes
                colour = next((COLOURS[c] for c in codes if c in COLOURS), FORE)
                colour = "#8a8a94" if "2" in codes else colour
                continue
            for char in piece:
                at = (EDGE + column * CELL, EDGE + row * LINE)
                if width(char) == 1 and fonts[bold].getlength(char) > CELL * 1.5:
                    squeeze(image, at, char, fonts[bold], colour)
                else:
                    canvas.text(at, char, font=fonts[bold], fill=colour)
                column += width(char)
    image.quantize(32).save(target, optimize=True)


def squeeze(
    image: Image.Image, at: tuple[int, int], char: str, font: ImageFont.FreeTypeFont, colour: str
) -> None:
    """Draw into one cell what the font draws into two (quotation marks, box lines)."""
    glyph = Image.new("L", (CELL * 2, LINE), 0)
    ImageDraw.Draw(glyph).text((0, 0), char, font=font, fill=255)
    box = glyph.getbbox()
    if box is None:
        return
    if "─" <= char <= "╿" or box[2] - box[0] > CELL:
        small, left = glyph.resize((CELL, LINE)), 0
    else:
        small = glyph.crop((box[0], 0, box[2], LINE))
        left = (CELL - small.width) // 2
    image.paste(Image.new("RGB", small.size, colour), (at[0] + left, at[1]), small)


def main() -> None:
    """Draw all pictures into docs/images/."""
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    for name, arguments in PICTURES.items():
        draw(lines_of(arguments), folder / name)


if __name__ == "__main__":
    main()
