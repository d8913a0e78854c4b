"""A database that a release before populated is brought up to date by the command that a service
runs: every row stays as it was, and every timeline reads as it did.

`tests/releases/` holds one for each release; its README says how it was made.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from followthrough.policy.tests.pack_files import every_id
from tests.release_assessments import (
    PARTS,
    VERSIONS,
    every_version_of_an_assessment_names_what_it_named,
)
from tests.release_database import ROOT, Before, Rows

RELEASES = sorted((ROOT / "tests" / "releases").glob("*.sql"))

# What a migration changed in rows that were there, by table and column, with the reason.
CHANGED: dict[tuple[str, str], str] = {}

# Tables whose rows became rows of another shape, each with what compares them.
CONVERTED = {"plans_earlyend": "early_ends_read_as_they_did"} | dict.fromkeys(
    PARTS, "every_version_of_an_assessment_names_what_it_named"
)


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def release(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def before(db: None, release: Path) -> Iterator[Before]:
    name = f"{connection.settings_dict['NAME']}_before"
    database = Before(name)
    with database.connect("postgres") as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        with database.connect() as empty:
            empty.execute(release.read_text(encoding="utf-8"))
        yield database
        server.execute(f"DROP DATABASE {name}")


def test_all_that_was_there_reads_as_it_did(before: Before, release: Path) -> None:
    """In one, because restoring and migrating take longer than all that is looked at then."""
    someone = before.asked(NAMED_IN_PARTS)["someone"]
    dead = before.asked(DIED)["dead"]
    with before.connect() as open_connection:
        for version in VERSIONS:
            open_connection.execute(version)
    then = before.rows()
    assert sum(map(len, then.values())) > 200
    said, told = before.asked(SAID_LAST), before.asked(TOLD)
    a_row_that_cannot_be_converted_is_named_by_its_id_alone(before)
    migrating_gives_way_to_whoever_reads(before)
    now = before.rows()

    assert all(comparison in globals() for comparison in CONVERTED.values())
    every_row_stays(then, now)
    every_version_of_an_assessment_names_what_it_named(then, now)
    somebody_is_found_by_each_part_of_their_name(now, someone)
    who_died_as_their_steps_said_has_died(now, dead)
    every_timeline_reads_as_it_did(before, release)
    early_ends_read_as_they_did(before, said, told)
    stages_of_early_ends_have_the_ids_that_the_ledger_names(before, then, now)


# As a release before took in somebody of that name: found by the whole of it, and by no part.
NAMED_IN_PARTS = """
    UPDATE people_person SET last_name = 'Sørensen-Đorđević'
    WHERE id = (SELECT min(id) FROM people_person) RETURNING 'someone', id
"""


def somebody_is_found_by_each_part_of_their_name(now: Rows, someone: int) -> None:
    rows = now["people_searchtoken"].values()
    found_by = {row["token"] for row in rows if row["person_id"] == someone}
    assert found_by > {"sorensen", "dordevic", "sorensendordevic"}


# As a release before recorded that somebody died: as the reason of a step.
DIED = """
    INSERT INTO plans_stepfact (step_id, kind, "on", reason, words, person_words, person_agrees,
        offered, source)
    SELECT s.id, 'not_delivered', '2026-12-20', 'died', '', '', '', '', 'test'
    FROM plans_step s WHERE s.id = (
        SELECT min(id) FROM plans_step WHERE id NOT IN (
            SELECT step_id FROM plans_stepfact WHERE kind = 'not_delivered'
        )
    )
    RETURNING 'dead', (
        SELECT c.person_id FROM plans_step s JOIN plans_goal g ON g.id = s.goal_id
            JOIN plans_plan p ON p.id = g.plan_id JOIN people_case c ON c.id = p.case_id
        WHERE s.id = step_id
    )
"""


def who_died_as_their_steps_said_has_died(now: Rows, dead: int) -> None:
    died = {id_: row["died_on"] for id_, row in now["people_person"].items() if row["died_on"]}
    assert died == {dead: "2026-12-20"}
    [said] = now["people_death"].values()
    assert (said["person_id"], said["died_on"], said["by_id"]) == (dead, "2026-12-20", None)


# An end that is confirmed, and nobody decided it. No action wrote such a row.
ODD = """
    INSERT INTO plans_earlyend (sentence_id, ends_on, was_to_end_on, judgements, shown, pack,
        decided_by_id, decided_on, words, confirmed_by_id, confirmed_on, confirmed_words,
        told_how, withdrawn_words)
    SELECT s.id, s.ends_on, s.ends_on, '{}', '{}', '', users[1], s.ends_on, 'Zq words',
        users[2], s.ends_on, 'Zq words', '', ''
    FROM people_sentence s, (SELECT array_agg(id) AS users FROM accounts_user) AS u
    WHERE s.id NOT IN (SELECT sentence_id FROM plans_earlyend) LIMIT 1
    RETURNING 'odd', id
"""


def a_row_that_cannot_be_converted_is_named_by_its_id_alone(before: Before) -> None:
    """What somebody wrote about a person does not belong on a screen. Once the row is corrected,
    migrating goes on from there."""
    odd = before.asked(ODD)["odd"]
    refused = before.tried("followthrough.cli", "migrate")
    assert refused.returncode != 0
    assert f"were not converted: {odd}. Correct these rows" in refused.stderr
    assert "Zq" not in refused.stderr
    with before.connect() as open_connection:
        open_connection.execute("DELETE FROM early_ending_earlyend WHERE id = %s", [odd])


WAITING = """
    SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


FOREVER = 120  # seconds; a change gives way after two


def migrating_gives_way_to_whoever_reads(before: Before) -> None:
    """A change that waits for a reading keeps all later readings waiting. It gives up after a
    moment, and is tried again."""
    with (
        before.connect() as reader,
        before.connect() as watcher,
        ThreadPoolExecutor(1) as pool,
    ):
        with reader.transaction():
            reader.execute("SELECT count(*) FROM accounts_user")
            done = pool.submit(before.run, "followthrough.cli", "migrate")
            until = time.monotonic() + FOREVER
            for wanted in (1, 0):
                while watcher.execute(WAITING).fetchone() != (wanted,):
                    assert not done.done(), done.result()
                    assert time.monotonic() < until, "It waits, and keeps all others waiting."
                    time.sleep(0.05)
        done.result()


def every_row_stays(then: Rows, now: Rows) -> None:
    for table, rows in then.items():
        if table in CONVERTED:
            continue
        for id_, row in rows.items():
            assert id_ in now[table], f"row {id_} of {table} is gone"
            for column, value in row.items():
                if (table, column) not in CHANGED and column in now[table][id_]:
                    assert now[table][id_][column] == value, f"{table}.{column} of row {id_}"


def every_timeline_reads_as_it_did(before: Before, release: Path) -> None:
    read = json.loads(before.run("tests.timelines"))
    expected = json.loads(release.with_suffix(".timelines.json").read_text(encoding="utf-8"))
    for crn, by_reader in expected.items():
        for reader, entries in by_reader.items():
            # Whoever reads a colleague's case is an entry of its own, made by reading it here; on
            # any later day than that of the release it is a second one of the same words.
            named = [[CALLED_NOW.get(title, title), *more] for title, *more in entries]
            assert read[crn][reader] in (named, [OPENED, *named])


OPENED = ["Looked at the case", "by Amara", ""]
# What an entry is called now, where that is another name.
CALLED_NOW = {"Opened the case": "Looked at the case"}


# What the release before said last of each sentence, as its one current row held it.
SAID_LAST = """
    SELECT e.sentence_id::text, to_jsonb(e) || jsonb_build_object(
        'decided_by', decided.name, 'confirmed_by', confirmed.name,
        'told_by', told.name, 'withdrawn_by', withdrawn.name,
        'stands', e.withdrawn_on IS NULL, 'is_confirmed', e.confirmed_on IS NOT NULL)
    FROM plans_earlyend e
    JOIN accounts_user decided ON decided.id = decided_by_id
    LEFT JOIN accounts_user confirmed ON confirmed.id = confirmed_by_id
    LEFT JOIN accounts_user told ON told.id = told_by_id
    LEFT JOIN accounts_user withdrawn ON withdrawn.id = withdrawn_by_id
    WHERE e.replaced_on IS NULL
"""
TOLD = """
    SELECT case_id::text, jsonb_object_agg(s.id, CASE WHEN told_on IS NOT NULL THEN e.ends_on END)
    FROM plans_earlyend e JOIN people_sentence s ON s.id = sentence_id
    WHERE e.replaced_on IS NULL AND e.withdrawn_on IS NULL GROUP BY 1
"""


def early_ends_read_as_they_did(before: Before, said: dict[str, Any], told: dict[str, Any]) -> None:
    stages = {(end["is_confirmed"], bool(end["told_on"]), end["stands"]) for end in said.values()}
    assert len(stages) == 4  # decided, confirmed, told; confirmed and withdrawn
    read = json.loads(before.run("tests.early_ends"))

    assert read["of sentences"].keys() == said.keys()
    for sentence, end in read["of sentences"].items():
        assert end == {name: said[sentence][name] for name in end}, f"of sentence {sentence}"
    assert {case: ends for case, ends in read["of cases"].items() if ends} == told


NEXT_ID = """
    SELECT 'next', nextval(pg_get_serial_sequence('early_ending_earlyendstage', 'id'))
"""
# What entries of the ledger name, with the stage that their action brought about.
NAMED = """
    SELECT subject_id, replace(action, 'early-end.', '') FROM common_ledgerentry
    WHERE subject_kind = 'early_end'
"""


def stages_of_early_ends_have_the_ids_that_the_ledger_names(
    before: Before, then: Rows, now: Rows
) -> None:
    old, new = then["plans_earlyend"], now["early_ending_earlyendstage"]
    assert {id_: row["stage"] for id_, row in new.items()} == before.asked(NAMED)
    assert new.keys() == old.keys()
    assert before.asked(NEXT_ID)["next"] > max(new)
    for id_, row in new.items():
        decision = row["decision_id"] or id_
        rows_of_decision = [i for i, other in new.items() if other["decision_id"] == decision]
        assert row["replaced_on"] == old[max([decision, *rows_of_decision])]["replaced_on"]


# Columns that hold codes of the pack, by table, with the kind of entry.
PACK_CODES = {
    ("people_caseaccess", "reason"): "cover",
    ("people_circumstance", "code"): "circumstance",
    ("people_need", "area"): "need_area",
    ("people_register", "code"): "register",
    ("people_requirement", "kind"): "requirement",
    ("people_strength", "area"): "need_area",
    ("plans_goal", "area"): "need_area",
    ("plans_step", "intervention"): "intervention",
    ("plans_stepdecision", "reason"): "reason",
    ("plans_stepfact", "reason"): "reason",
    ("services_notavailable", "intervention"): "intervention",
    ("services_pool", "intervention"): "intervention",
    ("services_service", "interventions"): "intervention",
    ("services_service", "need_areas"): "need_area",
}


def test_every_code_of_the_pack_that_a_release_stored_is_still_in_it(before: Before) -> None:
    rows = before.rows()
    stored = set()
    for (table, column), kind in PACK_CODES.items():
        for row in rows[table].values():
            codes = row[column] if isinstance(row[column], list) else [row[column]]
            stored |= {f"{kind}.{code}" for code in codes if code}
    assert {id_.split(".")[0] for id_ in stored} == set(PACK_CODES.values())
    assert sorted(stored - every_id()) == []
