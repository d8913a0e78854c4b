"""The codes about people, sentences, assessments and access that the program branches on, each
defined here and nowhere else. What they are called is in `people/words.py`. A stored code is never
renamed. Pure."""

from __future__ import annotations

from enum import StrEnum


class Unsaid(StrEnum):
    """Instead of an answer."""

    NOT_ASKED = "not_asked"
    PREFERS_NOT_TO_SAY = "prefers_not_to_say"


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    INTERSEX = "intersex"


class NameKind(StrEnum):
    """How a person comes to have another name than the one they have now."""

    FORMER = "former"
    ALIAS = "alias"
    SPELLING = "spelling"  # the same name as another alphabet or another authority writes it


class SentenceKind(StrEnum):
    COMMUNITY_ORDER = "community_order"
    SUSPENDED_SENTENCE_ORDER = "suspended_sentence_order"
    LICENCE = "licence"


class Regime(StrEnum):
    """The contact regime of a sentence."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    EXEMPT = "exempt"


class Immediacy(StrEnum):
    """When a need has to be met, the soonest first."""

    IMMEDIATE = "immediate"
    SOON = "soon"
    LATER = "later"


class Severity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Likelihood(StrEnum):
    """Of reoffending; apart from serious harm, whose levels have the same names."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


# HM Inspectorate looks at these two together (reference/domain.md 6.1).
HIGH_LIKELIHOODS = frozenset({Likelihood.HIGH, Likelihood.VERY_HIGH})


class SeriousHarm(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


HIGH_HARM = frozenset({SeriousHarm.HIGH, SeriousHarm.VERY_HIGH})


class HarmTo(StrEnum):
    CHILDREN = "children"
    KNOWN_ADULT = "known_adult"
    PUBLIC = "public"
    STAFF = "staff"
    PRISONERS = "prisoners"
    SELF = "self"


class Readiness(StrEnum):
    """For change."""

    LOW = "low"
    SOME = "some"
    READY = "ready"


class LimitKind(StrEnum):
    """An exclusion: this user may not see. A restriction: only these users may see."""

    EXCLUSION = "exclusion"
    RESTRICTION = "restriction"


class AccessWhy(StrEnum):
    """Why somebody may see a case that lies outside their units."""

    ALLOCATED = "allocated"
    COVER = "cover"
    REFERRAL = "referral"  # a provider's, with a referral to them; nothing writes it yet
    SAMPLE = "sample"  # an inspector's, with a case of their sample; nothing writes it yet


class EndReason(StrEnum):
    """Why a case ended."""

    ORDER_COMPLETED = "order_completed"
    LICENCE_ENDED = "licence_ended"
    ENDED_EARLY = "ended_early"
    REVOKED = "revoked"
    DIED = "died"
    MOVED = "moved_to_another_service"
    BY_MISTAKE = "sent_by_mistake"


class GoesOn(StrEnum):
    """Instead of why a case ended: it did not, and goes on in another record of the person."""

    MERGED = "merged"


class AfterDeath(StrEnum):
    """What a manager sees to after a death, in this order."""

    REPORT = "report"
    FAMILY = "family"
    VICTIM = "victim_liaison"


class Waits(StrEnum):
    """Who may still wait for somebody who died or whose case ends. A key is one of these, and
    behind a colon the id of the step, the code of the register, the CRN of the merged record, or
    the kind and id of what a court ordered: "step:12", "requirement:unpaid_work:3"."""

    PRISON = "prison"
    STEP = "step"  # whoever delivers it
    REQUIREMENT = "requirement"  # the same, where no step says anything of it
    REGISTER = "register"  # whoever keeps it
    RECORD = "record"  # others under it, whom the reader may not know


class SentenceChange(StrEnum):
    """What a court, or the authority that released somebody, did with a sentence."""

    VARIED = "varied"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    BREACHED = "breached"
    REVOKED = "revoked"
    RECALLED = "recalled"  # to prison, of a licence: it runs on
