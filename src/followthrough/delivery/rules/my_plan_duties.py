"""What "My plan, to print" says that the person has to do, and must not do: what their orders and
licences ask, by the kind of each requirement and the words that the pack has for it, and that other
orders of a court forbid something. What a source writes of a requirement is never printed, as it
may name a place or whom to stay away from. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from followthrough.common.dates import say_date
from followthrough.delivery import my_plan_words as words
from followthrough.delivery.rules.my_plan_contents import MyDuty
from followthrough.people.rules import (
    CaseFacts,
    Regime,
    RequirementFacts,
    SentenceFacts,
    SentenceKind,
    is_complied_with,
)
from followthrough.people.rules.release import release_to_come
from followthrough.people.rules.sentence_ends import over_since
from followthrough.plans.rules import StepFacts
from followthrough.plans.rules.time_up import may_be_up
from followthrough.policy.context import Context
from followthrough.policy.pack import Pack, RequirementKind


class Duties(NamedTuple):
    must: tuple[MyDuty, ...]
    must_not: tuple[MyDuty, ...]


def duties(case: CaseFacts, steps: Iterable[StepFacts], who: str, context: Context) -> Duties:
    """Of every sentence that is not over; what holds now stands before what holds later, and what
    is done comes last."""
    writer = _Writer(case, tuple(steps), who, context)
    forbidden = (*_court_orders(case, who, context.pack), *writer.said(forbids=True))
    return Duties(writer.said(forbids=False), forbidden)


def _court_orders(case: CaseFacts, who: str, pack: Pack) -> tuple[MyDuty, ...]:
    """What orders forbid that the person was given by a court, apart from their sentences. They
    hold in prison too. Of all else that a register tells, the person may not know."""
    registers = case.assessment.registers if case.assessment else ()
    kinds = [pack.known.registers.get(register.code) for register in registers]
    forbid = {kind.court_order for kind in kinds if kind is not None}
    return tuple(
        MyDuty(text.format(who=who), about=f"court {what}")
        for what, text in words.COURT_ORDER.items()
        if what in forbid
    )


def says_all(sentence: SentenceFacts, pack: Pack) -> bool:
    """Whether all that it asks stands on the page. A licence has more rules than its conditions on
    record; of a sentence without any on record nobody knows."""
    kinds = [pack.known.requirements.get(r.kind) for r in sentence.requirements]
    if sentence.kind == SentenceKind.LICENCE or not kinds:
        return False
    return all(kind is not None and (kind.i_do or kind.i_do_not) for kind in kinds)


class _Asked(NamedTuple):
    """A requirement with its sentence and its kind."""

    sentence: SentenceFacts
    requirement: RequirementFacts
    kind: RequirementKind


@dataclass(frozen=True)
class _Writer:
    case: CaseFacts
    steps: tuple[StepFacts, ...]
    who: str
    context: Context

    def said(self, *, forbids: bool) -> tuple[MyDuty, ...]:
        """The same is said once, from its first day on; what is counted, for each requirement."""
        found: dict[object, MyDuty] = {}
        for asked in self._asked():
            text = self._text(asked, words.MINE_IN[self._called(asked), 1], forbids=forbids)
            if not text:
                continue
            key: object = asked.requirement.id if self._counts(asked) and not forbids else text
            if key not in found:
                mine = words.MINE_IN[self._called(asked), min(self._alike(asked), 2)]
                said = self._text(asked, mine, forbids=forbids)
                found[key] = self._duty(asked, said, forbids=forbids)
        whens = list(dict.fromkeys(duty.when for duty in found.values()))
        return tuple(
            sorted(found.values(), key=lambda duty: (_stands(duty.when), whens.index(duty.when)))
        )

    def _duty(self, asked: _Asked, said: str, *, forbids: bool) -> MyDuty:
        """One that is counted is about its own requirement, others about the kind."""
        counted = f" {asked.requirement.id}" if self._counts(asked) and not forbids else ""
        about = f"{'must not' if forbids else 'must'} {asked.kind.code}{counted}"
        when = self._from(asked, forbids=forbids)
        duty = MyDuty(said, when, about)
        if when != words.DUTY["out"]:
            return duty
        anywhere = MyDuty(said, words.DUTY["out_anywhere"], about)
        return replace(duty, anywhere=anywhere)

    def _asked(self) -> Iterator[_Asked]:
        today, known = self.context.today, self.context.pack.known.requirements
        run = [s for s in self.case.sentences if over_since(s, today) is None]
        for sentence in sorted(run, key=lambda s: max(s.starts_on, today)):
            for requirement in sentence.requirements:
                if kind := known.get(requirement.kind):
                    yield _Asked(sentence, requirement, kind)

    def _called(self, asked: _Asked) -> str:
        return words.CALLED.get(asked.sentence.kind, words.CALLED_OTHER)

    def _alike(self, asked: _Asked) -> int:
        """How many that are called so ask for it from the same day on, or may be over as well."""
        today = self.context.today
        begins = max(asked.sentence.starts_on, today)
        others = {
            one.sentence.id
            for one in self._asked()
            if one.kind.code == asked.kind.code
            and self._called(one) == self._called(asked)
            and max(one.sentence.starts_on, today) == begins
            and self._is_over(one) == self._is_over(asked)
        }
        return len(others)

    def _text(self, asked: _Asked, mine: str, *, forbids: bool) -> str:
        """ "" where there is nothing to say."""
        kind, done = asked.kind, asked.requirement.done
        template = kind.i_do_not if forbids else kind.i_do
        if not template:
            return ""
        if kind.with_contact and asked.sentence.regime == Regime.SUSPENDED:
            return words.DUTY["rests"].format(who=self.who)
        sure = not _counts_differ(asked)
        over = self._is_over(asked)
        parts = [template]
        if not forbids and self._counts(asked):
            if over and kind.i_did:
                parts = [kind.i_did]
            else:
                parts = [kind.i_do_counted, words.DUTY["so_far"] if sure and done else ""]
        elif over:
            parts.append(words.DUTY["over"])
        filled = {
            "who": self.who, "mine": mine, "amount": asked.requirement.ordered, "done": done,
        }  # fmt: skip
        return " ".join(part.format(**filled) for part in parts if part)

    def _is_over(self, asked: _Asked) -> bool:
        """All of it is done as it is counted, or its months may be up where nobody counts them."""
        of = asked.requirement, asked.kind, asked.sentence
        pack, today = self.context.pack, self.context.today
        over = is_complied_with(asked.requirement) or may_be_up(*of, self.steps, today, pack)
        return over and not _counts_differ(asked)

    def _counts(self, asked: _Asked) -> bool:
        return bool(asked.kind.i_do_counted) and asked.requirement.ordered is not None

    def _from(self, asked: _Asked, *, forbids: bool) -> str:
        """From when it holds. Of somebody in prison a licence holds again once they are out, and
        what an order asks to do can be done then; what it forbids, it forbids all the time."""
        today, begins = self.context.today, asked.sentence.starts_on
        if self._counts(asked) and not forbids and _is_done(asked):
            return words.DUTY["all_done"]
        licence = asked.sentence.kind == SentenceKind.LICENCE
        waits = self.case.in_custody and (licence or not forbids)
        if waits and begins <= (release_to_come(self.case, today) or date.max):
            return words.DUTY["out"]
        if begins > today:
            return words.DUTY["from"].format(day=say_date(begins))
        return words.DUTY["now"]


def _stands(when: str) -> int:
    """What holds now, then what holds later, then what is done."""
    return {words.DUTY["now"]: 0, words.DUTY["all_done"]: 2}.get(when, 1)


def _is_done(asked: _Asked) -> bool:
    return not _counts_differ(asked) and is_complied_with(asked.requirement)


def _counts_differ(asked: _Asked) -> bool:
    """Somebody counts what is done otherwise: a merged record, or the count of activity days."""
    sentence, requirement = asked.sentence, asked.requirement
    if any(other.requirement_id == requirement.id for other in sentence.other_counts):
        return True
    if not asked.kind.fixes_maximum or sentence.days_limit is None:
        return False
    of_days = any(other.requirement_id is None for other in sentence.other_counts)
    return of_days or requirement.done != sentence.days_used
