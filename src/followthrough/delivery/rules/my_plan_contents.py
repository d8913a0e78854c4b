"""What "My plan, to print" holds. Pure.

It holds titles of goals and steps, which are written with the person; their strengths; words that
the records mark as the person's own; days of the published order; the named practitioner. All else
is ours, and a new field of a case shows nowhere by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from followthrough.delivery import my_plan_words as words


@dataclass(frozen=True)
class InMyWords:
    """Something by its title, and what the person says of it in their own words; `text` is "" of
    what is said in their words alone. `about`: as in `MyDate`."""

    text: str
    words: str = ""
    about: str = field(default="", compare=False)


class DaysOfStep(NamedTuple):
    """For the picture: when a step that the page shows begins and ends, `ends` None where nobody
    knows; whether it goes on now, and whether it lasts past its first day."""

    begins: date
    ends: date | None
    goes_on: bool
    lasts: bool


@dataclass(frozen=True)
class MyStep:
    """`wrote` is what the plan calls a step whose title stands here in plainer words. `days` is
    None of what has no day, or none that is known to hold. `anywhere`: the step in words that do
    not tell that somebody is in prison; None where its own do not."""

    text: str
    who: str = ""
    when: str = ""
    why: str = ""
    days: DaysOfStep | None = field(default=None, compare=False)
    wrote: str = ""
    anywhere: MyStep | None = field(default=None, compare=False)


@dataclass(frozen=True)
class MyDuty:
    """Something that an order or a licence asks or forbids; `when` is said above those that are
    alike in it, "" of what holds now. `about`: what it speaks of, however much of it is done.
    `anywhere`: as in `MyStep`."""

    text: str
    when: str = ""
    about: str = field(default="", compare=False)
    anywhere: MyDuty | None = field(default=None, compare=False)


@dataclass(frozen=True)
class MyOffer:
    """A step that is offered and not ordered, or may be; `own` where the person does it by
    themselves."""

    text: str
    own: bool


class Asker(NamedTuple):
    """What may ask for something: how the sentences that run are called, and how many they are."""

    mine: str
    number: int


@dataclass(frozen=True)
class MyDate:
    """`on` and `mark` are for the picture: a key of `my_plan_words.MARKS`, "" of what is not marked
    in it. `about` is the title of what the text speaks of, where it is more than that."""

    day: str
    text: str
    on: date | None = field(default=None, compare=False)
    mark: str = field(default="", compare=False)
    about: str = field(default="", compare=False)


@dataclass(frozen=True)
class MyPlan:
    """Everything that the page shows. Each text is one of `my_plan_words`, a title, or the
    person's own words; `said_words` and `wish_words` are theirs. `may`: what is offered and not
    ordered, `unsure`: of which nobody has said whether `asker` asks for it; `choices`: in what
    they have a say within what is ordered. `unclear`: what had begun or was to begin, and is not
    known to go on."""

    called: str
    has_plan: bool
    place: tuple[str, ...] = ()
    first_night: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    said_words: str = ""
    goals: tuple[InMyWords, ...] = ()
    must: tuple[MyDuty, ...] = ()
    must_not: tuple[MyDuty, ...] = ()
    may: tuple[MyOffer, ...] = ()
    unsure: tuple[MyOffer, ...] = ()
    asker: Asker | None = None
    choices: tuple[str, ...] = ()
    order: str = ""
    now: tuple[MyStep, ...] = ()
    next: tuple[MyStep, ...] = ()
    later: tuple[MyStep, ...] = ()
    unclear: tuple[MyStep, ...] = ()
    strengths: tuple[InMyWords, ...] = ()
    better: tuple[InMyWords, ...] = ()
    wishes: tuple[str, ...] = ()
    wish_words: str = ""
    dates: tuple[MyDate, ...] = ()
    ask: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    nothing: Mapping[str, str] = field(default_factory=dict)
    earlier: str = ""
    printed: str = ""

    @property
    def may_say_no(self) -> str:
        """Above `may`, of those that are left on the page."""
        return words.MAY[all(offer.own for offer in self.may), min(len(self.may), 2)]

    @property
    def may_ask(self) -> str:
        """The same above `unsure`."""
        if self.asker is None:
            return ""
        mine, number = self.asker
        return words.UNSURE[min(number, 2), min(len(self.unsure), 2)].format(mine=mine)


@dataclass(frozen=True)
class MyPlanSources:
    """What the facts of a case do not hold. By id of the step: what the person said of a step that
    is finished, what they said they learnt with it, and the codes of the reasons of its place in
    the published order. By id of the goal: what they said is better now that it is achieved. By id
    of the sentence: the day of an early end that they were told; None while it is only decided.
    `phone`, `hours` and `address` are those of the unit."""

    finished: Mapping[int, str] = field(default_factory=dict)
    learnt: Mapping[int, str] = field(default_factory=dict)
    achieved: Mapping[int, str] = field(default_factory=dict)
    why: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    early_ends: Mapping[int, date | None] = field(default_factory=dict)
    phone: str = ""
    hours: str = ""
    address: str = ""
