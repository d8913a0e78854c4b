"""What the person says of the plan, and looking back at it together."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse, refuse_nothing_new, refuse_texts
from followthrough.common.texts import LONGEST_TEXT
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import ChangeNote, lock_plan, refuse_future_day
from followthrough.plans.actions.snapshots import keep_plan_version
from followthrough.plans.ledger import AgreementRecorded, PlanReviewed
from followthrough.plans.models import Agreement, PlanReview
from followthrough.plans.rules import (
    AgreementState,
    ReviewDecision,
    SnapshotWhy,
    needs_because,
    needs_words,
    possible_agreements,
    why_not_agreeable,
)


@action(
    "plan.agreement-recorded",
    words="Recorded what the person says of the plan",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=AgreementRecorded,
)
def record_agreement(
    by: Actor, case: Case, state: AgreementState, present: str, note: ChangeNote
) -> Record[Agreement]:
    """`note.words` are the person's own, `present` names who was there. A disagreement does not
    hold up delivery. Raises NotPossible where the plan is not ready, where the answer cannot
    follow the last one, and where somebody who does not agree or could not answer has no words."""
    plan = lock_plan(case, note.seen_version)
    refuse_future_day(note)
    refuse_texts(note.words)
    refuse_texts(present, most=LONGEST_TEXT)
    facts = plan.facts
    refuse(why_not_agreeable(facts.goals))
    if state not in possible_agreements(facts.agreement.state, facts.goals):
        raise NotPossible("This answer cannot follow the one that is recorded.")
    if needs_words(state, note.words):
        raise NotPossible("Say why, in the person’s own words where you can.")
    if not plan.row.changed_since_said:  # of a plan that was changed it is another answer
        stands = Agreement.objects.current().get(plan=plan.row)
        refuse_nothing_new(
            (state.value, note.on, note.words, present),
            (stands.state, stands.on, stands.words, stands.present),
        )
    made = Agreement.objects.append(
        plan=plan.row, state=state.value, on=note.on, words=note.words, present=present
    )
    keep_plan_version(plan, SnapshotWhy.AGREED, changed_since_said=False)
    return Record(
        made,
        case_id=case.pk,
        subject=("agreement", made.pk),
        before=AgreementRecorded(state=facts.agreement.state),
        after=AgreementRecorded(made.pk, state.value, note.on),
    )


@dataclass(frozen=True)
class ReviewContent:
    """What a review found (reference/domain.md R-REV-1): how the person is keeping to the
    sentence, what stands in the way, what changed, what other agencies said, who was there, the
    person's own words; and the `ReviewDecision`, because. No decision: not complete."""

    keeping: str = ""
    barriers: str = ""
    changed: str = ""
    agencies: str = ""
    present: str = ""
    person_words: str = ""
    decision: str = ""
    because: str = ""


SHORT_TEXTS = frozenset({"present", "decision"})


@action(
    "plan.reviewed",
    words="Reviewed the plan",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=PlanReviewed,
)
def record_review(
    by: Actor, case: Case, review: ReviewContent, note: ChangeNote
) -> Record[PlanReview]:
    """Completes the review that waits for its decision, or records a new one. Raises NotPossible
    for a decision that gives no reason."""
    plan = lock_plan(case, note.seen_version)
    refuse_future_day(note)
    refuse_texts(*(text for name, text in asdict(review).items() if name not in SHORT_TEXTS))
    refuse_texts(review.present, most=LONGEST_TEXT)
    if review.decision and review.decision not in tuple(ReviewDecision):
        raise NotPossible("Say whether the plan is kept or adjusted.")
    if needs_because(review.decision, review.because):
        raise NotPossible("Say why the plan is kept or adjusted.")
    reviews = PlanReview.objects.current().filter(plan=plan.row)
    if same := reviews.filter(on=note.on, **asdict(review)).first():
        refuse_nothing_new(note.on, same.on)
    waiting = reviews.filter(decision="").first()
    made = PlanReview.objects.replace(
        waiting, plan=plan.row, on=note.on, by_id=by.user_id, **asdict(review)
    )
    if made.decision:
        keep_plan_version(plan, SnapshotWhy.REVIEWED)
    return Record(
        made,
        case_id=case.pk,
        subject=("review", made.pk),
        before=PlanReviewed(waiting.pk) if waiting else None,
        after=PlanReviewed(made.pk, made.decision or "open", note.on),
    )
