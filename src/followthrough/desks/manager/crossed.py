"""The table of needs by need area and likelihood of reoffending, and its picture: every number
leads to the cases that it counts.

Places of the picture are in per cent, so that words keep their size on a narrow screen. A bar is as
long as the needs are many; what is full has work started, what is outlined has none: shape, never
colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from followthrough.delivery.coverage_words import BANDS
from followthrough.delivery.filters import NOT_STARTED
from followthrough.delivery.rules.coverage import NOT_ASSESSED
from followthrough.delivery.rules.figures import Crossed, Share
from followthrough.people.filters import HIGH_AND_VERY_HIGH, NOT_KNOWN
from followthrough.people.rules import Likelihood
from followthrough.policy import Pack

# How the filter of Cases calls each band.
AS_FILTER = {
    "low": Likelihood.LOW.value,
    "medium": Likelihood.MEDIUM.value,
    "high": HIGH_AND_VERY_HIGH,
    NOT_ASSESSED: NOT_KNOWN,
}
# Where "High and very high" has no room.
SHORT = {"high": "High, very high"}
ROW, TOP, BAR, GAP = 44, 26, 12, 3  # pixels, and the gap between columns in per cent


@dataclass(frozen=True)
class Cell:
    """`left`: how many have no work started, of all; the addresses list just these cases."""

    left: Share
    all_at: str
    left_at: str
    label: str


@dataclass(frozen=True)
class CrossedRow:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CrossedTable:
    bands: tuple[str, ...]
    rows: tuple[CrossedRow, ...]
    total: CrossedRow


@dataclass(frozen=True)
class Bar:
    x: float
    y: int
    width: float
    started: float


@dataclass(frozen=True)
class Word:
    text: str
    short_text: str
    x: float
    y: int


@dataclass(frozen=True)
class CrossedPicture:
    heads: tuple[Word, ...]
    labels: tuple[Word, ...]
    bars: tuple[Bar, ...]
    height: int
    thick: int = BAR


def crossed_table(crossed: Crossed, pack: Pack) -> CrossedTable:
    """Areas by their names, likelihoods from low to high, and of each the sum."""
    bands = _bands(crossed)
    areas = sorted({area for area, _ in crossed.not_started}, key=pack.area_label)
    nothing = Share(0, 0)
    rows = [
        CrossedRow(
            pack.area_label(area),
            (
                *(
                    _cell(crossed.not_started.get((area, band), nothing), area, band)
                    for band in bands
                ),
                _cell(crossed.of_area(area), area),
            ),
        )
        for area in areas
    ]
    sums = [*(crossed.of_band(band) for band in bands), crossed.of_all]
    total = CrossedRow("All needs", tuple(_cell(each) for each in sums))
    return CrossedTable((*(BANDS[band] for band in bands), "Any likelihood"), tuple(rows), total)


def _bands(crossed: Crossed) -> list[str]:
    return [band for band in BANDS if any(other == band for _, other in crossed.not_started)]


def _cell(left: Share, area: str = "", band: str | None = None) -> Cell:
    """Without an area it counts needs, of which one case has several: nothing lists just these."""
    if not area:
        return Cell(left, "", "", "")
    likelihood = {} if band is None else {"likelihood": AS_FILTER[band]}
    where = "" if band is None else f", likelihood {BANDS[band].lower()}"
    return Cell(
        left,
        cases_at(need=area, **likelihood) if left.whole else "",
        cases_at(**{NOT_STARTED.name: area}, **likelihood) if left.part else "",
        where,
    )


def cases_at(**filters: str) -> str:
    """Cases of the units alone, as the numbers of a manager's pages count them."""
    return f"{reverse('cases')}?{urlencode({'whose': 'team', **filters})}"


def crossed_picture(crossed: Crossed, pack: Pack) -> CrossedPicture | None:
    """None where there are no needs."""
    bands = _bands(crossed)
    areas = sorted({area for area, _ in crossed.not_started}, key=pack.area_label)
    most = max((share.whole for share in crossed.not_started.values()), default=0)
    if not most:
        return None
    column = (100 - GAP * (len(bands) - 1)) / len(bands)
    at = [round(n * (column + GAP), 1) for n in range(len(bands))]
    labels, bars = [], []
    for number, area in enumerate(areas):
        y = TOP + number * ROW
        labels.append(Word(pack.area_label(area), pack.area_label(area), 0, y + 16))
        for x, band in zip(at, bands, strict=True):
            if share := crossed.not_started.get((area, band)):
                bars.append(_bar(share, x, y + 22, column / most))
    heads = [
        Word(BANDS[band], SHORT.get(band, BANDS[band]), x, 16)
        for x, band in zip(at, bands, strict=True)
    ]
    return CrossedPicture(tuple(heads), tuple(labels), tuple(bars), TOP + len(areas) * ROW)


def _bar(share: Share, x: float, y: int, each: float) -> Bar:
    """As wide as the needs are many, with `each` so much per cent."""
    return Bar(
        x,
        y,
        round(max(share.whole * each, 0.5), 1),
        round((share.whole - share.part) * each, 1),
    )
