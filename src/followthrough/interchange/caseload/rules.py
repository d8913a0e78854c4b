"""What becomes of a well-formed line, given what stands already. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followthrough.people.rules.sources import DEMONSTRATION


class ImportOutcome(StrEnum):
    TAKE = "take"
    SKIP = "skip"
    UNKNOWN_UNIT = "unknown-unit"
    OWNED_ELSEWHERE = "owned-elsewhere"
    TWICE_IN_FILE = "twice-in-file"
    CHANGED_HERE = "changed-here"
    CLOSED_HERE = "closed-here"
    EARLIER_CASE = "earlier-case"
    REOPENED_HERE = "reopened-here"
    CRN_CHANGED = "crn-changed"
    TWO_PEOPLE = "two-people"
    MERGED_HERE = "merged-here"
    MERGED_THE_OTHER_WAY = "merged-the-other-way"


# A line that the person's own source sent, and of which nothing but the rest has to wait. Whom its
# limits are about is certain, and keeping somebody out waits for nothing. Of a CRN that was
# changed, of two people in one line and of two lines of one person it is not. What is wrong
# elsewhere in a line makes it no less certain: see `limits_of_bad_lines`.
LIMITS_ARE_TAKEN = frozenset(
    {
        ImportOutcome.UNKNOWN_UNIT,
        ImportOutcome.CLOSED_HERE,
        ImportOutcome.EARLIER_CASE,
        ImportOutcome.REOPENED_HERE,
        ImportOutcome.MERGED_HERE,
        ImportOutcome.MERGED_THE_OTHER_WAY,
    }
)


@dataclass(frozen=True)
class ExistingRecord:
    """What is known of a CRN: the owner, the print of the current line, and of its plan part.

    `plan_print` is None where there is no plan yet; `open_difference` is the print of a line
    whose plan waits because the plan was changed here, and that nobody has settled.
    `closed_here`: somebody closed the case on a page; `reopened_end`: the day of the end after
    which somebody opened it again on a page. `crn` is the present one of the person;
    `others` are the sources of other people whom the line names too, `sources` those of all
    records, merged ones too. `merged_into`: the CRN of the record into which this one is merged, or
    ""; `goes_on`: the case that the line tells of goes on there, and is open; `keeps_another`: the
    line's CRN is that of the record that was merged. `tells_of_earlier`: the line tells of a case
    that ended, after which another one was opened that has not."""

    source: str
    line_print: str | None
    plan_print: str | None
    changed_here: bool
    open_difference: str | None = None
    closed_here: bool = False
    reopened_end: date | None = None
    crn: str = ""
    others: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    merged_into: str = ""
    goes_on: bool = False
    keeps_another: bool = False
    tells_of_earlier: bool = False


@dataclass(frozen=True)
class OfferedLine:
    """`ended_on`: the day on which it says itself that the case has ended."""

    source: str
    line_print: str
    plan_print: str | None
    unit_known: bool
    seen_in_file: bool
    ended_on: date | None = None
    crns: tuple[str, ...] = ()


def import_outcome(offered: OfferedLine, existing: ExistingRecord | None) -> ImportOutcome:
    """The first rule that applies. Whom the line is about comes before what it says of them.

    A line without a plan says nothing about the plan, so it cannot contradict the one here. A line
    that was taken but for its plan is named again until somebody has settled that."""
    if offered.seen_in_file:
        return ImportOutcome.TWICE_IN_FILE
    if existing is not None:
        not_of_them = why_not_of_them(offered.source, offered.crns, existing)
        if not_of_them is not None:
            return not_of_them
    if not offered.unit_known:
        return ImportOutcome.UNKNOWN_UNIT
    if existing is None:
        return ImportOutcome.TAKE
    if existing.line_print == offered.line_print:
        waits = existing.open_difference == offered.line_print
        return ImportOutcome.CHANGED_HERE if waits else ImportOutcome.SKIP
    if existing.tells_of_earlier:
        return ImportOutcome.EARLIER_CASE
    if existing.merged_into and not existing.goes_on and offered.ended_on is None:
        return ImportOutcome.MERGED_HERE
    if existing.closed_here and offered.ended_on is None:
        return ImportOutcome.CLOSED_HERE
    if offered.ended_on is not None and offered.ended_on == existing.reopened_end:
        return ImportOutcome.REOPENED_HERE
    if (
        existing.changed_here
        and offered.plan_print is not None
        and offered.plan_print != existing.plan_print
    ):
        return ImportOutcome.CHANGED_HERE
    return ImportOutcome.TAKE


def why_not_of_them(
    source: str, crns: Collection[str], existing: ExistingRecord
) -> ImportOutcome | None:
    """Why a line of this source and these CRNs is not one of the record, whatever else it says."""
    if {existing.source, *existing.others, *existing.sources} != {source}:
        return ImportOutcome.OWNED_ELSEWHERE
    if existing.others:
        return ImportOutcome.TWO_PEOPLE
    if existing.keeps_another:
        return ImportOutcome.MERGED_THE_OTHER_WAY
    if existing.crn not in crns:
        return ImportOutcome.CRN_CHANGED
    return None


def why_not_beside(
    sources: Collection[str], *, holds_demonstration: bool, holds_others: bool
) -> str | None:
    """Why lines of these sources cannot come into a database that holds the demonstration, or
    people who are not of it; None where they can."""
    others = sorted(source for source in sources if source != DEMONSTRATION)
    if DEMONSTRATION in sources and (others or holds_others):
        return (
            "The demonstration has a database to itself: its people are invented, and anybody may "
            "sign in to it without a password."
        )
    if others and holds_demonstration:
        return (
            "This database holds the demonstration, to which anybody may sign in without a "
            f"password: it takes no file of the source {others[0]}."
        )
    return None


# What has to be looked at in a line of which something is taken: it stands in the report beside
# those set aside.
UNKNOWN_USER = "unknown-user"
REVOKED_THOUGH_RECALLED = "revoked-though-recalled"
NOBODY_HOLDS_IT = "nobody-holds-it"
LIMITS_TAKEN = "limits-taken"
EXCLUSION_SETTLED = "exclusion-settled"
WARNINGS = {
    NOBODY_HOLDS_IT: (
        "The line is taken, and nobody holds the case: an empty list of practitioners says so, and "
        "takes it from whoever held it. Name the practitioner in the source, leave the list out, "
        "so that the case stays with whoever holds it, or give the case to somebody here."
    ),
    UNKNOWN_USER: (
        "The limit is taken, and nobody has this user name: until that is settled, an exclusion "
        "keeps out everybody. Correct the name in the source, or make the account."
    ),
    LIMITS_TAKEN: (
        "The line is set aside, and the limits on access that it adds hold from now on. It lifts "
        "none, and where it and the last line taken restrict access to other people, only those "
        "see the person whom both name; where `access` itself is wrong, nobody sees the person. "
        "The next line of this person that is taken decides. One that is the same as the last one "
        "taken is passed over, and lifts nothing."
    ),
    EXCLUSION_SETTLED: (
        "An exclusion of before names this user, whom the line makes an account: from now on it "
        "keeps out this user and nobody else. Look whether it is the same person, and correct the "
        "name in the source where it is not."
    ),
    REVOKED_THOUGH_RECALLED: (
        "The line is taken. A recall does not end a case: the licence runs on. Leave the case open "
        "in the source, or say of the licence that it was revoked, and on which day."
    ),
}

REMEDIES = {
    ImportOutcome.UNKNOWN_UNIT: (
        "The directory has no delivery unit of this code: correct it, or take in a places file "
        "that has the unit first."
    ),
    ImportOutcome.OWNED_ELSEWHERE: (
        "The source {owner} brought this CRN and owns it: send the change in its file, correct the "
        "CRN of this line, or let an administrator decide that the person is this source's from "
        "now on: followthrough hand-over."
    ),
    ImportOutcome.TWICE_IN_FILE: (
        "An earlier line of this file has the same CRN, and that one counts: keep one line for "
        "each CRN."
    ),
    ImportOutcome.EARLIER_CASE: (
        "The line tells of a case that ended, as an older file does, and another one of the person "
        "is open since. Send the line of the open case."
    ),
    ImportOutcome.CLOSED_HERE: (
        "The case was closed here: close it in the source too, or open it again here first."
    ),
    ImportOutcome.REOPENED_HERE: (
        "The case was opened again here since: open it in the source too, or close it here again."
    ),
    ImportOutcome.CRN_CHANGED: (
        "This CRN was changed: send the line under the present one, with this among `former_crns`."
    ),
    ImportOutcome.TWO_PEOPLE: (
        "Two people are here under these CRNs, each with records. If they are the same person, let "
        "a manager merge the records, and send the line again; until then send each under its own "
        "CRN."
    ),
    ImportOutcome.MERGED_HERE: (
        "This record is merged into {kept} here, and no open case of {kept} has it: send it under "
        "{kept}, close it in the source, or let a manager undo the merge."
    ),
    ImportOutcome.MERGED_THE_OTHER_WAY: (
        "Here this CRN is merged into {crn}, and the source keeps this one: let a manager undo the "
        "merge and keep this one, or send the line under {crn}."
    ),
    ImportOutcome.CHANGED_HERE: (
        "All but the plan is taken. The plan was changed here: the practitioner settles the "
        "difference on the page of the case."
    ),
}


def remedy(outcome: ImportOutcome, existing: ExistingRecord | None) -> str:
    if existing is None:
        return REMEDIES[outcome]
    return REMEDIES[outcome].format(
        owner=existing.source, kept=existing.merged_into, crn=existing.crn
    )
