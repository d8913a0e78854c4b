"""A new kind of thing to do, its sentence, a facet that it reads, a filter, a card, a link, an
alert and a role are each declared in one place, and stand on the pages without an edit of any of
them. This module is the room that declares them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pytest
from django.template import engines
from django.test import Client
from jinja2 import DictLoader

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor
from followthrough.common.facets import FACETS, facet
from followthrough.common.registry import Registry
from followthrough.common.roles import ROLES, Capability, Role, RoleRow
from followthrough.delivery.actions.digests import make_anew
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries.coverage import coverage_of
from followthrough.desks.shared.case import OpenedCase, opened_case
from followthrough.desks.shared.case_cards import CASE_CARDS, case_card
from followthrough.desks.shared.context import DESK_LINKS, DeskLink
from followthrough.people.alerts import REQUIREMENT_ALERTS as ALERTS
from followthrough.people.alerts import RequirementAlert, requirement_alert
from followthrough.people.filters import CASE_FILTERS, CaseFilter, case_filter, ticked
from followthrough.people.models import Case
from followthrough.people.rules import KnowsCase
from followthrough.people.rules.due_item import (
    DUE_KINDS,
    DUE_RULES,
    LEGAL,
    Due,
    DueKind,
    Urgency,
    due_rule,
)
from followthrough.people.telling import DUE_WORDS, About, DueText, says
from followthrough.policy import Context
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

ENFORCEMENT = Urgency(LEGAL.place - 1, "enforcement", "Enforcement")


@pytest.fixture(autouse=True)
def room_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test declares is gone after it."""
    due = (DUE_KINDS, DUE_RULES, DUE_WORDS)
    for registry in (FACETS, *due, CASE_FILTERS, CASE_CARDS, DESK_LINKS, ALERTS):
        registry.all()
        monkeypatch.setattr(registry, "declared", dict(registry.declared))


@pytest.fixture
def amara() -> User:
    return factories.practitioner(factories.unit())


@pytest.fixture
def case(amara: User) -> Any:
    return factories.case(amara)


def made_anew() -> None:
    """What a room declares comes with a release, which makes digests anew."""
    make_anew(list(Case.objects.values_list("pk", flat=True)))


def page(client: Client, who: User, address: str) -> str:
    client.force_login(who)
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_a_kind_of_thing_to_do_of_a_class_of_its_own(client, amara, case) -> None:
    absence = DueKind("absence-not-decided", ENFORCEMENT, page="case")

    @due_rule(absence)
    def absences(facts: KnowsCase, context: Context) -> Iterator[Due]:
        yield absence.item(facts.case, date(2027, 1, 1))

    @says(absence)
    def absence_words(item: Due, about: About) -> DueText:
        return DueText("An absence.", "Decide on it", to_others=f"{about.case.called} was absent.")

    made_anew()
    today = page(client, amara, "/today/")
    assert "An absence." in today
    assert 'href="?kind=enforcement">Enforcement (1)</a>' in today
    kinds = re.findall(r'href="\?kind=([a-z]+)"', today)
    assert kinds == ["immediate", "enforcement", "stalled"]
    tags = re.findall(r'<strong class="govuk-tag[^>]*>([^<]+)', today)
    assert list(dict.fromkeys(tags)) == ["Immediate need", "Enforcement", "Stalled work"]
    only = page(client, amara, "/today/?kind=enforcement")
    assert only.count('<li class="ft-due">') == 1
    overview = page(client, amara, "/cases/X000001/")
    assert 'An absence. <a class="govuk-link" href="/cases/X000001/">Decide on it</a>' in overview
    colleague = factories.practitioner(factories.unit(), "ben")
    assert "Sam was absent. <a" in page(client, colleague, "/cases/X000001/")


@dataclass(frozen=True)
class MissedFacts:
    """Appointments that the person did not come to."""

    times: int


class KnowsMissed(KnowsCase, Protocol):
    @property
    def missed(self) -> MissedFacts: ...


@pytest.fixture
def readings() -> list[list[int]]:
    """The cases of which the facet of this room was read, each time."""
    return []


@pytest.fixture
def missed(room_of_its_own: None, readings: list[list[int]]) -> None:
    """A facet of this room, which knows of the first case only, and a rule that reads it."""
    declared = DueKind("missed", ENFORCEMENT, page="case")

    def missed_facts(ids: list[int]) -> Mapping[int, MissedFacts]:
        readings.append(ids)
        first = Case.objects.filter(pk__in=ids, person__crn="X000001")
        return {pk: MissedFacts(3) for pk in first.values_list("pk", flat=True)}

    facet("missed", missed_facts, statements=1, nothing=MissedFacts(0))

    @due_rule(declared)
    def missed_appointments(facts: KnowsMissed, context: Context) -> Iterator[Due]:
        if facts.missed.times:
            yield declared.item(facts.case, date(2027, 1, 1), times=facts.missed.times)

    @says(declared)
    def missed_words(item: Due, about: About) -> DueText:
        return DueText(f"Missed {item.values['times']} times.", "Decide on it")


def test_a_thing_to_do_that_reads_a_facet_of_its_own_room(client, amara, case, missed) -> None:
    factories.case(amara, crn="X000002")
    made_anew()
    today = page(client, amara, "/today/")
    assert today.count("Missed 3 times.") == 1
    assert "Missed 0 times." not in today
    assert "Missed 3 times." in page(client, amara, "/cases/X000001/")
    assert "Missed" not in page(client, amara, "/cases/X000002/")


def test_nobody_else_pays_for_a_facet(client, amara, case, missed, readings) -> None:
    made_anew()
    readings.clear()
    for address in ("/cases/", "/today/", "/cases/X000001/plan/", "/cases/X000001/my-plan/"):
        page(client, amara, address)
    assert coverage_of([case.pk], date(2027, 1, 4)).cases == 1
    assert readings == []
    page(client, amara, "/cases/X000001/")
    assert readings == [[case.pk]]


def test_a_page_reads_a_facet_that_it_asks_for(case, amara, missed) -> None:
    facts = work_facts([case.pk], KnowsMissed)[case.pk]
    assert (facts.missed, facts.case.crn) == (MissedFacts(3), "X000001")
    opened = opened_case(actor_for(amara), "X000001")
    assert opened.facts_with(KnowsMissed).missed == MissedFacts(3)


def test_a_filter_of_cases(client, amara, case) -> None:
    def woman(facts: KnowsCase, context: Context) -> Iterator[str]:
        return ticked(facts.case.sex == "female")

    case_filter(CaseFilter("woman", "A woman", 45, woman))
    made_anew()
    every = page(client, amara, "/cases/")
    assert "X000001" in every
    assert every.index("Stalled") < every.index("A woman") < every.index("Ending within")
    narrowed = page(client, amara, "/cases/?woman=on")
    assert "No case fits these filters." in narrowed
    assert '<details class="govuk-details ft-filter__more" open>' in narrowed


def test_a_filter_with_choices(client, amara, case) -> None:
    def sex(facts: KnowsCase, context: Context) -> Iterator[str]:
        yield facts.case.sex

    sexes = [("female", "Women"), ("male", "Men")]
    case_filter(CaseFilter("sex", "For", 5, sex, lambda pack: sexes))
    made_anew()
    assert "X000001" in page(client, amara, "/cases/?sex=male")
    assert "X000001" not in page(client, amara, "/cases/?sex=female")
    assert "There is a problem" in page(client, amara, "/cases/?sex=nobody")


def test_a_card_of_the_case_page(client, amara, case, monkeypatch) -> None:
    loader = engines["jinja2"].env.loader
    texts = {"test/sessions.html": '<h2 id="card-sessions">{{ card.label }} {{ crn }}</h2>'}
    monkeypatch.setattr(loader, "loaders", [DictLoader(texts), *loader.loaders])

    @case_card("sessions", 25, "test/sessions.html")
    def sessions(actor: Actor, page: OpenedCase) -> dict[str, Any]:
        return {"label": f"Sessions of {page.facts.case.called}, for {actor.name}:"}

    overview = page(client, amara, "/cases/X000001/")
    assert "Sessions of Sam, for Amara: X000001" in overview
    places = [overview.index(f'id="card-{name}"') for name in ("needs", "sessions", "dates")]
    assert places == sorted(places)


def test_a_link_of_every_page(client, amara, case) -> None:
    DESK_LINKS.add("sign-in", DeskLink(35, "Rounds", "sign-in", Capability.HOLD_CASES))
    cases = page(client, amara, "/cases/")
    link = r'govuk-service-navigation__link"[^>]*>(?: ?<strong[^>]*>)? ?([^<]+?) ?<'
    links = re.findall(link, cases)
    assert links == ["Today", "Your team", "Cases", "Rounds", "Services"]


def test_an_alert_of_a_manager(client, case) -> None:
    kind = DueKind("unpaid-work-refused", ENFORCEMENT, page="case")

    @due_rule(kind)
    def refusals(facts: KnowsCase, context: Context) -> Iterator[Due]:
        yield kind.item(facts.case, date(2027, 1, 1))

    @says(kind)
    def refusal_words(item: Due, about: About) -> DueText:
        return DueText("Work was refused.", "Decide")

    requirement_alert(RequirementAlert(25, kind, lambda pack: "Work was refused"))
    made_anew()
    factories.case(crn="X000002", case__in_custody=True, case__expected_release_on="2027-03-01")
    mo = factories.user("mo", role=Role.MANAGER, units=(factories.unit(),))
    alerts = page(client, mo, "/team/requirements/")
    assert "Work was refused: 2" in alerts
    assert alerts.index("no place for a step") < alerts.index("Work was refused: 2")
    assert alerts.count("Work was refused.") == 2


def new_role(monkeypatch: pytest.MonkeyPatch, code: str, row: RoleRow) -> Role:
    """A member of the enum and its row: all that a role is."""
    role = str.__new__(Role, code)
    role._name_, role._value_ = code.upper(), code
    monkeypatch.setitem(Role._value2member_map_, code, role)
    monkeypatch.setitem(ROLES, role, row)
    return role


def test_a_role(client, case, monkeypatch) -> None:
    may = {Capability.SIGN_IN, Capability.SEE_UNIT_CASES, Capability.OPEN_CASES, Capability.COVER}
    row = RoleRow("Duty officer", frozenset(may))
    duty = factories.user("dee", new_role(monkeypatch, "duty", row), units=(factories.unit(),))
    front = page(client, duty, "/team/")
    links = [text for text in ("Today", "Your team", "Cases", "Services") if f">{text}<" in front]
    assert links == ["Your team", "Cases"]
    assert client.get("/").headers["Location"] == "/team/"
    assert "Sam Rivers" in page(client, duty, "/cases/X000001/")
    assert client.get("/services/").status_code == 403
    assert client.get("/team/requirements/").status_code == 403
    assert duty.role_label == "Duty officer"


def test_a_name_stands_for_one_declaration() -> None:
    registry: Registry[int] = Registry("nowhere.py")
    registry.add("one", 1)
    with pytest.raises(RuntimeError, match="'one' is declared twice"):
        registry.add("one", 2)
    assert registry.all() == (1,)
