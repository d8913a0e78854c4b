"""Records that look as if they were of one person: the list of pairs, looking at one, deciding, and
taking a merge back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from followthrough import policy
from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import say_date, say_list, today_in_london
from followthrough.common.errors import NotAllowed
from followthrough.desks.manager.forms import SamePersonForm, TwoCrnsForm, UndoMergeForm
from followthrough.desks.manager.views.team import ROWS, shown_list
from followthrough.desks.shared.case import NothingToDoHere
from followthrough.desks.shared.saving import save
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.access import visible_to
from followthrough.people.actions.case_readings import note_case_reading
from followthrough.people.actions.same_person import (
    Decision,
    merge_records,
    tell_apart,
    undo_merge,
)
from followthrough.people.queries import (
    Case,
    Pair,
    RecordOfPerson,
    case_facts,
    merge_of,
    one_death_of,
    pair_of_cases,
    pairs_shown,
    pairs_to_look_at,
    said_of_pair,
    standing_of,
)
from followthrough.people.queries.opening import case_for, refuse_other_crn
from followthrough.people.rules import AssessmentFacts, SentenceFacts
from followthrough.people.rules.birth import Born
from followthrough.people.rules.same_person import kept_first
from followthrough.people.words import (
    ABOUT,
    CLUES,
    HARM_TO,
    SENTENCES,
    SERIOUS_HARM,
    SEX,
    birth_text,
    label_of_answer,
    other_name_text,
    say_term_of,
)
from followthrough.policy import Pack

MERGED = "merged-records"  # the page of what is merged
DECIDES = Capability.MERGE_RECORDS
NONE = "None"  # not said of a fact that neither record has


@desk_page(DECIDES)
def pairs(request: HttpRequest, actor: Actor) -> HttpResponse:
    """With `crn` and `other` in the address, to the page of these two: where somebody knows of a
    second record that no clue leads to."""
    today = today_in_london()
    form = TwoCrnsForm(request.GET if "other" in request.GET else None, initial=request.GET.dict())
    if form.is_valid() and (address := _two_named(actor, form)):
        return redirect(address)
    page = Paginator(pairs_to_look_at(actor, today), ROWS).get_page(request.GET.get("page"))
    shown = shown_list(
        "team-same-person",
        page=page,
        pairs=pairs_shown(actor, page.object_list, today),
        clues=CLUES,
        birth=_birth,
        form=form,
    )
    return render(request, "manager/same-person.html", shown)


def _two_named(actor: Actor, form: TwoCrnsForm) -> str | None:
    """The address of these two records; None where the form says what is wrong."""
    crns = []
    for name in ("crn", "other"):
        try:
            crns.append(case_for(actor, form.cleaned_data[name]).person.crn)
        except NotAllowed as refusal:
            form.add_error(name, str(refusal))
    if len(set(crns)) == 1 and not form.errors:
        form.add_error("other", "Enter the CRN of another record: both lead to the same one")
    return None if form.errors else reverse("same-person", args=crns)


def _birth(record: RecordOfPerson) -> str:
    person = record.person
    return birth_text(Born(person.date_of_birth, person.birth_known_to))


@dataclass(frozen=True)
class ComparedFact:
    """What each of two records says of one thing."""

    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        return self.first != self.second


@desk_page(STAFF)
def pair(request: HttpRequest, actor: Actor, crn: str, other: str) -> HttpResponse:
    """For managers; others of the staff, who see both cases, are told so there."""
    first, second = _record(actor, crn), case_for(actor, other)
    if not actor.can(DECIDES):
        return _not_yours(request, first)
    if first.person_id == second.person_id:
        raise NothingToDoHere(first.person.crn, "They are one record already.", MERGED)
    for case in (first, second):
        note_case_reading(actor, case)
    today = today_in_london()
    shown = pair_of_cases(actor, first, second, today)
    seen = visible_to(actor, today)
    why_not = kept_first(standing_of(first.person, seen), standing_of(second.person, seen))
    decided = said_of_pair(first.person, second.person)
    form = SamePersonForm(
        request.POST if request.method == "POST" else None,
        kept=[kept for kept, cause in why_not.items() if cause is None],
        **_one_death(shown),
        initial={"seen": decided.pk if decided else None},
    )

    def act() -> None:
        said = form.cleaned_data
        decision = Decision(today, said["words"], said["seen"], said["died_too"])
        found = form.cleaned_data["found"]
        if found == SamePersonForm.TWO:
            tell_apart(actor, first, second, decision)
        elif found == first.person.crn:
            merge_records(actor, first, second, decision)
        else:
            merge_records(actor, second, first, decision)

    if save(request, form, act, "It is saved, with your name."):
        if form.cleaned_data["found"] == SamePersonForm.TWO:
            return redirect("team-same-person")
        return redirect("merged-records", crn=form.cleaned_data["found"])
    if form.is_bound:
        # What was decided meanwhile, or recorded, is shown now, so that the next try has seen it.
        shown = pair_of_cases(actor, first, second, today)
        form.ask_of_death(**_one_death(shown))
        decided = said_of_pair(first.person, second.person)
        form.data = request.POST.copy()
        form.data["seen"] = str(decided.pk) if decided else ""
    return render(
        request,
        "manager/same-person-pair.html",
        shown_list(
            "",
            form=form,
            pair=shown,
            facts=_compared(shown),
            clue=CLUES.get(shown.clue, "") if shown.clue else "",
            holders=_holders(shown),
            said=decided,
            causes=[cause for cause in why_not.values() if cause],
            limited=[
                record.person.crn for record in (shown.first, shown.second) if record.person.limited
            ],
        ),
    )


def _holders(shown: Pair) -> list[str]:
    """Who holds the two cases, where these are two people and both cases are open."""
    cases = (shown.first.case, shown.second.case)
    names = {case.practitioner.name for case in cases if case.practitioner and not case.closed_on}
    return sorted(names) if len(names) > 1 else []


def _not_yours(request: HttpRequest, case: Case) -> HttpResponse:
    messages.info(request, "A manager decides whether two records are of one person.")
    return redirect("case", crn=case.person.crn)


def _record(actor: Actor, crn: str) -> Case:
    """The last case of the record with that CRN. Raises CrnHasChanged for a former one, and that
    of a merged record."""
    case = case_for(actor, crn)
    refuse_other_crn(case, crn)
    return case


def _compared(shown: Pair) -> list[ComparedFact]:
    records = (shown.first, shown.second)
    pack = policy.on(today_in_london())
    facts = case_facts(record.case.pk for record in records)
    sentences = [facts[record.case.pk].sentences for record in records]
    says: list[tuple[str, Callable[[RecordOfPerson], str]]] = [
        ("Death", _death),
        ("Name", lambda r: r.person.name),
        ("Other names", lambda r: ", ".join(map(other_name_text, r.other_names)) or NONE),
        ("Former CRNs", lambda r: ", ".join(r.former_crns) or NONE),
        ("Date of birth", _birth),
        ("Sex", lambda r: SEX.get(r.person.sex, r.person.sex)),
        *((ABOUT[name], partial(_answer, name)) for name in COMPARED),
        ("Risk of serious harm", lambda r: _risk(facts[r.case.pk].assessment)),
        ("Registers", lambda r: _registers(facts[r.case.pk].assessment, pack)),
        ("Unit", lambda r: r.case.unit.name),
        ("Practitioner", lambda r: r.case.practitioner.name if r.case.practitioner else "Nobody"),
        ("Case", _when_open),
        ("Comes from", lambda r: r.person.source),
    ]
    made = [ComparedFact(label, *(say(record) for record in records)) for label, say in says]
    made.insert(-1, ComparedFact("Sentences", *map(_sentences, sentences)))
    return [fact for fact in made if {fact.first, fact.second} != {NONE}]


COMPARED = ("ethnicity", "religion", "language", "disability")


def _answer(name: str, record: RecordOfPerson) -> str:
    return label_of_answer(getattr(record.person, name))


def _risk(assessment: AssessmentFacts | None) -> str:
    if assessment is None:
        return NONE
    to = say_list(HARM_TO[who] for who in assessment.harm_to)
    return f"{SERIOUS_HARM[assessment.serious_harm]}{f' to {to}' if to else ''}"


def _registers(assessment: AssessmentFacts | None, pack: Pack) -> str:
    codes = [register.code for register in (assessment.registers if assessment else ())]
    labels = (pack.known.registers[c].label if c in pack.known.registers else c for c in codes)
    return ", ".join(labels) or NONE


def _death(record: RecordOfPerson) -> str:
    died_on = record.person.died_on
    return f"Died on {say_date(died_on)}" if died_on else NONE


def _one_death(shown: Pair) -> dict[str, str]:
    """For the form: where one of the two has died and the other has not: joined, both have."""
    one = one_death_of(shown.first.person, shown.second.person)
    if one is None:
        return {}
    dead, alive = one
    return {"alive": alive.name, "died_on": say_date(dead.died_on) if dead.died_on else ""}


def _when_open(record: RecordOfPerson) -> str:
    opened, closed = record.case.opened_on, record.case.closed_on
    since = f"{opened.day} {opened:%B %Y}"
    return f"{since} to {closed.day} {closed:%B %Y}" if closed else f"Open since {since}"


def _sentences(sentences: tuple[SentenceFacts, ...]) -> str:
    said = (
        ": ".join(filter(None, (SENTENCES[s.kind], s.offence))) + f", {say_term_of(s)}"
        for s in sentences
    )
    return "; ".join(said) or NONE


@desk_page(STAFF)
def undo(request: HttpRequest, actor: Actor, crn: str, other: str) -> HttpResponse:
    """As `pair`."""
    kept = _record(actor, crn)
    if not actor.can(DECIDES):
        return _not_yours(request, kept)
    merge = merge_of(actor, kept, other)
    if merge is None or merge.last_case is None:
        cause = "You cannot undo this merge, or it has been undone already."
        raise NothingToDoHere(kept.person.crn, cause, MERGED)
    last_case = merge.last_case
    form = UndoMergeForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        decision = Decision(today_in_london(), form.cleaned_data["words"])
        undo_merge(actor, kept, last_case, decision)

    if save(request, form, act, "They are two records again, each as it was."):
        return redirect("case", crn=crn)
    shown = shown_list("", form=form, of=merge, kept=kept)
    return render(request, "manager/undo-merge.html", shown)
