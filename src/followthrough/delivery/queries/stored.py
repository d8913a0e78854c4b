"""How a digest stands in its table, and the other way round."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import connection

from followthrough.delivery.models import CaseDigest, Combination
from followthrough.delivery.rules.combinations import Counted, Part, combination_id, counted_of
from followthrough.delivery.rules.digest import Basis, Digest

TABLE = CaseDigest._meta.db_table
# Bookkeeping, beside what the rules derive.
BASIS_COLUMNS = ("day", "packs", "derivation")
COLUMNS = tuple(
    str(field.column)
    for field in CaseDigest._meta.concrete_fields
    if field.column not in {*BASIS_COLUMNS, "stale", "changes", "failed_under"}
)


def is_fresh(table: str) -> str:
    """SQL: nothing has changed under a stored digest since it was made. Its parameters are those of
    `fresh_params`."""
    basis = " AND ".join(f"{table}.{column} = %s" for column in BASIS_COLUMNS)
    return f"(NOT {table}.stale AND ({table}.frozen_on IS NOT NULL OR ({basis})))"


def fresh_params(basis: Basis) -> list[Any]:
    return list(basis)


def rows_as_json(digests: Iterable[Digest], basis: Basis) -> str:
    """For `jsonb_populate_recordset`: digests as rows of their table, stored or not."""
    made = json.dumps(
        {"day": basis.day.isoformat(), "packs": basis.packs, "derivation": basis.derivation}
    )
    return f"[{','.join(f'{digest.as_json[:-1]}, {made[1:]}' for digest in digests)}]"


def fresh_ids(case_ids: Iterable[int], basis: Basis) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT case_id FROM {TABLE} d WHERE case_id = ANY(%s) AND {is_fresh('d')}",
            [list(case_ids), *fresh_params(basis)],
        )
        return {case_id for (case_id,) in cursor.fetchall()}


class Stored(NamedTuple):
    """`columns` as `Digest.columns`; `changes`: how often it was stored."""

    columns: Mapping[str, Any]
    changes: int


def stored_digests(case_ids: Iterable[int], basis: Basis) -> dict[int, Stored]:
    """By case id, those that are stored and say that they are fresh."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT to_jsonb(d) FROM {TABLE} d WHERE case_id = ANY(%s) AND {is_fresh('d')}",
            [list(case_ids), *fresh_params(basis)],
        )
        rows = [json.loads(row) for (row,) in cursor.fetchall()]
    return {
        row["case_id"]: Stored({column: row[column] for column in COLUMNS}, row["changes"])
        for row in rows
    }


def sound_combinations(ids: Iterable[int]) -> dict[int, Counted]:
    """What these numbers stand for, of those of which the table says what their number says too."""
    rows = Combination.objects.filter(pk__in=set(ids)).values_list("pk", "parts")
    return {id_: counted for id_, parts in rows if (counted := read_combination(id_, parts))}


def read_combination(id_: int, parts: list[Part]) -> Counted | None:
    """None where another release has written it, or it was damaged: its number says otherwise."""
    try:
        counted = counted_of(parts)
    except (ValueError, IndexError, TypeError):
        return None
    return counted if combination_id(counted) == id_ else None


_decoded: dict[int, Counted] = {}


def combinations_by_id(ids: Iterable[int]) -> Mapping[int, Counted]:
    """What these numbers stand for; without those of which that is not known. They mean the same in
    every database, so they are kept."""
    if unknown := [id_ for id_ in ids if id_ not in _decoded]:
        _decoded.update(sound_combinations(unknown))
    return _decoded


def remember(counted: Mapping[int, Counted]) -> None:
    """Of digests that are derived in memory: their combinations may stand in no table yet."""
    _decoded.update(counted)
