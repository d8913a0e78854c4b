"""What "My plan, to print" says whether or not there is a plan. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from followthrough.common.dates import say_date
from followthrough.delivery import my_plan_words as words
from followthrough.delivery.rules.my_plan_contents import InMyWords, MyDate, MyPlanSources
from followthrough.delivery.rules.my_plan_duties import says_all
from followthrough.people.rules import CaseFacts, SentenceFacts, SentenceKind
from followthrough.people.rules.recall import recalled_on
from followthrough.people.rules.release import (
    HomeThen,
    has_place_from_release,
    home_then,
    release_to_come,
)
from followthrough.people.rules.sentence_ends import (
    no_sentence_since,
    over_since,
    sentences_to_tell,
)
from followthrough.plans.rules import StepFacts, StepState
from followthrough.policy.context import Context
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.under_way import interrupted
from followthrough.sequencing.rules.when_it_can_run import finds_a_home

TITLES = frozenset({"Miss", "Mrs", "Prof", "Professor", "Doctor", "Rev", "Sir", "Dame"})


def strengths(case: CaseFacts, pack: Pack) -> tuple[InMyWords, ...]:
    """Each strength as the pack says one in its area, with what the person said of it. Its own text
    is whatever somebody wrote down, of which no rule can tell who told it: it stays off the sheet.
    Of the same area one without words says nothing more."""
    shown: list[InMyWords] = []
    for s in case.assessment.strengths if case.assessment else ():
        area = pack.known.need_areas.get(s.area)
        text = area.my_strength if area else words.STRENGTH
        if s.words or text not in {one.text for one in shown}:
            shown.append(InMyWords(text, s.words, about=f"strength {s.area} {s.words}"))
    return tuple(shown)


def by_first_name(name: str) -> str:
    """Whom to ask, as the person says it once the whole name stands on the page; the whole name
    where its first word may be no name to call somebody by ("Dr", "J.", "Osei, Amara")."""
    first, _, rest = name.partition(" ")
    plain = re.fullmatch(r"[^\W\d_][\w'’-]{2,}", first) and "," not in name
    return first if rest and plain and first not in TITLES else name


def first_night(
    case: CaseFacts,
    steps: Iterable[StepFacts],
    who: str,
    phone: str,
    context: Context,
    *,
    asked_about: bool,
) -> tuple[str, ...]:
    """That somebody who is to leave prison has no place on record, and whom to ring; `steps` are
    those that the page shows, `asked_about` where a release is so near that it is a thing to do.
    Without an address it is said earlier, and where the day is not known. Of whoever has a place
    from the release, that they have one, and not which."""
    if case.in_custody and has_place_from_release(case):
        return (words.FIRST_NIGHT[HomeThen.KNOWN],)
    home = home_then(case)
    if not (asked_about or (case.in_custody and home is HomeThen.NO_ADDRESS)):
        return ()
    said = [words.FIRST_NIGHT[home]]
    if any(_asks_for_a_place(step, case, context) for step in steps):
        said.append(words.FIRST_NIGHT_ASKED)
    said.append(words.FIRST_NIGHT_WHO[bool(phone)].format(who=who, phone=phone.rstrip(".")))
    return (" ".join(said),)


def _asks_for_a_place(step: StepFacts, case: CaseFacts, context: Context) -> bool:
    """Not what was asked for before a recall, as long as nothing has been recorded since."""
    if step.state is not StepState.WAITING or not finds_a_home(step, context.pack):
        return False
    return interrupted(step, case, context.pack, context.today) is None


def place(case: CaseFacts, who: str, today: date) -> tuple[str, ...]:
    """Where somebody is who is in prison, and until when: one text, as whoever would rather not
    have it on paper wants none of it there."""
    if not case.in_custody:
        return ()
    recalled, release = recalled_on(case, today), release_to_come(case, today)
    until = words.PRISON["release" if release else "release_not_known"]
    since = words.PRISON["now"]
    if recalled is not None:
        since = words.PRISON["since"].format(day=say_date(recalled))
    return (f"{since} {until.format(who=who, day=say_date(release) if release else '')}",)


def reach(case: CaseFacts, who: str, sources: MyPlanSources) -> tuple[str, ...]:
    """How to ring whoever works with them, when, and where the office is. Of nobody in particular
    it is not said that the office knows."""
    known = {"phone": sources.phone, "hours": sources.hours}
    if not sources.phone:
        known = {"not_known": case.practitioner_name}
    known["address"] = sources.address
    filled = {kind: text.rstrip(".") for kind, text in known.items()}
    named = case.practitioner_name or who
    return tuple(words.REACH[kind].format(who=named, **filled) for kind in known if known[kind])


def questions(case: CaseFacts, who: str, context: Context) -> tuple[str, ...]:
    """What the person may ask, and of whom. That there are other rules is said of the sentences of
    which not all stands on the page."""
    today = context.today
    over_on = no_sentence_since(case, today)
    run = [s for s in sentences_to_tell(case) if over_since(s, today) is None]
    more = [_is_licence(s) for s in run if not says_all(s, context.pack)]
    parts = ["anything", "over" if over_on else "rest" if more or not run else "read"]
    if case.practitioner_name:
        parts.insert(0, "named")
    filled = {
        "who": who,
        "have": words.HAVE_RULES[min(more.count(False), 2), min(more.count(True), 2)],
        "mine_in": words.MINE_IN["order", 1 if len(run) == 1 else 2],
        "day": say_date(over_on) if over_on else "",
        "mine": _last(case),
    }
    whole = filled | {"who": case.practitioner_name}
    return tuple(words.ASK[p].format(**(whole if p == "named" else filled)) for p in parts)


def _is_licence(sentence: SentenceFacts) -> bool:
    return sentence.kind == SentenceKind.LICENCE


def _last(case: CaseFacts) -> str:
    had = sentences_to_tell(case)
    last = max(had, key=lambda sentence: sentence.last_day, default=None)
    of_licence = last is not None and _is_licence(last)
    return words.MINE[of_licence, sum(_is_licence(s) == of_licence for s in had) <= 1]


def was_called(sentence: SentenceFacts, case: CaseFacts) -> str:
    """How a sentence that is over is called, beside the others of the case."""
    called = words.CALLED.get(sentence.kind, words.CALLED_OTHER)
    alike = [words.CALLED.get(s.kind, words.CALLED_OTHER) for s in sentences_to_tell(case)]
    return words.WAS[alike.count(called) <= 1].format(called=called)


def earlier(case: CaseFacts, who: str) -> str:
    """That more is agreed than stands here; "" where all that is agreed does."""
    left = any(not merged.carried_over for merged in case.merged)
    return words.EARLIER.format(who=who) if left else ""


def nothing(case: CaseFacts, who: str, today: date) -> dict[str, str]:
    """What stands where a part of the page is empty. Of what may be planned under a merged record
    nobody says that there is none."""
    said = {part: text.format(who=who) for part, text in words.NOTHING.items()}
    if earlier(case, who):
        said |= dict.fromkeys(("plan", "now", "dates"), "")
    if no_sentence_since(case, today) is not None:
        said["dates"] = words.NO_MORE_DATES
    return said


def release_day(case: CaseFacts, today: date) -> Iterator[tuple[date, MyDate]]:
    on = release_to_come(case, today)
    if on is not None:
        yield on, MyDate(say_weekday(on), words.RELEASE, on, "release")


def last_days(
    case: CaseFacts, early_ends: Mapping[int, date | None], today: date
) -> Iterator[tuple[date, MyDate]]:
    """The last day of the sentences, a line for each day of those that are called alike; where one
    is to end early, that day once they were told. Before, it does not count, and a page without a
    last day would hint at what nobody has told them."""
    ahead: defaultdict[str, list[date]] = defaultdict(list)
    for sentence in sentences_to_tell(case):
        on = early_ends.get(sentence.id) or sentence.ends_on or date.max
        if on >= today and over_since(sentence, today) is None:
            ahead[words.CALLED.get(sentence.kind, words.CALLED_OTHER)].append(on)
    for called, days in ahead.items():
        for on in sorted({*days} - {date.max}):
            text = words.ENDS[_which_ends(on, days)].format(called=called)
            yield on, MyDate(say_weekday(on), text, on, "end")


def _which_ends(on: date, days: list[date]) -> str:
    """A key of `words.ENDS`, of the last days of all that are called alike and lie ahead."""
    many = "one" if days.count(on) == 1 else "all"
    if days.count(on) == len(days):
        return many
    return f"{many}_last" if on == max(days) else f"{many}_more"


def say_weekday(day: date) -> str:
    return words.DATES["on"].format(weekday=f"{day:%A}", day=say_date(day))
