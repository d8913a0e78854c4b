"""A recall comes in with the licence, stays on record after the release, and is told on the
timeline once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from followthrough.people.models import Case, Sentence
from followthrough.people.queries import case_facts
from followthrough.people.rules.recall import recalled_on
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NOVEMBER, DECEMBER = "2026-11-03", "2026-12-20"
IN_NOVEMBER, IN_DECEMBER = date(2026, 11, 3), date(2026, 12, 20)


def told(*recalls: str, custody: bool = True, kind: str = "licence", **sentence: Any) -> dict:
    return factories.line(
        case__in_custody=custody,
        sentences__0__kind=kind,
        sentences__0__changes=[{"kind": "recalled", "on": on} for on in recalls],
        **{f"sentences__0__{name}": value for name, value in sentence.items()},
    )


def take(line: dict[str, Any]) -> None:
    summary, rows = factories.imported(line)
    assert summary.aside == 0, rows


def recalled() -> date | None:
    case = Case.objects.get()
    return recalled_on(case_facts([case.pk])[case.pk], factories.TODAY)


@pytest.fixture(autouse=True)
def _unit() -> None:
    factories.unit()


def test_a_recall_a_release_and_a_second_recall() -> None:
    take(told(NOVEMBER))
    assert recalled() == IN_NOVEMBER
    take(told(NOVEMBER, custody=False))
    assert recalled() is None
    assert Sentence.objects.get().changes[0]["on"] == NOVEMBER
    take(told(DECEMBER, NOVEMBER))
    assert recalled() == IN_DECEMBER


@pytest.mark.parametrize("kind", ["community_order", "suspended_sentence_order"])
def test_only_a_licence_can_be_recalled(kind: str) -> None:
    _, [row] = factories.imported(told(NOVEMBER, kind=kind))
    _, path, rule, value, action = row[:5]
    assert (path, rule) == ("sentences.0", "recall-without-licence")
    assert value == f"is a {kind}, and says that the person was recalled on {NOVEMBER}"
    assert action.startswith("Only a licence can be recalled")
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("on", "rule"),
    [
        (factories.TODAY.isoformat(), None),
        ("2027-01-05", "date-in-future"),
        ("2026-09-01", None),
        ("2026-08-31", "dates-backwards"),
    ],
)
def test_a_recall_lies_between_the_start_and_today(on: str, rule: str | None) -> None:
    _, rows = factories.imported(told(on, starts_on="2026-09-01"))
    assert [row[2] for row in rows] == ([rule] if rule else [])


def test_the_timeline_tells_of_each_recall_once(client: Client) -> None:
    amara = factories.user("amara", units=(factories.unit(),))
    client.force_login(amara)

    def timeline() -> str:
        return client.get("/cases/X000001/timeline/").text

    out = {"custody": False}  # then the header of the page says nothing of it
    take(told(NOVEMBER, **out))
    take(told(NOVEMBER, **out, offence="Theft"))
    assert timeline().count("Recalled to prison on 3 November 2026") == 1
    take(told(NOVEMBER, DECEMBER, **out))
    assert timeline().count("Recalled to prison on 3 November 2026") == 1
    assert timeline().count("Recalled to prison on 20 December 2026") == 1
    take(told(**out))
    assert timeline().count("It no longer says that the person was recalled") == 1


def test_the_timeline_tells_a_release_and_custody_for_something_else(client: Client) -> None:
    client.force_login(factories.user("amara", units=(factories.unit(),)))

    def timeline() -> str:
        page = client.get("/cases/X000001/timeline/").text
        return page.partition("moj-timeline")[2]  # not the header, which says it too

    take(told(NOVEMBER))
    assert "custody now" not in timeline()
    take(told(NOVEMBER, custody=False))
    assert timeline().count("Out of custody now") == 1
    take(told(NOVEMBER, custody=True))
    assert timeline().count("In custody now, with no new recall") == 1
    take(told(NOVEMBER, custody=False))
    take(told(NOVEMBER, DECEMBER, custody=True))
    assert timeline().count("Recalled to prison on 20 December 2026") == 1
    assert timeline().count("In custody now, with no new recall") == 1
    assert timeline().count("Out of custody now") == 2


ENDED = {"on": DECEMBER, "reason": "revoked"}
REVOKED = {"kind": "revoked", "on": DECEMBER}


@pytest.mark.parametrize(
    ("changes", "custody", "reason", "remarked"),
    [
        ([], True, "revoked", True),
        ([], True, "ended_early", False),
        ([], False, "revoked", False),
        ([REVOKED], True, "revoked", False),
    ],
)
def test_a_recalled_case_that_is_closed_as_revoked_is_remarked(
    changes: list[dict[str, str]], custody: bool, reason: str, remarked: bool
) -> None:
    line = told(NOVEMBER, custody=custody)
    line["sentences"][0]["changes"] += changes
    line["case"]["ended"] = ENDED | {"reason": reason}
    for _ in range(2):  # for as long as it stands
        summary, rows = factories.imported(line)
        assert (summary.aside, summary.exit_status) == (0, 0)
        assert summary.warnings == ({"revoked-though-recalled": 1} if remarked else {})
        assert [row[1:4] for row in rows] == (
            [["case.ended.reason", "revoked-though-recalled", "revoked"]] if remarked else []
        )
    assert Case.objects.get().closed_on == IN_DECEMBER
