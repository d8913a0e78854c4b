"""From a read line to a `CaseLine`, or to every reason why it is not one."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.lines import ACTIONS, FileLine, SetAside, set_aside
from followthrough.policy import Pack

# Pydantic's names for errors, gathered into the rules that the report names.
RULES = {
    # Pydantic's own reader is stricter than Python's about texts and gives up sooner on depth.
    "json_invalid": ("not-json", "Other programs do not read this as JSON: write it anew."),
    "missing": ("missing", "Add this value."),
    "extra_forbidden": ("unknown-key", "Take the key out: the format has no such key."),
    "literal_error": ("unknown-code", "Use one of the codes that the format lists."),
    "unknown-code": ("unknown-code", "Use a code of the policy pack."),
    "string_pattern_mismatch": ("wrong-form", "Write the value as the format describes."),
    "string_too_long": ("too-long", "Shorten the text."),
    "string_too_short": ("empty", "Give the text, or leave the key out."),
    "too_long": ("too-many", "List fewer."),
    "too-many": ("too-many", "List fewer."),
    "too_short": ("too-few", "List at least one."),
    "greater_than_equal": ("out-of-range", "Give a number within the limits."),
    "less_than_equal": ("out-of-range", "Give a number within the limits."),
    "dates-backwards": ("dates-backwards", "Correct the two dates."),
    "birth-form": (
        "not-a-date",
        "Write a birth as YYYY-MM-DD, as YYYY-MM or YYYY where no more is known, or leave it out.",
    ),
    "before-birth": ("before-birth", "Correct the day, or the day of birth."),
    "agreed-before-made": ("agreed-before-made", "Correct the day of the plan or of the talk."),
    "implausible-age": (
        "implausible-age",
        "Correct the year of birth, or leave the birth out where it is not known.",
    ),
    "implausible-date": ("implausible-date", "Correct the year."),
    "date-in-future": ("date-in-future", "Correct the day, or leave it out until it has happened."),
    "stands-twice": ("stands-twice", "Keep it once."),
    "unknown-ref": ("unknown-ref", "Name something that the line holds."),
    "control-character": ("control-character", "Take the character out."),
    "hidden-character": ("hidden-character", "Type that part again, so that all of it is seen."),
    "missing-date": ("missing-date", "Add the day."),
    "missing-words": ("missing-words", "Add why, in the person's words."),
    "missing-name": ("missing-name", "Give a first name, a last name, or both."),
    "missing-reason": ("missing-reason", "Give the day and the reason, or neither."),
    "missing-answer": ("missing-answer", "Give the day and what they said, or neither."),
    "asked-about-nothing": (
        "asked-about-nothing",
        "Take the day out, or correct the days: others are asked about what they deliver, and it "
        "is passed on, from the referral or the start to the end.",
    ),
    "missing-intervention": ("missing-intervention", "Name the intervention, or another route."),
    "contradiction": ("contradiction", "Keep one of the two."),
    "recall-without-licence": (
        "recall-without-licence",
        "Only a licence can be recalled: say it of the licence, or use another kind of change.",
    ),
    "agreed-without-goal": ("agreed-without-goal", "Add a goal for now, or send it as a draft."),
    "agreed-without-step": ("agreed-without-step", "Add a step, or send the plan as a draft."),
}
# What the action of the report adds, in the words of what Pydantic tells of the error.
LIMITS = {
    "literal_error": "{expected}",
    "unknown-code": "{codes}",
    "string_pattern_mismatch": "it has to match {pattern}",
    "string_too_long": "{max_length} characters at most",
    "too_long": "{max_length} at most",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
}
WHOLE_NUMBER = "Write a whole number."
WHOLE_DONE = (
    "Write a whole number: what is completed, rounded down. What is over, as half an hour, stays "
    "with the source until it is a whole one."
)
NOT_A_DATE = ("not-a-date", "Write a day that exists, as YYYY-MM-DD.")


def parse(line: FileLine, pack: Pack, today: date) -> CaseLine | tuple[SetAside, ...]:
    """`line.content` must be set. Values are checked strictly: "12" is not 12. What was recorded
    cannot lie after `today`, the day of the import."""
    try:
        return CaseLine.model_validate_json(line.raw, context={"pack": pack, "today": today})
    except ValidationError as error:
        return tuple(_row(line.number, detail) for detail in error.errors(include_url=False))


def _row(number: int, detail: ErrorDetails) -> SetAside:
    kind = detail["type"]
    path = ".".join(str(part) for part in detail["loc"])
    if kind == "json_invalid" and "recursion" in detail["msg"]:
        rule, action = "too-deep", ACTIONS["too-deep"]
    elif kind in RULES:
        rule, action = RULES[kind]
        if kind in LIMITS:
            action = f"{action.removesuffix('.')}: {LIMITS[kind].format(**detail['ctx'])}."
    elif kind.startswith("date"):
        rule, action = NOT_A_DATE
    elif kind.startswith("int_") and isinstance(detail["input"], float):
        rule, action = "wrong-type", WHOLE_DONE if detail["loc"][-1] == "done" else WHOLE_NUMBER
    elif kind.endswith(("_type", "_parsing", "_from_float")):
        rule, action = "wrong-type", f"{detail['msg'].replace('Input', 'It', 1)}."
    else:
        rule, action = kind, f"Correct this and send the line again: {detail['msg']}."
    value = detail["input"]
    if isinstance(value, dict) and kind != "missing":
        value = detail["msg"]  # what a rule over several values says tells more than the values
    elif kind == "missing":
        value = ""
    return set_aside(number, path, rule, value, action)
