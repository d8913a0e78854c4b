"""Where delivery breaks over the cases of a unit, and where it holds: by need area and likelihood
of reoffending at once, and by each, as the inspectorate splits it. No page here speaks of a
practitioner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.common.wording import within_sentence
from followthrough.delivery.coverage_words import BANDS, LACK_WORDS, code_label, why_label
from followthrough.delivery.filters import LACKS
from followthrough.delivery.queries.coverage import coverage_over
from followthrough.delivery.rules.breaks import (
    strengths_built_on,
    where_it_breaks,
    where_most_is_completed,
)
from followthrough.delivery.rules.coverage_counts import NO_STEP, Coverage, CoverageSubject
from followthrough.delivery.rules.figures import Figures, Share, codes, crossed, figures
from followthrough.desks.manager.crossed import cases_at, crossed_picture, crossed_table
from followthrough.desks.manager.views.team import MANAGERS, shown_list
from followthrough.desks.shared.viewer import desk_page
from followthrough.insight import queries
from followthrough.policy import Pack, context_on

MOST_SENTENCES = 3  # of each kind: the tables say the rest


@dataclass(frozen=True)
class Row:
    """One line of a table. `why`: what is given most where a step is planned and none has started,
    with its n. `cases`: where the cases with that need are listed."""

    label: str
    of: Figures
    why: str = ""
    built_on: Share | None = None
    cases: str = ""


@desk_page(MANAGERS)
def not_delivered(request: HttpRequest, actor: Actor) -> HttpResponse:
    context = context_on(today_in_london())
    digests = queries.unit_digests(actor, context)
    coverage = coverage_over(digests)
    by_both = crossed(coverage)
    return render(
        request,
        "manager/not-delivered.html",
        shown_list(
            "team-not-delivered",
            reasons=_shares(queries.not_delivered_by_reason(coverage, context.pack)),
            number=coverage.cases,
            crossed=crossed_table(by_both, context.pack),
            picture=crossed_picture(by_both, context.pack),
            lacking=_lacking(queries.lacking(digests)),
            standing=digests.standing,
            **_sentences(coverage, context.pack),
        ),
    )


def _lacking(numbers: Counter[str]) -> list[tuple[str, int, str]]:
    """What a case may lack, of how many it is so, and where they are listed."""
    return [
        (within_sentence(text), numbers[code], cases_at(**{LACKS.name: code}))
        for code, text in LACK_WORDS.items()
    ]


def _shares(reasons: list[tuple[str, int]]) -> list[tuple[str, Share]]:
    whole = sum(number for _, number in reasons)
    return [(label, Share(number, whole)) for label, number in reasons]


def _sentences(coverage: Coverage, pack: Pack) -> dict[str, object]:
    return {
        "breaks": where_it_breaks(coverage, pack, MOST_SENTENCES),
        "completed": where_most_is_completed(coverage, pack, MOST_SENTENCES),
        "strengths": strengths_built_on(coverage),
        "needs": _by_code(coverage, CoverageSubject.NEED, pack),
        "requirements": _by_code(coverage, CoverageSubject.REQUIREMENT, pack),
        "bands": _by_band(coverage, pack),
    }


def _by_code(coverage: Coverage, about: CoverageSubject, pack: Pack) -> list[Row]:
    rows = (
        Row(
            code_label(about, code, pack),
            of,
            _most_given(of, pack),
            cases=cases_at(need=code) if about is CoverageSubject.NEED else "",
        )
        for code in codes(coverage, about)
        for of in [figures(coverage, about, code)]
    )
    return sorted(rows, key=lambda row: row.label)


def _by_band(coverage: Coverage, pack: Pack) -> list[Row]:
    rows = []
    for band, label in BANDS.items():
        of = figures(coverage, CoverageSubject.NEED, band=band)
        strengths = figures(coverage, CoverageSubject.STRENGTH, band=band)
        if of.identified or strengths.identified:
            rows.append(Row(label, of, _most_given(of, pack), strengths.planned))
    return rows


def _most_given(figures: Figures, pack: Pack) -> str:
    """Of all for which a step is planned and none has started; of reasons as often, the first by
    its label."""
    left = figures.not_started.total() - figures.not_started[NO_STEP]
    labelled: Iterable[tuple[int, str]] = (
        (-number, why_label(code, pack))
        for code, number in figures.not_started.items()
        if number and code != NO_STEP
    )
    for number, label in sorted(labelled):
        return f"{label} ({-number:,} of {left:,})"
    return ""
