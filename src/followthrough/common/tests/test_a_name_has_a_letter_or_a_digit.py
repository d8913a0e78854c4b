from __future__ import annotations

import pytest

from followthrough.common.texts import names_somebody


@pytest.mark.parametrize("name", ["", " ", "...", "-", "\u0301", "•", "?!", "👩"])
def test_signs_alone_name_nobody(name: str) -> None:
    assert not names_somebody(name)


@pytest.mark.parametrize("name", ["Jo", "O", "PC 1234", "李小龍", "محمد", "Ὀδυσσεύς", "เอ"])
def test_a_letter_or_a_digit_of_any_script_is_enough(name: str) -> None:
    assert names_somebody(name)
