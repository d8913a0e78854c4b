"""The header that stands on every page of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.people.rules import CaseFacts, Regime, YesNo
from followthrough.people.rules.case_life import is_over
from followthrough.people.words import (
    HARM_TO,
    LIKELIHOOD,
    REGIMES,
    SERIOUS_HARM,
    age_text,
    birth_text,
    say_custody,
)
from followthrough.policy import Pack

# How loud an alert is drawn, by the group in which practitioners know it.
TONES = {
    "alerts": "danger",
    "public_protection": "danger",
    "safeguarding": "warning",
    "information": "information",
}


@dataclass(frozen=True)
class CaseHeader:
    name: str
    preferred_name: str
    crn: str
    age: str
    born: str
    likelihood: str | None
    rosh: str | None
    rosh_to: list[str]
    alerts: list[dict[str, str]]
    custody: str | None
    regime: str | None
    tabs: list[dict[str, Any]]
    died_on: date | None = None  # then nothing else is said of the person


def case_header(case: CaseFacts, pack: Pack, today: date, tabs: list[dict[str, Any]]) -> CaseHeader:
    assessment = case.assessment
    return CaseHeader(
        name=case.name,
        preferred_name=case.preferred_name,
        crn=case.crn,
        age=age_text(case.born, today),
        born=birth_text(case.born, short=True),
        likelihood=LIKELIHOOD[assessment.likelihood] if assessment else None,
        rosh=SERIOUS_HARM[assessment.serious_harm] if assessment else None,
        rosh_to=[HARM_TO[who] for who in assessment.harm_to] if assessment else [],
        alerts=_alerts(case, pack),
        custody=None if is_over(case) else say_custody(case, today) or None,
        regime=None if is_over(case) else _regime(case),
        tabs=tabs,
        died_on=case.died_on,
    )


def _alerts(case: CaseFacts, pack: Pack) -> list[dict[str, str]]:
    if case.assessment is None:
        return []
    alerts = []
    if case.assessment.risk_to_staff:
        alerts.append({"label": "Risk to staff", "tone": "danger"})
    if case.assessment.victim_contact == YesNo.YES:
        alerts.append({"label": "Victim contact", "tone": "information"})
    for register in case.assessment.registers:
        kind = pack.known.registers.get(register.code)
        group = kind.category.lower().replace(" ", "_") if kind else ""
        label = kind.label if kind else register.code
        alerts.append({"label": label, "tone": TONES.get(group, "neutral")})
    return alerts


def _regime(case: CaseFacts) -> str | None:
    unusual = {s.regime for s in case.sentences} - {Regime.ACTIVE}
    return REGIMES[sorted(unusual)[0]] if unusual else None
