"""A form that was shown is one act, however often it is sent: the database takes its number once.

The row is written in the transaction of the act, so that an act that failed can be sent again, and
whoever sends the same form at the same moment waits and then finds where the first one led.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.db import IntegrityError
from django.utils import timezone

KEPT = timedelta(days=3)


class SentBefore(Exception):
    """The same form was sent before, or at the same moment, and its act was done."""


class Sent(NamedTuple):
    """Where a form led whose act was done, and the print of what was filled in; "": not kept."""

    led_to: str
    print: str

    def differs_from(self, other: str) -> bool:
        return bool(self.print) and self.print != other


def note_sent(user_id: int, number: str, led_to: str, print_: str = "") -> None:
    """Raises SentBefore, for the transaction to be undone. `led_to`: the address of the page that
    was shown next; `print_` tells what was filled in from what else may be."""
    from followthrough.common.models import SENT_ONCE, SentForm

    try:
        SentForm.objects.create(user_id=user_id, number=number, led_to=led_to, print=print_)
    except IntegrityError as error:
        broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if broken != SENT_ONCE:
            raise
        raise SentBefore from error


def where_it_led(user_id: int, number: str) -> Sent | None:
    """None where that user never sent the form, or its act was not done."""
    from followthrough.common.models import SentForm

    sent = SentForm.objects.filter(user_id=user_id, number=number)
    row = sent.values_list("led_to", "print").first()
    return Sent(*row) if row else None


def forget_sent_forms() -> int:
    """Of more than three days ago, when nobody has that page open any more; gives how many."""
    from followthrough.common.models import SentForm

    forgotten, _ = SentForm.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return forgotten
