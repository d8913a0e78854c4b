"""Above My plan, for staff: that it is in English, or in no form that the record asks for."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules.my_plan_for_staff import for_staff

ENGLISH_ALONE, OTHER_FORM = "in English alone", "asks for an adjustment"


@pytest.mark.parametrize(
    ("language", "adjustments", "said"),
    [
        ("English", "None needed", []),
        (" english ", "", []),
        ("not_asked", "not_asked", []),
        ("prefers_not_to_say", "prefers_not_to_say", []),
        ("", "", []),
        ("Welsh", "None needed", [ENGLISH_ALONE]),
        ("British Sign Language", "Ground floor room", [ENGLISH_ALONE]),
        ("Welsh", "Letters in Welsh", [ENGLISH_ALONE, OTHER_FORM]),
        ("English", "Easy-read letters with pictures", [OTHER_FORM]),
        ("English", "Large print", [OTHER_FORM]),
        ("English", "Ready for short meetings", []),
        ("English", "Short meetings and a reminder on the day", []),
    ],
)
def test_it_is_said_where_the_record_asks_for_something_else(language, adjustments, said):
    found = for_staff("Gwen", language, adjustments)
    assert len(found) == len(said)
    for text, part in zip(found, said, strict=True):
        assert part in text
        assert text.count("Gwen") >= 1


def test_nothing_that_was_typed_is_quoted():
    assert "Zq" not in str(for_staff("Gwen", "Zq", "Letters as Zq"))
