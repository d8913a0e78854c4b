"""What is said to staff above "My plan, to print", where the record asks for another form of it
than the one there is: this page is in English, in short sentences, without pictures. Pure.

It is made of what was typed of the person and quotes none of it, as they read the screen too.
"""

from __future__ import annotations

import re

from followthrough.delivery import my_plan_words_for_staff as words
from followthrough.people.rules import Unsaid

ENGLISH = "english"
# By what an adjustment is known to be about what somebody reads. Of any other nothing is said here.
_ABOUT_READING = re.compile(
    r"\b(read(s|ing)?|easy.?read|letters?|print|braille|audio|pictures?|translat\w*|written)\b",
    re.IGNORECASE,
)


def for_staff(called: str, language: str, adjustments: str) -> tuple[str, ...]:
    """`language` and `adjustments` as the record has them."""
    said = []
    if _is_said(language) and language.strip().casefold() != ENGLISH:
        said.append(words.IN_ENGLISH_ALONE.format(called=called))
    if _is_said(adjustments) and _ABOUT_READING.search(adjustments):
        said.append(words.OTHER_FORM.format(called=called))
    return tuple(said)


def _is_said(answer: str) -> bool:
    return bool(answer.strip()) and answer not in list(Unsaid)
