"""Actions: the only way that anything is written.

An action does one thing that a person would name. The decorator gives each the same three beats:

    @action("order.published", words="Published the order of delivery", may=work_on_case)
    def publish_order(by: Actor, case: Case, ...) -> Record[PublishedOrder]:
        order = ...                                          # do, inside one transaction
        return Record(order, case_id=case.pk, subject=("order", order.pk))

`may` is called first with the same arguments and raises `NotAllowed`; the function does the work
and says what it did; the wrapper writes the ledger entry in the same transaction, lets follow what
other rooms have subscribed to (`consequences.py`) and hands the caller the result.

What is declared is all that anybody needs to know of a kind (`kinds.py`): words, audience, whether
it is good news, whether it is a change, and the type of what its entries hold before and after
(`payloads.py`), which also says how they read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from django.db import DataError, IntegrityError

from followthrough.common.actions.cases import case_given, lock_cases, takes_case
from followthrough.common.actions.consequences import let_follow, refuse_undeclared
from followthrough.common.actions.kinds import ActionKind, Audience, declare
from followthrough.common.actions.payloads import Payload
from followthrough.common.actions.transactions import in_one_transaction
from followthrough.common.actors import Actor

CHUNK = 500  # cases in one bulk transaction; design section 3, "Actions and the ledger"

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Record(Generic[T]):
    """What an action did. `before` and `after` are of the payload that it declares."""

    result: T
    case_id: int | None = None
    subject: tuple[str, int] | None = None
    why: str = ""
    before: Payload | None = None
    after: Payload | None = None


@dataclass(frozen=True)
class Refused(Generic[Item]):
    item: Item
    cause: str


@dataclass(frozen=True)
class BulkOutcome(Generic[Item, T]):
    done: list[tuple[Item, T]]
    refused: list[Refused[Item]]


def action(
    code: str,
    *,
    words: str,
    may: Callable[..., None],
    audience: Audience = Audience.STAFF,
    good_news: bool = False,
    is_change: bool = True,
    changes_facts: bool = True,
    by_itself: bool = False,
    payload: type[Payload] = Payload,
) -> Callable[[Callable[Concatenate[Actor, P], Record[T]]], Callable[Concatenate[Actor, P], T]]:
    """Make an action of a function that returns a `Record`.

    `may(by, *args, **kwargs)` raises `NotAllowed` where the actor may not. What changes the facts
    of a case takes it as its parameter `case`, after the actor.
    """

    def decorate(
        do: Callable[Concatenate[Actor, P], Record[T]],
    ) -> Callable[Concatenate[Actor, P], T]:
        kind = declare(
            ActionKind(
                code,
                words,
                audience,
                good_news,
                is_change=is_change,
                changes_facts=changes_facts,
                payload=payload,
                declared_in=do.__module__,
                by_itself=by_itself,
            )
        )
        waits = changes_facts and takes_case(do)

        @wraps(do)
        def run(by: Actor, *args: P.args, **kwargs: P.kwargs) -> T:
            if not waits:
                may(by, *args, **kwargs)

            def work() -> T:
                if waits:
                    lock_cases([case_given(args, kwargs).pk])
                    # Under the lock: whoever waited may find that the case has ended meanwhile.
                    may(by, *args, **kwargs)
                record = do(by, *args, **kwargs)
                _write(by, kind, [record])
                return record.result

            return in_one_transaction(work)

        return run  # type: ignore[return-value]  # wraps() loses Concatenate

    return decorate


def bulk_action(
    code: str,
    *,
    words: str,
    may: Callable[..., None],
    cases: Callable[[Sequence[Item]], Iterable[int]] | None = None,
    audience: Audience = Audience.STAFF,
    good_news: bool = False,
    is_change: bool = True,
    payload: type[Payload] = Payload,
) -> Callable[
    [Callable[[Actor, Sequence[Item]], Sequence[Record[T]]]],
    Callable[[Actor, Sequence[Item]], BulkOutcome[Item, T]],
]:
    """Make a bulk action of a function that takes up to `CHUNK` items, inserts them in bulk and
    returns one `Record` an item, in their order. `cases` gives the ids of the cases that the items
    are about and that exist; None where they are about none.

    If the database refuses the chunk, its halves are tried, and so on, so that one bad item costs
    nothing but itself; what is refused comes back with the cause.
    """

    def decorate(
        do: Callable[[Actor, Sequence[Item]], Sequence[Record[T]]],
    ) -> Callable[[Actor, Sequence[Item]], BulkOutcome[Item, T]]:
        kind = declare(
            ActionKind(code, words, audience, good_news, is_change, True, payload, do.__module__)
        )

        def attempt(by: Actor, items: Sequence[Item]) -> list[tuple[Item, T]]:
            def work() -> list[tuple[Item, T]]:
                if cases is not None:
                    lock_cases(cases(items), may_add=True)
                records = do(by, items)
                _write(by, kind, records)
                # Inside, so that a function that forgot a record leaves nothing behind.
                return [(item, r.result) for item, r in zip(items, records, strict=True)]

            return in_one_transaction(work)

        def halved(by: Actor, items: Sequence[Item]) -> BulkOutcome[Item, T]:
            """Of many, one bad one is found in some tries: whoever waits for the others does not
            wait for each of them alone."""
            try:
                return BulkOutcome(attempt(by, items), [])
            except (IntegrityError, DataError) as error:
                if len(items) == 1:
                    return BulkOutcome([], [Refused(items[0], _rule_broken(error))])
            half = len(items) // 2
            first, last = halved(by, items[:half]), halved(by, items[half:])
            return BulkOutcome([*first.done, *last.done], [*first.refused, *last.refused])

        @wraps(do)
        def run(by: Actor, items: Sequence[Item]) -> BulkOutcome[Item, T]:
            if len(items) > CHUNK:
                raise ValueError(f"{code} takes at most {CHUNK} at once, not {len(items)}.")
            may(by)
            return halved(by, items)

        return run

    return decorate


def _rule_broken(error: IntegrityError | DataError) -> str:
    """What the database said, without the value that it refused: values may be personal.

    Of an IntegrityError the first line names the rule and the further ones repeat the row; a
    DataError repeats the value in the first line, after a colon or in quotes."""
    lines = str(error).splitlines() or [""]
    if isinstance(error, IntegrityError):
        return lines[0]
    words = re.split(r"[:\"]", lines[0])[0].strip()
    return f"{words} ({type(error.__cause__).__name__})"


def _write(by: Actor, kind: ActionKind, records: Sequence[Record[Any]]) -> None:
    from followthrough.common.models import LedgerEntry

    refuse_undeclared(kind.code)
    entries = LedgerEntry.objects.bulk_create(
        LedgerEntry(
            by_id=by.user_id,
            by_name=by.name,
            by_role=by.role.value,
            action=kind.code,
            case_id=record.case_id,
            subject_kind=record.subject[0] if record.subject else "",
            subject_id=record.subject[1] if record.subject else None,
            why=record.why,
            before=_stored(kind, record.before),
            after=_stored(kind, record.after),
        )
        for record in records
    )
    let_follow(by, kind, entries)


def _stored(kind: ActionKind, payload: Payload | None) -> dict[str, Any]:
    if payload is None:
        return {}
    if type(payload) is not kind.payload:
        raise TypeError(
            f"{kind.code} declares {kind.payload.__name__} and recorded {type(payload).__name__}."
        )
    return payload.stored()
