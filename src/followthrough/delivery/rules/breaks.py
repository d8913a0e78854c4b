"""Where the thread breaks most, and where it holds, in words. Pure.

The sentences speak of needs, requirements and strengths over many cases. They name no person and
no practitioner, and put neither in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.delivery.rules.coverage import NO_STEP, NOT_SAID, About, Coverage
from followthrough.delivery.rules.figures import FIVE, Figures, Share, codes, figures
from followthrough.policy.pack import Pack

MOST = 5  # sentences of a kind: more are not read


def where_it_breaks(found: Coverage, pack: Pack, most: int = MOST) -> list[str]:
    """One text for each need area and kind of requirement in which most have no step started, the
    largest number first."""
    texts = []
    for about, code, of in _areas(found):
        left = of.identified - of.started.part
        if left:
            texts.append((-left, about, code, _break(about, code, of, left, pack)))
    return [text for *_, text in sorted(texts)[:most]]


def where_it_holds(found: Coverage, pack: Pack, most: int = MOST) -> list[str]:
    """The strengths that the plans build on, then where most is completed."""
    texts = []
    for about, code, of in _areas(found):
        done = of.completed.part
        if done:
            of_all = _counted(about, code, of, pack)
            text = f"Of {of_all}, {_share(of.completed)} {_done(about, done)}."
            texts.append((-done, about, code, text))
    said = [text for *_, text in sorted(texts)]
    built_on = figures(found, About.STRENGTH).planned
    if built_on.part:
        verb = "is" if built_on.part == 1 else "are"
        of_all = _number(built_on.whole, "strength")
        said.insert(0, f"Of {of_all}, {_share(built_on)} {verb} built on by a step of the plan.")
    return said[:most]


def _areas(found: Coverage) -> Iterator[tuple[About, str, Figures]]:
    for about in (About.NEED, About.REQUIREMENT):
        for code in codes(found, about):
            yield about, code, figures(found, about, code)


def _break(about: About, code: str, of: Figures, left: int, pack: Pack) -> str:
    verb = "has" if left == 1 else "have"
    share = _share(Share(left, of.identified))
    text = f"Of {_counted(about, code, of, pack)}, {share} {verb} no step started."
    if of.not_started[NO_STEP]:
        text += f" For {of.not_started[NO_STEP]:,} of {left:,} no step is planned."
    if of.not_started[NOT_SAID]:
        number = of.not_started[NOT_SAID]
        text += f" For {number:,} of {left:,} it could have started, and no reason is recorded."
    given = {why: number for why, number in of.not_started.items() if why in pack.reasons}
    if given:
        # Of reasons given as often, the first of the pack, so that the text stays the same.
        order = list(pack.reasons)
        most = min(given, key=lambda why: (-given[why], order.index(why)))
        words = FIVE.get(most, f"“{pack.reasons[most].label}”")
        text += f" The reason given most is {words} ({given[most]:,} of {left:,})."
    return text


def _done(about: About, number: int) -> str:
    if about is About.REQUIREMENT:
        return "is completed" if number == 1 else "are completed"
    return f"{'has' if number == 1 else 'have'} finished the work planned for it"


def _counted(about: About, code: str, of: Figures, pack: Pack) -> str:
    if about is About.NEED:
        who = "person" if of.identified == 1 else "people"
        return f"{of.identified:,} {who} with the need “{pack.area_label(code)}”"
    kind = pack.requirements[code].label if code in pack.requirements else code
    return f"{_number(of.identified, 'requirement')} “{kind}”"


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _share(share: Share) -> str:
    return f"{share.part:,}{share.words}"
