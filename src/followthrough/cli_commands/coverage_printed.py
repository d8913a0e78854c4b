"""A coverage on the screen, and the same figures as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from followthrough.common.dates import say_date
from followthrough.delivery.coverage_words import ABOUT, BANDS, WHY, code_label, why_label
from followthrough.delivery.rules.breaks import (
    strengths_built_on,
    where_it_breaks,
    where_most_is_completed,
)
from followthrough.delivery.rules.coverage_counts import Coverage, CoverageSubject
from followthrough.delivery.rules.figures import (
    FIVE,
    Figures,
    Share,
    broken_steps,
    codes,
    figures,
)
from followthrough.delivery.rules.stages import Stage
from followthrough.policy.pack import Pack

WHICH_CASES = "cases that you may see"
NOTE = """\
Per cent are of those identified in the same row; of the referred, of those with a step by referral.
A number under 5 is not told in per cent. A need is prioritised where the assessment calls it
immediate or soon or a goal for now is about it, a strength where a step for now builds on it. A
requirement always is."""


def as_text(coverage: Coverage, today: date, pack: Pack, unit: str | None) -> str:
    return "\n".join(_text(coverage, today, pack, unit))


def _text(coverage: Coverage, today: date, pack: Pack, unit: str | None) -> Iterator[str]:
    of_unit = f" of the unit {unit}" if unit else ""
    yield f"Coverage on {say_date(today)}, over {coverage.cases:,} {WHICH_CASES}{of_unit}."
    yield f"With a plan: {Share(coverage.with_plan, coverage.cases)}."
    yield ""
    yield NOTE
    for about in CoverageSubject:
        rows = [
            Row(code_label(about, code, pack), figures(coverage, about, code))
            for code in codes(coverage, about)
        ]
        yield from _figures(
            ABOUT[about],
            [*sorted(rows, key=lambda row: row.label), _figures_about(coverage, about)],
        )
    by_band = [
        Row(label, figures(coverage, CoverageSubject.NEED, band=band))
        for band, label in BANDS.items()
    ]
    known = [row for row in by_band if row.counts.identified]
    title = f"{ABOUT[CoverageSubject.NEED]}, by likelihood of reoffending"
    yield from _figures(title, [*known, _figures_about(coverage, CoverageSubject.NEED)])
    needs = figures(coverage, CoverageSubject.NEED)
    started = "Why a need is not completed although work for it has started"
    yield from _reasons("Why no step for a need has started", needs.not_started, pack)
    yield from _reasons(started, needs.not_completed, pack)
    yield from _reasons("Steps put aside or not delivered, by reason", broken_steps(coverage), pack)
    yield from _sentences("Where the thread breaks most", where_it_breaks(coverage, pack))
    yield from _sentences("Where most is completed", where_most_is_completed(coverage, pack))
    yield from _sentences("Strengths", filter(None, [strengths_built_on(coverage)]))


class Row(NamedTuple):
    label: str
    counts: Figures


def _figures_about(coverage: Coverage, about: CoverageSubject) -> Row:
    return Row("All", figures(coverage, about))


def _figures(title: str, rows: Sequence[Row]) -> Iterator[str]:
    cells = [["", "Identified", "Prioritised", "Planned", "Referred", "Started", "Completed"]]
    for label, counts in rows:
        shares = [counts.prioritised, counts.planned, counts.started, counts.completed]
        texts = [f"{share.part:,}{share.words}" for share in shares]
        cells.append(
            [label, f"{counts.identified:,}", *texts[:2], str(counts.referred), *texts[2:]]
        )
    yield from ("", title, *_table(cells))


def _reasons(title: str, counted: Counter[str], pack: Pack) -> Iterator[str]:
    """The five reasons of the inspectorate's guidance, then the others, then what has none."""
    cells = [[f"{title}: {counted.total():,}", ""]]
    for part, codes_of in _split_reasons(counted).items():
        cells += [[f"  {PARTS[part]}", ""]] if codes_of else []
        cells += [
            [f"    {why_label(code, pack)}", str(Share(counted[code], counted.total()))]
            for code in codes_of
        ]
    yield from ("", *_table(cells))


PARTS = {
    "five": "The five reasons of the inspectorate’s guidance",
    "others": "Other reasons",
    "none": "Without such a reason",
}


def _split_reasons(counted: Counter[str]) -> dict[str, list[str]]:
    often = [code for code, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    return {
        "five": list(FIVE) if counted else [],
        "others": [code for code in often if code not in FIVE and code not in WHY],
        "none": [code for code in often if code in WHY],
    }


def _sentences(title: str, sentences: Iterable[str]) -> Iterator[str]:
    yield from ("", title)
    yield from [f"  {sentence}" for sentence in sentences] or ["  Nothing to say yet."]


def _table(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Words to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *rest in cells:
        numbers = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *numbers]).rstrip()


def as_json(coverage: Coverage, today: date, pack: Pack, unit: str | None) -> str:
    return json.dumps(as_dict(coverage, today, pack, unit), ensure_ascii=False, indent=2)


def as_dict(coverage: Coverage, today: date, pack: Pack, unit: str | None) -> dict[str, Any]:
    """The same figures. Codes are those of the policy pack, each with its label."""
    return {
        "as_of": today.isoformat(),
        "pack": pack.version,
        "over": WHICH_CASES,
        "unit": unit,
        "cases": coverage.cases,
        "cases_with_plan": coverage.with_plan,
        **{f"{about.value}s": _about_dict(coverage, about, pack) for about in CoverageSubject},
        "steps": {stage.value: _steps_at(coverage, stage) for stage in Stage},
        "steps_broken_by_reason": _why(broken_steps(coverage), pack),
        "breaks": where_it_breaks(coverage, pack),
        "completed": where_most_is_completed(coverage, pack),
        "strengths_built_on": strengths_built_on(coverage),
    }


def _about_dict(coverage: Coverage, about: CoverageSubject, pack: Pack) -> dict[str, Any]:
    return {
        "all": _numbers(figures(coverage, about), pack),
        "by_kind": {
            code: {
                "label": code_label(about, code, pack),
                **_numbers(figures(coverage, about, code), pack),
            }
            for code in codes(coverage, about)
        },
        "by_likelihood": {
            band or "not_known": {
                "label": label,
                **_numbers(figures(coverage, about, band=band), pack),
            }
            for band, label in BANDS.items()
        },
    }


def _numbers(figures: Figures, pack: Pack) -> dict[str, Any]:
    return {
        "identified": figures.identified,
        "prioritised": _share(figures.prioritised),
        "planned": _share(figures.planned),
        "referred": _share(figures.referred),
        "started": _share(figures.started),
        "completed": _share(figures.completed),
        "not_started": _why(figures.not_started, pack),
        "started_not_completed": _why(figures.not_completed, pack),
    }


def _share(share: Share) -> dict[str, int | None]:
    return {"number": share.part, "of": share.whole, "percent": share.percent}


def _why(counted: Counter[str], pack: Pack) -> dict[str, Any]:
    return {
        "number": counted.total(),
        **{
            part: {
                code: {
                    "label": why_label(code, pack),
                    **_share(Share(counted[code], counted.total())),
                }
                for code in codes_of
            }
            for part, codes_of in _split_reasons(counted).items()
        },
    }


def _steps_at(coverage: Coverage, stage: Stage) -> int:
    return sum(number for line, number in coverage.steps.items() if line.stage is stage)
