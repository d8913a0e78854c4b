"""The conditions for ending a sentence early, and the sentences that can, with honest sources."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough import policy
from followthrough.policy.pack import Pack
from followthrough.policy.tests.pack_files import Entry, entries

SENTENCES, CONDITIONS = "early_end_sentence.", "early_end_condition."
EVIDENCE = {"nothing_on_record", "instructions", "requirements", "goals", "needs"}


def of(kind: str) -> list[Entry]:
    return [entry for entry in entries("early_end") if entry["id"].startswith(kind)]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return policy.on(date(2027, 1, 4))


def test_every_entry_of_the_file_reaches_the_pack(pack: Pack) -> None:
    known = {SENTENCES + code for code in pack.early_end_sentences}
    known |= {CONDITIONS + code for code in pack.early_end_conditions}
    assert {entry["id"] for entry in entries("early_end")} == known


def test_every_entry_has_its_fields_dates_and_a_source_in_the_law() -> None:
    for entry in entries("early_end"):
        assert set(entry) == {
            *("id", "value", "valid_from", "valid_to"),
            *("source", "confidence", "note"),
        }, entry["id"]
        assert type(entry["valid_from"]) is date, entry["id"]
        assert entry["valid_to"] is None, entry["id"]
        assert "Sentencing Act 2026" in entry["source"], entry["id"]
        assert entry["confidence"] in {"A", "B", "C", "D"}, entry["id"]
        assert entry["note"].strip(), entry["id"]
    for entry in of(SENTENCES):
        assert set(entry["value"]) == {"label", "ends", "applies_from", "day"}, entry["id"]
        assert entry["value"]["ends"] in {"order", "supervision"}, entry["id"]
    for entry in of(CONDITIONS):
        fields = {"label", "evidence", "judgement", "requirements"}
        assert set(entry["value"]) == fields, entry["id"]
        assert entry["value"]["evidence"] in EVIDENCE, entry["id"]
        assert isinstance(entry["value"]["judgement"], bool), entry["id"]


def test_a_licence_is_not_among_the_sentences_that_can_end_early(pack: Pack) -> None:
    assert set(pack.early_end_sentences) == {"community_order", "suspended_sentence_order"}


def test_a_day_that_nobody_saw_is_unverified_and_never_marked_as_read() -> None:
    for entry in of(SENTENCES):
        assert entry["value"]["day"] == "unverified", entry["id"]
        assert entry["confidence"] == "D", entry["id"]
        assert "unverified" in entry["note"], entry["id"]
        assert "SI 2026/402 regulation 2" in entry["source"], entry["id"]
    assert not any(one.day_verified for one in policy.on(date.max).early_end_sentences.values())


def test_the_day_lies_after_the_act_was_passed(pack: Pack) -> None:
    for sentence in pack.early_end_sentences.values():
        assert sentence.applies_from > date(2026, 1, 22)


def test_only_compliance_with_requirements_can_be_read_from_records(pack: Pack) -> None:
    read = [c.code for c in pack.early_end_conditions.values() if not c.judgement]
    assert read == ["other_requirements"]


def test_requirements_that_a_condition_names_are_known(pack: Pack) -> None:
    for condition in pack.early_end_conditions.values():
        assert condition.requirements <= set(pack.requirements), condition.code


def test_labels_are_there_and_no_two_are_alike(pack: Pack) -> None:
    labels = [c.label for c in pack.early_end_conditions.values()]
    assert all(label == label.strip() and label for label in labels)
    assert len(set(labels)) == len(labels)
