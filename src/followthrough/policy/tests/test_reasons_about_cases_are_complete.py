"""The reasons for working on a colleague's case, for giving a case to somebody else, and for
putting off a thing to do."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough import policy
from followthrough.policy.pack import CaseReason
from followthrough.policy.tests.pack_files import entries

TODAY = date(2027, 1, 4)
KINDS = ("cover", "reallocation", "put_off")


def reasons(kind: str) -> dict[str, CaseReason]:
    return dict(getattr(policy.on(TODAY), kind))


def test_every_entry_of_the_file_reaches_the_pack() -> None:
    known = {f"{kind}.{code}" for kind in KINDS for code in reasons(kind)}
    assert {entry["id"] for entry in entries("case_reasons")} == known


def test_the_reasons_for_cover_are_those_of_the_design() -> None:
    assert set(reasons("cover")) == {
        "covering",
        "duty",
        "managers_check",
        "urgent_safety",
        "other",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_another_reason_is_the_last_and_the_only_one_that_needs_words(kind: str) -> None:
    result = reasons(kind)
    assert list(result)[-1] == "other"
    assert [code for code, reason in result.items() if reason.needs_words] == ["other"]
    assert all(reason.label for reason in result.values())
