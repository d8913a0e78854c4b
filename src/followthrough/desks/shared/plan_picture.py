"""A plan drawn in time: a line from the start of the sentence to its end, with today, the release,
the next review and the end marked on it, and under it a bar for each step that has a day.

Places are in per cent of the width, so that a narrow screen draws the same picture without
shrinking its words. What a mark means is its shape, never its colour alone: a full bar goes on, an
outlined one is to come, a thin one is done, dots are a wait, a diamond is a single day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from followthrough.common.dates import add_calendar_months, say_date, say_short_date

# As far as a picture looks back and ahead, in days: a life licence would make every bar a dot.
BACK, AHEAD, AHEAD_AT_LEAST = 365, 730, 91
LONGEST_LABEL = 36  # letters of a step's text that fit over the narrowest screen
MOST_MONTHS = 4  # that are named under the picture
# What a letter takes of the narrowest screen (some 290 pixels), in per cent, for words not to meet.
LETTER = 2.9
EDGE = 12  # per cent: half a month's name
NAMES = {"today": "Today", "end": "Ends"}
ROW, LINE, TOP = 30, 18, 4  # pixels: a step, a line of words, above the first


class BarKind(StrEnum):
    DONE = "done"
    GOES_ON = "goes_on"
    TO_COME = "to_come"


@dataclass(frozen=True)
class DrawnStep:
    """A step that has a day. `end` is None where the work has none or nobody knows it; `lasts`
    whether it goes on past its first day. `fixed`: a group's date. `waits_from`: the day since
    which it waits for its start."""

    text: str
    start: date
    end: date | None
    kind: BarKind
    lasts: bool = True
    fixed: bool = False
    waits_from: date | None = None


@dataclass(frozen=True)
class Flag:
    """A day that is marked across all steps."""

    text: str
    x: float
    y: int
    anchor: str
    code: str

    @property
    def text_x(self) -> float:
        return round(self.x + (0.8 if self.anchor == "start" else -0.8), 1)


@dataclass(frozen=True)
class Bar:
    """`open_end`: it goes past the edge, or nobody knows its end. `wait`: where its dots begin."""

    text: str
    short_text: str
    kind: str
    y: int
    x: float
    width: float
    single: bool
    fixed: bool
    open_end: bool
    wait: float | None

    @property
    def right(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class Month:
    text: str
    x: float


@dataclass(frozen=True)
class PlanPicture:
    """`line_y` is where the sentence is drawn, `height` in pixels; `words` say it all."""

    flags: tuple[Flag, ...]
    bars: tuple[Bar, ...]
    months: tuple[Month, ...]
    line_y: int
    height: int
    open_start: bool
    open_end: bool
    words: str

    @property
    def kinds(self) -> set[str]:
        """What the key has to explain."""
        marks = {"single"} if any(bar.single for bar in self.bars) else set()
        waits = {"wait"} if any(bar.wait is not None for bar in self.bars) else set()
        opens = {"open"} if any(bar.open_end for bar in self.bars) else set()
        return {bar.kind for bar in self.bars if not bar.single} | marks | waits | opens


@dataclass(frozen=True)
class MarkedDay:
    """A day with its name: `code` is today, release, review or end."""

    on: date
    text: str
    code: str


def plan_picture(
    begins: date | None,
    ends: date | None,
    steps: Sequence[DrawnStep],
    marks: Iterable[MarkedDay],
    today: date,
    names: Mapping[str, str] = NAMES,
) -> PlanPicture | None:
    """The picture of a plan under a sentence from `begins` to `ends`, each None where it is not
    known. `names` is how today and the end are called. None where no step has a day: a line alone
    tells nothing."""
    if not steps:
        return None
    scale = _scale(begins, ends, steps, today)
    steps = [step for step in steps if not _is_over(step, scale)]
    if not steps:
        return None
    days = [MarkedDay(today, names["today"], "today"), *marks]
    if ends is not None:
        days.append(MarkedDay(ends, names["end"], "end"))
    flags = _flags([day for day in days if scale.first <= day.on <= scale.last], scale)
    lines = max(flag.y for flag in flags) + LINE // 2
    bars = tuple(_bar(step, scale, lines + 2 * LINE + n * ROW) for n, step in enumerate(steps))
    bottom = lines + 2 * LINE + len(bars) * ROW
    return PlanPicture(
        flags,
        bars,
        _months(scale),
        lines,
        bottom + LINE,
        begins is None or begins < scale.first,
        ends is None or ends > scale.last,
        _words(len(bars), scale, begins, ends),
    )


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def place(self, day: date) -> float:
        day = min(max(day, self.first), self.last)
        return round(100 * (day - self.first).days / (self.last - self.first).days, 1)


def _is_over(step: DrawnStep, scale: _Scale) -> bool:
    """Before the picture begins: the table tells of it."""
    return step.kind is BarKind.DONE and (step.end or step.start) < scale.first


def _scale(
    begins: date | None, ends: date | None, steps: Sequence[DrawnStep], today: date
) -> _Scale:
    first = min(begins or min(step.start for step in steps), today)
    known = [day for step in steps for day in (step.start, step.end) if day is not None]
    last = max(today + timedelta(days=AHEAD_AT_LEAST), *known) if ends is None else ends
    last = max(last, today + timedelta(days=1))
    back, ahead = timedelta(days=BACK), timedelta(days=AHEAD)
    return _Scale(max(first, today - back), min(last, today + ahead))


def _flags(days: Sequence[MarkedDay], scale: _Scale) -> tuple[Flag, ...]:
    """Each with a line of words of its own where two would meet."""
    flags: list[Flag] = []
    taken: list[list[tuple[float, float]]] = []
    for day in sorted(days, key=lambda day: day.on):
        text = f"{day.text} {say_short_date(day.on)}"
        x = scale.place(day.on)
        anchor = "start" if x < 50 else "end"
        wide = len(text) * LETTER
        span = (x, x + wide) if anchor == "start" else (x - wide, x)
        level = next(
            (n for n, spans in enumerate(taken) if all(_apart(span, other) for other in spans)),
            len(taken),
        )
        taken[level : level + 1] = [[*(taken[level] if level < len(taken) else []), span]]
        flags.append(Flag(text, x, TOP + LINE * (level + 1), anchor, day.code))
    return tuple(flags)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _bar(step: DrawnStep, scale: _Scale, y: int) -> Bar:
    single = not step.lasts
    end = step.end if step.end is not None else (step.start if single else scale.last)
    x, right = scale.place(step.start), scale.place(max(end, step.start))
    waits = step.waits_from if step.kind is BarKind.TO_COME else None
    return Bar(
        step.text,
        step.text if len(step.text) <= LONGEST_LABEL else f"{step.text[: LONGEST_LABEL - 1]}…",
        step.kind.value,
        y,
        x,
        round(max(right - x, 1.0), 1),
        single,
        step.fixed,
        not single and (step.end is None or step.end > scale.last),
        scale.place(waits) if waits is not None and waits < step.start else None,
    )


def _months(scale: _Scale) -> tuple[Month, ...]:
    """The first days of some months, evenly, not so near the edge that their names are cut."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    apart = -(-max(months, 1) // MOST_MONTHS)
    days = [
        add_calendar_months(scale.first.replace(day=1), n) for n in range(apart, months + 1, apart)
    ]
    named = [Month(f"{day:%b %Y}", scale.place(day)) for day in days]
    return tuple(month for month in named if EDGE < month.x < 100 - EDGE)


def _words(bars: int, scale: _Scale, begins: date | None, ends: date | None) -> str:
    what = f"{bars} step" if bars == 1 else f"{bars} steps"
    line = f"{what} between {say_date(scale.first)} and {say_date(scale.last)}"
    sentence = f"the sentence ends on {say_date(ends)}" if ends else "the sentence has no known end"
    return f"{line}; {sentence}"
