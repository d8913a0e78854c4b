"""A bench of many minutes must not lose what it measured to a part that cannot be measured."""

import pytest

from benchmarks.__main__ import main
from benchmarks.errors import LeftOut
from benchmarks.rows import Limit, Row, table
from benchmarks.running import Part, run


class World:
    recovered = 0

    def recover(self) -> None:
        self.recovered += 1


def part(name: str, *rows: Row, error: BaseException | None = None) -> Part:
    def measure(_: object):
        yield from rows
        if error is not None:
            raise error

    return Part(name, "a part", measure)


ROW, NEXT = Row("a page", "12 ms"), Row("another page", "15 ms")


def test_a_failing_part_says_so_and_the_rest_goes_on(capsys):
    world = World()
    report = run(
        [part("first", ROW, error=ValueError("no such\nthing")), part("next", NEXT)], world
    )

    assert capsys.readouterr().out.splitlines() == [
        "a page: 12 ms",
        "first: FAILED: ValueError: no such thing",
        "another page: 15 ms",
    ]
    assert report.exit_status == 1
    assert "ValueError: no such\nthing" in report.failures["first"]
    assert world.recovered == 1


def test_a_part_that_is_left_out_is_no_failure(capsys):
    report = run([part("records", error=LeftOut("they are not here")), part("next", NEXT)], World())

    assert "records: left out: they are not here" in capsys.readouterr().out
    assert (report.exit_status, report.rows[-1]) == (0, NEXT)


def test_a_row_is_printed_before_the_next_is_measured(capsys):
    printed = []

    def measure(_: object):
        yield ROW
        printed.append(capsys.readouterr().out)
        yield NEXT

    run([Part("pages", "pages", measure)], World())
    assert printed == ["a page: 12 ms\n"]


def test_what_was_measured_before_it_was_stopped_stands_in_the_table():
    report = run([part("first", ROW, error=KeyboardInterrupt()), part("next", NEXT)], World())

    assert [row.what for row in report.rows] == ["a page", "first"]
    assert report.exit_status == 130


def test_the_table_says_what_was_met_and_by_how_much_the_rest_was_missed():
    rows = [
        Row("quick", "90 ms", (Limit(90, 100, "ms"), Limit(12, 12, "statements"))),
        Row("slow", "150 ms", (Limit(150, 100, "ms"), Limit(13, 12, "statements"))),
        Row("import", "4,000", (Limit(4000, 5000, "cases a minute", least=True),)),
        Row("coverage", "130 s", (Limit(130, 2, "s"),)),
        Row("other", "10 ms"),
    ]
    assert [row.verdict for row in rows] == [
        "met",
        "missed by 50 ms (50%) and by 1 statement (8%)",
        "missed by 1,000 cases a minute (20%)",
        "missed by 128 s (65 times the budget)",
        "",
    ]
    shown = table(rows)
    assert "at most 100 ms, at most 12 statements" in shown
    assert "at least 5,000 cases a minute" in shown
    assert all(row.verdict in shown for row in rows)


def test_a_name_that_no_part_has_leads_to_those_that_there_are(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["pagse"])
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "there is no part 'pagse'" in said
    assert "nation-pages" in said
