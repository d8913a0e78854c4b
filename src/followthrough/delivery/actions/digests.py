"""Locking, storing and making anew the digests of cases."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable, Sequence

from django.db import connection, transaction
from django.db.models import F

from followthrough.common.actors import OPERATOR
from followthrough.common.dates import today_in_london
from followthrough.delivery.models import CaseDigest, Combination
from followthrough.delivery.queries.derived import derived_digests
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.stored import (
    BASIS_COLUMNS,
    COLUMNS,
    TABLE,
    fresh_ids,
    read_combination,
    rows_as_json,
)
from followthrough.delivery.rules.combinations import combination_id, combination_parts
from followthrough.delivery.rules.digest import DERIVATION, Basis, Digest, basis_of
from followthrough.people.access import visible_to
from followthrough.people.queries import open_cases, those_open
from followthrough.policy import Context, context_on

logger = logging.getLogger(__name__)

SHARED_FACTS = 0x53686172  # the advisory lock of those who change them, or add cases
CHUNK = 400  # cases whose digests are locked at a time: whoever saves one of them waits


def wait_for_shared_facts() -> None:
    """Until whoever changes one is done; and they wait for us. A case that is being added is seen
    by nobody, so it would be derived from the fact of before and marked by no one."""
    _take_turns("pg_advisory_xact_lock_shared")


def wait_for_cases_to_come() -> None:
    """Until all that are being added are there, and no further one is added until we are done."""
    _take_turns("pg_advisory_xact_lock")


def _take_turns(lock: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(%s)", [SHARED_FACTS])


def lock_digests(case_ids: Sequence[int]) -> None:
    """By id. A case that has none yet gets one that says that it was never made: without a row two
    acts on the case would not wait for each other."""
    if len(_locked(case_ids)) < len(case_ids):
        _add_rows(case_ids)
        _locked(case_ids)


def _add_rows(case_ids: Iterable[int]) -> None:
    """Where there is none. A row that nobody sees yet is marked by no one."""
    wait_for_shared_facts()
    CaseDigest.objects.bulk_create(
        [CaseDigest(case_id=case_id) for case_id in case_ids], ignore_conflicts=True
    )


def _locked(case_ids: Iterable[int], *, waiting: bool = True) -> list[int]:
    rows = CaseDigest.objects.filter(pk__in=list(case_ids)).order_by("pk")
    locked = rows.select_for_update(no_key=True, skip_locked=not waiting)
    return list(locked.values_list("pk", flat=True))


def store_digests(case_ids: Collection[int], context: Context, *, also_newer: bool = False) -> int:
    """Derives the digests of these cases and stores them, in the transaction that has locked them;
    gives how many. One for which a rule raises is marked as stale."""
    digests, failed = derived_digests(case_ids, context)
    basis = basis_of(context)
    stored = _stored(digests, basis, also_newer)
    if stored < len(digests):
        _leave_to_newer(digests)
    if failed:
        _mark(failed, failed_under=basis.name)
    return stored


_ALL = (*BASIS_COLUMNS, *COLUMNS)
# In one statement. A frozen digest stays as it is until its case is opened again or closed anew;
# what a newer release has made is left alone.
STORE = f"""
WITH counted AS (
    INSERT INTO {Combination._meta.db_table} (id, parts)
    SELECT (pair->>0)::bigint, pair->1 FROM jsonb_array_elements(%s::jsonb) AS pair
    ON CONFLICT DO NOTHING
)
INSERT INTO {TABLE} AS old ({", ".join(_ALL)}, stale, failed_under, changes)
SELECT {", ".join(_ALL)}, false, '', 1 FROM jsonb_populate_recordset(NULL::{TABLE}, %s::jsonb)
ON CONFLICT (case_id) DO UPDATE SET
    {", ".join(f"{name} = EXCLUDED.{name}" for name in _ALL if name != "case_id")},
    stale = false, failed_under = '', changes = old.changes + 1
WHERE (old.derivation <= EXCLUDED.derivation OR %s)
    AND (old.stale OR old.frozen_on IS NULL
        OR old.frozen_on IS DISTINCT FROM EXCLUDED.frozen_on)
"""


def _stored(digests: Collection[Digest], basis: Basis, also_newer: bool) -> int:
    """How many were stored."""
    if not digests:
        return 0
    counted = {combination_id(c): c for digest in digests for c in digest.combinations}
    meant = json.dumps([(id_, combination_parts(counted[id_])) for id_ in sorted(counted)])
    rows = rows_as_json(digests, basis)
    with connection.cursor() as cursor:
        cursor.execute(STORE, [meant, rows, also_newer])
        return int(cursor.rowcount)


def _leave_to_newer(digests: Iterable[Digest]) -> None:
    """The case has changed since a newer release made its digest, which this one cannot."""
    newer = CaseDigest.objects.filter(derivation__gt=DERIVATION)
    ids = newer.filter(pk__in=[digest.case_id for digest in digests]).values_list("pk", flat=True)
    _mark(ids)


def _mark(case_ids: Iterable[int], failed_under: str = "") -> None:
    """Of closed cases the digest stays as it was."""
    CaseDigest.objects.filter(pk__in=those_open(case_ids)).update(
        stale=True, failed_under=failed_under, changes=F("changes") + 1
    )


def digests_to_make_anew() -> list[int]:
    """Open cases whose digest is stale or was never made, whoever may see them."""
    context = context_on(today_in_london())
    return Digests(open_cases(visible_to(OPERATOR, context.today)), context).to_make_anew()


def make_anew(case_ids: Sequence[int], *, also_fresh: bool = True, also_newer: bool = False) -> int:
    """A chunk at a time, so that memory and locks are bounded; gives how many were made. What
    somebody saves at that moment is left out: their act makes it. So is what cannot be stored; the
    log has what. Without `also_fresh` what has been made meanwhile is not made again; with
    `also_newer` this release takes those of a newer one for its own."""
    made = 0
    for at in range(0, len(case_ids), CHUNK):
        chunk = case_ids[at : at + CHUNK]
        try:
            made += _make_chunk(chunk, also_fresh, also_newer)
        except Exception:
            logger.exception("Digests of %s cases could not be stored at once.", len(chunk))
            made += sum(_make_alone(case_id, also_fresh, also_newer) for case_id in chunk)
    return made


def _make_chunk(case_ids: Sequence[int], also_fresh: bool, also_newer: bool) -> int:
    context = context_on(today_in_london())
    with transaction.atomic():
        there = set(CaseDigest.objects.filter(pk__in=case_ids).values_list("pk", flat=True))
        missing = [case_id for case_id in case_ids if case_id not in there]
        if missing and (missing := those_open(missing)):
            _add_rows(missing)  # before any row is locked: it waits for others
        locked = _locked(case_ids, waiting=False)
        wanted = locked if also_fresh else _not_fresh(locked, context)
        return store_digests(wanted, context, also_newer=also_newer)


def _not_fresh(case_ids: Sequence[int], context: Context) -> list[int]:
    fresh = fresh_ids(case_ids, basis_of(context))
    return [case_id for case_id in case_ids if case_id not in fresh]


def _make_alone(case_id: int, also_fresh: bool, also_newer: bool) -> int:
    try:
        return _make_chunk([case_id], also_fresh, also_newer)
    except Exception:
        logger.exception("The digest of case %s could not be stored.", case_id)
        with transaction.atomic():
            _mark([case_id], failed_under=basis_of(context_on(today_in_london())).name)
        return 0


def drop_damaged_combinations() -> int:
    """Those of which the table says something else than their number does; gives how many. Whatever
    refers to them has to be made anew."""
    rows = Combination.objects.values_list("pk", "parts")
    damaged = [id_ for id_, parts in rows if read_combination(id_, parts) is None]
    Combination.objects.filter(pk__in=damaged).delete()
    return len(damaged)


def mark_stale(case_ids: Iterable[int]) -> None:
    """Something has changed under these that was not derived."""
    with transaction.atomic():
        _mark(_locked(case_ids))
