"""What "My plan, to print" says whether or not there is a plan. Pure."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.delivery import my_plan_words as words
from followthrough.delivery.rules.my_plan_contents import InMyWords
from followthrough.people.rules import CaseFacts, SentenceKind
from followthrough.people.rules.case_life import sentences_ended_on
from followthrough.people.rules.recall import recalled_on


def strengths(case: CaseFacts) -> tuple[InMyWords, ...]:
    """Each strength with what the person said of it."""
    named = case.assessment.strengths if case.assessment else ()
    return tuple(InMyWords(strength.text, strength.words) for strength in named)


def place(case: CaseFacts, who: str, today: date) -> tuple[str, ...]:
    """Where somebody is who was recalled, and until when: one text, as whoever would rather not
    have it on paper wants none of it there."""
    recalled, release = recalled_on(case, today), case.release_on
    if recalled is None:
        return ()
    is_known = release is not None and release >= today
    until = words.PRISON["release" if is_known else "release_not_known"]
    since = words.PRISON["since"].format(day=say_date(recalled))
    return (f"{since} {until.format(who=who, day=say_date(release) if release else '')}",)


def questions(case: CaseFacts, who: str, today: date) -> tuple[str, ...]:
    """What the person may ask, and of whom."""
    over_on = sentences_ended_on(case, today)
    parts = ["anything", "over" if over_on else "rest"]
    if case.practitioner_name:
        parts.insert(0, "named")
    kinds = {s.kind == SentenceKind.LICENCE for s in case.sentences if not s.has_ended(today)}
    filled = {
        "who": who,
        "have": words.HAVE_RULES[frozenset(kinds)],
        "day": say_date(over_on) if over_on else "",
        "mine": _last(case),
    }
    return tuple(words.ASK[part].format(**filled) for part in parts)


def _last(case: CaseFacts) -> str:
    last = max(case.sentences, key=lambda sentence: sentence.last_day, default=None)
    return words.MINE.get(last.kind, words.MINE_OTHER) if last else words.MINE_OTHER


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
    if sentences_ended_on(case, today) is not None:
        said["dates"] = words.NO_MORE_DATES
    return said
