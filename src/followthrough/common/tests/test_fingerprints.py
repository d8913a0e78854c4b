from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.common.identifiers import fingerprint

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def turned_round(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: turned_round(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [turned_round(item) for item in value]
    return value


@given(JSON)
def test_the_order_of_keys_makes_no_difference(value: Any) -> None:
    assert fingerprint(turned_round(value)) == fingerprint(value)


@given(JSON)
def test_spaces_in_the_file_make_no_difference(value: Any) -> None:
    assert fingerprint(json.loads(json.dumps(value, indent=3))) == fingerprint(value)


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        ({"a": [1, 2]}, {"a": [2, 1]}),  # the order of a list means something
        ({"a": 1}, {"a": "1"}),
        ({"a": None}, {}),
        ({"a": True}, {"a": 1}),
        ({"a": ""}, {"a": " "}),
        ({"a": {"b": 1}}, {"a": 1, "b": 1}),
    ],
)
def test_another_content_has_another_print(one: Any, another: Any) -> None:
    assert fingerprint(one) != fingerprint(another)


def test_a_print_is_short_enough_to_be_kept_and_survives_broken_text() -> None:
    assert len(fingerprint({"a": "\ud800"})) == 64
