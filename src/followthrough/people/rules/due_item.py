"""One thing to do on a case, its kind and class, and the order of things to do. Pure.

A room declares a kind of thing to do beside the rule that finds it, in a module of its `rules`
whose name begins with `due`. Nothing else is edited: `delivery` merges what is declared, and Today
shows it.

    REGISTER_REVIEW = DueKind("register-review", SAFETY)

    @due_rule(REGISTER_REVIEW)
    def register_reviews(facts: KnowsCase, context: Context) -> Iterator[Due]:
        ...
        yield REGISTER_REVIEW.item(facts.case, on, text, action, page="case")

The type of what a rule takes says which facets it reads (`common.facets`): `KnowsCase`,
`KnowsPlan`, `KnowsOrder`, or one of its own room. Whoever asks the rule has read those.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from followthrough.common.facets import parts_taken
from followthrough.common.registry import Registry
from followthrough.people.rules.facts import CaseFacts
from followthrough.policy.context import Context


@dataclass(frozen=True, order=True)
class Urgency:
    """A class of things to do. Those of a lower `place` come first; `code` stands in the address of
    Today, where only this class is shown."""

    place: int
    code: str = field(compare=False)
    label: str = field(compare=False)


SAFETY = Urgency(10, "safety", "Safety of others")
IMMEDIATE = Urgency(20, "immediate", "Immediate need")
LEGAL = Urgency(30, "legal", "Date to keep")
STALLED = Urgency(40, "stalled", "Stalled work")
AGREEMENT = Urgency(50, "agreement", "Plan and review")
IMPORTS = Urgency(60, "imports", "File differs")


class PageAt(NamedTuple):
    """A page by its name, and what its address holds."""

    name: str
    args: tuple[str | int, ...]


@dataclass(frozen=True)
class Due:
    """One thing to do. `on` is the day on which it became or becomes due. `page` names where it is
    done: a page of the case, or of the step where there is a `step_id`. `to_others` is the text for
    somebody else than the practitioner, where that one speaks to "you"."""

    case: CaseFacts
    urgency: Urgency
    kind: str
    on: date
    text: str
    action: str
    page: str = ""
    step_id: int | None = None
    to_others: str = ""

    @property
    def at(self) -> PageAt:
        """The page where it is done."""
        if self.step_id is None:
            return PageAt(self.page or "order", (self.case.crn,))
        return PageAt(self.page or "work-step", (self.case.crn, self.step_id))

    def told_to(self, user_id: int | None) -> str:
        return self.text if user_id == self.case.practitioner_id else self.to_others or self.text


def order_key(item: Due) -> tuple[Urgency, date, str, str]:
    """Class, date, then CRN and kind so that the order is the same each time."""
    return (item.urgency, item.on, item.case.crn, item.kind)


@dataclass(frozen=True)
class DueKind:
    code: str
    urgency: Urgency

    def item(
        self,
        case: CaseFacts,
        on: date,
        text: str,
        action: str,
        *,
        page: str = "",
        step_id: int | None = None,
        to_others: str = "",
        urgency: Urgency | None = None,
    ) -> Due:
        """A thing to do of this kind. `urgency`: where this one is of another class."""
        return Due(
            case, urgency or self.urgency, self.code, on, text, action, page, step_id, to_others
        )


Rule = Callable[[Any, Context], Iterable[Due]]
R = TypeVar("R", bound=Rule)


@dataclass(frozen=True)
class DueRule:
    """`find` finds things to do, of the `kinds` of these codes. `reads` are the names of what the
    facts have that it takes."""

    find: Rule
    kinds: frozenset[str]
    reads: frozenset[str]


DUE_MODULES = "rules/due*.py"
DUE_KINDS: Registry[DueKind] = Registry(DUE_MODULES)
DUE_RULES: Registry[DueRule] = Registry(DUE_MODULES)


def due_rule(*kinds: DueKind) -> Callable[[R], R]:
    """Declares a rule, and every kind of thing to do that it finds."""

    def declare(rule: R) -> R:
        for kind in kinds:
            DUE_KINDS.add(kind.code, kind)
        codes = frozenset(kind.code for kind in kinds)
        name = f"{rule.__module__}.{rule.__qualname__}"
        DUE_RULES.add(name, DueRule(rule, codes, parts_taken(rule)))
        return rule

    return declare


def due_rules(kinds: Collection[str] | None = None) -> tuple[DueRule, ...]:
    """Every rule; or those which find a kind of these codes, beside which they may find others."""
    rules = DUE_RULES.all()
    if kinds is None:
        return rules
    return tuple(rule for rule in rules if not rule.kinds.isdisjoint(kinds))


def urgencies() -> list[Urgency]:
    """Every class of which a kind is declared, in their order."""
    return sorted({kind.urgency for kind in DUE_KINDS.all()})
