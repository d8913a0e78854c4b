"""The ledger as a timeline: what was done, by whom, on what and why, with the words typed then."""

from __future__ import annotations

from datetime import date
from typing import Any

from followthrough.common.actions import KINDS
from followthrough.common.dates import say_date
from followthrough.common.models import LedgerEntry
from followthrough.desks.practitioner.case.page import CasePage
from followthrough.people.queries import typed_texts_of_case
from followthrough.plans.queries import TypedText, typed_texts
from followthrough.plans.words import AGREEMENTS, AGREES, CORRECTED, FACTS


def timeline_entries(entries: list[LedgerEntry], page: CasePage) -> list[dict[str, Any]]:
    """What the timeline shows, in the order given. The ledger holds codes and ids; what was typed
    is read from the domain's own tables, in two statements at most."""
    goals = page.facts.plan.goals if page.facts.plan else ()
    names = {("goal", goal.id): goal.title for goal in goals}
    names |= {("step", step.id): step.text for goal in goals for step in goal.steps}
    pairs = [
        (kind, e.after[kind])
        for e in entries
        for kind in TYPED_KINDS
        if isinstance(e.after.get(kind), int)
    ]
    typed = typed_texts([pair for pair in pairs if pair[0] not in CASE_KINDS])
    of_case = typed_texts_of_case([pair for pair in pairs if pair[0] in CASE_KINDS])
    typed |= {row: TypedText(words) for row, words in of_case.items()}
    return [_timeline_entry(entry, page, names, typed) for entry in entries]


# What of an entry names a row in which somebody typed words.
CASE_KINDS = ("access", "allocation")
TYPED_KINDS = (
    *(
        "decision",
        "goal_decision",
        "fact",
        "work",
        "consolidation",
        "answer",
        "agreement",
        "review",
    ),
    *("early_end", *CASE_KINDS),
)


def _timeline_entry(
    entry: LedgerEntry,
    page: CasePage,
    names: dict[tuple[str, int], str],
    typed: dict[tuple[str, int], TypedText],
) -> dict[str, Any]:
    pack, after = page.context.pack, entry.after
    about = [names.get((entry.subject_kind, entry.subject_id or 0), "")]
    # Of what was taken away there is only what was there before.
    area = after.get("area") or entry.before.get("area")
    if area:
        about.append(pack.area_label(area))
    circumstance = after.get("code") or entry.before.get("code")
    if circumstance in pack.circumstances:
        about.append(pack.circumstances[circumstance].label)
    if entry.before.get("kind") in FACTS:
        about.append(f"It said: {FACTS[entry.before['kind']].lower()}")
    if entry.subject_kind == "agreement":
        about.append(AGREEMENTS.get(after.get("state"), ""))
    if after.get("reason") in pack.reasons:
        about.append(f"Reason: {pack.reasons[after['reason']].label}")
    if after.get("agrees") in AGREES:
        about.append(AGREES[after["agrees"]])
    for why in (
        pack.cover.get(after.get("cover")),
        pack.reallocation.get(after.get("reallocation")),
    ):
        if why is not None:
            about.append(f"Reason: {why.label}")
    if after.get("start_on"):
        about.append(f"Start: {say_date(date.fromisoformat(after['start_on']))}")
    if after.get("on") and date.fromisoformat(after["on"]) != entry.at.date():
        about.append(f"On {say_date(date.fromisoformat(after['on']))}")
    if after.get("source"):
        about.append(f"Source {after['source']}, line {after.get('line')}")
    for row in TYPED_KINDS:
        text = typed.get((row, after.get(row)), TypedText())
        if text.staff_words:
            about.append(f"“{text.staff_words}”")
        if text.person_words:
            about.append(f"{page.facts.case.called}: “{text.person_words}”")
    kind = KINDS[entry.action]
    return {
        "title": CORRECTED if entry.before.get("work") and after.get("work") else kind.words,
        "when": entry.at,
        "by": entry.by_name,
        "text": ". ".join(part for part in about if part),
        "tag": "Good news" if kind.good_news else None,
        "colour": "green",
    }
