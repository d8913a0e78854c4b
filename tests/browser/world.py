"""A populated desk for a real browser: 85 cases, one of which has something of everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.dates import today_in_london
from followthrough.people.models import Case
from followthrough.plans.actions.consolidation import ConsolidationContent, record_consolidation
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import hold_step, move_step, record_stable_enough
from followthrough.plans.actions.step_progress import ask_for_help
from followthrough.plans.actions.work_records import WorkContent, record_work
from followthrough.sequencing.actions import publish_order
from tests import factories
from tests.browser.world_lines import LONG, forty_lines, line_of, lines, places
from tests.copies import copied

RICH, NO_PLAN, FREE = "X000001", "X000002", "X000004"
CLOSED = "X000086"


@dataclass(frozen=True)
class World:
    """`base` is the address of the server; `sessions` are keys of signed-in users by name,
    `users` their ids. `versions` has a version of each kind by the name of its address. `worked`
    are a step that was worked on and the piece of work; `stopped` was not delivered, with `learnt`
    something was learnt."""

    base: str
    sessions: dict[str, str]
    users: dict[str, int]
    step: int
    free_step: int
    versions: dict[str, int]
    goal: int
    worked: tuple[int, int]
    stopped: int
    learnt: int
    sentence: int

    def pages(self) -> dict[str, str]:
        """Every page that an address leads to, as the practitioner opens it."""
        result = {
            "today": reverse("today"),
            "today, one kind": reverse("today") + "?kind=safety",
            "today, nothing": reverse("today") + "?kind=imports&page=9",
            "cases": reverse("cases"),
            "cases of the unit, page 2": reverse("cases") + "?whose=unit&page=2",
            "cases, nobody": reverse("cases") + "?name=nobody",
            "cases, error": reverse("cases") + "?likelihood=enormous",
            "services": reverse("services") + "?unit=U1",
            "services, ended too": reverse("services") + "?unit=U1&ended=on&need=accommodation",
            "services, error": reverse("services") + "?unit=U1&age=7",
            "case without a plan": reverse("case", args=[NO_PLAN]),
            "change a step": reverse("decide-step", args=[RICH, self.step]),
            "not found": reverse("case", args=["X999999"]),
            "closed cases": reverse("closed-cases"),
            "a closed case": reverse("case", args=[CLOSED]),
            "close a case": reverse("close-case", args=[FREE]),
            "open a case again": reverse("reopen-case", args=[CLOSED]),
            "record a death": reverse("record-death", args=[FREE]),
        }
        for name in (
            "case",
            "case-timeline",
            "preferred-order",
            "withdraw-order",
            "difference",
            "versions",
        ):
            result[name] = reverse(name, args=[RICH])
        for name, version in self.versions.items():
            result[name] = reverse(name, args=[RICH, version])
        return result | self._making() | self._working()

    def managers_pages(self) -> dict[str, str]:
        names = ("unallocated", "no-agreed-plan", "not-delivered", "requirements", "same-person")
        result = {name: reverse(f"team-{name}") for name in names}
        return result | {
            "team": reverse("team"),
            "one practitioner": f"{reverse('team-due')}?practitioner={self.users['amara']}",
            "where it breaks": reverse("team-not-delivered") + "?breaks=on",
            "reallocate": reverse("reallocate", args=[FREE]),
            "move a case": reverse("move-case", args=[FREE]),
            "cover": reverse("cover", args=[FREE]),
            "a case that somebody else holds": reverse("plan", args=[FREE]),
        }

    def _making(self) -> dict[str, str]:
        result = {
            "plan, where there is none": reverse("plan", args=[NO_PLAN]),
            "first goal": reverse("add-goal", args=[NO_PLAN]) + "?area=accommodation",
            "my plan without a plan": reverse("my-plan", args=[NO_PLAN]),
            "add-goal, area": reverse("add-goal", args=[RICH]) + "?area=thinking",
            "early-end": reverse("early-end", args=[RICH, self.sentence]),
            "change-part": reverse("change-part", args=[RICH, "needs", "thinking"]),
        }
        for name in ("plan", "add-goal", "agreement", "review", "my-plan"):
            result[name] = reverse(name, args=[RICH])
        for name in ("change-goal", "end-goal", "add-step"):
            result[name] = reverse(name, args=[RICH, self.goal])
        for kind in ("needs", "strengths", "circumstances"):
            result[f"add-part, {kind}"] = reverse("add-part", args=[RICH, kind])
        return result

    def _working(self) -> dict[str, str]:
        step, _ = self.worked
        result = {
            "correct-work": reverse("correct-work", args=[RICH, *self.worked]),
            "step-answer": reverse("step-answer", args=[RICH, self.stopped]),
            "what was learnt": reverse("step-finished", args=[RICH, self.learnt]),
            "your team, as a colleague": reverse("team"),
            "a colleague's cases": f"{reverse('team-due')}?practitioner={self.users['ben']}",
        }
        for name in ("work-step", "edit-step", "step-not-delivered", "take-back", "step-finished"):
            result[name] = reverse(name, args=[RICH, step])
        return result


def build() -> dict[str, Any]:
    """Everything through the importer and the actions. Gives the parts of a `World`."""
    return _of_world("for a browser", lines)


def build_forty() -> dict[str, Any]:
    """The same with forty open cases, of people with names as people have them."""
    return _of_world("forty cases for a browser", forty_lines)


def _of_world(name: str, of_file: Callable[[date], list[dict[str, Any]]]) -> dict[str, Any]:
    parts = copied(name, lambda: _made(of_file))
    sessions, users = {}, {}
    for user in User.objects.filter(username__in=["amara", "ben", "ines", "helen"]):
        client = Client()
        client.force_login(user)
        sessions[user.username] = client.cookies["sessionid"].value
        users[user.username] = user.pk
    return {"sessions": sessions, "users": users, **parts}


def _made(of_file: Callable[[date], list[dict[str, Any]]]) -> dict[str, Any]:
    today = today_in_london()
    amara = factories.practitioner(factories.unit())
    factories.user("ben", units=(factories.unit(),), name="Ben Carter")
    factories.user("ines", Role.INSPECTOR, name="Inés Ortega")
    factories.user("helen", Role.MANAGER, units=(factories.unit(),), name="Helen Castle")
    places(today)
    summary, rows = factories.imported(*of_file(today), today=today)
    assert summary.aside == 0, rows
    _work(amara, today)
    rich = line_of(1, today) | {"person": {**line_of(1, today)["person"], "last_name": "Waters"}}
    rich["plan"]["goals"][0]["title"] = "I have a room of my own"
    assert factories.imported(rich, today=today)[0].aside == 1
    case = Case.objects.get(person__crn=RICH)
    return {
        "step": _step(RICH, "T2"),
        "free_step": _step(FREE, "T2"),
        "versions": _versions(),
        "goal": case.plan.goals.get(ref="G2").pk,
        "sentence": case.sentences.get().pk,
        "worked": _worked(amara, today),
        "stopped": _step(RICH, "T6"),
        "learnt": _learnt(amara, today),
    }


def _learnt(amara: User, today: date) -> int:
    by, case, step = actor_for(amara), Case.objects.get(person__crn=RICH), _step(RICH, "T5")
    learnt = ConsolidationContent(
        f"To ask the {LONG}", "At work", "person", today + timedelta(days=9)
    )
    record_consolidation(by, case, step, learnt, ChangeNote(today))
    return step


def _worked(amara: User, today: date) -> tuple[int, int]:
    """After the orders were published, so that these stay as they are."""
    by, case, step = actor_for(amara), Case.objects.get(person__crn=RICH), _step(RICH, "T7")
    ask_for_help(by, case, step, ChangeNote(today, words="A lift on Tuesdays"))
    work = WorkContent(f"Visited the {LONG}", "It went well", "person")
    return step, record_work(by, case, step, work, ChangeNote(today)).pk


def _versions() -> dict[str, int]:
    case = Case.objects.get(person__crn=RICH)
    return {
        "version-line": case.source_lines.earliest("pk").pk,
        "version-plan": case.plan.snapshots.earliest("pk").pk,
        "version-order": case.orders.earliest("pk").pk,
    }


def _step(crn: str, ref: str) -> int:
    case = Case.objects.get(person__crn=crn)
    return next(s.pk for goal in case.plan.goals.all() for s in goal.steps.all() if s.ref == ref)


def _work(amara: User, today: date) -> None:
    """What the practitioner did: decisions of each kind, and two published orders."""
    by, case = actor_for(amara), Case.objects.get(person__crn=RICH)
    publish_order(by, case, today=today)
    hold_step(by, case, _step(RICH, "T8"), ChangeNote(today, "unwilling", "Later."))
    weeks = today + timedelta(weeks=3)
    move_step(by, case, _step(RICH, "T9"), weeks, ChangeNote(today, "travel"))
    record_stable_enough(
        by, case, _step(RICH, "T1"), ChangeNote(today, words="A month in the room.")
    )
    publish_order(by, case, today=today)
