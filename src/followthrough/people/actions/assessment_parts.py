"""Writing what the versions of an assessment name: a part that still stands is left as it is, so
that a history grows with what changed (`PartOfAssessment`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from django.forms.models import model_to_dict

from followthrough.people.models import (
    Assessment,
    Circumstance,
    Need,
    PartOfAssessment,
    Register,
    Strength,
)

PARTS: tuple[type[PartOfAssessment], ...] = (Need, Strength, Circumstance, Register)
# By what a part is known in the next assessment. Registers are the source's alone.
KEYS: dict[type[PartOfAssessment], str] = {Need: "area", Strength: "ref", Circumstance: "code"}

PartRows = dict[type[PartOfAssessment], list[dict[str, Any]]]


def parts_standing(case_ids: Iterable[int]) -> dict[int, PartRows]:
    """What the current assessments name, by case, a statement for each kind of part."""
    parts: dict[int, PartRows] = {id_: {model: [] for model in PARTS} for id_ in case_ids}
    for model, rows in _rows_standing(parts).items():
        for row in rows:
            parts[row.case_id][model].append(what_is_said(row))
    return parts


def write_parts(versions: Mapping[int, Assessment], wanted: Mapping[int, PartRows]) -> None:
    """`versions`: the new current assessment of each case, under whose lock the caller is;
    `wanted`: all that it names. At most three statements for each kind of part."""
    for model, rows in _rows_standing(versions).items():
        left = {id_: Counter(map(_content, wanted[id_][model])) for id_ in versions}
        gone = []
        for row in rows:
            content = _content(what_is_said(row))
            if left[row.case_id][content] > 0:
                left[row.case_id][content] -= 1
            else:
                row.gone_in = versions[row.case_id]
                gone.append(row)
        if gone:
            model._default_manager.bulk_update(gone, ["gone_in"])
        fresh = []
        for id_, version in versions.items():
            for said in wanted[id_][model]:
                if left[id_][_content(said)] > 0:
                    left[id_][_content(said)] -= 1
                    fresh.append(model(case_id=id_, assessment=version, **said))
        model._default_manager.bulk_create(fresh)


def _rows_standing(
    case_ids: Iterable[int],
) -> dict[type[PartOfAssessment], list[PartOfAssessment]]:
    ids = list(case_ids)
    return {
        model: list(model._default_manager.filter(case__in=ids, gone_in=None).order_by("pk"))
        for model in PARTS
    }


def what_is_said(row: PartOfAssessment) -> dict[str, Any]:
    """The columns of a part that somebody said, whichever versions it stands in."""
    return model_to_dict(row, exclude=["id", "case", "assessment", "gone_in"])


def _content(said: Mapping[str, Any]) -> Hashable:
    return frozenset(said.items())
