#!/usr/bin/env python3
"""Makes NotoSansSC.otf.zlib, the font that is in the program, from Noto Sans CJK.

    apt-get install fonts-noto-cjk; pip install fonttools==4.68.0 zopfli==0.4.3
    python3 subset.py [NotoSansCJK-Regular.ttc]

The same input and versions make the same bytes.
"""

import io
import sys
from pathlib import Path

import zopfli.zlib
from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = Path(__file__).resolve().parent
SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
FACE = "Noto Sans CJK SC"

# Letters, marks and signs of offices' texts: Latin with accents, punctuation, numbers in circles and brackets, units,
# arrows, operators, boxes, full and half width forms.
SIGNS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x300, 0x36F), (0x2010, 0x205E), (0x2070, 0x208E), (0x20A0, 0x20BF),
    (0x2100, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x26FF),
    (0x2700, 0x27BF), (0x3000, 0x30FF), (0x3105, 0x312F), (0x3200, 0x33FF), (0xFE30, 0xFE6B), (0xFF01, 0xFF9F),
    (0xFFE0, 0xFFE6),
]
# Radicals 玉 and 日, from which names are taken most: all of them in the first block of ideographs.
NAMES = [(0x7389, 0x74D8), (0x65E5, 0x66FF)]
# Copyright, family, style, full name, PostScript name, licence and its address.
NAME_IDS = [0, 1, 2, 4, 6, 13, 14]


def listed(name):
    """The characters of a list, without its comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {ord(c) for line in lines if not line.startswith("#") for c in line.strip()}


def gb2312():
    """Every character of GB 2312."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def wanted():
    """What has to be in the font, and what may be there."""
    must = listed("table.txt") | gb2312()
    may = {code for low, high in SIGNS + NAMES for code in range(low, high + 1)} | listed("names.txt")
    return must, may


def smaller(font, codes):
    """A font with these characters alone, for print: no hints, no forms for vertical text, kerning only."""
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = NAME_IDS
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "VORG", "vhea", "vmtx", "BASE", "GDEF", "GSUB"]
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def main():
    source = sys.argv[1] if len(sys.argv) > 1 else SOURCE
    font = next(f for f in TTCollection(source).fonts if f["name"].getDebugName(1) == FACE)
    must, may = wanted()
    has = set(font.getBestCmap())
    if must - has:
        sys.exit("the font lacks " + "".join(map(chr, sorted(must - has))))
    data = smaller(font, must | (may & has))
    packed = zopfli.zlib.compress(data)
    (HERE / "NotoSansSC.otf.zlib").write_bytes(packed)
    print(f"{len(must | (may & has))} characters, {len(data)} bytes, {len(packed)} packed")


if __name__ == "__main__":
    main()
