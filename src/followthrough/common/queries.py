"""Reading the ledger, and what queries of every app share. Callers pass cases that the viewer may
see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import BooleanField, DateField, F, Func, Value

from followthrough.common.actions import KINDS, Audience
from followthrough.common.dates import LONDON
from followthrough.common.models import LedgerEntry


def timeline(
    case_id: int, audience: Audience = Audience.STAFF, limit: int = 50
) -> list[LedgerEntry]:
    """The newest entries of a case first, of the kinds that `audience` may see."""
    allowed = [k.code for k in KINDS.values() if k.audience in (audience, Audience.EVERYONE)]
    return list(
        LedgerEntry.objects.filter(case_id=case_id, action__in=allowed).order_by("-id")[:limit]
    )


def is_one_of(field: str, ids: Iterable[int]) -> Func:
    """For `filter`: as `field__in=ids`, with the ids as one array in place of a value each. With
    thousands of ids, writing and reading the statement took a fifth of the time."""
    return Func(
        F(field),
        Value(f"{{{','.join(map(str, map(int, ids)))}}}"),
        template="%(expressions)s::bigint[])",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def day_of(field: str) -> Func:
    """The day in London of a moment, which the database works out: in bulk, making moments of many
    rows takes longer than all else that is done with them."""
    return Func(
        F(field),
        template=f"(%(expressions)s AT TIME ZONE '{LONDON.key}')::date",
        output_field=DateField(),
    )
