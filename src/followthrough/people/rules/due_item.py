"""One thing to do on a case, its kind and class, and the order of things to do. Pure.

A room declares a kind of thing to do beside the rule that finds it, in a module of its `rules`
whose name begins with `due`, and says it in its `due_words.py` (`people.telling`). Nothing else is
edited: `delivery` merges what is declared, and Today shows it.

    REGISTER_REVIEW = DueKind("register-review", SAFETY, page="case")

    @due_rule(REGISTER_REVIEW)
    def register_reviews(facts: KnowsCase, context: Context) -> Iterator[Due]:
        ...
        yield REGISTER_REVIEW.item(facts.case, review_on, subject=register_subject(code))

The type of what a rule takes says which facets it reads (`common.facets`): `KnowsCase`,
`KnowsPlan`, `KnowsOrder`, or one of its own room. Whoever asks the rule has read those.

A thing to do is stored with its case and read on another day, by anybody. It holds keys and values:
codes, days and ids. It holds no name, nothing that was typed, no sentence, and nothing that is true
only of the day or the reader ("was", "you"): its sentence is made where it is read, of these values
and of labels, names and texts of steps as they are then. What only a rule can know, a rule puts
into `values`; no rule is asked again at reading. Where the sentence names a user, `user_id` among
the values says whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from followthrough.common.actors import Actor
from followthrough.common.facets import parts_taken
from followthrough.common.numbers import whole_number
from followthrough.common.registry import Registry
from followthrough.common.roles import Capability
from followthrough.people.rules.case_life import Phase
from followthrough.people.rules.facts import CaseFacts
from followthrough.people.rules.settled_facts import Elsewhere
from followthrough.people.rules.urgency import AGREEMENT as AGREEMENT
from followthrough.people.rules.urgency import FIRST_NIGHT as FIRST_NIGHT
from followthrough.people.rules.urgency import IMMEDIATE as IMMEDIATE
from followthrough.people.rules.urgency import IMPORTS as IMPORTS
from followthrough.people.rules.urgency import LEGAL as LEGAL
from followthrough.people.rules.urgency import SAFETY as SAFETY
from followthrough.people.rules.urgency import STALLED as STALLED
from followthrough.people.rules.urgency import Rank as Rank
from followthrough.people.rules.urgency import Urgency as Urgency
from followthrough.policy.context import Context

# To whom a thing to do is addressed: who holds the case, or who oversees its unit; a manager is
# INFORMED of what asks nothing of them.
HOLDER, MANAGER, INFORMED = "holder", "manager", "informed"

Value = str | int | bool | None  # what JSON can hold; a day as its ISO text

CAPABILITIES = {capability.value: capability for capability in Capability}

STEP, SENTENCE, NEED = "step", "sentence", "need"
REGISTER, REQUIREMENT = "register", "requirement"


def step_subject(step_id: int) -> str:
    return f"{STEP}:{step_id}"


def sentence_subject(sentence_id: int) -> str:
    return f"{SENTENCE}:{sentence_id}"


def need_subject(area: str) -> str:
    return f"{NEED}:{area}"


def register_subject(code: str) -> str:
    return f"{REGISTER}:{code}"


def requirement_subject(requirement_id: int) -> str:
    return f"{REQUIREMENT}:{requirement_id}"


def occasion_subject(occasion: str) -> str:
    """The subject of the thing to do whose `occasion` it is."""
    return occasion.split("/")[1]


@dataclass(frozen=True)
class Due:
    """One thing to do. `on` is the day on which it became or becomes due; `since` that of the fact
    that set it off, which no length in the policy pack moves. `subject` is what it is about within
    the case, "step:12", or "" for the case or the plan as a whole. `addressee` is HOLDER or
    MANAGER; `not_for` the id of a user who may not do it, for example the second of two people;
    `needs` the capability that doing it asks for."""

    case_id: int
    urgency: Urgency
    kind: str
    on: date
    since: date
    subject: str = ""
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    addressee: str = HOLDER
    not_for: int | None = None
    needs: Capability = Capability.CHANGE_CASES
    rank: Rank = Rank.USUAL

    @property
    def occasion(self) -> str:
        """The key of this occurrence within the case: the same as long as the fact stands that set
        it off. It ends with the day of that fact, from which `read` takes it."""
        return f"{self.kind}/{self.subject}/{self.since.isoformat()}"

    def is_graver_than(self, place: int | None) -> bool:
        """Than a thing of the class at `place`; None: not known, so that nothing is graver."""
        return place is not None and self.urgency.place < place

    @property
    def began_on(self) -> date:
        """The first day on which what it asks for can have been done: `asked_from` among the
        values, where that is before the day of the fact."""
        asked_from = self.values.get("asked_from")
        return date.fromisoformat(str(asked_from)) if asked_from else self.since

    @property
    def subject_code(self) -> str:
        """The code or id within the subject; "" of the case or plan as a whole."""
        return self.subject.partition(":")[2]

    def subject_id(self, about: str) -> int | None:
        """The id of the STEP or the SENTENCE that it is about; None where it is about none."""
        found, _, code = self.subject.partition(":")
        return whole_number(code) if found == about else None

    @property
    def step_id(self) -> int | None:
        """Of the step that it is about; None where it is about none."""
        return self.subject_id(STEP)

    @property
    def user_id(self) -> int | None:
        """Of the user whom its sentence names; None where it names none."""
        return cast("int | None", self.values.get("user_id"))

    def is_shown_to(self, actor: Actor) -> bool:
        """To everybody who may see the case, but for what a manager has to do: that to whoever may
        do it."""
        may = actor.can(self.needs) and (self.not_for is None or self.not_for != actor.user_id)
        return self.addressee == HOLDER or may

    def stored(self) -> dict[str, Any]:
        """What JSON holds of it, without its case; `read` is the inverse."""
        return {
            "kind": self.kind,
            "place": self.urgency.place,
            "rank": self.rank.value,
            "on": self.on.isoformat(),
            "subject": self.subject,
            "occasion": self.occasion,
            "addressee": self.addressee,
            "not_for": self.not_for,
            "needs": self.needs.value,
            "values": dict(self.values),
        }

    @classmethod
    def read(cls, case_id: int, stored: Mapping[str, Any]) -> Due:
        """Raises LookupError where no room declares its class any more."""
        return cls(
            case_id,
            _urgency_at(stored["place"]),
            stored["kind"],
            date.fromisoformat(stored["on"]),
            date.fromisoformat(stored["occasion"].rpartition("/")[2]),
            stored["subject"],
            stored["values"],
            stored["addressee"],
            stored["not_for"],
            CAPABILITIES[stored["needs"]],
            Rank(stored.get("rank", Rank.USUAL)),  # earlier releases stored none
        )


def order_key(item: Due) -> tuple[Urgency, Rank, date, str, str]:
    """Within a case: class, rank in it, date, then kind and subject so that the order is the same
    each time."""
    return (item.urgency, item.rank, item.on, item.kind, item.subject)


@dataclass(frozen=True)
class DueKind:
    """`page` names where it is done: a page of the case or, where `page_of` says STEP or SENTENCE,
    of the one that it is about, whose id stands in the address. "" stands for the page on which a
    step is worked, and else for the plan. `page_part`: what its address holds beside the case, the
    same for all of the kind.

    `after_end`: it is asked also once the last sentence of the case has ended; `after_death`: also
    once the person has died. `set_here`: its date is of a plan or an order made here, so that it
    can be put off. `elsewhere`: what recording ends it that it was done elsewhere; None where what
    it asks for is recorded on its own page; `may_need_none`: that nothing of it is
    needed ends it too."""

    code: str
    urgency: Urgency
    page: str = ""
    page_of: str = ""
    page_part: str = ""
    after_end: bool = False
    after_death: bool = False
    set_here: bool = False
    elsewhere: Elsewhere | None = None
    may_need_none: bool = False
    rank: Rank = Rank.USUAL

    def is_asked_in(self, phase: Phase) -> bool:
        if phase is Phase.RUNS:
            return True
        return self.after_death if phase is Phase.DIED else self.after_end

    def item(
        self,
        case: CaseFacts,
        on: date,
        *,
        subject: str = "",
        since: date | None = None,
        urgency: Urgency | None = None,
        rank: Rank | None = None,
        addressee: str = HOLDER,
        not_for: int | None = None,
        needs: Capability = Capability.CHANGE_CASES,
        **values: Value,
    ) -> Due:
        """A thing to do of this kind. `urgency`, `rank`: where this one is of another class, or
        stands elsewhere in it; `since`: where the day of what set it off is another than the day on
        which it is due."""
        return Due(
            case.case_id,
            urgency or self.urgency,
            self.code,
            on,
            since or on,
            subject,
            values,
            addressee,
            not_for,
            needs,
            rank or self.rank,
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


def due_rules() -> tuple[DueRule, ...]:
    return DUE_RULES.all()


def urgencies() -> list[Urgency]:
    """Every class of which a kind is declared, in their order."""
    return sorted({kind.urgency for kind in DUE_KINDS.all()})


def _urgency_at(place: int) -> Urgency:
    for urgency in urgencies():
        if urgency.place == place:
            return urgency
    raise LookupError(f"No kind of thing to do is declared of a class at place {place}.")
