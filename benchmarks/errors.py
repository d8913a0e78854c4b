"""Why a part of the bench has no figures, or none that are worth anything."""

from __future__ import annotations


class LeftOut(Exception):
    """A part cannot be measured here, and that is no failure: the message is the reason."""


class WrongResult(Exception):
    """What was measured gave a wrong answer, so that its figures are worth nothing."""
