"""Addresses about one restricted person, and what is sent to each: to every form what somebody
would send who had the page open.

Of the addresses about one case `SENT` names those that take what is sent to
them, and `ONLY_READ` the others; `ABOUT_NO_CASE` names the rest. An address that is in none of them
fails tests/test_every_form_about_restricted_people_is_refused.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, resolve, reverse

from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS
from followthrough.early_ending.tests.factories import JUDGED
from followthrough.people.models import Case
from followthrough.plans.models import Step, WorkRecord
from tests.restricted_people import CONFIRMED, DECIDED, UNDECIDED, patterns
from tests.restricted_states import TWIN

Parts = dict[str, int | str]
DAY = {"day": "18", "month": "1", "year": "2027"}


@dataclass(frozen=True)
class Post:
    """`values` are typed into the form of the page `on` (by default the address itself, asked with
    `query`); what else the form holds is sent as it stands. `by` is who may send it without the
    limit; `parts` are those of the address that `PARTS` has otherwise; `once` names what has to be
    so of the case first, in `restricted_states.STATES`."""

    values: Mapping[str, str]
    query: str = ""
    on: str = ""
    by: str = "ben"
    parts: Mapping[str, str] = field(default_factory=dict)
    once: str = ""


WORDS = {"words": "some words"}
ON_THAT_DAY = {"on_day": "4", "on_month": "1", "on_year": "2027"}

NEED = {"immediacy": "soon", "severity": "low"}
ANSWERS = {f"met_{code}": "met" for code in JUDGED} | {f"because_{code}": "So" for code in JUDGED}
LOOKED = {f"again_on_{part}": value for part, value in DAY.items()}

SENT: dict[str, list[Post]] = {
    "cover": [Post({"reason": "duty"}, by="mo")],
    "close-case": [Post({"reason": "revoked", **ON_THAT_DAY, **WORDS})],
    "reopen-case": [Post({**WORDS, **ON_THAT_DAY}, once="closed")],
    "record-death": [Post(ON_THAT_DAY)],
    "take-back-death": [Post(WORDS, once="died")],
    "correct-death": [
        Post({"on_day": "3", "on_month": "1", "on_year": "2027"}, by="mo", once="said to have died")
    ],
    "put-off": [Post({"until": "2027-01-05", "reason": "arranged"})],
    "done-elsewhere": [Post({"who": "Somebody", **ON_THAT_DAY, **WORDS})],
    "asked-again": [Post({"what": "put_off"}, on="case", once="put off")],
    "mistake-told": [Post({**WORDS, **ON_THAT_DAY}, once="said by mistake to have died")],
    "after-death": [Post({**WORDS, **ON_THAT_DAY}, by="mo", once="died")],
    "told-of-end": [Post({**WORDS, **ON_THAT_DAY}, once="died")],
    "told-of-step": [Post({**WORDS, **ON_THAT_DAY}, once="died while they wait")],
    "same-person": [
        Post({"found": "two", **WORDS}, by="mo", once="twice"),
        Post({"found": TWIN, **WORDS}, by="mo", once="twice"),
    ],
    "undo-merge": [Post(WORDS, by="mo", once="merged")],
    "carry-over": [Post(WORDS, once="merged")],
    "move-case": [Post({"unit": "U2", **WORDS}, by="mo")],
    "take-back-move": [Post(WORDS, by="mo", once="moved")],
    "reallocate": [Post({"to": "amara", "reason": "workload"}, by="mo")],
    "difference": [Post({"keep": "ours"}), Post({"keep": "theirs"})],
    "publish-order": [Post({"read": WHATEVER_IT_LACKS}, on="plan")],
    "withdraw-order": [Post(WORDS)],
    "record-in-row": [Post({"what": "finished"}, on="plan")],
    "length-in-row": [Post({"weeks": "9"}, on="plan")],
    "release-confirmed": [
        Post({"day": "2027-01-08", "who": "The prison"}, on="plan", once="leaves prison")
    ],
    "preferred-order": [Post(WORDS)],
    "decide-step": [
        Post({"what": "hold", "hold_reason": "waiting_list", "confirmed": "on"}),
        Post({"what": "drop", "drop_reason": "unwilling", "confirmed": "on"}),
    ],
    "add-goal": [Post({"title": "A goal", "when": "now"}, query="?area=finance")],
    "change-goal": [Post({"title": "Another goal"})],
    "end-goal": [Post({"what": "removed", "why": "Some words"})],
    "add-step": [Post({"text": "A step", "way": "staff"})],
    "edit-step": [Post({"text": "Another step"})],
    "agreement": [Post({"state": "did_not_agree", "present": "Two people", **WORDS})],
    "review": [Post({"person_words": "Some words"})],
    "add-part": [
        Post({"area": "finance", **NEED}),
        Post({"area": "finance", "text": "Money"}, parts={"kind": "strengths"}),
        Post({"code": "temporary_home"}, parts={"kind": "circumstances"}),
    ],
    "change-part": [
        Post(NEED),
        Post({"take_away": "yes"}),
        Post({"text": "Money"}, parts={"kind": "strengths", "key": "ST1"}),
        Post({"note": "A note"}, parts={"kind": "circumstances", "key": "cares_for_adult"}),
    ],
    "work-step": [
        Post({"what": "worked", "done": "Some work"}),
        Post({"what": "needs_help", "help": "A lift"}),
        Post({"what": "finished"}),
    ],
    "step-not-delivered": [Post({"reason": "not_available", "agrees": "not_asked"})],
    "take-back": [Post({})],
    "correct-work": [Post({"done": "Other work"}), Post({"take_away": "yes"})],
    "step-answer": [Post({"agrees": "agrees", **WORDS})],
    "step-finished": [Post({"learnt": "To ask", "whose": "person"}, on="step-finished")],
    "look-back": [Post({"still": "Well", **LOOKED}, on="step-finished")],
    "recognise": [Post({}, on="step-finished")],
    "early-end": [Post(ANSWERS | {f"ends_on_{part}": value for part, value in DAY.items()})],
    "confirm-early-end": [Post(WORDS, by="mo")],
    "early-end-told": [Post(WORDS)],
    "withdraw-early-end": [Post(WORDS)],
}

# Buttons that fill a form, or lead back to it, and save nothing.
NOT_TO_SAVE = {"use": "0", "kind": "accommodation_support", "back": "on"}

ONLY_READ = {
    *("case", "plan", "case-timeline", "my-plan", "early-end-notice"),
    *("earlier-case", "merged-records", "goals-before", "delivery-before"),
    *("versions", "version-line", "version-assessment", "version-plan", "version-order"),
}
ABOUT_NO_CASE = {
    *(
        "home",
        "today",
        "cases",
        "closed-cases",
        "group-plan",
        "services",
        "sign-in",
        "sign-in-persona",
        "sign-out",
    ),
    *("team", "team-due", "team-unallocated", "team-moved", "team-no-agreed-plan"),
    *("team-not-delivered", "team-requirements", "team-same-person"),
}

# The goal, step or sentence that an address is about, where the first of them will not do.
GOALS = {"end-goal": "G4"}
STEPS = {
    "length-in-row": "T2",  # a course
    **dict.fromkeys(
        ("decide-step", "edit-step", "record-in-row", "take-back", "work-step"),
        "T4",
    ),
    **dict.fromkeys(("correct-work", "step-not-delivered"), "T4"),
    "step-answer": "T5",
    "told-of-step": "T3",
    **dict.fromkeys(("step-finished", "look-back", "recognise"), "T6"),
}
SENTENCES = {
    "early-end": UNDECIDED,
    "confirm-early-end": DECIDED,
    **dict.fromkeys(("early-end-told", "early-end-notice", "withdraw-early-end"), CONFIRMED),
}


def case_addresses(case: Case | None, crn: str) -> list[str]:
    """The address of each page about one case. A new part of an address has to be added here."""
    result = []
    for _, one in patterns():
        if one.pattern.converters:
            result.append(reverse(one.name, kwargs=parts_of(case, one, crn, one.name)))
    return result


def parts_of(case: Case | None, address: URLPattern, crn: str, name: str = "") -> Parts:
    """What stands in that address of one case; 1 for what the case has not. `name` is that of the
    address, where it needs a goal, step or sentence of its own."""
    known: Parts = {"crn": crn, "kind": "needs", "key": "accommodation", "task": "report"}
    known |= {"other": TWIN, "about": "register:rcpr"}
    known |= {"thing": "register-review", "subject": "register:rcpr", "since": "2026-12-01"}
    result: Parts = {}
    for part in address.pattern.converters:
        if part in known:
            result[part] = known[part]
        else:
            assert part in IDS, f"Say in tests/restricted_posts.py what to try for {part}."
            row = IDS[part](case, name) if case is not None else None
            result[part] = row.pk if row is not None else 1
    return result


def _steps(case: Case) -> QuerySet[Step]:
    return Step.objects.filter(goal__plan=case.plan).order_by("pk")


def _step(case: Case, name: str) -> Step | None:
    steps = _steps(case)
    return steps.get(ref=STEPS[name]) if name in STEPS else steps.first()


def _sentence(case: Case, name: str) -> Model:
    ends = {"ref": SENTENCES[name]} if name in SENTENCES else {}
    return case.sentences.filter(**ends).order_by("pk")[0]


def _first(rows: Any) -> Model | None:
    return rows.order_by("pk").first()


# The row that an address of that name is about, by the part of it that holds its id.
IDS: dict[str, Callable[[Case, str], Model | None]] = {
    "case_id": lambda case, _: case,
    "goal_id": lambda case, name: case.plan.goals.get(ref=GOALS.get(name, "G1")),
    "step_id": _step,
    "work_id": lambda case, _: _first(WorkRecord.objects.filter(step__in=_steps(case))),
    "sentence_id": _sentence,
    "line_id": lambda case, _: _first(case.source_lines),
    "snapshot_id": lambda case, _: _first(case.plan.snapshots),
    "order_id": lambda case, _: _first(case.orders),
    "assessment_id": lambda case, _: _first(case.assessments),
}


def addresses_under(crn: str, case: Case, *, nothing: bool = False) -> list[str]:
    """The address of each page about one part of a case that has an id of its own; `nothing` puts
    ids there that no part of any case has."""
    result = []
    for _, one in patterns():
        if ids := IDS.keys() & one.pattern.converters.keys():
            parts = parts_of(case, one, crn, one.name) | (
                dict.fromkeys(ids, 10**9) if nothing else {}
            )
            result.append(reverse(one.name, kwargs=parts))
    return result


def address_of(case: Case, name: str, post: Post) -> str:
    one = next(one for _, one in patterns() if one.name == name)
    wanted = {part: post.parts[part] for part in post.parts.keys() & one.pattern.converters.keys()}
    return reverse(name, kwargs=parts_of(case, one, case.person.crn, name) | wanted)


def asked(client: Client, address: str, version: int = 1) -> list[HttpResponse]:
    """The answers to every way of asking; forms hold the plan's `version`."""
    posts = SENT.get(resolve(address.split("?")[0]).url_name, [])
    posted = POSTED | (dict(posts[0].values) if posts else {}) | {"seen_version": str(version)}
    return [client.get(address), client.post(address, posted), client.head(address)]


POSTED = {"what": "stable_enough", "words": "some words", "confirmed": "on"}
POSTED |= {"keep": "theirs", "seen": "", "step_1": "1"}
