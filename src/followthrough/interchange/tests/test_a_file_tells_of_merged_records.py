"""Lines of records that are merged here: each goes on telling of its own, and nothing that a court
ordered falls out of sight."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.people.actions.case_life import (
    LifeNote,
    close_case,
    reopen_case,
    see_to_after_death,
)
from followthrough.people.actions.same_person import Decision, merge_records, undo_merge
from followthrough.people.models import Case, FormerCrn, Person
from followthrough.people.queries.facts import case_facts
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

KEPT, TWICE = "X900001", "X900002"
WHY = Decision(factories.TODAY, "I asked him.")
ENDED = {"on": "2027-01-02", "reason": "revoked"}


@pytest.fixture
def helen():
    return actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))


def line(crn: str, **changes):
    made = factories.line(crn=crn, **changes)
    made["sentences"] = [
        {**s, "ref": f"{crn}-{s['ref']}", "offence": f"Offence {crn}"} for s in made["sentences"]
    ]
    return made


def taken(*lines) -> None:
    summary, rows = factories.imported(*lines)
    assert not summary.aside, rows


def set_aside(*lines) -> list[list[str]]:
    summary, rows = factories.imported(*lines)
    assert summary.aside == len(rows) == 1, rows
    return rows


@pytest.fixture(autouse=True)
def merged(helen):
    taken(line(KEPT), line(TWICE))
    merge_records(helen, case_of(KEPT), case_of(TWICE), WHY)


def case_of(crn: str) -> Case:
    return Case.objects.select_related("person", "digest").filter(person__crn=crn).latest("pk")


def amounts(crn: str) -> dict[str, int | None]:
    case = case_of(crn)
    return {
        f"{sentence.ref}/{requirement.ref}": requirement.done
        for sentence in case_facts([case.pk])[case.pk].sentences
        for requirement in sentence.requirements
    }


def ended_here(crn: str) -> bool:
    return case_of(crn).closed_on is not None


def test_what_was_done_under_the_other_crn_is_counted() -> None:
    before = amounts(KEPT)
    at = next(ref for ref in before if ref.startswith(TWICE))
    taken(line(TWICE, sentences__0__requirements__0__done=7))
    assert before[at] != 7
    assert amounts(KEPT)[at] == 7


def test_the_digest_of_the_kept_record_follows() -> None:
    days = case_of(KEPT).digest.ends_on
    taken(line(TWICE, sentences__0__ends_on="2029-12-31"))
    assert case_of(KEPT).digest.ends_on != days


def test_the_merged_record_stays_in_the_other() -> None:
    taken(line(TWICE, person__first_name="Daniel"))
    assert case_of(TWICE).goes_on_in == case_of(KEPT)
    assert ended_here(TWICE)
    assert not ended_here(KEPT)


def test_the_kept_case_is_open_while_the_other_goes_on_in_the_source() -> None:
    taken(line(KEPT, case__ended=ENDED))
    assert not ended_here(KEPT)
    taken(line(TWICE, case__ended=ENDED), line(KEPT, case__ended={**ENDED, "words": "both"}))
    assert ended_here(KEPT)


def test_whichever_the_source_ends_last_the_kept_case_ends_with_it(helen) -> None:
    """Its own line is not sent again, or is sent unchanged."""
    taken(line(KEPT, case__ended=ENDED))
    taken(line(TWICE, case__ended={**ENDED, "on": "2027-01-03"}))
    assert (case_of(KEPT).closed_on, ended_here(TWICE)) == (date(2027, 1, 2), True)
    taken(line(KEPT, case__ended=ENDED))
    assert ended_here(KEPT)


def test_a_kept_case_that_was_opened_again_here_stays_open(helen) -> None:
    taken(line(KEPT, case__ended=ENDED), line(TWICE, case__ended=ENDED))
    reopen_case(helen, case_of(KEPT), LifeNote(factories.TODAY, factories.TODAY, "Not yet."))
    taken(line(TWICE, case__ended={**ENDED, "words": "Both orders."}))
    assert not ended_here(KEPT)


def test_what_the_source_ended_meanwhile_stays_ended_after_the_merge_is_undone(helen) -> None:
    taken(line(TWICE, case__ended=ENDED))
    undo_merge(helen, case_of(KEPT), case_of(TWICE), WHY)
    assert ended_here(TWICE)
    assert not ended_here(KEPT)


def test_an_end_that_the_source_takes_back_leaves_the_record_merged() -> None:
    taken(line(TWICE, case__ended=ENDED))
    taken(line(TWICE))
    assert ended_here(TWICE)
    assert any(ref.startswith(TWICE) for ref in amounts(KEPT))


def test_a_line_waits_where_no_open_case_has_it(helen) -> None:
    close_case(helen, case_of(KEPT), "revoked", LifeNote(factories.TODAY, factories.TODAY, "Why."))
    [row] = set_aside(line(TWICE, person__first_name="Daniel"))
    assert "merged-here" in row
    assert f"merged into {KEPT} here" in row[-1]
    taken(line(TWICE, person__first_name="Daniel", case__ended=ENDED))


def test_another_case_of_a_merged_record_waits() -> None:
    [row] = set_aside(line(TWICE, case__opened_on="2027-01-04"))
    assert "merged-here" in row
    assert Case.objects.filter(person__crn=TWICE).count() == 1


def test_the_source_may_merge_them_too() -> None:
    both = line(KEPT, former_crns=[TWICE])
    [theirs] = line(TWICE)["sentences"]
    requirements = [{**r, "ref": f"{r['ref']}-2"} for r in theirs["requirements"]]
    both["sentences"].append({**theirs, "ref": f"{KEPT}-new", "requirements": requirements})
    taken(both)
    assert {ref.split("/")[0] for ref in amounts(KEPT)} == {f"{KEPT}-S1", f"{KEPT}-new"}
    assert not FormerCrn.objects.filter(crn=TWICE).exists()
    assert Person.objects.count() == 2
    taken(line(KEPT, former_crns=[TWICE]))


def test_undone_a_record_that_the_source_had_merged_too_has_its_sentences(helen) -> None:
    before = amounts(TWICE)
    taken(line(KEPT, former_crns=[TWICE]))
    undo_merge(helen, case_of(KEPT), case_of(TWICE), WHY)
    assert amounts(TWICE) == before


def test_a_source_does_not_tell_of_a_record_that_another_owns(helen) -> None:
    Person.objects.filter(crn=TWICE).update(source="other")
    [row] = set_aside(line(KEPT, former_crns=[TWICE]))
    assert "owned-elsewhere" in row
    assert any(ref.startswith(TWICE) for ref in amounts(KEPT))


def test_the_source_may_keep_the_other_one(helen) -> None:
    [row] = set_aside(line(TWICE, former_crns=[KEPT]))
    assert "merged-the-other-way" in row
    undo_merge(helen, case_of(KEPT), case_of(TWICE), WHY)
    [row] = set_aside(line(TWICE, former_crns=[KEPT]))
    assert "two-people" in row
    merge_records(helen, case_of(TWICE), case_of(KEPT), WHY)
    taken(line(TWICE, former_crns=[KEPT]))


def test_what_was_seen_to_after_a_death_stays_while_either_record_says_it(helen) -> None:
    died = {"person__died_on": "2027-01-02"}
    taken(line(KEPT, **died), line(TWICE, **died))
    note = LifeNote(factories.TODAY, factories.TODAY, "Reported.")
    see_to_after_death(helen, case_of(KEPT), "report", note)
    taken(line(KEPT))
    case = case_of(KEPT)
    assert case_facts([case.pk])[case.pk].after_death == {"report"}
    taken(line(TWICE))
    facts = case_facts([case.pk])[case.pk]
    assert (facts.died_on, facts.after_death) == (None, frozenset())


def test_a_line_that_says_the_same_is_no_change() -> None:
    summary, _ = factories.imported(line(KEPT), line(TWICE))
    assert summary.same == 2
