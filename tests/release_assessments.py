"""The versions of an assessment as a release before kept them, and whether each still names what it
named once the database is brought up to date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set
from typing import Any

from tests.release_database import Rows

PARTS = ("people_circumstance", "people_need", "people_register", "people_strength")


def next_version(need: str, strength: str) -> str:
    """As a release before kept them: each version of an assessment has all of it again, here with
    another severity of the needs and text of the strengths, and the circumstances twice."""
    said = "harm_to, risk_to_staff, victim_contact, readiness, fingerprint"
    return f"""
        WITH old AS (
            UPDATE people_assessment SET replaced_on = now() WHERE id = (
                SELECT a.id FROM people_assessment a
                JOIN people_need n ON n.assessment_id = a.id
                JOIN people_strength s ON s.assessment_id = a.id
                JOIN people_circumstance c ON c.assessment_id = a.id
                JOIN people_register r ON r.assessment_id = a.id
                WHERE replaced_on IS NULL ORDER BY a.case_id LIMIT 1
            ) RETURNING *
        ), new AS (
            INSERT INTO people_assessment (case_id, made_on, likelihood, serious_harm, {said})
            SELECT case_id, made_on, likelihood, serious_harm, {said} FROM old RETURNING id
        ), needs AS (
            INSERT INTO people_need (assessment_id, area, immediacy, severity, linked_to_harm,
                words, said_here)
            SELECT new.id, area, immediacy, {need}, linked_to_harm, words, said_here
            FROM people_need, old, new WHERE assessment_id = old.id
        ), strengths AS (
            INSERT INTO people_strength (assessment_id, ref, area, text, words, said_here)
            SELECT new.id, ref, area, {strength}, words, said_here
            FROM people_strength, old, new WHERE assessment_id = old.id
        ), registers AS (
            INSERT INTO people_register (assessment_id, code, since, review_on)
            SELECT new.id, code, since, review_on
            FROM people_register, old, new WHERE assessment_id = old.id
        )
        INSERT INTO people_circumstance (assessment_id, code, note, said_here)
        SELECT new.id, code, note, said_here
        FROM people_circumstance, old, new, (VALUES (1), (2)) AS twice WHERE assessment_id = old.id
    """


VERSIONS = [
    next_version("severity", "text"),
    next_version("'low'", "text"),
    next_version("'high'", "'Another'"),
    next_version("'low'", "'Another'"),
    next_version("'low'", "'Another'"),
]


def every_version_of_an_assessment_names_what_it_named(then: Rows, now: Rows) -> None:
    case_of = {id_: row["case_id"] for id_, row in then["people_assessment"].items()}
    of_case = Counter(case_of.values())
    assert max(of_case.values()) == 1 + len(VERSIONS)
    for table in PARTS:
        known = {column for row in then[table].values() for column in row}
        named: defaultdict[int, list[Any]] = defaultdict(list)
        for row in then[table].values():
            named[row["assessment_id"]].append(said_of_part(row, known))
        names: defaultdict[int, list[Any]] = defaultdict(list)
        for row in now[table].values():
            for id_, case_id in case_of.items():
                last = row["gone_in_id"] or id_ + 1
                if case_id == row["case_id"] and row["assessment_id"] <= id_ < last:
                    names[id_].append(said_of_part(row, known))
        assert {id_: sorted(parts, key=str) for id_, parts in names.items()} == {
            id_: sorted(parts, key=str) for id_, parts in named.items()
        }
        assert len(now[table]) < len(then[table])


def said_of_part(row: dict[str, Any], known: Set[str]) -> dict[str, Any]:
    """In the columns that the release before knew."""
    apart = {"id", "case_id", "assessment_id", "gone_in_id"}
    return {column: row[column] for column in known - apart}
