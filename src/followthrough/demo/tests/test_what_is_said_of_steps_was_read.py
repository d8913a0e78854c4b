"""Five hundred sentences of the demonstration were read as a practitioner would read them: each
stays as it was read, with what was found. None serves as an empty phrase."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from followthrough.demo.actions import load_demonstration
from followthrough.people.models import Case
from followthrough.people.queries import case_facts
from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import ENDED
from followthrough.policy import on
from followthrough.sequencing.queries import proposals
from followthrough.sequencing.rules import ProposedStep
from followthrough.services.actions import load_directory

AS_OF = date(2026, 11, 23)
PEOPLE = 185
READ = Path(__file__).parent / "sentences_read.csv"
MOST_ALIKE = 0.03
MONTHS = "January February March April May June July August September October November December"
DAY = re.compile(rf"\d+ ({'|'.join(MONTHS.split())}) \d{{4}}")


class Said(NamedTuple):
    crn: str
    ref: str
    sentence: str


def read() -> list[dict[str, str]]:
    with READ.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def steps(db: None) -> list[tuple[CaseFacts, ProposedStep]]:
    """Every step that is not over, with its case, in the order of the cases."""
    load_directory()
    load_demonstration(people=PEOPLE, as_of=AS_OF)
    ids = sorted(Case.objects.values_list("pk", flat=True))
    cases = case_facts(ids)
    return [
        (cases[proposal.case_id], placed)
        for proposal in proposals(ids, AS_OF)
        for placed in proposal.steps
        if placed.state not in ENDED
    ]


def test_each_sentence_that_was_read_is_said_as_it_was_read(
    steps: list[tuple[CaseFacts, ProposedStep]],
) -> None:
    said = [Said(case.crn, placed.step.ref, placed.why) for case, placed in steps]
    was_read = [Said(row["crn"], row["step"], row["sentence"]) for row in read()]
    assert len(was_read) == 500
    assert said[:500] == was_read


def test_every_verdict_is_one_and_says_what_was_found() -> None:
    verdicts = Counter(row["verdict"] for row in read())
    assert set(verdicts) == {"good", "fair"}
    assert all(bool(row["found"]) == (row["verdict"] == "fair") for row in read())


def test_with_names_and_days_taken_away_no_sentence_serves_many_steps(
    steps: list[tuple[CaseFacts, ProposedStep]],
) -> None:
    """Supervision and ordered hours apart, which are the same for whoever has them."""
    phrases = Counter(_phrase(case, placed) for case, placed in steps if not _ordered(case, placed))
    most, times = phrases.most_common(1)[0]
    assert times <= MOST_ALIKE * len(steps), most


def test_each_sentence_names_a_fact_that_is_recorded_of_this_person(
    steps: list[tuple[CaseFacts, ProposedStep]],
) -> None:
    pack = on(AS_OF)
    for case, placed in steps:
        labels = [
            pack.known.requirements[requirement.kind].label.lower()
            for sentence in case.sentences
            for requirement in sentence.requirements
        ]
        facts = [*labels, *_of_the_assessment(case), f"{case.called} has the goal “"]
        assert any(fact in placed.why for fact in facts), placed.why


def _of_the_assessment(case: CaseFacts) -> Iterator[str]:
    if case.assessment is None:
        return
    pack = on(AS_OF)
    yield f"The assessment of {case.assessment.made_on.day} {case.assessment.made_on:%B %Y}"
    yield "with no address" if case.in_custody else "\\0"
    for need in case.needs:
        yield f"with {pack.area_label(need.area)[:1].lower()}{pack.area_label(need.area)[1:]}"
    yield from (f"“{strength.text}”" for strength in case.assessment.strengths)
    yield from (f"“{pack.known.registers[r.code].label}”" for r in case.assessment.registers)


def _phrase(case: CaseFacts, placed: ProposedStep) -> str:
    unnamed = placed.why.replace(case.called, "NAME")
    return re.sub(r"\d+", "N", DAY.sub("DAY", re.sub("“[^”]*”", "QUOTE", unnamed)))


def _ordered(case: CaseFacts, placed: ProposedStep) -> bool:
    kinds = on(AS_OF).known.requirements
    return any(
        requirement.id == placed.step.requirement_id
        and (kinds[requirement.kind].runs_on or kinds[requirement.kind].unit == "hours")
        for sentence in case.sentences
        for requirement in sentence.requirements
    )
