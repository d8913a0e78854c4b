"""What was put off, and what was done elsewhere, as the page of the case has it."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.common.actors import Actor, Capability
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.desks.practitioner.settling.offered import key_of
from followthrough.people.queries.settling import done_elsewhere_of_case, put_off_of_case
from followthrough.people.rules.due import REGISTER_REVIEW
from followthrough.people.rules.settled_facts import Settled
from followthrough.people.words_of_settling import elsewhere_words, say_done_elsewhere, say_put_off
from followthrough.plans.rules.reviewed_elsewhere import reviewed_elsewhere

THE_OPERATOR = "The operator"


class SettledThing(NamedTuple):
    """`text` is what was to do, `said` what was recorded of it; `key` stands in the address that
    takes it back, None for whoever changes no cases; `what` is a code of `Settled`,
    `take_back` what the button says."""

    text: str
    said: str
    key: tuple[str, str, str] | None
    what: str
    take_back: str


def settled_things(page: CasePage, actor: Actor) -> list[SettledThing]:
    """Nothing is read or derived of a case that has no such rows, as most."""
    case = page.facts.case
    if not case.put_off and not case.done_elsewhere:
        return []
    things = page.things
    items = [*(one.item for one in things.put_off), *(one.item for one in things.done)]
    if not items:
        return []
    texts = {told.item.occasion: told.text for told in page.told(items)}
    may = actor.can(Capability.CHANGE_CASES)
    found = []
    put_off = put_off_of_case(page.case.pk) if things.put_off else {}
    for away in things.put_off:
        row = put_off[away.item.occasion]
        assert row.until is not None  # it stands put off
        reason = page.context.pack.known.put_off.get(row.reason)
        said = say_put_off(row.until, reason, _name(row.by), row.words)
        found.append((away.item, said, Settled.PUT_OFF, "Take it back"))
    done = done_elsewhere_of_case(page.case.pk) if things.done else {}
    for one in things.done:
        told = done[one.item.occasion]
        assert told.done_on is not None  # it stands done
        said = say_done_elsewhere(one.item.kind, told.done_on, told.who, _name(told.by), told.words)
        back = elsewhere_words(one.item.kind).take_back
        found.append((one.item, said, Settled.ELSEWHERE, back))
    return [
        SettledThing(texts[item.occasion], said, key_of(item) if may else None, what.value, back)
        for item, said, what, back in found
    ]


def reviews_done_elsewhere(page: CasePage) -> dict[int, str]:
    """By id of the step, of those that are the review of a register which was done elsewhere: on
    which day, by whom and how. Nothing is read of a case without such rows."""
    case = page.facts.case
    rows = {step.id: reviewed_elsewhere(step, case, page.context) for step in page.facts.steps}
    told: dict[int, str] = {}
    stands = done_elsewhere_of_case(page.case.pk) if any(rows.values()) else {}
    for step_id, row in rows.items():
        one = stands.get(row.occasion) if row else None
        if one is not None and one.done_on is not None:
            told[step_id] = say_done_elsewhere(
                REGISTER_REVIEW.code, one.done_on, one.who, _name(one.by), one.words
            )
    return told


def _name(by: object) -> str:
    return str(getattr(by, "name", "") or THE_OPERATOR)
