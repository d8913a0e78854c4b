"""Commands with `--as USER` tell that user no more than the pages do."""

from __future__ import annotations

import json
import logging
import re
import signal

import pytest

from followthrough import cli
from followthrough.common.actors import Role
from followthrough.people.models import Case
from tests import factories
from tests.restricted_people import HIDDEN, NOBODY, import_hidden, names_somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _inside(commands_here):
    """Commands leave this process's signals alone."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def hidden() -> list[Case]:
    factories.user("amara", units=(factories.unit(),))
    ben = factories.user("ben", units=(factories.unit(),))
    factories.case(ben)
    return import_hidden(ben)


@pytest.fixture
def said(capfd, caplog):
    """What a command printed to either stream, or logged."""
    caplog.set_level(logging.DEBUG)

    def run(*words: str) -> tuple[int, str]:
        capfd.readouterr()
        caplog.clear()
        status = cli.main([*words, "--as-of", factories.TODAY.isoformat()])
        out, err = capfd.readouterr()
        return status, out + err + caplog.text

    return run


def test_these_are_all_commands_that_act_as_somebody():
    """A new command with `--as` has to be tried here."""
    parsers = cli._parser()._subparsers._group_actions[0].choices
    with_as = [
        name for name, one in parsers.items() if any(a.dest == "as_user" for a in one._actions)
    ]
    assert with_as == ["hand-over", "same-person", "order", "coverage"]


def test_records_that_look_alike_are_told_to_whoever_may_see_both(hidden, capfd, caplog):
    for one in HIDDEN:  # each of them looks like another record that all may see
        name = {"first_name": f"{one.word}first", "last_name": f"{one.word}last"}
        twin = factories.line(crn=f"X7{one.crn[2:]}")
        factories.imported({**twin, "person": {**twin["person"], **name}})
    caplog.set_level(logging.DEBUG)
    why = ("--because", "I asked", "--as")
    for user in ("ben", "mo"):
        assert cli.main(["same-person", "--as", user]) == 0
        out, err = capfd.readouterr()
        assert out == "No two records look as if they were of one person.\n"
        assert not names_somebody(out + err + caplog.text)
        for one in HIDDEN:
            for what in ("--merge", "--undo", "--two-people"):
                status = cli.main(["same-person", one.crn, "X000001", what, *why, user])
                assert status == cli.WRONG
                out, err = capfd.readouterr()
                assert not names_somebody(out + err + caplog.text)
                assert "There is no case with that CRN" in err


def test_a_handover_names_nobody(hidden, capfd, caplog):
    """Who takes in files hands over by CRN; of whom it is, they learn nothing."""
    factories.user("ada", Role.ADMINISTRATOR)
    caplog.set_level(logging.DEBUG)
    words = ("--to", "other", "--because", "A new system", "--as")
    for one in HIDDEN:
        capfd.readouterr()
        assert cli.main(["hand-over", one.crn, *words, "ben"]) == cli.WRONG
        out, err = capfd.readouterr()
        assert not names_somebody(out + err + caplog.text)
        assert cli.main(["hand-over", one.crn, *words, "ada"]) == 0
        out, err = capfd.readouterr()
        assert names_somebody(out + err + caplog.text) == [one.crn]


@pytest.mark.parametrize("shape", [[], ["--json"]])
def test_one_order_is_refused_as_if_there_were_nobody(hidden, said, shape):
    status, nobody = said("order", NOBODY, "--as", "ben", *shape)
    assert status == cli.WRONG
    for one in HIDDEN:
        assert said("order", one.crn, "--as", "ben", *shape) == (cli.WRONG, nobody)
        assert not names_somebody(nobody)


def test_all_orders_leave_them_out(hidden, said):
    status, text = said("order", "--all", "--as", "ben", "--workers", "1")

    assert status == 0
    assert not names_somebody(text)
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert [line["crn"] for line in lines] == ["X000001"]
    assert "1/1" in text  # the bar counts no more than that


def test_whoever_may_see_them_gets_their_orders(hidden, said):
    for one in HIDDEN[:2]:
        status, text = said("order", one.crn, "--as", "amara")
        assert status == 0
        assert one.word in text
    text = said("order", "--all", "--as", "amara", "--workers", "1")[1]
    assert set(names_somebody(text)) == {"ZqExcluded", "ZqConfined", "Q777771", "Q777772"}


def test_the_operator_gets_them_all(hidden, said):
    text = said("order", "--all", "--workers", "1")[1]
    assert len(names_somebody(text)) == 2 * len(HIDDEN)


@pytest.mark.parametrize("shape", [[], ["--json"], ["--unit", "U1"], ["--unit", "U1", "--json"]])
def test_coverage_counts_only_what_one_may_see(hidden, said, shape):
    def counted(name: str) -> str:
        status, text = said("coverage", "--as", name, *shape)
        assert status == 0
        assert not names_somebody(text)
        assert "cases that you may see" in text
        result = re.search(r"over ([0-9]+) cases|\"cases\": ([0-9]+)", text)
        assert result
        return result[1] or result[2]

    # Ben may see one of the four cases of the unit; Amara all but the one of whom it is not known.
    assert (counted("ben"), counted("amara")) == ("1", "3")


def test_coverage_says_the_same_whether_or_not_there_are_such_people(said):
    factories.user("amara", units=(factories.unit(),))
    ben = factories.user("ben", units=(factories.unit(),))
    factories.case(ben)
    said("coverage")  # the first command loads the directory
    before = said("coverage", "--as", "ben")[1]
    import_hidden(ben)
    assert without_speed(said("coverage", "--as", "ben")[1]) == without_speed(before)


def without_speed(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "case/s" not in line)
