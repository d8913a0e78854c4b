"""Things to do and good news over the digests of cases."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from followthrough.accounts.queries import user_names
from followthrough.common.actors import Actor, Capability
from followthrough.common.paging import PagedList
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.rules.good_news import GoodNews
from followthrough.delivery.telling import Names, NewsTold, ThingToDo, news_told, things_told
from followthrough.people.queries import NAMES, ListedCase
from followthrough.people.rules.due_item import HOLDER, Due, Rank, Urgency, urgencies
from followthrough.plans.queries.titles import step_titles
from followthrough.policy import Context

logger = logging.getLogger(__name__)

Item = TypeVar("Item", Due, GoodNews)
Said = TypeVar("Said")

GOOD_NEWS_SHOWN = 5

# An item of a digest, once for each, beside the columns of its case.
ITEMS = "FROM chosen JOIN digest d USING (case_id), jsonb_array_elements(d.due) AS item"

# What earlier releases stored has no rank, which is to say the usual one.
RANKED = f"(item->>'place')::int, coalesce((item->>'rank')::int, {Rank.USUAL:d}), item->>'on'"

DECLARED_ORDER = (
    f'{RANKED}, crn COLLATE "C", (item->>\'kind\') COLLATE "C", (item->>\'subject\') COLLATE "C"'
)


@dataclass(frozen=True)
class Asked:
    """Which things to do: addressed to them, of these kinds and of that class (None: of any),
    of none of the kinds of `apart_from`, and not those that `by` may not do."""

    addressee: str = HOLDER
    kinds: Collection[str] | None = None
    urgency: Urgency | None = None
    by: Actor | None = None
    apart_from: Collection[str] = ()

    def sql(self) -> tuple[str, list[Any]]:
        parts = ["item->>'addressee' = %s"]
        params: list[Any] = [self.addressee]
        if self.kinds is not None:
            parts.append("item->>'kind' = ANY(%s)")
            params.append(list(self.kinds))
        if self.apart_from:
            parts.append("item->>'kind' <> ALL(%s)")
            params.append(list(self.apart_from))
        if self.urgency is not None:
            parts.append("(item->>'place')::int = %s")
            params.append(self.urgency.place)
        if self.by is not None:
            parts.append("(item->>'not_for')::bigint IS DISTINCT FROM %s")
            params.append(self.by.user_id)
            parts.append("item->>'needs' = ANY(%s)")
            params.append([needs.value for needs in Capability if self.by.can(needs)])
        return " AND ".join(parts), params


class CountedThing(NamedTuple):
    practitioner_id: int | None
    place: int
    kind: str


class FoundThing(NamedTuple):
    case: ListedCase
    item: Due


class FoundNews(NamedTuple):
    case: ListedCase
    item: GoodNews


class FoundThings(PagedList[FoundThing]):
    """In the declared order, without names of steps and users."""

    def __init__(self, digests: Digests, asked: Asked) -> None:
        self.digests, self.asked = digests, asked

    @cached_property
    def numbers(self) -> Counter[CountedThing]:
        """How many there are, of every class: the class that is asked for narrows only the list."""
        where, params = replace(self.asked, urgency=None).sql()
        rows = self.digests.rows(
            f"""
            SELECT practitioner_id, (item->>'place')::int, item->>'kind', count(*)
            {ITEMS} WHERE {where} GROUP BY 1, 2, 3
            """,
            params,
            columns=("case_id", "practitioner_id"),
        )
        return Counter({CountedThing(*row[:3]): row[3] for row in rows})

    def by_urgency(self) -> list[tuple[Urgency, int]]:
        """Every class, in order, with its number."""
        by_place = summed(self.numbers, "place")
        return [(urgency, by_place[urgency.place]) for urgency in urgencies()]

    def count(self) -> int:
        wanted = self.asked.urgency
        return sum(
            number
            for thing, number in self.numbers.items()
            if wanted is None or thing.place == wanted.place
        )

    def part(self, first: int, number: int) -> list[FoundThing]:
        where, params = self.asked.sql()
        rows = self.digests.rows(
            f"""
            SELECT {", ".join(NAMES)}, item {ITEMS} WHERE {where}
            ORDER BY {DECLARED_ORDER} OFFSET %s LIMIT %s
            """,
            [*params, first, number],
            columns=NAMES,
        )
        return [FoundThing(case, item) for case, item in _readable(rows, Due.read)]


def first_of_each(digests: Digests, asked: Sequence[Asked], most: int) -> list[list[FoundThing]]:
    """The first things of each, in the declared order, in one statement for all."""
    parts, params = [], list[Any]()
    for number, each in enumerate(asked):
        where, where_params = each.sql()
        parts.append(
            f"""(
            SELECT {number}, row_number() OVER (ORDER BY {DECLARED_ORDER}), {", ".join(NAMES)}, item
            {ITEMS} WHERE {where} ORDER BY 2 LIMIT %s
            )"""
        )
        params += [*where_params, most]
    rows = digests.rows(f"{' UNION ALL '.join(parts)} ORDER BY 1, 2", params, columns=NAMES)
    return [
        [
            FoundThing(case, item)
            for case, item in _readable((row[2:] for row in rows if row[0] == number), Due.read)
        ]
        for number in range(len(asked))
    ]


def found_things(digests: Digests, asked: Asked) -> list[FoundThing]:
    """All of them, in the order of CRNs: of the cases of one practitioner, of whom Today makes one
    row each."""
    where, params = asked.sql()
    rows = digests.rows(
        f"""
        SELECT {", ".join(NAMES)}, item {ITEMS} WHERE {where}
        ORDER BY crn COLLATE "C", {RANKED}
        """,
        params,
        columns=NAMES,
    )
    return [FoundThing(case, item) for case, item in _readable(rows, Due.read)]


def _readable(
    rows: Iterable[tuple[Any, ...]], read: Callable[[int, Any], Item]
) -> Iterator[tuple[ListedCase, Item]]:
    """Of rows that begin with `NAMES` and end with an item. Without what another release has stored
    and this one does not know; the log says so."""
    for row in rows:
        case = ListedCase._make(row[:-1])
        try:
            yield case, read(case.case_id, json.loads(row[-1]))
        except (LookupError, ValueError):
            logger.exception("What is stored of case %s cannot be read.", case.case_id)


class ThingsToDo(PagedList[ThingToDo]):
    """The same as `user_id` reads them, who may oversee the unit (`manages`)."""

    def __init__(
        self, digests: Digests, asked: Asked, user_id: int | None, *, manages: bool = False
    ) -> None:
        self.found, self.user_id, self.manages = FoundThings(digests, asked), user_id, manages

    @property
    def numbers(self) -> Counter[CountedThing]:
        return self.found.numbers

    def count(self) -> int:
        return self.found.count()

    def part(self, first: int, number: int) -> list[ThingToDo]:
        found = self.found.part(first, number)
        context = self.found.digests.context
        return told(found, (), context, self.user_id, manages=self.manages).things


class Told(NamedTuple):
    things: list[ThingToDo]
    news: list[NewsTold]


def told(
    things: Sequence[FoundThing],
    news: Sequence[FoundNews],
    context: Context,
    user_id: int | None,
    *,
    manages: bool = False,
) -> Told:
    """As that user reads them; names of steps are read in one statement for both."""
    items: list[Due | GoodNews] = [*(one.item for one in things), *(one.item for one in news)]
    cases = [*(thing.case for thing in things), *(one.case for one in news)]
    step_ids = {item.step_id for item in items if item.step_id is not None}
    titles = step_titles(step_ids) if step_ids else {}
    names = Names(
        {case.case_id: case for case in cases},
        {id_: title.step for id_, title in titles.items()},
        users_named(thing.item for thing in things),
    )
    return Told(
        _sayable(
            (thing.item for thing in things),
            lambda items: things_told(items, names, context, user_id, manages=manages),
        ),
        _sayable((one.item for one in news), lambda items: news_told(items, names)),
    )


def _sayable(items: Iterable[Item], say: Callable[[list[Item]], list[Said]]) -> list[Said]:
    """Without what has no words any more; the log says so."""
    said: list[Said] = []
    for item in items:
        try:
            said += say([item])
        except LookupError:
            logger.exception("%s of case %s cannot be said.", item.kind, item.case_id)
    return said


def number_at_once(digests: Digests, asked: Asked) -> int | None:
    """How many there are, in one statement; None where digests are being made anew: a number that
    stands on every page may not keep anybody waiting."""
    where, params = asked.sql()
    settled, settled_params = digests.settled("d")
    [(number, whole)] = digests.stored_rows(
        f"""
        SELECT sum((SELECT count(*) FROM jsonb_array_elements(d.due) AS item WHERE {where})),
            bool_and({settled} IS TRUE)
        FROM chosen LEFT JOIN digest d USING (case_id)
        """,
        [*params, *settled_params],
    )
    return int(number or 0) if whole is not False else None


def summed(numbers: Counter[CountedThing], by: str) -> Counter[Any]:
    """By one of the fields of what was counted."""
    total: Counter[Any] = Counter()
    for thing, number in numbers.items():
        total[getattr(thing, by)] += number
    return total


def good_news_of(digests: Digests, most: int = GOOD_NEWS_SHOWN) -> list[FoundNews]:
    """The newest first, no more than one a case."""
    rows = digests.rows(
        f"""
        SELECT {", ".join(NAMES)}, d.good_news->0 FROM chosen JOIN digest d USING (case_id)
        WHERE jsonb_array_length(d.good_news) > 0
        ORDER BY d.good_news->0->>'on' DESC, crn COLLATE "C" LIMIT %s
        """,
        [most],
        columns=NAMES,
    )
    return [FoundNews(case, item) for case, item in _readable(rows, GoodNews.read)]


def users_named(items: Iterable[Due]) -> dict[int, str]:
    """The names of the users whom sentences name, by id; in no statement where none does."""
    asked = {item.user_id for item in items if item.user_id is not None}
    return user_names(asked) if asked else {}
