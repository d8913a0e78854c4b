"""Whatever the file's plan would bring is shown beside the plan here before anybody settles it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from followthrough import policy
from followthrough.common.actors import OPERATOR
from followthrough.interchange.actions import settle_difference
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.plan_comparison import ABSENT, Group, compare_plans
from followthrough.interchange.plan_words import SAID_LABELS, Names, text_of_plan, text_of_plan_data
from followthrough.interchange.queries import open_difference
from followthrough.people.models import Case
from followthrough.people.queries import case_facts
from followthrough.plans.import_schema import PlanIn
from followthrough.plans.models import Plan, Preference
from followthrough.plans.queries import plan_facts
from followthrough.plans.queries.differences import said_of_steps
from followthrough.plans.rules import AgreementState
from followthrough.plans.words import AGREEMENTS as SAID
from tests import factories

pytestmark = pytest.mark.django_db

PACK = policy.on(factories.TODAY)
Change = Callable[[dict[str, Any]], object]
Told = tuple[str, str, str, str]


def first(plan: dict[str, Any]) -> dict[str, Any]:
    step: dict[str, Any] = plan["goals"][0]["steps"][0]
    return step


def last(plan: dict[str, Any]) -> dict[str, Any]:
    step: dict[str, Any] = plan["goals"][1]["steps"][1]
    return step


def said(plan: dict[str, Any], kind: str, words: str) -> None:
    """Of whoever delivers the first step."""
    first(plan)["delivery"] = {
        "referred_on": "2026-11-02",
        f"{kind}_on": "2026-11-10",
        f"{kind}_words": words,
    }


WHOLE = "The plan as a whole"
GOAL = "Goal: I have a settled place to live"
STEP = "Step: Meet the housing adviser"
PROGRAMME = "Step: Take part in Building Choices"

CHANGES: dict[str, tuple[Change, Told]] = {
    "title": (
        lambda p: p["goals"][0].update(title="A home"),
        (GOAL, "Goal", "I have a settled place to live", "A home"),
    ),
    "area": (
        lambda p: p["goals"][0].update(area="finance"),
        (GOAL, "Need", "Accommodation", PACK.area_label("finance")),
    ),
    "now or later": (
        lambda p: p["goals"][0].update(when="later"),
        (GOAL, "When", "For now", "For later"),
    ),
    "state": (
        lambda p: p["goals"][0].update(state="achieved"),
        (GOAL, "State", "Working on it", "Achieved"),
    ),
    "words of a goal": (
        lambda p: p["goals"][0].update(words="My own door"),
        (GOAL, "In the person’s words", "Not said", "“My own door”"),
    ),
    "text": (
        lambda p: first(p).update(text="Ring the council"),
        (STEP, "Step", "Meet the housing adviser", "Ring the council"),
    ),
    "who": (
        lambda p: first(p).update(actor="person"),
        (STEP, "Who", "Service provider", "The person"),
    ),
    "route": (
        lambda p: first(p).update(route="signposting"),
        (STEP, "How", "By referral", "Signposting"),
    ),
    "kind of work": (
        lambda p: first(p).update(intervention="problem_solving_sessions"),
        (
            STEP,
            "Kind of work",
            PACK.interventions["accommodation_support"].label,
            PACK.interventions["problem_solving_sessions"].label,
        ),
    ),
    "protects others": (
        lambda p: first(p).update(protects_others=True),
        (STEP, "Protects others", "Not said", "Yes"),
    ),
    "requirement": (
        lambda p: last(p).pop("requirement"),
        (PROGRAMME, "Delivers", PACK.requirements["accredited_programme"].label, "Not said"),
    ),
    "strength": (
        lambda p: first(p).pop("strength"),
        (STEP, "Builds on", "A supportive sister", "Not said"),
    ),
    "by when": (
        lambda p: first(p).update(by_on="2027-02-01"),
        (STEP, "By when", "Not said", "1 February 2027"),
    ),
    "referred": (
        lambda p: first(p).update(delivery={"referred_on": "2026-11-02"}),
        (STEP, "Referred", "Not said", "2 November 2026"),
    ),
    "started": (
        lambda p: first(p).update(delivery={"started_on": "2026-11-03"}),
        (STEP, "Started", "Not said", "3 November 2026"),
    ),
    "asked": (
        lambda p: said(p, "asked", "So Bea says"),
        (STEP, "Asked: it stands as it was", "Not said", "10 November 2026"),
    ),
    "what they said": (
        lambda p: said(p, "asked", "So Bea says"),
        (STEP, "Who was asked, and what they said", "Not said", "“So Bea says”"),
    ),
    "passed on": (
        lambda p: said(p, "passed_on", "To Ana, says Bea"),
        (STEP, "Passed on to somebody else", "Not said", "10 November 2026"),
    ),
    "to whom": (
        lambda p: said(p, "passed_on", "To Ana, says Bea"),
        (
            STEP,
            "To whom it was passed on, and who said so",
            "Not said",
            "“To Ana, says Bea”",
        ),
    ),
    "finished": (
        lambda p: first(p).update(
            delivery={"started_on": "2026-11-03", "finished_on": "2026-12-01"}
        ),
        (STEP, "Finished", "Not said", "1 December 2026"),
    ),
    "not delivered": (
        lambda p: first(p).update(
            delivery={"not_delivered_on": "2026-11-03", "not_delivered_reason": "unwilling"}
        ),
        (
            STEP,
            "Not delivered",
            "Not said",
            f"3 November 2026: {PACK.reasons['unwilling'].label}",
        ),
    ),
    "stable enough": (
        lambda p: first(p).update(delivery={"stable_on": "2026-12-24"}),
        (STEP, "“Stable enough” recorded", "Not said", "24 December 2026"),
    ),
    "agreement": (
        lambda p: p.update(agreement={"state": "provisional", "on": "2026-10-20"}),
        (WHOLE, "Agreement", SAID[AgreementState.AGREED], SAID[AgreementState.PROVISIONAL]),
    ),
    "day of the agreement": (
        lambda p: p["agreement"].update(on="2026-10-21"),
        (WHOLE, "Day of the agreement", "20 October 2026", "21 October 2026"),
    ),
    "words of the agreement": (
        lambda p: p["agreement"].update(words="Fine."),
        (WHOLE, "Said about the plan", "“I want my own place.”", "“Fine.”"),
    ),
    "day of the plan": (
        lambda p: p.update(made_on="2026-10-18"),
        (WHOLE, "Plan made on", "20 October 2026", "18 October 2026"),
    ),
    "preferred order": (
        lambda p: p["preference"].update(steps=["T3", "T1"]),
        (
            WHOLE,
            "Order that the person would like",
            "1. Meet the housing adviser",
            "1. Take part in Building Choices and 2. Meet the housing adviser",
        ),
    ),
    "no preferred order": (
        lambda p: p.pop("preference"),
        (WHOLE, "Said about that order", "“First a home.”", "Not said"),
    ),
    "day of the preferred order": (
        lambda p: p["preference"].update(on="2026-10-25"),
        (WHOLE, "Day of that wish", "21 October 2026", "25 October 2026"),
    ),
    "order of the goals": (
        lambda p: p["goals"].reverse(),
        (
            WHOLE,
            "Order of the goals",
            "1. I have a settled place to live and 2. I stop and think before I act",
            "1. I stop and think before I act and 2. I have a settled place to live",
        ),
    ),
    "order of the steps": (
        lambda p: p["goals"][1]["steps"].reverse(),
        (
            "Goal: I stop and think before I act",
            "Order of its steps",
            "1. Practise problem solving with Amara and 2. Take part in Building Choices",
            "1. Take part in Building Choices and 2. Practise problem solving with Amara",
        ),
    ),
    "a step in another goal": (
        lambda p: p["goals"][0]["steps"].append(p["goals"][1]["steps"].pop()),
        (PROGRAMME, "Goal", "I stop and think before I act", "I have a settled place to live"),
    ),
    "a step taken away": (
        lambda p: p["goals"][1]["steps"].pop(),
        (
            PROGRAMME,
            "Step",
            "Take part in Building Choices. Goal: I stop and think before I act. Who: Service "
            "provider. How: By referral. Kind of work: "
            f"{PACK.interventions['building_choices_moderate'].label}. Delivers: "
            f"{PACK.requirements['accredited_programme'].label}",
            ABSENT,
        ),
    ),
    "a goal removed": (
        lambda p: p["goals"][1].update(state="removed"),
        (
            "Goal: I stop and think before I act",
            "Goal",
            f"I stop and think before I act. Need: {PACK.area_label('thinking')}. When: For now. "
            "State: Working on it",
            ABSENT,
        ),
    ),
    "a goal more": (
        lambda p: p["goals"].append(
            {"ref": "G3", "area": "finance", "title": "I pay my rent", "when": "later"}
        ),
        (
            "Goal: I pay my rent",
            "Goal",
            ABSENT,
            f"I pay my rent. Need: {PACK.area_label('finance')}. When: For later. State: Working "
            "on it",
        ),
    ),
}


def line_with(change: Change) -> dict[str, Any]:
    line = copy.deepcopy(BASE)
    change(line["plan"])
    return line


BASE = factories.line()
BASE["plan"]["preference"] = {"steps": ["T1"], "on": "2026-10-21", "words": "First a home."}


def told(groups: tuple[Group, ...]) -> list[Told]:
    return [(g.title, row.label, row.here, row.there) for g in groups for row in g.rows]


def differs(line: dict[str, Any], base: dict[str, Any] = BASE) -> int:
    """Brings the case in, changes it here, and brings in the line. The id of the case."""
    factories.practitioner(factories.unit())
    assert factories.imported(base)[0].aside == 0
    Plan.objects.update(changed_here_on=timezone.now())
    assert factories.imported(line)[0].rules == {"changed-here": 1}
    return Plan.objects.get().case_id


def shown(case_id: int) -> list[Told]:
    result = open_difference(case_facts([case_id])[case_id], plan_facts([case_id])[case_id], PACK)
    assert result is not None
    return told(result.groups)


@pytest.mark.parametrize(("change", "row"), CHANGES.values(), ids=CHANGES)
def test_what_the_file_says_otherwise_stands_in_a_row(change: Change, row: Told) -> None:
    assert row in shown(differs(line_with(change)))


@pytest.mark.parametrize("change", [change for change, _ in CHANGES.values()], ids=CHANGES)
def test_once_the_files_plan_is_taken_nothing_differs(change: Change) -> None:
    line = line_with(change)
    case_id = differs(line)
    case = Case.objects.get(pk=case_id)
    settle_difference(OPERATOR, case, keep="theirs", today=factories.TODAY)
    facts = case_facts([case_id])[case_id]
    wish = Preference.objects.filter(replaced_on=None).values_list("on", flat=True).first()
    plan = plan_facts([case_id])[case_id]
    here = text_of_plan(plan, facts, PACK, wish, said_of_steps(plan.plan_id, SAID_LABELS))
    read = CaseLine.model_validate(line).plan
    assert read is not None
    there = text_of_plan_data(read.model_dump(mode="json"), Names.of_case(facts, PACK), PACK)
    assert told(compare_plans(here, there)) == []


def test_only_what_differs_is_shown() -> None:
    change, row = CHANGES["title"]
    assert shown(differs(line_with(change))) == [row]


def test_two_requirements_of_one_kind_are_told_apart() -> None:
    line = copy.deepcopy(BASE)
    for number in "34":
        line["sentences"][0]["requirements"].append(
            {"ref": f"R{number}", "kind": "accredited_programme"}
        )
    last(line["plan"])["requirement"] = "R3"
    label = PACK.requirements["accredited_programme"].label
    assert (PROGRAMME, "Delivers", f"{label} (R2)", f"{label} (R3)") in shown(differs(line))


def test_a_requirement_that_the_sentence_lost_is_said_in_words() -> None:
    line = copy.deepcopy(BASE)
    del line["sentences"][0]["requirements"][1]
    del last(line["plan"])["requirement"]
    gone = "A requirement that the sentence no longer has"
    assert (PROGRAMME, "Delivers", gone, "Not said") in shown(differs(line))


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("asked", "Who was asked, and what they said"),
        ("passed_on", "To whom it was passed on, and who said so"),
    ],
)
def test_other_words_of_the_same_day_are_shown(kind: str, label: str) -> None:
    """Nothing else differs: without them the page would ask to choose between two of the same."""
    before = line_with(lambda p: said(p, kind, "To Ana, says Bea"))
    after = line_with(lambda p: said(p, kind, "To Carl, says Dan"))
    assert shown(differs(after, before)) == [
        (STEP, label, "“To Ana, says Bea”", "“To Carl, says Dan”")
    ]


class Asked(dict[str, Any]):
    """What a file says, with the fields that were asked for."""

    def __init__(self, content: Any, names: set[str], path: str = "") -> None:
        super().__init__()
        for name, value in content.items():
            self[name] = _noted(value, names, f"{path}{name}")
        self.names, self.path = names, path

    def __getitem__(self, name: str) -> Any:
        self.names.add(f"{self.path}{name}")
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(f"{self.path}{name}")
        return super().get(name, default)


def _noted(value: Any, names: set[str], path: str) -> Any:
    if isinstance(value, dict):
        return Asked(value, names, f"{path}.")
    if isinstance(value, list):
        return [_noted(one, names, path) for one in value]
    return value


def fields_of(content: Any, path: str = "") -> set[str]:
    """All that the format of a plan has, by the place of its value."""
    if isinstance(content, list):
        return {name for one in content for name in fields_of(one, path)}
    if not isinstance(content, dict):
        return {path}
    return {
        name
        for key, value in content.items()
        for name in fields_of(value, f"{path}.{key}" if path else key)
    }


def test_no_field_of_a_plan_is_passed_over() -> None:
    """One that is added to the format and not to the words would be taken in unseen."""
    line = line_with(lambda p: (said(p, "asked", "So"), said(p, "passed_on", "To Ana")))
    delivery = first(line["plan"])["delivery"]
    delivery |= {"asked_on": "2026-11-10", "asked_words": "So", "not_delivered_on": "2026-12-01"}
    delivery |= {"not_delivered_reason": "unwilling"}
    content = PlanIn.model_validate(line["plan"]).model_dump(mode="json")
    asked: set[str] = set()
    text_of_plan_data(Asked(content, asked), Names({}, {}), PACK)
    assert fields_of(content) <= asked
