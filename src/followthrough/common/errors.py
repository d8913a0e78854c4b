"""Errors that are shown to people: each says what is wrong and what to do about it."""

from __future__ import annotations

from followthrough.common.texts import LONGEST_WORDS, why_not_text


class FollowthroughError(Exception):
    """`remedy` is one sentence about what to do next."""

    def __init__(self, cause: str, remedy: str = "") -> None:
        self.cause = cause
        self.remedy = remedy
        super().__init__(f"{cause} {remedy}".strip())


class NotAllowed(FollowthroughError):
    """The actor may not do this, or may not know that the case exists."""


class NotPossible(FollowthroughError):
    """The records, as they stand, do not allow it: a rule said no. `about` names the one answer
    that the rule is about ("on": the day), so that a page can lead to it."""

    def __init__(self, cause: str, remedy: str = "", about: str = "") -> None:
        super().__init__(cause, remedy)
        self.about = about


class NothingNew(NotPossible):
    """What was sent is what stands already: nothing is written, and nobody has to do anything."""


class SavedElsewhere(FollowthroughError):
    """Somebody saved the same record first. `current` is the value that stands now."""

    def __init__(self, cause: str, remedy: str, current: object) -> None:
        super().__init__(cause, remedy)
        self.current = current


def refuse(cause: str | None, about: str = "") -> None:
    """Raises NotPossible where a rule gave a cause. `about`: the answer that the rule is about."""
    if cause is not None:
        raise NotPossible(cause, about=about)


def refuse_nothing_new(said: object, stands: object) -> None:
    """Raises NothingNew where what was sent is what stands: it would be a version that differs from
    none."""
    if said == stands:
        raise NothingNew("This is recorded already, in the same words.", "Nothing was changed.")


def refuse_texts(*texts: str, most: int = LONGEST_WORDS) -> None:
    """Raises NotPossible for a text that cannot be kept."""
    for text in texts:
        refuse(why_not_text(text, most))
