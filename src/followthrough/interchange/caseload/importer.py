"""Takes a caseload file: reads it in chunks, takes the good lines, sets the others aside.

Memory does not grow with the file: at most one chunk is held, the report is written as it goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from followthrough import policy
from followthrough.common.actions import BulkOutcome
from followthrough.common.actions.transactions import in_one_transaction
from followthrough.common.actors import Actor
from followthrough.common.identifiers import fingerprint
from followthrough.interchange.caseload.actions import (
    AcceptedLine,
    LimitingLine,
    keep_differences,
    take_lines,
)
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.caseload.limits import lines_that_limit, take_their_limits
from followthrough.interchange.caseload.limits_of_bad_lines import limits_of_bad_lines
from followthrough.interchange.caseload.parsing import parse
from followthrough.interchange.caseload.queries import (
    begin_file,
    existing_records,
    known_units,
    refresh_statistics,
    seen_before,
)
from followthrough.interchange.caseload.remarks import practitioners_named, remarks, unknown_users
from followthrough.interchange.caseload.rules import (
    EXCLUSION_SETTLED,
    LIMITS_ARE_TAKEN,
    LIMITS_TAKEN,
    WARNINGS,
    ExistingRecord,
    ImportOutcome,
    OfferedLine,
    import_outcome,
    remedy,
)
from followthrough.interchange.caseload.running import running_import, sources_named
from followthrough.interchange.lines import (
    FileLine,
    Report,
    in_chunks,
    open_report,
    read_lines,
    readable,
    set_aside,
    unreadable,
)
from followthrough.people.queries.limits import excluded_and_unknown

UNFORESEEN = "Send the line again. If it is refused again, tell the developers: no rule foresaw it."


@dataclass
class Summary:
    """Counts of lines; `rules` counts why lines were set aside (a line may break several),
    `warnings` what has to be looked at in lines that were taken."""

    read: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    aside: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)

    @property
    def exit_status(self) -> int:
        return 1 if self.aside else 0


def import_caseload(
    by: Actor,
    path: Path,
    *,
    today: date,
    dry_run: bool = False,
    report: Path | None = None,
    progress: Callable[[int], object] = lambda size: None,
) -> Summary:
    """Raises NotPossible where the file cannot be read at all, the report not be written, or an
    import of a source that the file names is running. `progress` receives bytes read."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from None
    with file, running_import() as running:
        chunks = in_chunks(readable(path, read_lines(file)))
        first = next(chunks, [])
        # Before this report takes the place of that of the import that runs.
        running.hold(sources_named(first))
        with open_report(report, beside=path) as aside:
            run = _Run(by, today, dry_run, aside)
            begin_file()
            for number, chunk in enumerate(chain([first] if first else [], chunks), 1):
                running.hold(sources_named(chunk))
                run.take(chunk)
                # After chunk 1, 2, 4, 8 and so on: each time that the tables may have doubled.
                if number & (number - 1) == 0 and not dry_run:
                    refresh_statistics()
                progress(sum(line.size for line in chunk))
    return run.summary


class _ParsedLine(NamedTuple):
    line: FileLine
    case: CaseLine


class _CheckedLine(NamedTuple):
    """A parsed line, and what becomes of it."""

    line: FileLine
    case: CaseLine
    outcome: ImportOutcome


class _Run:
    def __init__(self, by: Actor, today: date, dry_run: bool, report: Report) -> None:
        self.by, self.today, self.dry_run, self.report = by, today, dry_run, report
        self.pack = policy.on(today)
        self.summary = Summary()
        # Folded user names of practitioners whom a dry run gave an account that is gone again.
        self.practitioners: set[str] = set()

    def take(self, chunk: list[FileLine]) -> None:
        bad: list[FileLine] = []
        parsed = list(self._parsed(chunk, bad))
        # Before the others: what a later line of the same person says then decides.
        self._limit(limits_of_bad_lines(bad, parsed))
        existing = existing_records([case for _, case in parsed])
        take, unchanged, limiting = [], [], []
        for line, case, outcome in self._with_outcomes(parsed, existing):
            record = existing.get(case.crn)
            if outcome is ImportOutcome.SKIP:
                self.summary.same += 1
                unchanged.append((line.number, case))
                continue
            if outcome is not ImportOutcome.TAKE:
                self._set_aside(line, outcome, case, record)
            if record is not None and outcome in LIMITS_ARE_TAKEN:
                limiting.append(LimitingLine(line.number, case.source, case.access, record.crn))
            if outcome is ImportOutcome.TAKE or (
                outcome is ImportOutcome.CHANGED_HERE and _is_new_line(line, record)
            ):
                take.append(self._accepted_line(line, case, record, outcome))
            elif outcome is ImportOutcome.CHANGED_HERE:  # all but its plan was taken before
                unchanged.append((line.number, case))
        self._remark(unchanged)
        if take:
            self._write(take, existing)
        self._limit(limiting)

    def _parsed(self, chunk: list[FileLine], bad: list[FileLine]) -> Iterator[_ParsedLine]:
        """Those that are right; the others go into the report and into `bad`."""
        for line in chunk:
            if line.content is None and not line.wrong:
                continue
            self.summary.read += 1
            outcome = line.wrong or parse(line, self.pack, self.today)
            if isinstance(outcome, CaseLine):
                yield _ParsedLine(line, outcome)
                continue
            bad.append(line)
            self.summary.aside += 1
            for row in outcome:
                self.summary.rules[row.rule] += 1
                self.report.add(row)

    def _with_outcomes(
        self, parsed: list[_ParsedLine], existing: dict[str, ExistingRecord]
    ) -> Iterator[_CheckedLine]:
        units = known_units({case.case.unit for _, case in parsed})
        seen = seen_before([case.crns for _, case in parsed])
        for (line, case), twice in zip(parsed, seen, strict=True):
            offered = OfferedLine(
                source=case.source,
                line_print=fingerprint(line.content),
                plan_print=_plan_fingerprint(case),
                unit_known=case.case.unit in units,
                seen_in_file=twice,
                ended_on=case.case.ended.on if case.case.ended else None,
                crns=case.crns,
            )
            outcome = import_outcome(offered, existing.get(case.crn))
            yield _CheckedLine(line, case, outcome)

    def _accepted_line(
        self, line: FileLine, case: CaseLine, record: ExistingRecord | None, outcome: ImportOutcome
    ) -> AcceptedLine:
        kept_here = record is not None and record.changed_here
        return AcceptedLine(
            number=line.number,
            line=case,
            payload=line.content or {},
            fingerprint=fingerprint(line.content),
            with_plan=case.plan is not None and not kept_here,
            plan_differs=outcome is ImportOutcome.CHANGED_HERE,
            on=self.today,
        )

    def _write(self, take: list[AcceptedLine], existing: dict[str, ExistingRecord]) -> None:
        def work() -> BulkOutcome[AcceptedLine, str]:
            outcome = take_lines(self.by, take)
            differ = [item for item, _ in outcome.done if item.plan_differs]
            if differ:
                keep_differences(self.by, differ)
            if self.dry_run:
                transaction.set_rollback(True)
            return outcome

        settled = excluded_and_unknown(practitioners_named(item.line for item in take))
        # The outermost, because both are one: where two acts stand in each other's way, all of it
        # is done again.
        outcome = in_one_transaction(work)
        for item, crn in outcome.done:
            if item.plan_differs:
                continue  # counted as set aside
            if crn in existing:
                self.summary.changed += 1
            else:
                self.summary.new += 1
        for refused in outcome.refused:
            self.summary.aside += not refused.item.plan_differs  # such a line is counted already
            self._refused(refused.item.number, refused.cause)
        if self.dry_run:
            self.practitioners |= practitioners_named(i.line for i, _ in outcome.done)
        for item, _ in outcome.done:
            for username in sorted(practitioners_named([item.line]) & settled):
                settled.discard(username)  # said of the first line that names them
                self._warn(item.number, "case.practitioners", EXCLUSION_SETTLED, username)
        self._remark([(item.number, item.line) for item, _ in outcome.done])

    def _limit(self, lines: list[LimitingLine]) -> None:
        if adding := lines_that_limit(lines):
            outcome = take_their_limits(self.by, adding, dry_run=self.dry_run)
            for item, crn in outcome.done:
                self._warn(item.number, "access", LIMITS_TAKEN, crn)
            for refused in outcome.refused:
                self._refused(refused.item.number, refused.cause)
        said = [(one.number, one.access) for one in lines]
        for remark in unknown_users(said, self.practitioners):
            self._warn(*remark)

    def _remark(self, lines: Sequence[tuple[int, CaseLine]]) -> None:
        for remark in remarks(lines, self.practitioners):
            self._warn(*remark)

    def _warn(self, number: int, path: str, rule: str, value: str) -> None:
        self.summary.warnings[rule] += 1
        self.report.add(set_aside(number, path, rule, value, WARNINGS[rule]))

    def _set_aside(
        self,
        line: FileLine,
        outcome: ImportOutcome,
        case: CaseLine,
        record: ExistingRecord | None,
    ) -> None:
        path, value = {
            ImportOutcome.UNKNOWN_UNIT: ("case.unit", case.case.unit),
            ImportOutcome.CHANGED_HERE: ("plan", case.crn),
        }.get(outcome, ("crn", case.crn))
        self.summary.aside += 1
        self.summary.rules[outcome.value] += 1
        action = remedy(outcome, record)
        self.report.add(set_aside(line.number, path, outcome.value, value, action))

    def _refused(self, number: int, cause: str) -> None:
        self.summary.rules["database-refused"] += 1
        self.report.add(set_aside(number, "", "database-refused", cause, UNFORESEEN))


def _is_new_line(line: FileLine, record: ExistingRecord | None) -> bool:
    return record is None or record.line_print != fingerprint(line.content)


def _plan_fingerprint(case: CaseLine) -> str | None:
    return fingerprint(case.plan.model_dump(mode="json")) if case.plan else None
