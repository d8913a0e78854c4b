"""What a practitioner records, sent with the page's own form: server time and statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.digests import no_digests
from benchmarks.errors import WrongResult
from benchmarks.forms import Sending, finished, held, not_delivered, published, started
from benchmarks.measure import median, milliseconds
from benchmarks.people import busiest_practitioner, cases_with_a_plan, client_of
from benchmarks.rows import Limit, Row
from benchmarks.statements import statements
from benchmarks.worlds import Worlds

STATEMENTS = 24  # of recording on a step, with its digest
ADDED = 12  # ms, by the digest
COUNTED, TIMED = 2, 6  # each on a step of its own: what is recorded cannot be recorded again

RECORDS = {
    "recording a step as started": started,
    "recording a step as finished": finished,
    "recording a step as not delivered": not_delivered,
    "putting a step on hold": held,
}


def write_rows(worlds: Worlds) -> Iterator[Row]:
    yield from _rows(len(worlds.caseload()), 0)


def nation_write_rows(worlds: Worlds) -> Iterator[Row]:
    yield from _rows(len(worlds.nation()), 1)


def _rows(cases: int, but: int) -> Iterator[Row]:
    """On cases of the busiest practitioner but for so many: what is recorded on a step cannot be
    recorded again."""
    user = busiest_practitioner(but)
    client, held_by = client_of(user), cases_with_a_plan(user)
    steps = _steps_that_wait([case.pk for case in held_by])
    for turn, (what, prepare) in enumerate(RECORDS.items()):
        mine = steps[turn :: len(RECORDS)]
        half = len(mine) // 2
        with no_digests([case.pk for case in held_by]):
            before, bare = _recorded(what, (prepare(client, *step) for step in mine[:half]))
        sent, times = _recorded(what, (prepare(client, *step) for step in mine[half:]))
        added = median(times) - median(bare)
        yield Row(
            f"{what} (at {cases:,})",
            f"{_spread(times)}, {sent} statements; its digest adds {added:.1f} ms",
            (Limit(sent, STATEMENTS, "statements"), Limit(added, ADDED, "ms by its digest")),
            f"without a digest: {_spread(bare)}, {before} statements",
        )
    what = "publishing an order"
    sent, times = _recorded(what, (published(client, case.person.crn) for case in held_by))
    yield Row(f"{what} (at {cases:,})", f"{_spread(times)}, {sent} statements")


def _recorded(what: str, sendings: Iterator[Sending | None]) -> tuple[int, list[float]]:
    """The most statements of the first ones, and how long each of the others took."""
    sent: list[int] = []
    times: list[float] = []
    for sending in filter(None, sendings):
        if len(sent) < COUNTED:
            sent.append(len(statements(sending)))
        else:
            times.append(milliseconds(sending))
        if len(times) == TIMED:
            break
    if not times:
        raise WrongResult(f"{what}: the busiest practitioner has too few steps to record it on")
    return max(sent), times


def _spread(times: list[float]) -> str:
    return f"median {median(times):.1f} ms, longest {max(times):.1f} ms"


def _steps_that_wait(case_ids: Sequence[int]) -> list[tuple[str, int]]:
    """CRN and id of each step that can be started."""
    from followthrough.delivery.facts import work_facts
    from followthrough.plans.rules import KnowsPlan, possible_records

    return [
        (facts.case.crn, step.id)
        for facts in work_facts(case_ids, KnowsPlan).values()
        for step in facts.steps
        if "started" in possible_records(step)
    ]
