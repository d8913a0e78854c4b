"""How long a text may be, and which signs it may not hold, wherever it comes from: a page, a file,
a command. Said here alone; the rules, forms, formats and columns ask. Pure."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

LONGEST_TEXT = 300  # what is said in a line: a goal, a step, who was there
LONGEST_WORDS = 4000  # free text; what the national plan service allows

# Turn the direction in which what follows is read: a name could show as another one.
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Take no room: two names that look the same would be two names, and one of nothing else is empty.
INVISIBLE = (
    "\u00ad\u115f\u1160\u17b4\u17b5\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
)
# Some scripts, and pictures of several people, are not written without these: they join letters,
# part words, or choose a form. Beside anything else they only hide.
JOINING = "\u034f\u200b\u200c\u200d"
CHOOSING = "\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff"
    "\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# From Hebrew and Arabic over the scripts of India and South-East Asia to Mongolian, and what was
# added to these later.
JOINED_SCRIPTS = (
    "\u0590-\u109f\u1700-\u180a\u1810-\u18af\u1900-\u1aaf\u1b00-\u1c7f\u1cd0-\u1cff\ua840-\ua8ff"
    "\ua930-\uaadf\uabc0-\uabff\ufb1d-\ufdff\ufe70-\ufefe\U00010a00-\U00010aff"
    "\U00011000-\U00011fff\U0001e900-\U0001e95f\U0001ee00-\U0001eeff"
)
JOINED = f"{JOINED_SCRIPTS}{PICTURES}\ufe0f\u20e3"
CHOSEN = (
    f"{PICTURES}\u1000-\u109f\u1800-\u180a\u1810-\u18af\u2e80-\u9fff\ua840-\ua87f\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
KEYCAP = "[0-9#*]\ufe0f\u20e3"
# Of England, Scotland and Wales: a black flag, and letters that nobody sees.
FLAG = "\U0001f3f4(?:{})\U000e007f".format(
    "|".join(
        "".join(chr(0xE0000 + ord(letter)) for letter in code)
        for code in ("gbeng", "gbsct", "gbwls")
    )
)
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
HALF = "\ud800-\udfff"  # of a character: a byte that is no text is taken in as that

MOST_MARKS = 8  # on one letter; the scripts that stack most need fewer
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"


def _signs_by_category(first: int, last: int) -> tuple[str, str]:
    """From one sign to another, as ranges for an expression: those of no script, and marks."""
    named = {"Cn": 0, "Mn": 1, "Me": 1}
    kinds = [named.get(unicodedata.category(chr(code))) for code in range(first, last + 1)]
    ranges, code = ["", ""], first
    for kind, run in groupby(kinds):
        end = code + sum(1 for _ in run)
        if kind is not None:
            ranges[kind] += f"\\U{code:08x}-\\U{end - 1:08x}"
        code = end
    return ranges[0], ranges[1]


# Beyond the first two planes stand the signs of China, Japan and Korea, of which each year's book
# has more, and below private signs none but of those in INVISIBLE. So have pictures.
NO_SCRIPT, MARKS = _signs_by_category(0, 0xFFFF)
BEYOND = "\U00010000-\U0010ffff"  # an expression looks through ranges of these one by one
NO_SCRIPT_BEYOND, MARKS_BEYOND = _signs_by_category(0x10000, 0x1FFFF)
UNASSIGNED = (
    rf"[{NO_SCRIPT}]|(?=[{BEYOND}])(?![{PICTURES}])[{NO_SCRIPT_BEYOND}\U00040000-\U000dffff]"
)
MARK = rf"(?:[{MARKS}]|(?=[{BEYOND}])[{MARKS_BEYOND}])"

REFUSED = re.compile(
    rf"{FLAG}|{KEYCAP}|(?P<control>[{CONTROL}]|\r(?!\n))|(?P<half>[{HALF}])|(?P<direction>[{DIRECTION}])"
    rf"|(?P<invisible>[{INVISIBLE}]|(?<![{JOINED}])[{JOINING}](?![{JOINED}])"
    rf"|(?<![{CHOSEN}])[{CHOOSING}])|(?P<private>[{PRIVATE}])|(?P<unassigned>{UNASSIGNED})"
    rf"|(?P<marks>{MARK}{{{MOST_MARKS + 1},}})"
)
# Nearly no text holds any of these, and what holds none is looked at no further.
SUSPECT = re.compile(
    rf"[\r{CONTROL}{HALF}{DIRECTION}\u00ad\u115f-\uffff{JOINING}{NO_SCRIPT}{MARKS}{BEYOND}]"
)
# What comes with a text that is copied from a page or a document, and says nothing by itself.
COPIED = re.compile(r"[\u00ad\u200e\u200f\u2060\ufeff]")
COPIED_BULLET = re.compile(r"[\uf0a7\uf0b7\uf0d8\uf0fc]")  # as Word has them, in a font of its own
COPIED_LINE_END = re.compile(r"[\x0b\x0c\u2028\u2029]")
COPIED_SPACE = re.compile(rf"(?<![{JOINED}])\u200b(?![{JOINED}])")


class HiddenKind(StrEnum):
    """The names of the groups in `REFUSED`."""

    CONTROL = "control"
    HALF = "half"
    DIRECTION = "direction"
    INVISIBLE = "invisible"
    PRIVATE = "private"
    UNASSIGNED = "unassigned"
    MARKS = "marks"


SAID = {
    HiddenKind.CONTROL: "the control character",
    HiddenKind.HALF: "half of a character,",
    HiddenKind.DIRECTION: "a sign that turns the direction of reading,",
    HiddenKind.INVISIBLE: "an invisible sign,",
    HiddenKind.PRIVATE: "a sign that every program shows as another one,",
    HiddenKind.UNASSIGNED: "a sign that no script has,",
    HiddenKind.MARKS: f"more than {MOST_MARKS} marks on one letter, from",
}
SHOWN_BEFORE = 15  # signs
TYPE_AGAIN = "It cannot be kept: type that part again"


class HiddenSign(NamedTuple):
    kind: HiddenKind
    code: str
    where: str

    def __str__(self) -> str:
        return f"{SAID[self.kind]} {self.code}, {self.where}"


def hidden_sign(text: str) -> HiddenSign | None:
    """The first in a text that nobody can see or read, and that misleads or cannot be stored."""
    if not SUSPECT.search(text):
        return None
    found = next((match for match in REFUSED.finditer(text) if match.lastgroup), None)
    if found is None or found.lastgroup is None:
        return None
    where = f"after “{text[: found.start()][-SHOWN_BEFORE:].lstrip()}”"
    return HiddenSign(
        HiddenKind(found.lastgroup),
        f"U+{ord(found.group()[0]):04X}",
        where if found.start() else "at its beginning",
    )


def without_copied_signs(text: str) -> str:
    """What somebody typed or copied into a page, without signs that come with copying: soft
    hyphens, marks and spaces of no width, Word's line ends. Nobody saw them, and nobody could take
    them out. Word's bullets are bullets. Signs that turn the direction of what follows stay, for
    `hidden_sign` to find."""
    seen = COPIED_BULLET.sub("•", COPIED.sub("", text))
    return COPIED_LINE_END.sub("\n", COPIED_SPACE.sub("", seen))


def names_somebody(text: str) -> bool:
    """Whether it can be a name: dots, dashes and pictures alone tell nobody who it was."""
    return any(sign.isalnum() for sign in text)


def in_one_line(text: str) -> str:
    """Of what is one line everywhere: a line end or a tab, which comes with copying from a table
    or a letter, is a space. In a list it would begin another line or column."""
    return re.sub(r"(?:\t|\r?\n)+", " ", text)


def why_not_text(text: str, most: int = LONGEST_WORDS) -> str | None:
    """Why free text cannot be kept; None where it can. A text that is too long could not leave in a
    file."""
    if len(text) > most:
        return f"A text is longer than {most:,} characters. Say it in fewer words."
    hidden = hidden_sign(text)
    if hidden is not None:
        return f"A text holds {hidden}. {TYPE_AGAIN}."
    return None


def shown(text: str) -> str:
    """For a terminal: what nobody would see there, or what would do something, is written out."""
    return REFUSED.sub(lambda m: _written_out(m.group()) if m.lastgroup else m.group(), text)


def without_hidden_signs(text: str, instead: str) -> str:
    """With another sign in the place of each that nobody sees and that misleads."""
    return REFUSED.sub(lambda m: instead if m.lastgroup else m.group(), text)


def _written_out(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def cannot_be_kept(sign: str) -> bool:
    """PostgreSQL stores neither NUL nor half of a character."""
    return sign == "\0" or "\ud800" <= sign <= "\udfff"


def searchable(text: str) -> str:
    """For a look-up: what cannot be kept becomes a sign that no name or code has."""
    return "".join("?" if cannot_be_kept(sign) else sign for sign in text)
