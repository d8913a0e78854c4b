"""People whom one user may not know of, and every place of the product where they could show.

`Hidden` is a person with a text of their own in every free field, so that any of them in an answer
gives the leak away. All three are in the unit, and in the hands, of the user who is kept out: only
the limit stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR
from followthrough.people.models import Case
from followthrough.plans.actions.claiming import Said
from followthrough.plans.actions.deciding import hold_step
from followthrough.sequencing.actions import publish_order
from tests import given

LIMITS: dict[str, dict[str, Any]] = {
    "Excluded": {"excluded": ["ben"]},
    "Confined": {"restricted_to": ["amara"]},
    "Unproven": {"known": False},
}
NOBODY = "X999999"


@dataclass(frozen=True)
class Hidden:
    """`word` begins every text about the person; `crn` and the step ids are theirs too."""

    word: str
    crn: str

    def line(self, denied: User, access: dict[str, Any], **changes: Any) -> dict[str, Any]:
        made = given.line(crn=self.crn, access=access, **changes)
        made["case"]["practitioners"] = [
            {"username": denied.username, "name": denied.name, "since": "2026-10-05"}
        ]
        made["person"] |= {
            "first_name": f"{self.word}first",
            "last_name": f"{self.word}last",
            "preferred_name": f"{self.word}called",
        }
        made["sentences"][0]["offence"] = f"{self.word}offence"
        made["assessment"]["needs"][0]["words"] = f"{self.word}need"
        made["assessment"]["strengths"][0] |= {
            "text": f"{self.word}strength",
            "words": f"{self.word}proud",
        }
        made["assessment"]["circumstances"] = [
            {"code": "cares_for_adult", "note": f"{self.word}note"}
        ]
        made["assessment"]["registers"] = [
            {"code": "rcpr", "since": "2026-10-05", "review_on": "2026-12-01"}
        ]
        plan = made["plan"]
        plan["agreement"]["words"] = f"{self.word}agreement"
        plan["preference"] = {"steps": ["T2"], "on": "2026-10-20", "words": f"{self.word}wish"}
        for goal in plan["goals"]:
            goal["title"] = f"{self.word}goal{goal['ref']}"
            goal["words"] = f"{self.word}goalwords"
            for step in goal["steps"]:
                step["text"] = f"{self.word}step{step['ref']}"
        plan["goals"][1]["steps"][0]["delivery"] = {"started_on": "2026-12-21"}
        return made


HIDDEN = tuple(
    Hidden(f"Zq{kind}", f"Q77777{number}") for number, kind in enumerate(LIMITS, start=1)
)


def bring_in(denied: User) -> list[Case]:
    """The three people, each with a decision, a published order and an open difference."""
    limits = LIMITS.values()
    lines = [one.line(denied, limit) for one, limit in zip(HIDDEN, limits, strict=True)]
    assert given.imported(*lines)[0].aside == 0
    cases = [Case.objects.get(person__crn=one.crn) for one in HIDDEN]
    for one, case, line in zip(HIDDEN, cases, lines, strict=True):
        publish_order(OPERATOR, case, today=given.TODAY)
        held = case.plan.goals.get(ref="G1").steps.get()
        hold_step(
            OPERATOR,
            case,
            held.pk,
            Said(given.TODAY, "waiting_list", f"{one.word}heldwords"),
        )
        line["plan"]["goals"][0]["title"] = f"{one.word}otherplan"
    assert given.imported(*lines)[0].aside == len(lines)  # differs from what was changed here
    return cases


def let_in(denied: User) -> None:
    """Lifts the limits, so that the same user sees the same people."""
    from django.utils import timezone

    from followthrough.people.models import AccessLimit, Person

    AccessLimit.objects.update(replaced_on=timezone.now())
    Person.objects.update(access_known=True, limited=False)


def is_told(text: str) -> list[str]:
    """What `text` gives away of anybody hidden."""
    words = [one.word for one in HIDDEN] + [one.crn for one in HIDDEN]
    return [word for word in words if word.casefold() in text.casefold()]


def patterns(at: Any = None, way: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the product, so that a page made next year is tried as well."""
    for one in (at or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, way + str(one.pattern))
        else:
            yield way + str(one.pattern), one


def case_addresses(case: Case | None, crn: str) -> list[str]:
    """The address of each page about one case. A new part of an address has to be added here."""
    known = {"crn": crn, **parts_of(case)}
    found = []
    for _, one in patterns():
        parts = set(one.pattern.converters)
        assert parts <= set(known), f"Say in tests/restricted.py what to try for {parts}."
        if parts:
            found.append(reverse(one.name, kwargs={part: known[part] for part in parts}))
    return found


def parts_of(case: Case | None) -> dict[str, int | str]:
    """What stands in addresses of one case beside the CRN; 1 for what the case has not."""
    found: dict[str, int | str] = {"kind": "needs", "key": "accommodation"}
    found |= dict.fromkeys(("goal_id", "step_id", "work_id", "sentence_id"), 1)
    found |= dict.fromkeys(("line_id", "snapshot_id", "order_id", "assessment_id"), 1)
    if case is None:
        return found
    goal = case.plan.goals.get(ref="G1")
    first = {
        "goal_id": goal,
        "step_id": goal.steps.first(),
        "sentence_id": case.sentences.order_by("pk").first(),
        "line_id": case.source_lines.order_by("pk").first(),
        "snapshot_id": case.plan.snapshots.order_by("pk").first(),
        "order_id": case.orders.order_by("pk").first(),
        "assessment_id": case.assessments.order_by("pk").first(),
    }
    return found | {name: row.pk for name, row in first.items() if row is not None}


def addresses_under(crn: str, parts: dict[str, int | str]) -> list[str]:
    """The address of each page about one part of a case that has an id of its own."""
    found = []
    for _, one in patterns():
        wanted = set(one.pattern.converters) - {"crn"}
        if any(isinstance(parts[part], int) for part in wanted):
            found.append(reverse(one.name, kwargs={"crn": crn, **{p: parts[p] for p in wanted}}))
    return found


def list_addresses() -> list[str]:
    """Pages about no one case, plainly and with what they can be asked."""
    plain = [
        reverse(one.name)
        for _, one in patterns()
        if not one.pattern.converters and one.name not in {"sign-out"}
    ]
    kinds = ("safety", "immediate", "legal", "stalled", "agreement", "imports")
    today = [f"{reverse('today')}?kind={kind}" for kind in kinds]
    return plain + today + [f"{reverse('cases')}?{query}" for query in queries()]


def queries() -> Iterator[str]:
    yield from (f"whose={whose}&page={page}" for whose in ("mine", "unit") for page in (1, 2, 99))
    for name, value in (
        ("need", "accommodation"),
        ("need", "alcohol"),
        ("likelihood", "medium"),
        ("serious_harm", "low"),
        ("stalled", "on"),
        ("ending_soon", "on"),
    ):
        yield from (f"whose={whose}&{name}={value}" for whose in ("mine", "unit"))


def combinations() -> Iterator[dict[str, Any]]:
    """Every filter with every other."""
    asked: dict[str, tuple[Any, ...]] = {
        "whose": ("mine", "unit"),
        "name": ("", "zq", "q7777"),
        "need": ("", "accommodation", "thinking"),
        "likelihood": ("", "medium"),
        "serious_harm": ("", "low"),
        "stalled": (False, True),
        "ending_soon": (False, True),
    }
    for values in product(*asked.values()):
        yield dict(zip(asked, values, strict=True))


def plain(answer: HttpResponse, *typed: str) -> str:
    """Status and page, without the token that is new each time and without what was typed."""
    text = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode())
    for one in typed:
        text = text.replace(one, "TYPED")
    return f"{answer.status_code} {answer.headers.get('Location', '')}\n{text}"


POSTED = {
    "what": "stable_enough",
    "words": "some words",
    "confirmed": "on",
    "keep": "theirs",
    "seen": "",
    "step_1": "1",
}


def asked(client: Client, address: str, version: int = 1) -> list[HttpResponse]:
    """The answers to every way of asking; forms hold the plan's `version`."""
    posted = POSTED | {"seen_version": str(version)}
    return [client.get(address), client.post(address, posted), client.head(address)]
