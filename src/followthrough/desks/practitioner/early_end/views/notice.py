"""The notice that a sentence ends early, to print and give to the person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.common.actors import Actor
from followthrough.desks.practitioner.early_end.views.early_end import open_end
from followthrough.desks.shared.viewer import STAFF, desk_page


@desk_page(STAFF)
def notice(request: HttpRequest, actor: Actor, crn: str, sentence_id: int) -> HttpResponse:
    """The template is given these few facts and nothing else of the case, so that nothing about
    risk, an offence or other people can be on the page."""
    end_page = open_end(actor, crn, sentence_id)
    case, end = end_page.page.facts.case, end_page.standing
    kind = end_page.pack.early_end_sentences.get(end_page.sentence.kind)
    if end is None or kind is None:
        return redirect("early-end", crn=case.crn, sentence_id=sentence_id)
    return render(
        request,
        "practitioner/early-end-notice.html",
        {
            "end": end,
            "name": case.name,
            "called": case.called,
            "crn": case.crn,
            "sentence_id": sentence_id,
            "supervision": kind.ends == "supervision",
            "on": end.confirmed_on or end_page.page.today,
        },
    )
