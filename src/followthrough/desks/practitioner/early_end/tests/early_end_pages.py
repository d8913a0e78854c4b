"""The pages about ending a sentence early: where they are, who opens them, how one decides."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened, say_why
from followthrough.early_ending.tests.factories import JUDGED
from tests import factories

CRN = "X000001"
NAMES = ("early-end", "confirm-early-end", "withdraw-early-end", "early-end-notice")
DAY = {"ends_on_day": "18", "ends_on_month": "1", "ends_on_year": "2027"}
YES = {f"met_{code}": "met" for code in JUDGED}
BECAUSE = {f"because_{code}": f"Reason for {code}" for code in JUDGED}


def at(case, name: str = "early-end") -> str:
    return reverse(name, args=[CRN, case.sentences.get().pk])


def browser(username: str, role: Role = Role.MANAGER, name: str = "", why: bool = True) -> Client:
    result = Client()
    result.force_login(factories.user(username, role=role, units=(factories.unit(),), name=name))
    if why:
        say_why(result)
    return result


def decide(client, case, **changes):
    return opened(client, at(case)).send(**{**YES, **BECAUSE, **DAY, **changes})
