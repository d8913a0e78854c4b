"""What of "My plan, to print" the person would rather not have on paper. Pure.

What is ticked stands in the address, by a key made of what an item speaks of. It names the same
item wherever that stands on another day, and nothing once the item is not on the page any more;
whoever finds the address cannot tell from it what was ticked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from followthrough.delivery.rules.my_plan_contents import MyPlan

# What can be kept off the paper, and whether the person's own words are.
PARTS = (
    "place",
    "first_night",
    "goals",
    "must",
    "must_not",
    "may",
    "unsure",
    "choices",
    "now",
    "next",
    "later",
    "unclear",
    "strengths",
    "better",
    "wishes",
    "dates",
    "reach",
)
OWN_WORDS = "words"
WHERE_I_AM = "where I am"


class Choice(NamedTuple):
    """What can be ticked: its key, and how the page says it."""

    key: str
    text: str


@dataclass(frozen=True)
class OffPaper:
    """`secret` is one of the case, so that no key can be made by guessing what was ticked; at most
    64 bytes of it count."""

    plan: MyPlan
    secret: bytes

    def key(self, about: str) -> str:
        return blake2b(about.encode(), digest_size=8, key=self.secret[:64]).hexdigest()

    def choices(self) -> Iterator[tuple[str, list[Choice]]]:
        """By part of the page. What several parts speak of can be ticked in the first."""
        seen: set[str] = set()
        for part in PARTS:
            found = []
            for item in getattr(self.plan, part):
                key = self.key(about(item, part))
                if key not in seen:
                    seen.add(key)
                    text = item if isinstance(item, str) else item.text or item.words
                    found.append(Choice(key, text))
            if found:
                yield part, found

    def names_nothing(self, out: Collection[str]) -> bool:
        """Whether a key is none of an item that stands on the page now."""
        keys = {choice.key for _, found in self.choices() for choice in found}
        return not keys.issuperset({*out} - {OWN_WORDS, ""})

    def keeps_where_off(self, out: Collection[str]) -> bool:
        """Whether it was ticked where they are."""
        return self.key(WHERE_I_AM) in out

    def plan_without(self, out: Collection[str]) -> MyPlan:
        """The plan without what `out` names, by their keys, and by OWN_WORDS all that they said
        themselves. What is named once is left off wherever else the page speaks of it. Nothing is
        kept of the choice."""
        plan = self.plan
        keyed = {
            part: [(self.key(about(item, part)), item) for item in getattr(plan, part)]
            for part in PARTS
        }
        left: dict[str, Any] = {
            part: tuple(item for key, item in found if key not in out)
            for part, found in keyed.items()
        }
        if self.keeps_where_off(out):
            left |= {part: tuple(map(_from_anywhere, left[part])) for part in SAY_WHERE}
            left["first_night"] = ()
        if OWN_WORDS in out:
            left |= {"said_words": "", "wish_words": ""}
            for part in ("goals", "strengths", "better"):
                left[part] = tuple(replace(item, words="") for item in left[part] if item.text)
        # Of a part that was left off it is not said that there is nothing.
        emptied = {part for part in PARTS if getattr(plan, part) and not left[part]}
        left["nothing"] = {
            part: "" if part in emptied else text for part, text in plan.nothing.items()
        }
        return replace(plan, **left)


# Parts whose items say by the way that somebody is in prison, or comes from there.
SAY_WHERE = ("must", "must_not", "now", "next", "later", "unclear")


def _from_anywhere(item: Any) -> Any:
    return item.anywhere or item


def about(item: Any, part: str) -> str:
    """What an item speaks of: where somebody is and until when, of the release."""
    if part == "place" or getattr(item, "mark", "") == "release":
        return WHERE_I_AM
    if part == "first_night":
        return part
    if isinstance(item, str):
        return item
    return getattr(item, "about", "") or item.text or str(item.words)
