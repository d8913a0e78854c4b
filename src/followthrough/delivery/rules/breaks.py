"""Where the thread breaks most, and where most is completed, in words. Pure.

The sentences speak of needs, requirements and strengths over many cases. They name no person and
no practitioner, and put neither in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from followthrough.delivery.rules.coverage_counts import (
    NO_STEP,
    NOT_SAID,
    Coverage,
    CoverageSubject,
)
from followthrough.delivery.rules.figures import FIVE, Figures, Share, codes, figures
from followthrough.delivery.rules.thread import NOBODY
from followthrough.delivery.words import WHO_CAN_ACT
from followthrough.policy.pack import Pack

MOST = 5  # sentences of a kind: more are not read
WORTH_SAYING = 10  # a reason given for less than one in ten tells nothing


def where_it_breaks(coverage: Coverage, pack: Pack, most: int = MOST) -> list[str]:
    """One text for each need area and kind of requirement in which work has not started, the
    largest share first: by number, the commonest needs would always be named. What is too few to
    speak of in per cent comes after."""
    texts = []
    for about, code, each in _areas(coverage):
        left = Share(each.identified - each.started.part, each.identified)
        if left.part:
            texts.append(
                (*_rank(left), about, code, _break_sentence(about, code, each, left, pack))
            )
    return [text for *_, text in sorted(texts)[:most]]


def where_most_is_completed(coverage: Coverage, pack: Pack, most: int = MOST) -> list[str]:
    """One text for each need area and kind of requirement with completed work, the largest share
    first."""
    texts = []
    for about, code, each in _areas(coverage):
        if each.completed.part:
            of_all = _counted(about, code, each, pack)
            text = (
                f"Of {of_all}, {_share(each.completed)} {_done_text(about, each.completed.part)}."
            )
            texts.append((*_rank(each.completed), about, code, text))
    return [text for *_, text in sorted(texts)[:most]]


def strengths_built_on(coverage: Coverage) -> str:
    """How many strengths a step of the plan builds on; "" where none is recorded."""
    built_on = figures(coverage, CoverageSubject.STRENGTH).planned
    if not built_on.whole:
        return ""
    verb = "is" if built_on.part == 1 else "are"
    of_all = _number(built_on.whole, "strength")
    return (
        f"Of {of_all}, {_share(built_on) if built_on.part else 'none'} {verb} built on by a step."
    )


def _rank(share: Share) -> tuple[bool, float]:
    return share.percent is None, -share.part / share.whole


class _FiguresOf(NamedTuple):
    """The figures of one need area or kind of requirement."""

    about: CoverageSubject
    code: str
    figures: Figures


def _areas(coverage: Coverage) -> Iterator[_FiguresOf]:
    for about in (CoverageSubject.NEED, CoverageSubject.REQUIREMENT):
        for code in codes(coverage, about):
            yield _FiguresOf(about, code, figures(coverage, about, code))


def _break_sentence(
    about: CoverageSubject, code: str, figures: Figures, left: Share, pack: Pack
) -> str:
    verb = "has" if left.part == 1 else "have"
    text = f"Of {_counted(about, code, figures, pack)}, {_share(left)} {verb} no step started."
    if number := figures.not_started[NO_STEP]:
        text += f" For {number:,} no step is planned: the practitioner can plan one."
    if number := figures.not_started[NOT_SAID]:
        text += f" For {number:,} it has not started and no reason is recorded: ask why."
    coded = {
        why: number for why, number in figures.not_started.items() if why in pack.known.reasons
    }
    if coded:
        # Of reasons given as often, the first of the pack, so that the text stays the same.
        order = list(pack.known.reasons)
        most = min(coded, key=lambda why: (-coded[why], order.index(why)))
        if coded[most] * WORTH_SAYING >= left.part:
            text += f" {_reason(most, pack)} for {coded[most]:,}."
    return text


def _reason(code: str, pack: Pack) -> str:
    """The reason given most, and who can act on it."""
    words = FIVE.get(code, f"“{pack.known.reasons[code].label}”")
    who = pack.known.reasons[code].who_can_act
    act = f" ({WHO_CAN_ACT[who]} can act)" if who in WHO_CAN_ACT and who != NOBODY else ""
    return f"The reason given most is {words}{act},"


def _done_text(about: CoverageSubject, number: int) -> str:
    if about is CoverageSubject.REQUIREMENT:
        return "is completed" if number == 1 else "are completed"
    return f"{'has' if number == 1 else 'have'} finished the work planned for it"


def _counted(about: CoverageSubject, code: str, figures: Figures, pack: Pack) -> str:
    if about is CoverageSubject.NEED:
        who = "person" if figures.identified == 1 else "people"
        return f"{figures.identified:,} {who} with the need “{pack.area_label(code)}”"
    known = pack.known.requirements
    kind = known[code].label if code in known else code
    return f"{_number(figures.identified, 'requirement')} “{kind}”"


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _share(share: Share) -> str:
    return f"{share.part:,}{share.words}"
