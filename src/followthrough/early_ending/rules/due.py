"""What a manager has to do where one person decided that a sentence ends early. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.common.roles import Capability
from followthrough.early_ending.rules.early_end import KnowsEarlyEnds
from followthrough.people.rules.due_item import (
    LEGAL,
    MANAGER,
    SENTENCE,
    Due,
    DueKind,
    due_rule,
    sentence_subject,
)
from followthrough.policy.context import Context

EARLY_END_TO_CONFIRM = DueKind("early-end-to-confirm", LEGAL, page="early-end", page_of=SENTENCE)


@due_rule(EARLY_END_TO_CONFIRM)
def early_ends_to_confirm(facts: KnowsEarlyEnds, context: Context) -> Iterator[Due]:
    """Due on the day on which the sentence is to end. Of a sentence that the source took back
    nothing is asked."""
    on_the_case = {sentence.id for sentence in facts.case.sentences}
    for end in facts.early_ends:
        if end.waits_for_second and end.sentence_id in on_the_case:
            yield EARLY_END_TO_CONFIRM.item(
                facts.case,
                end.ends_on,
                subject=sentence_subject(end.sentence_id),
                since=end.decided_on,
                addressee=MANAGER,
                not_for=end.decided_by,
                needs=Capability.CONFIRM_EARLY_END,
                user_id=end.decided_by,
            )
