#!/usr/bin/env python3
"""Writes start.ld: the functions that run from start to the first screens, to be laid side by side in the program.

    apt-get install valgrind
    assets/layout/record.py

Builds the release with its symbols under target/layout, runs it under callgrind on a terminal of its own, and lists what ran in
the order of first need: starting, then looking around. Needed again when a start does much that it did not do before; a list that
has grown old costs nothing but its use, since a name that is not found is passed over.
"""

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = ROOT / "target/layout"
PROGRAM = TARGET / "release/pinheng"
DOWN, RIGHT, ENTER, ESC = "\x1b[B", "\x1b[C", "\r", "\x1b"
HOME, ASSESS, SCORE, WEIGHTS, WORKSHOP, EXPORT = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[17~", "\x1b[18~", "\x1b[20~"
LOOK_AROUND = [DOWN, ENTER, DOWN, "3", "u", "?", ESC, ":", "s", ESC, SCORE, DOWN, "=", ESC, WEIGHTS, WORKSHOP, EXPORT, HOME]

# Of a dark terminal that draws ambiguous characters in one cell.
ANSWER = b"\x1b[1;2R\x1b]11;rgb:1010/1414/1818\x1b\\\x1b[?62;22c"

HEAD = """/* What runs from start to the first screens, side by side: the system reads and maps a program in runs of pages, and these
   functions are a tenth of it. Written by record.py; a name that is not found is passed over. */
"""


def build():
    # Callgrind knows names in the usual section only; with a linker named, build.rs leaves everything there. The profile stays
    # as it is: the hashes in names follow from it.
    as_usual = {"RUSTFLAGS": "-C linker=cc -C strip=none"}
    words = ["cargo", "build", "--locked", "--release", "--target-dir", str(TARGET)]
    subprocess.run(words, cwd=ROOT, check=True, env={**os.environ, **as_usual})


def sizes():
    """Bytes of every function of the program by its name."""
    lines = subprocess.run(["nm", "--print-size", PROGRAM], check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [line.split() for line in lines]
    return {row[3]: int(row[1], 16) for row in rows if len(row) == 4 and row[2] in "tTwW"}


def run(words, keys, folder):
    """Names of the functions of the program that ran, at home in `folder`, on a terminal that presses `keys` one after the other."""
    record = Path(folder) / "record"
    tool = ["valgrind", "--tool=callgrind", "--demangle=no", "--quiet", f"--callgrind-out-file={record}"]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(tool[0], [*tool, str(PROGRAM), *words], at_home(folder))
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    rest(terminal, 20)
    for key in keys:
        os.write(terminal, key.encode())
        rest(terminal, 2)
    os.kill(pid, signal.SIGTERM)
    rest(terminal, 5)
    os.waitpid(pid, 0)
    return functions(record)


def at_home(folder):
    homes = {name: folder for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    return {**os.environ, **homes, "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def rest(terminal, seconds):
    """Reads until nothing has come for `seconds` or the program has gone; answers what a terminal is asked."""
    while select.select([terminal], [], [], seconds)[0]:
        try:
            data = os.read(terminal, 65536)
            if not data:
                return
            if b"\x1b[c" in data:
                os.write(terminal, ANSWER)
        except OSError:
            return


def functions(record):
    """The functions of a callgrind record that belong to the program itself."""
    objects, names, ran, here = {}, {}, [], None
    for line in record.read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.match(r"(c?ob|c?fn)=\((\d+)\)(?: (.*))?$", line)
        if not found:
            continue
        kind, number, name = found.groups()
        known = objects if kind.endswith("ob") else names
        if name:
            known[number] = name
        if kind == "ob":
            here = objects[number]
        elif kind == "fn" and here == str(PROGRAM):
            ran.append(number)
    # Callgrind counts the levels of a recursion apart: name'2.
    found = {re.sub(r"'\d+$", "", names[number]) for number in ran}
    # The C library's own start, "(below main)", is no section of ours.
    return {name for name in found if re.fullmatch(r"[\w.$]+", name)}


HASH = re.compile(r"(?<=17h)[0-9a-f]{16}E(\.llvm\.\d+)?$")


def patterns(name, together, ran):
    """The sections in which a compiler may have put the function, also where it is marked as unlikely.

    Without the hash at its end, which every compiler makes anew, a name stands for all shapes of a generic function
    (`together` bytes of them; `ran` did): where that takes in too much that did not run, the hash stays."""
    if name.startswith("_R") or (HASH.search(name) and together > 2 * ran):
        return f".text.*{name}"
    if HASH.search(name):
        return f".text.*{HASH.sub('*', name)}"
    # gcc's variants of one function. No pattern before or after, which would take in others.
    stem = re.sub(r"\.(constprop|isra|part|cold).*$", "", name)
    return f".text.{stem} .text.{stem}.* .text.unlikely.{stem}"


def main():
    build()
    with tempfile.TemporaryDirectory() as folder:
        first = run([], [], folder)
        new = [PROGRAM, "new", "--office", "某局", "--period", "2026"]
        subprocess.run(new, check=True, stdout=subprocess.DEVNULL, env=at_home(folder))
        groups = [first | run([], [], folder), run(["demo"], LOOK_AROUND, folder)]
    if len(groups[0]) < 500 or len(groups[1]) < len(groups[0]):
        sys.exit(f"too few functions ran: {[len(group) for group in groups]}")
    size, all_ran = sizes(), set().union(*groups)
    together, ran = Counter(), Counter()
    for name, bytes_of_it in size.items():
        together[HASH.sub("", name)] += bytes_of_it
        ran[HASH.sub("", name)] += bytes_of_it * (name in all_ran)
    lines = dict.fromkeys(
        f"    *({patterns(name, together[HASH.sub('', name)], ran[HASH.sub('', name)])})"
        for group in groups
        for name in sorted(group)
    )
    body = "\n".join(lines)
    text = f"{HEAD}SECTIONS\n{{\n  .text.start :\n  {{\n{body}\n  }}\n}}\nINSERT BEFORE .text;\n"
    (HERE / "start.ld").write_text(text, encoding="utf-8")
    print(f"{len(lines)} functions")


if __name__ == "__main__":
    main()
