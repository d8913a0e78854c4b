"""What a proposed order rests on that is not there yet, so that whoever publishes it is asked once
more. Pure."""

from __future__ import annotations

from enum import StrEnum

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import ENDED, AgreementState, PlanFacts
from followthrough.plans.rules.agreements import recalled_since_agreed
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.proposed import Proposal

WITHOUT_DAY = frozenset({DateKind.NO_PLACE, DateKind.NOT_KNOWN, DateKind.AFTER_RELEASE})


class Lacks(StrEnum):
    ASSESSMENT = "assessment"
    TALK = "talk"  # the plan was made before anybody met the person
    AGREEMENT = "agreement"  # nobody has recorded what the person says of the plan
    CONSENT = "consent"  # they do not agree with it
    ANSWER = "answer"  # they were asked, and could not answer
    TALK_OF_CHANGES = "talk of changes"  # it was changed since they said what they think
    TALK_SINCE_RECALL = "talk since recall"  # they agreed to it before they were recalled
    DATES = "dates"  # of nothing that is to come


def what_it_lacks(proposal: Proposal, case: CaseFacts, plan: PlanFacts) -> tuple[Lacks, ...]:
    """In the order in which it is said; empty where nothing is lacking. That one step has no date
    is said of that step."""
    live = [s for s in proposal.steps if s.state not in ENDED and s.date_kind is not DateKind.NONE]
    state = plan.agreement.state
    lacks = {
        Lacks.ASSESSMENT: case.assessment is None,
        Lacks.TALK: state == AgreementState.PROVISIONAL,
        Lacks.AGREEMENT: state == AgreementState.DRAFT,
        Lacks.CONSENT: state == AgreementState.DID_NOT_AGREE,
        Lacks.ANSWER: state == AgreementState.COULD_NOT_ANSWER,
        Lacks.TALK_OF_CHANGES: state == AgreementState.AGREED and plan.changed_since_said,
        Lacks.TALK_SINCE_RECALL: recalled_since_agreed(plan, case, proposal.as_of) is not None,
        Lacks.DATES: bool(live) and all(s.date_kind in WITHOUT_DAY for s in live),
    }
    return tuple(what for what, so in lacks.items() if so)
