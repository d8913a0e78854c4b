from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.texts import REFUSED, SUSPECT, hidden_sign

BEGINS = "at its beginning"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Sam\u200b Rivers", "an invisible sign, U+200B, after “Sam”"),
        ("\u202eSam", f"a sign that turns the direction of reading, U+202E, {BEGINS}"),
        ("She said \u2066so", "a sign that turns the direction of reading, U+2066, after"),
        ("\u200f", f"a sign that turns the direction of reading, U+200F, {BEGINS}"),
        ("Sa\u00adm", "an invisible sign, U+00AD, after “Sa”"),
        ("\u3164", f"an invisible sign, U+3164, {BEGINS}"),
        ("\ufeffSam", f"an invisible sign, U+FEFF, {BEGINS}"),
        ("Sam\U000e0041", "an invisible sign, U+E0041, after “Sam”"),
        ("Sa\u200dm", "an invisible sign, U+200D, after “Sa”"),
        ("é\u200dé", "an invisible sign, U+200D, after “é”"),
        ("Sa\ufe0fm", "an invisible sign, U+FE0F, after “Sa”"),
        ("\ufe0f", f"an invisible sign, U+FE0F, {BEGINS}"),
        ("Sa\ufff0m", "an invisible sign, U+FFF0, after “Sa”"),
        ("Sa\U0001bca0m", "an invisible sign, U+1BCA0, after “Sa”"),
        ("Sa\U00013430m", "an invisible sign, U+13430, after “Sa”"),
        ("Sa\U0001d159m", "an invisible sign, U+1D159, after “Sa”"),
        ("Sa\U00016fe4m", "an invisible sign, U+16FE4, after “Sa”"),
        ("☺" + "\ufe0f" * 2, "an invisible sign, U+FE0F, after “☺\ufe0f”"),
        ("д\U000e0100", "an invisible sign, U+E0100, after “д”"),
        ("1\U000e0100", "an invisible sign, U+E0100, after “1”"),
        ("1\ufe0f", "an invisible sign, U+FE0F, after “1”"),
        ("Smith-\ufe0fJones", "an invisible sign, U+FE0F, after “Smith-”"),
        ("O'\ufe00Brien", "an invisible sign, U+FE00, after “O'”"),
        ("Ив\u200bанов", "an invisible sign, U+200B, after “Ив”"),
        ("Ανα\u200cς", "an invisible sign, U+200C, after “Ανα”"),
        ("\u180b\u180b", f"an invisible sign, U+180B, {BEGINS}"),
        ("An\u180b\u180ba", "an invisible sign, U+180B, after “An”"),
        ("ᠮ\u180b\u180b", "an invisible sign, U+180B, after “ᠮ\u180b”"),
        ("Sam\u180e", "an invisible sign, U+180E, after “Sam”"),
        ("Sam\U0001fffe", "an invisible sign, U+1FFFE, after “Sam”"),
        ("李\u200b小龍", "an invisible sign, U+200B, after “李”"),
        ("a\u034fb", "an invisible sign, U+034F, after “a”"),
        ("Sam\uffff", "an invisible sign, U+FFFF, after “Sam”"),
        ("\U0001f3f4\U000e0068\U000e0069\U000e007f", "an invisible sign, U+E0068, after “🏴”"),
        ("Sam\0", "the control character U+0000, after “Sam”"),
        ("Sam\x1b[31m", "the control character U+001B, after “Sam”"),
        ("Sam\rRivers", "the control character U+000D, after “Sam”"),
        ("Sam\x85", "the control character U+0085, after “Sam”"),
        ("Sam\ud83d", "half of a character, U+D83D, after “Sam”"),
        ("Sam\ue000", "a sign that every program shows as another one, U+E000, after “Sam”"),
        ("\U000f0000", f"a sign that every program shows as another one, U+F0000, {BEGINS}"),
        ("Sam\U0010fffd", "a sign that every program shows as another one, U+10FFFD, after"),
        ("Sam\u0378", "a sign that no script has, U+0378, after “Sam”"),
        ("Sam\U00050000", "a sign that no script has, U+50000, after “Sam”"),
        ("S" + "\u0301" * 9 + "am", "more than 8 marks on one letter, from U+0301, after “S”"),
        ("S" + "\u0301\u0489" * 150, "more than 8 marks on one letter, from U+0301, after “S”"),
        ("a" * 40 + "\u200b", f"an invisible sign, U+200B, after “{'a' * 15}”"),
    ],
)
def test_what_it_is_and_where_is_said(text: str, why: str) -> None:
    assert str(hidden_sign(text)).startswith(why)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sam Rivers",
        "First line\nsecond\tcolumn\r\nthird",
        "Zoë Núñez, Łukasz, 李小龍, محمد, שרה, Ὀδυσσεύς",
        "می\u200cخواهم",  # a word of Persian is written with one
        "क्\u200dष",
        "രാമ\u0d4d\u200d രാമ്\u200c",  # also at the end of a word
        "CD\u200cها and 5\u200cساله",  # also after Latin
        "สวัสดี\u200bครับ",
        "葛\U000e0100城 ᠮᠣᠩ\u180b שְׁ\u034fמ",
        "‼\ufe0f ⁉\ufe0f ©\ufe0f ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",
        "👩🏽\u200d💻 and ❤\ufe0f and 1\ufe0f\u20e3",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",  # the Welsh flag
        "Cafe\u0301",
        "Việt Nam: e\u0323\u0302, ཧཱུྃ, שָׁ֑, นี้",
        "a" + "\u0301" * 8,
        "Pictures newer than this program: \U0001faf7 \U0001fae8 \U0001fa8e",
        "A family name of a newer book of signs: \U00032000",
        "ᠬᠠᠷ\u180eᠠ",
    ],
)
def test_words_of_any_script_are_taken(text: str) -> None:
    assert hidden_sign(text) is None


@given(st.text(max_size=30))
def test_what_is_taken_has_no_sign_of_control_or_direction(text: str) -> None:
    if hidden_sign(text) is None:
        for sign in text.replace("\r\n", "\n"):
            assert unicodedata.category(sign) not in {"Cc", "Cs", "Co"} or sign in "\n\t"
            assert unicodedata.bidirectional(sign) not in {
                "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
            }  # fmt: skip


def test_what_is_looked_at_no_further_holds_nothing_that_is_refused() -> None:
    for code in range(0x20000):
        found = REFUSED.search(chr(code))
        if found is not None and found.lastgroup:
            assert SUSPECT.search(chr(code)), hex(code)
