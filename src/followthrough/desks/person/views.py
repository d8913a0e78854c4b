"""The person's own plan on one page, opened by staff: for a screen that both see, and for paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import salted_hmac

from followthrough.common.actors import Actor
from followthrough.delivery import my_plan_words as words
from followthrough.delivery import my_plan_words_for_staff as staff_words
from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.rules.my_plan_for_staff import for_staff
from followthrough.delivery.rules.my_plan_off_paper import OffPaper
from followthrough.desks.person.picture import picture_of
from followthrough.desks.shared.case import opened_case
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.early_ending.rules import KnowsEarlyEnds, days_told
from followthrough.plans.queries import OwnWords, own_words
from followthrough.sequencing.queries import reason_codes
from followthrough.sequencing.rules.published import KnowsOrder

# A plan is one sheet: of more steps only the words are printed, which say the same.
STEPS_ON_PAPER = 4


@desk_page(STAFF)
def my_plan_page(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    """The template is given `MyPlan` and nothing else of the case, so that nothing else can be on
    the page. It draws no header either: messages to staff would show there. What the person would
    rather not have on paper is named in the address and kept nowhere."""
    opened = opened_case(actor, crn)
    facts = opened.facts_with(KnowsOrder)
    own = own_words(facts.plan.plan_id) if facts.plan else OwnWords()
    sources = MyPlanSources(
        own.finished,
        own.learnt,
        own.achieved,
        reason_codes(facts.published.order_id) if facts.published else {},
        days_told(opened.facts_with(KnowsEarlyEnds).early_ends),
        opened.case.unit.phone,
        opened.case.unit.hours,
        opened.case.unit.address,
    )
    whole = my_plan(facts, sources, opened.context)
    out = frozenset(request.GET.getlist("out"))
    person = opened.case.person
    secret = salted_hmac("what stays off the paper", facts.case.crn, algorithm="sha256")
    paper = OffPaper(whole, secret.digest())
    mine = paper.plan_without(out)
    picture = picture_of(mine, opened.today)
    return render(
        request,
        "person/my-plan.html",
        {
            "mine": mine,
            "picture": picture,
            "on_paper": len([*mine.now, *mine.next, *mine.later]) <= STEPS_ON_PAPER,
            "key": words.PICTURE_KEY,
            "picture_words": words.PICTURE,
            "choices": [(words.HEADINGS[part], found) for part, found in paper.choices()],
            "out": out,
            "for_staff": for_staff(whole.called, person.language, person.adjustments),
            "titles_may_tell": paper.keeps_where_off(out) and staff_words.TITLES_MAY_TELL,
            "names_nothing": paper.names_nothing(out),
            "say": words.HEADINGS,
            "wishes_note": words.WISHES_NOTE,
            "back": reverse("case", args=[facts.case.crn]),
        },
    )
