"""What needs doing on a case by what is known of the person and the sentence alone. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.common.dates import say_date
from followthrough.people.rules.due_item import AGREEMENT, LEGAL, SAFETY, Due, DueKind, due_rule
from followthrough.people.rules.facts import KnowsCase, handed_over_on
from followthrough.people.rules.handover import is_new_to_its_practitioner
from followthrough.policy.context import Context

REGISTER_REVIEW = DueKind("register-review", SAFETY)
RELEASE_PASSED = DueKind("release-passed", LEGAL)
HANDED_OVER = DueKind("handed-over", AGREEMENT)


@due_rule(REGISTER_REVIEW)
def register_reviews(facts: KnowsCase, context: Context) -> Iterator[Due]:
    for register in facts.case.assessment.registers if facts.case.assessment else ():
        if register.review_on is None:
            continue
        if context.today < context.before(register.review_on, "register_review_soon"):
            continue
        kind = context.pack.known.registers.get(register.code)
        label = kind.label if kind else register.code
        late = "was" if register.review_on < context.today else "is"
        yield REGISTER_REVIEW.item(
            facts.case,
            register.review_on,
            f"The review of “{label}” {late} due on {say_date(register.review_on)}.",
            "Review it with your manager, where the register is kept",
            page="case",
        )


@due_rule(RELEASE_PASSED)
def release_passed(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """In custody, with a release expected on a day that has passed: every date of the order
    hangs on it."""
    release = facts.case.release_on
    if facts.case.in_custody and release is not None and release < context.today:
        yield RELEASE_PASSED.item(
            facts.case,
            release,
            f"The release expected on {say_date(release)} has passed.",
            "Ask the prison for the new date",
            page="case",
        )


@due_rule(HANDED_OVER)
def handed_over(facts: KnowsCase, context: Context) -> Iterator[Due]:
    """What a practitioner does first on a case that was handed over to them."""
    case = facts.case
    on = handed_over_on(case)
    if on is None or not is_new_to_its_practitioner(case, context):
        return
    since, action = f"since {say_date(on)}.", "Read the handover note"
    if not case.has_handover_note:
        since += " There is no handover note."
        action = f"Read what happened so far, and meet {case.called}"
    yield HANDED_OVER.item(
        case,
        on,
        f"New to you {since}",
        action,
        page="case",
        to_others=f"New to {case.practitioner_name} {since}",
    )
