"""People whom one user may not know of, and every place of the product where they could show.

`Hidden` is a person with a text of their own in every free field, so that any of them in an answer
gives the leak away. All three are in the unit, and in the hands, of the user who is kept out: only
the limit stands between. The manager of the unit, `mo`, is kept out as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for, usernames
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.desks.shared.tests.pages import due_of
from followthrough.early_ending.actions import confirm_early_end, decide_early_end
from followthrough.early_ending.tests.factories import early_end_content, manager, say_why
from followthrough.people.models import Case
from followthrough.people.rules import NameKind
from followthrough.plans.actions.consolidation import ConsolidationContent, record_consolidation
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.plans.actions.work_records import WorkContent, record_work
from followthrough.plans.models import Step
from followthrough.sequencing.actions import publish_order
from tests import factories
from tests.copies import copied

LIMITS: dict[str, dict[str, Any]] = {
    "Excluded": {"excluded": ["ben", "mo"]},
    "Confined": {"restricted_to": ["amara"]},
    "Unproven": {"known": False},
}
NOBODY = "X999999"
ENDS = UNDECIDED, DECIDED, CONFIRMED = ("S2", "S3", "S4")  # sentences, by their early end


@dataclass(frozen=True)
class Hidden:
    """`word` begins every text about the person; `crn`, `former_crn` and the step ids are theirs
    too."""

    word: str
    crn: str

    @property
    def former_crn(self) -> str:
        return f"Z{self.crn[1:]}"

    def line(self, denied: User, access: dict[str, Any], **changes: Any) -> dict[str, Any]:
        if "mo" in access.get("excluded", ()) and "mo" not in usernames():
            factories.user("mo", Role.MANAGER, units=(factories.unit(),))
        made = factories.line(crn=self.crn, access=access, **changes)
        made["case"]["practitioners"] = [
            {"username": denied.username, "name": denied.name, "since": "2026-10-05"}
        ]
        made["former_crns"] = [self.former_crn]
        made["person"] |= {
            "first_name": f"{self.word}first",
            "last_name": f"{self.word}last",
            "preferred_name": f"{self.word}called",
            "other_names": [
                {"kind": kind, "first_name": f"{self.word}{kind}", "last_name": f"{self.word}old"}
                for kind in NameKind
            ],
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
        self.work_and_end(made)
        return made

    def work_and_end(self, made: dict[str, Any]) -> None:
        """A step in each state about which a page asks, and sentences that may end early."""
        delivered: dict[str, dict[str, str]] = {
            "T4": {"started_on": "2026-12-01"},
            "T5": {
                "not_delivered_on": "2026-12-01",
                "not_delivered_reason": "declined_by_person",
            },
            "T6": {"started_on": "2026-11-02", "finished_on": "2026-12-01"},
        }
        steps = [
            factories.step(ref, text=f"{self.word}step{ref}", delivery=facts)
            for ref, facts in delivered.items()
        ]
        for ref, theirs in (("G3", steps), ("G4", [])):
            goal = {"ref": ref, "area": "finance", "when": "later", "steps": theirs}
            made["plan"]["goals"].append(
                goal | {"title": f"{self.word}goal{ref}", "words": f"{self.word}goalwords"}
            )
        for ref in ENDS:
            first, done = made["sentences"][0], {"kind": "unpaid_work", "amount": 60, "done": 60}
            made["sentences"].append(
                first | {"ref": ref, "requirements": [done | {"ref": f"D{ref}"}]}
            )


HIDDEN = tuple(
    Hidden(f"Zq{kind}", f"Q77777{number}") for number, kind in enumerate(LIMITS, start=1)
)


def import_hidden(denied: User) -> list[Case]:
    """The three people, each with a decision, a published order and an open difference."""
    ids = copied(f"restricted people of {denied.username}", lambda: _brought_in(denied))
    return list(Case.objects.filter(pk__in=ids).order_by("pk"))


def _brought_in(denied: User) -> list[int]:
    assert factories.imported(*(one.line(denied, {}) for one in HIDDEN))[0].aside == 0
    cases = [Case.objects.get(person__crn=one.crn) for one in HIDDEN]
    helen = manager("helen")
    for one, case in zip(HIDDEN, cases, strict=True):
        work_on(one, case, actor_for(denied), helen)
    # The limits come last, because a decision about a sentence needs somebody who may see it.
    limits = LIMITS.values()
    lines = [one.line(denied, limit) for one, limit in zip(HIDDEN, limits, strict=True)]
    assert factories.imported(*lines)[0].aside == 0
    for one, case, line in zip(HIDDEN, cases, lines, strict=True):
        publish_order(OPERATOR, case, today=factories.TODAY)
        held = case.plan.goals.get(ref="G1").steps.get()
        hold_step(
            OPERATOR,
            case,
            held.pk,
            ChangeNote(factories.TODAY, "waiting_list", f"{one.word}heldwords"),
        )
        line["plan"]["goals"][0]["title"] = f"{one.word}otherplan"
    assert factories.imported(*lines)[0].aside == len(lines)  # differs from what was changed here
    return [case.pk for case in cases]


def work_on(one: Hidden, case: Case, holder: Actor, helen: Actor) -> None:
    """A piece of work, what was learnt, and early ends of which the last is confirmed."""
    steps = dict(Step.objects.filter(goal__plan__case=case).values_list("ref", "pk"))
    said = ChangeNote(factories.TODAY, words=f"{one.word}said")
    record_work(OPERATOR, case, steps["T4"], WorkContent(f"{one.word}done", f"{one.word}how"), said)
    learnt = ConsolidationContent(
        f"{one.word}learnt", look_back_on=factories.TODAY + timedelta(days=7)
    )
    record_consolidation(OPERATOR, case, steps["T6"], learnt, said)
    say_why(helen, case)
    ends = dict(case.sentences.values_list("ref", "pk"))
    for ref in (DECIDED, CONFIRMED):
        because = early_end_content(because=f"{one.word}because")
        decide_early_end(holder, case, ends[ref], because, said)
    confirm_early_end(helen, case, ends[CONFIRMED], said)


def lift_limits(denied: User) -> None:
    """Lifts the limits, so that the same user sees the same people."""
    from django.utils import timezone

    from followthrough.people.models import AccessLimit, Person

    AccessLimit.objects.update(replaced_on=timezone.now())
    Person.objects.update(access_known=True, limited=False)


def names_somebody(text: str) -> list[str]:
    """What `text` gives away of anybody hidden."""
    words = [one.word for one in HIDDEN] + [one.crn for one in HIDDEN]
    words += [one.former_crn for one in HIDDEN]
    return [word for word in words if word.casefold() in text.casefold()]


def patterns(at: Any = None, way: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the product, so that a page made next year is tried as well."""
    for one in (at or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, way + str(one.pattern))
        else:
            yield way + str(one.pattern), one


def list_addresses() -> list[str]:
    """Pages about no one case, plainly and with what they can be asked."""
    plain = [
        reverse(one.name)
        for _, one in patterns()
        if not one.pattern.converters and one.name not in {"sign-out"}
    ]
    kinds = ("safety", "immediate", "legal", "stalled", "agreement", "imports")
    today = [f"{reverse('today')}?kind={kind}" for kind in kinds]
    today += [*map(due_of, ("ben", "amara")), f"{reverse('team-due')}?practitioner=nobody"]
    today.append(f"{reverse('team-not-delivered')}?breaks=yes")
    today += [f"{reverse('team')}?sort={order}" for order in ("fewest", "most")]
    closed = [
        f"{reverse('closed-cases')}?whose={whose}&name={name}"
        for whose in ("mine", "unit")
        for name in ("", "zq", "q7777")
    ]
    return plain + today + closed + [f"{reverse('cases')}?{query}" for query in queries()]


WHOSE = ("mine", "unit", "team")


def queries() -> Iterator[str]:
    yield from (f"whose={whose}&page={page}" for whose in WHOSE for page in (1, 2, 99))
    for name, value in (
        ("need", "accommodation"),
        ("need", "alcohol"),
        ("likelihood", "medium"),
        ("serious_harm", "low"),
        ("stalled", "on"),
        ("ending_soon", "on"),
        ("not_started", "accommodation"),
        ("lacks", "either"),
        ("likelihood", "high_and_very_high"),
    ):
        yield from (f"whose={whose}&{name}={value}" for whose in WHOSE)


def combinations() -> Iterator[dict[str, Any]]:
    """Every filter with every other."""
    asked: dict[str, tuple[Any, ...]] = {
        "whose": WHOSE,
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
    """Status and page, without the tokens that are new each time and without what was typed."""
    text = re.sub(
        r'((?:csrfmiddlewaretoken|form_number)" value=")[^"]+', r"\1", answer.content.decode()
    )
    text = re.sub(r"found=[\w-]+", "found=", text)
    for one in typed:
        text = text.replace(one, "TYPED")
    return f"{answer.status_code} {answer.headers.get('Location', '')}\n{text}"
