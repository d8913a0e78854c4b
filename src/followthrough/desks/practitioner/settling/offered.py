"""What can be recorded of a thing to do in its own row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import say_date
from followthrough.common.wording import within_sentence
from followthrough.people.rules.done_elsewhere import why_not_elsewhere
from followthrough.people.rules.due_item import Due
from followthrough.people.rules.put_off import days_to_choose
from followthrough.people.words_of_settling import ElsewhereWords, elsewhere_words
from followthrough.policy.context import Context
from followthrough.policy.pack import CaseReason

NO_SUBJECT = "-"  # in an address, of the case or the plan as a whole


class Offered(NamedTuple):
    """`key` stands in its addresses; `id` names its controls on the page. `days` are those until
    which it may be put off, as the form sends them and as they read; none where it may not.
    `elsewhere`: how it is asked whether it is settled elsewhere; None where it cannot be."""

    key: tuple[str, str, str]
    id: str
    days: list[tuple[str, str]]
    elsewhere: ElsewhereWords | None

    @property
    def says(self) -> str:
        if self.elsewhere is None:
            return "Put off"
        title = self.elsewhere.title
        return f"Put off, or {within_sentence(title)}" if self.days else title


class Offers(NamedTuple):
    """By occasion within a case, and the reasons to choose from."""

    of: dict[tuple[int, str], Offered]
    reasons: list[CaseReason]


def key_of(item: Due) -> tuple[str, str, str]:
    return (item.kind, item.subject or NO_SUBJECT, item.since.isoformat())


def days_of(item: Due, context: Context) -> list[tuple[str, str]]:
    return [(day.isoformat(), f"{day:%A} {say_date(day)}") for day in days_to_choose(item, context)]


def offers(items: Iterable[Due], actor: Actor, context: Context) -> Offers:
    """Of those of which something can be recorded so; none to whoever changes no cases."""
    found: dict[tuple[int, str], Offered] = {}
    if actor.can(Capability.CHANGE_CASES):
        for number, item in enumerate(items, start=1):
            days = days_of(item, context)
            elsewhere = elsewhere_words(item.kind) if why_not_elsewhere(item) is None else None
            if days or elsewhere:
                offered = Offered(key_of(item), f"thing-{number}", days, elsewhere)
                found[item.case_id, item.occasion] = offered
    return Offers(found, list(context.pack.put_off.values()))
