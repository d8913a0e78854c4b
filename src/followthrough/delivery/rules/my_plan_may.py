"""What "My plan, to print" says that the person may do: what is offered and not ordered, what they
can ask about, and in what they have a say within what is ordered. Pure.

Called a choice is only what no requirement or licence condition can be asking for. Where nobody
knows, as of a condition without a kind, the person is told that they can ask. What a requirement
does ask for is told among what they have to do (`my_plan_duties`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from followthrough.delivery import my_plan_words as words
from followthrough.delivery.rules.my_plan_contents import Asker, MyOffer
from followthrough.people.rules import (
    CaseFacts,
    Regime,
    RequirementFacts,
    SentenceFacts,
    is_complied_with,
)
from followthrough.people.rules.release import HOME, has_home_to_find
from followthrough.people.rules.sentence_ends import over_since
from followthrough.plans.rules import Route, StepActor, StepFacts
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.rules.work_begun import is_work_on_a_need
from followthrough.policy.context import Context
from followthrough.policy.kinds_of_work import Nature
from followthrough.policy.pack import Pack, RequirementKind

# Ways by which nobody is told to go anywhere. What staff do with the person themselves is part of
# being under supervision, and a referral may be.
CHOSEN = frozenset({Route.PERSON, Route.KEY_INDIVIDUAL, Route.SIGNPOSTING})


def offered(
    case: CaseFacts, steps: Iterable[StepFacts], live: Iterable[StepFacts], context: Context
) -> tuple[MyOffer, ...]:
    """Those of `steps` that are not ordered, each title once; of all that are `live`, none of the
    same title is ordered either."""
    run = [s for s in case.sentences if over_since(s, context.today) is None]
    if not run:
        return ()
    ordered = {s.text for s in live if _may_be_ordered(s, run, context.pack)}
    found = {s.text: MyOffer(s.text, _is_own(s)) for s in steps if s.text not in ordered}
    return tuple(found.values())


def unsure(
    case: CaseFacts,
    steps: Iterable[StepFacts],
    live: Iterable[StepFacts],
    preferred: Container[int],
    context: Context,
) -> tuple[MyOffer, ...]:
    """The rest of `steps`, but for what is told among what the person has to do, for a look back at
    such work, and for what they need or asked for: beside those, the question would put the help
    itself in doubt. `preferred`: ids of the steps that the person would like first."""
    run = [s for s in case.sentences if over_since(s, context.today) is None]
    if not run:
        return ()
    steps, pack = list(steps), context.pack
    told = {s.text for s in steps if _is_told_as_duty(s, run, pack)}
    told |= {offer.text for offer in offered(case, steps, live, context)}
    told |= {s.text for s in steps if s.id in preferred or _is_help(s, case, pack)}
    told |= {s.text for s in steps if nature_of(s, pack) is Nature.LOOK_BACK}
    return tuple(
        {s.text: MyOffer(s.text, _is_own(s)) for s in steps if s.text not in told}.values()
    )


def which_asks(case: CaseFacts, context: Context) -> Asker:
    run = [s for s in case.sentences if over_since(s, context.today) is None]
    called = {words.CALLED.get(s.kind, words.CALLED_OTHER) for s in run}
    one = called.pop() if len(called) == 1 else words.CALLED_OTHER
    number = min(max(len(run), 1), 2)
    return Asker(words.MINE_IN[one, number], number)


def _is_help(step: StepFacts, case: CaseFacts, pack: Pack) -> bool:
    """What stabilises, income, a roof, papers or medicine, that no requirement is said to ask for;
    and all that is for a home of somebody who has none."""
    if step.requirement_id is not None:
        return False
    if step.area == HOME and has_home_to_find(case):
        return True
    work = pack.known.interventions.get(step.intervention)
    return work is not None and (work.stabilising or work.basic)


def _is_told_as_duty(step: StepFacts, run: Iterable[SentenceFacts], pack: Pack) -> bool:
    """A requirement asks for it, or for its kind of work, in words of its own, or for all that is
    planned in days of it that are left; and meetings are what being under supervision is."""
    if not is_work_on_a_need(step):
        return True
    asked = [
        (requirement, kind)
        for sentence in run
        for requirement in sentence.requirements
        if (kind := pack.known.requirements.get(requirement.kind)) and (kind.i_do or kind.i_do_not)
    ]
    return any(
        step.requirement_id == requirement.id
        or step.intervention in {kind.code, *kind.usually_by}
        or (_asks_for_what_is_planned(requirement, kind) and step.route not in CHOSEN)
        for requirement, kind in asked
    )


def _asks_for_what_is_planned(requirement: RequirementFacts, kind: RequirementKind) -> bool:
    """As a rehabilitation activity requirement does, up to so many days."""
    return kind.directs_work and kind.fixes_maximum and not is_complied_with(requirement)


def _is_own(step: StepFacts) -> bool:
    return step.actor == StepActor.PERSON


def choices(case: CaseFacts, who: str, context: Context) -> tuple[str, ...]:
    """Of what can be asked of the person today, as the pack says it, each once."""
    if case.in_custody:
        return ()
    said = (kind.i_may.format(who=who) for kind in _asked_today(case, context) if kind.i_may)
    return tuple(dict.fromkeys(said))


def _asked_today(case: CaseFacts, context: Context) -> Iterator[RequirementKind]:
    today, known = context.today, context.pack.known.requirements
    for sentence in case.sentences:
        if over_since(sentence, today) is not None or sentence.starts_on > today:
            continue
        for requirement in sentence.requirements:
            kind = known.get(requirement.kind)
            if kind is None or is_complied_with(requirement):
                continue
            if not (kind.with_contact and sentence.regime == Regime.SUSPENDED):
                yield kind


def _may_be_ordered(step: StepFacts, run: Iterable[SentenceFacts], pack: Pack) -> bool:
    work = pack.known.interventions.get(step.intervention)
    if step.requirement_id is not None or step.route == Route.PROBATION_STAFF:
        return True
    if work is not None and work.specific:
        return True  # nobody reads of work on the offence that it need not be
    return any(_asks_for(step, sentence, pack) for sentence in run)


def _asks_for(step: StepFacts, sentence: SentenceFacts, pack: Pack) -> bool:
    """Whether a requirement of the sentence can be what asks for the step. Of a sentence without
    any on record nobody knows."""
    kinds = [pack.known.requirements.get(r.kind) for r in sentence.requirements]
    return not kinds or any(kind is None or _can_ask_for(kind, step, pack) for kind in kinds)


def _can_ask_for(kind: RequirementKind, step: StepFacts, pack: Pack) -> bool:
    work = pack.known.interventions.get(step.intervention)
    nobody_orders = work is not None and work.basic and step.area != HOME
    if step.area in kind.may_ask_in and not nobody_orders:
        return True
    if step.intervention in {kind.code, *kind.usually_by}:
        return True
    return kind.directs_work and step.route not in CHOSEN
