"""Labels for what is recorded about a person, a case and an assessment."""

from __future__ import annotations

from followthrough.people.models import NOT_ASKED, PREFERS_NOT_TO_SAY

UNSAID = {NOT_ASKED: "Not asked", PREFERS_NOT_TO_SAY: "Prefers not to say"}

SEX = {"female": "Female", "male": "Male", "intersex": "Intersex", **UNSAID}

LIKELIHOOD = {"low": "Low", "medium": "Medium", "high": "High", "very_high": "Very high"}

SERIOUS_HARM = {"low": "Low", "medium": "Medium", "high": "High", "very_high": "Very high"}

HARM_TO = {
    "children": "children",
    "known_adult": "a known adult",
    "public": "the public",
    "staff": "staff",
    "prisoners": "prisoners",
    "self": "themselves",
}

IMMEDIACY = {"immediate": "Immediate", "soon": "Soon", "later": "Later"}

SEVERITY = {"low": "Low", "medium": "Medium", "high": "High"}

READINESS = {"low": "Not ready yet", "some": "Thinking about it", "ready": "Ready", **UNSAID}

SENTENCES = {
    "community_order": "Community order",
    "suspended_sentence_order": "Suspended sentence order",
    "licence": "Licence",
}

REGIMES = {"active": "Active", "suspended": "Contact suspended", "exempt": "Exempt from suspension"}

VICTIM_CONTACT = {"yes": "Yes", "no": "No", **UNSAID}


def label_of_answer(value: str) -> str:
    """A value that may be 'not asked' or 'prefers not to say', in words."""
    return UNSAID.get(value, value)


# The facts about a person that delivery has to fit, in the order in which a page shows them.
ABOUT = {
    "language": "Language",
    "interpreter": "Interpreter",
    "literacy": "Reading and writing",
    "adjustments": "Adjustments",
    "disability": "Disability",
    "neurodiversity": "Neurodiversity",
    "work_hours": "Work hours",
    "caring_hours": "Caring hours",
    "safe_contact": "Safe contact",
    "gender_identity": "Gender identity",
    "ethnicity": "Ethnicity",
    "religion": "Religion or belief",
}
YES_NO = {"yes": "Yes", "no": "No"}
