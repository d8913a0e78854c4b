"""Ending a sentence early: one person decides, another one confirms, and it can be withdrawn
(Sentencing Act 2026 sections 38, 39; reference/domain.md 5.7).

That two people do it is our design, the law asks for the responsible officer alone. Nothing here
changes the sentence or the case: the notice is made from what is recorded, and the system that
owns the sentence ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from followthrough import policy
from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor, Capability
from followthrough.common.dates import say_date
from followthrough.common.errors import NotAllowed, NotPossible, refuse, refuse_texts
from followthrough.common.texts import LONGEST_TEXT, LONGEST_WORDS
from followthrough.early_ending.ledger import EarlyEndStored
from followthrough.early_ending.models import EarlyEndStage
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.rules import (
    EarlyEnd,
    EarlyEndPanel,
    EndStage,
    Judgement,
    early_end_panel,
    why_not_decided,
    why_not_end_day,
    why_not_met,
    why_not_second,
    why_not_told,
    why_not_withdrawn,
)
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case, case_facts
from followthrough.people.rules import CaseFacts, SentenceFacts
from followthrough.plans.actions.locking import ChangeNote, LockedPlan, lock_plan


@dataclass(frozen=True)
class EarlyEndContent:
    """The day on which it ends, and what is considered of each condition, by its id."""

    ends_on: date
    judgements: Mapping[str, Judgement]


def may_decide_early_end(by: Actor, case: Case, *args: object, **kwargs: object) -> None:
    """Who may change the case, and signs in by name: the notice says who decided."""
    work_on_case(by, case, *args, **kwargs)
    if by.user_id is None:
        raise NotAllowed("A decision about a sentence needs a name.", "Sign in as yourself.")


def may_confirm_early_end(by: Actor, case: Case, *args: object, **kwargs: object) -> None:
    may_decide_early_end(by, case, *args, **kwargs)
    if cause := why_not_second(confirms=by.can(Capability.CONFIRM_EARLY_END), decided_it=False):
        raise NotAllowed(cause)


@action(
    "early-end.decided",
    words="Decided that a sentence ends early",
    may=may_decide_early_end,
    payload=EarlyEndStored,
)
def decide_early_end(
    by: Actor, case: Case, sentence_id: int, end: EarlyEndContent, note: ChangeNote
) -> Record[EarlyEnd]:
    """It waits for a second person. Raises NotPossible where the records are against it, where a
    judgement has no answer or no reason, for a day that does not lie between today and the end of
    the sentence, and where a decision stands already; NotAllowed for another case's sentence."""
    plan = lock_plan(case, note.seen_version)
    panel = _panel(case, plan, sentence_id, note.recorded_on)
    before = early_end_of(sentence_id)
    if before is not None and before.stands:
        raise NotPossible(
            f"It is decided already that this ends on {say_date(before.ends_on)}.",
            "Withdraw that decision first, if it is not right.",
        )
    refuse_texts(note.words, *(judged.because for judged in end.judgements.values()))
    refuse(why_not_decided(panel, end.judgements, end.ends_on, note.recorded_on))
    if before is not None:  # withdrawn: this decision takes the place of all its stages
        EarlyEndStage.objects.filter(sentence=sentence_id).close()
    made = EarlyEndStage.objects.replace(
        None,
        stage=EndStage.DECIDED,
        sentence_id=sentence_id,
        ends_on=end.ends_on,
        was_to_end_on=panel.sentence.ends_on,
        judgements={code: asdict(judged) for code, judged in end.judgements.items()},
        shown={c.code: c.kept for c in panel.conditions},
        pack=policy.on(note.recorded_on).version,
        by_id=by.user_id,
        on=note.recorded_on,
        words=note.words,
    )
    answers = {code: judged.answer for code, judged in end.judgements.items()}
    return _record(case, sentence_id, before, made.pk, answers=answers)


@action(
    "early-end.confirmed",
    words="Confirmed that a sentence ends early",
    may=may_confirm_early_end,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=EarlyEndStored,
)
def confirm_early_end(
    by: Actor, case: Case, sentence_id: int, note: ChangeNote
) -> Record[EarlyEnd]:
    """By a manager who did not decide it, with words. Raises NotPossible otherwise, where nothing
    waits to be confirmed, where its day has passed, and where the records no longer allow it."""
    plan = lock_plan(case, note.seen_version)
    facts = case_facts([case.pk])[case.pk]
    sentence = _sentence_of(facts, sentence_id)
    before = _current_early_end(sentence_id)
    # A decision is under the law of the day on which it was made, also when it is confirmed.
    pack = policy.on(before.decided_on)
    panel = early_end_panel(sentence, facts, plan.facts, pack, note.recorded_on)
    if before.is_confirmed:
        raise NotPossible("It is confirmed already.")
    refuse(why_not_second(confirms=True, decided_it=before.decided_by.id == by.user_id))
    _refuse_words(note, "Say why you confirm it.")
    refuse(why_not_met(panel))
    refuse(why_not_end_day(panel.sentence, before.ends_on, note.recorded_on))
    made = _append(EndStage.CONFIRMED, before, sentence_id, by, note.recorded_on, note.words)
    return _record(case, sentence_id, before, made)


@action(
    "early-end.told",
    words="Told the person the day on which a sentence ends early",
    may=may_decide_early_end,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=EarlyEndStored,
)
def record_person_told(
    by: Actor, case: Case, sentence_id: int, note: ChangeNote
) -> Record[EarlyEnd]:
    """`note.words`: how they were told. Raises NotPossible before it is confirmed, a second time,
    without words, and for a day on which it cannot have been."""
    lock_plan(case, note.seen_version)
    _sentence_of(case_facts([case.pk])[case.pk], sentence_id)
    before = _current_early_end(sentence_id)
    refuse(
        why_not_told(
            before.confirmed_on, before.told_on, before.ends_on, note.on, note.recorded_on
        ),
        about="on" if before.waits_to_be_told else "",
    )
    _refuse_words(note, "Say how the person was told.", most=LONGEST_TEXT)
    made = _append(EndStage.TOLD, before, sentence_id, by, note.on, note.words)
    return _record(case, sentence_id, before, made, told_on=note.on)


@action(
    "early-end.withdrawn",
    words="Withdrew an early end of a sentence",
    may=may_decide_early_end,
    audience=Audience.EVERYONE,
    payload=EarlyEndStored,
)
def withdraw_early_end(
    by: Actor, case: Case, sentence_id: int, note: ChangeNote
) -> Record[EarlyEnd]:
    """Says why. Raises NotPossible where nothing stands, and once a confirmed end has come."""
    lock_plan(case, note.seen_version)
    _sentence_of(case_facts([case.pk])[case.pk], sentence_id)
    before = _current_early_end(sentence_id)
    refuse(why_not_withdrawn(before.ends_on, note.recorded_on, confirmed=before.is_confirmed))
    _refuse_words(note, "Say why it is withdrawn.")
    made = _append(EndStage.WITHDRAWN, before, sentence_id, by, note.recorded_on, note.words)
    return _record(case, sentence_id, before, made)


def _refuse_words(note: ChangeNote, lacking: str, most: int = LONGEST_WORDS) -> None:
    """Raises NotPossible for words that cannot be kept, and says what is `lacking` without any."""
    refuse_texts(note.words, most=most)
    if not note.words.strip():
        raise NotPossible(lacking)


def _sentence_of(case: CaseFacts, sentence_id: int) -> SentenceFacts:
    for sentence in case.sentences:
        if sentence.id == sentence_id:
            return sentence
    raise NotAllowed("This case has no such sentence.", "Go back to the case and choose again.")


def _panel(case: Case, plan: LockedPlan, sentence_id: int, today: date) -> EarlyEndPanel:
    """The conditions as the records stand under the lock of the plan. Raises NotAllowed where
    the case has no such sentence."""
    facts = case_facts([case.pk])[case.pk]
    sentence = _sentence_of(facts, sentence_id)
    return early_end_panel(sentence, facts, plan.facts, policy.on(today), today)


def _current_early_end(sentence_id: int) -> EarlyEnd:
    end = early_end_of(sentence_id)
    if end is None or not end.stands:
        raise NotPossible("Nothing is decided about an early end.", "Look at the page again.")
    return end


def _append(
    stage: EndStage, of: EarlyEnd, sentence_id: int, by: Actor, on: date, words: str
) -> int:
    """The id of the new row."""
    row = EarlyEndStage.objects.replace(
        None,
        stage=stage,
        sentence_id=sentence_id,
        decision_id=of.decision_id,
        by_id=by.user_id,
        on=on,
        words=words,
    )
    return row.pk


def _record(
    case: Case,
    sentence_id: int,
    before: EarlyEnd | None,
    made: int,
    told_on: date | None = None,
    answers: Mapping[str, str] | None = None,
) -> Record[EarlyEnd]:
    """`made`: the id of the row of the stage that was reached."""
    now = early_end_of(sentence_id)
    assert now is not None  # its decision is there, under the lock of the plan
    return Record(
        now,
        case_id=case.pk,
        subject=("early_end", made),
        before=EarlyEndStored(before.last_id) if before else None,
        after=EarlyEndStored(made, sentence_id, now.ends_on, told_on, answers),
    )
