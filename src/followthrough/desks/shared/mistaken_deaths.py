"""Who had been told of a death that was none, as a page names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from followthrough.common.actors import Actor
from followthrough.people.access import visible_to
from followthrough.people.queries import DeathTakenBack
from followthrough.people.rules import Waits
from followthrough.people.words import AFTER_DEATH_SEEN_TO
from followthrough.people.words_of_waiting import say_who_waits
from followthrough.plans.queries.titles import step_titles
from followthrough.policy import Pack

OTHERS = "Others under another record, which you may not open"


class Heard(NamedTuple):
    """Who was told, and what was written of that; `within` is how a longer line names them."""

    who: str
    words: str
    within: str


def who_heard(
    actor: Actor, taken_back: Iterable[DeathTakenBack], pack: Pack
) -> dict[int, list[Heard]]:
    """By the id of the row that took the death back. What stands under a merged record is named to
    whoever may open that."""
    backs = list(taken_back)
    steps = {
        row.about: int(row.about.partition(":")[2])
        for one in backs
        for row in one.waiting
        if row.about.startswith(f"{Waits.STEP}:")
    }
    titles = step_titles(steps.values()) if steps else {}
    asked = {title.case_id for title in titles.values()}.union(*(one.case_ids for one in backs))
    visible = visible_to(actor).filter(pk__in=asked).values_list("pk", flat=True)
    seen = set(visible) if asked else set()
    named = {key: titles[id_].step for key, id_ in steps.items() if titles[id_].case_id in seen}
    unnamed = dict.fromkeys(steps, "Somebody with whom work is under way under another record")
    who = unnamed | named

    def heard(one: DeathTakenBack) -> Iterable[Heard]:
        for task in one.told:
            if task.case_id in seen:
                label = AFTER_DEATH_SEEN_TO[task.task]
                yield Heard(label, task.words, label.lower())
        for row in one.waiting:
            if row.case_id in seen:
                name = who.get(row.about) or say_who_waits(row.about, pack)
                yield Heard(name, row.words, name)
        if one.case_ids - seen:
            yield Heard(OTHERS, "", OTHERS)

    return {one.death.pk: list(heard(one)) for one in backs}
