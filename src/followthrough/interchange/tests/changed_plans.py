"""Plans of a caseload file, each with one change, and how that is told beside the plan here."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from followthrough import policy
from followthrough.interchange.plan_comparison import ABSENT
from followthrough.plans.rules import AgreementState
from followthrough.plans.words import AGREEMENTS as SAID
from tests import factories

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
