"""One case: the overview and the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough.common.actors import Actor, Capability
from followthrough.common.numbers import whole_number
from followthrough.common.queries import timeline
from followthrough.delivery.queries.checked import report_difference
from followthrough.delivery.queries.things import GOOD_NEWS_SHOWN
from followthrough.delivery.rules.digest import Digest
from followthrough.delivery.rules.history import history
from followthrough.delivery.telling import Names, news_told
from followthrough.delivery.words import say_let_go
from followthrough.desks.practitioner.case.page import CasePage, open_case
from followthrough.desks.practitioner.case.timeline_entries import timeline_entries
from followthrough.desks.practitioner.ending.closed import case_over
from followthrough.desks.practitioner.settling.offered import offers
from followthrough.desks.practitioner.settling.settled import settled_things
from followthrough.desks.shared.case_cards import case_cards
from followthrough.desks.shared.row_messages import messages_of_rows
from followthrough.desks.shared.viewer import STAFF, desk_page
from followthrough.people.queries import Case, other_cases_of
from followthrough.people.queries.life import last_move
from followthrough.people.queries.opening import has_merged_records
from followthrough.people.rules.due_item import INFORMED, Due
from followthrough.people.rules.handover import is_new_to_its_practitioner
from followthrough.sequencing.rules.due_on_reopening import OPENED_AGAIN
from followthrough.sequencing.rules.opened_again import let_go
from followthrough.sequencing.rules.published import KnowsOrder

if TYPE_CHECKING:
    from followthrough.people.models import Allocation, CaseMove

RECENT = 8
NEWEST = 15  # of what happened: what is not folded away
ENTRIES, MOST_PAGES = 50, 200  # of the timeline: entries on a page, and pages that can be opened


@desk_page(STAFF)
def overview(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case", also_over=True)
    if page.is_over:
        return case_over(request, actor, page)
    digest = page.digest
    if digest is not None:
        report_difference(digest, page.context)
    due = _to_do(digest, actor) if digest else []
    names = Names.of([page.facts])
    return render(
        request,
        "practitioner/case.html",
        page.shown(
            due=page.told(due),
            good_news=news_told(digest.good_news[:GOOD_NEWS_SHOWN] if digest else (), names),
            due_failed=digest is None,
            offered=offers(due, actor, page.context),
            settled=settled_things(page, actor) if digest else [],
            said=messages_of_rows(request).get(page.case.pk, ""),
            cards=case_cards(actor, page),
            handover=_handover(page),
            arrival=_arrival(page),
            stood={OPENED_AGAIN.code: _what_stood(page, due)},
            earlier=_earlier_cases(actor, page),
            is_merged=has_merged_records(page.case),
            may_merge=actor.can(Capability.MERGE_RECORDS),
            entries=timeline_entries(timeline(page.case.pk, limit=RECENT), page, actor),
        ),
    )


def _to_do(digest: Digest, actor: Actor) -> list[Due]:
    """What is put off stands apart, for everybody who opens the case."""
    return [i for i in digest.due if i.addressee != INFORMED and i.is_shown_to(actor)]


def _earlier_cases(actor: Actor, page: CasePage) -> list[Case]:
    """Asked only where there are any, as of few people."""
    has_others: bool = page.case.has_others  # type: ignore[attr-defined]  # from case_for
    return other_cases_of(actor, page.case) if has_others else []


def _handover(page: CasePage) -> Allocation | None:
    """The present practitioner's time with the case, where it is new to them and has a note."""
    if not is_new_to_its_practitioner(page.facts.case, page.context):
        return None
    present = next((held for held in page.practitioners if held.until_on is None), None)
    return present if present is not None and present.handover_note else None


def _what_stood(page: CasePage, due: Iterable[Due]) -> list[tuple[str, int | None]]:
    """Each line and the step of it, where what is to do asks about what stood when a case that was
    opened again had closed."""
    if not any(item.kind == OPENED_AGAIN.code for item in due):
        return []
    stood = let_go(page.facts_with(KnowsOrder))
    return [(say_let_go(one), one.step.id if one.step else None) for one in stood]


def _arrival(page: CasePage) -> CaseMove | None:
    """How the case came to this unit, where that is new."""
    on = page.facts.case.moved_on
    if on is None or page.today > page.context.after(on, "new_after_handover"):
        return None
    return last_move(page.case.pk)


@desk_page(STAFF)
def whole_timeline(request: HttpRequest, actor: Actor, crn: str) -> HttpResponse:
    page = open_case(actor, crn, "case-timeline", also_over=True)
    asked = whole_number(request.GET.get("page", ""))
    number = min(max(asked or 1, 1), MOST_PAGES)
    entries = timeline(page.case.pk, limit=ENTRIES + 1, after=(number - 1) * ENTRIES)
    return render(
        request,
        "practitioner/timeline.html",
        page.shown(
            entries=timeline_entries(entries[:ENTRIES], page, actor),
            happened=history(page.facts, page.context.pack, page.today) if number == 1 else (),
            newest=NEWEST,
            source=page.case.person.source,
            newer=f"?page={number - 1}" if number > 1 else None,
            older=f"?page={number + 1}" if len(entries) > ENTRIES else None,
        ),
    )
