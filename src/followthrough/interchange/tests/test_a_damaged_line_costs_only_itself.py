"""Damage to the bytes: the line cannot be read as one JSON object."""

from __future__ import annotations

import json

import pytest

from tests import factories

from .damaged_files import MIDDLE, good, set_aside_between_good_lines

pytestmark = pytest.mark.django_db

GOOD = good(MIDDLE)
TEXT = GOOD.decode()
NAMED = json.dumps(factories.line(crn=MIDDLE, person__first_name="José"), ensure_ascii=False)


def with_name(value: str) -> bytes:
    return TEXT.replace('"Sam"', value).encode()


def with_amount(value: str) -> bytes:
    return TEXT.replace('"amount": 30', f'"amount": {value}').encode()


def nested(depth: int, around: str = "[") -> bytes:
    if around == "[":
        return b"[" * depth + b"]" * depth
    return TEXT.replace('"Sam"', "[" * depth + "]" * depth).encode()


DAMAGE = {
    "cut off in the middle": (GOOD[: len(GOOD) // 2], "not-json"),
    "cut off before the last brace": (GOOD[:-1], "not-json"),
    "cut off after the first byte": (GOOD[:1], "not-json"),
    "cut off in front": (GOOD[len(GOOD) // 2 :], "not-json"),
    "latin-1": (NAMED.encode("latin-1"), "not-utf8"),
    "windows-1252": (NAMED.replace("José", "Zo\u2019e").encode("cp1252"), "not-utf8"),
    "utf-16 with its mark": (NAMED.encode("utf-16"), "not-utf8"),
    "utf-16 without a mark": (TEXT.encode("utf-16-le"), "not-json"),
    "utf-16, the other end first": (TEXT.encode("utf-16-be"), "not-json"),
    "utf-32": (TEXT.encode("utf-32"), "not-utf8"),
    "cut off inside a letter": (NAMED.encode()[: NAMED.encode().index(b"\xc3") + 1], "not-utf8"),
    "a surrogate as bytes": (TEXT.replace("Sam", "\ud800").encode("utf-8", "surrogatepass"),
                             "not-utf8"),
    "an overlong nought": (GOOD.replace(b"Sam", b"\xc0\x80"), "not-utf8"),
    "a NUL at the end": (GOOD + b"\0", "not-json"),
    "nothing but NULs": (b"\0" * 100, "not-json"),
    "a NUL inside a text": (GOOD.replace(b"Sam", b"S\0m"), "not-json"),
    "a raw tab inside a text": (GOOD.replace(b"Sam", b"S\tm"), "not-json"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, "byte-order-mark"),
    "a byte order mark further in": (b" \xef\xbb\xbf" + GOOD, "not-json"),
    "10 MB of one text": (with_name(json.dumps("x" * 10_000_000)), "line-too-long"),
    "10 MB of spaces after": (GOOD + b" " * 10_000_000, "line-too-long"),
    "10 MB without any JSON": (b"x" * 10_000_000, "line-too-long"),
    "nested a hundred thousand deep": (nested(100_000), "too-deep"),
    "nested thousands deep and cut off": (b"[" * 5_000, "too-deep"),
    "objects thousands deep": (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "too-deep"),
    "a value nested thousands deep": (nested(5_000, "Sam"), "too-deep"),
    "a value nested hundreds deep": (nested(400, "Sam"), "too-deep"),
    "a key twice at the top": (b'{"crn": "X000009",' + GOOD[1:], "duplicate-key"),
    "a key twice deep down": (GOOD.replace(b'"ref": "T1"', b'"ref": "T1", "ref": "T1"'),
                              "duplicate-key"),
    "a key twice, once escaped": (b'{"\\u0063rn": "X000009",' + GOOD[1:], "duplicate-key"),
    "a list": (b"[" + GOOD + b"]", "not-an-object"),
    "an empty list": (b"[]", "not-an-object"),
    "a text": (b'"X000002"', "not-an-object"),
    "a number": (b"12", "not-an-object"),
    "null": (b"null", "not-an-object"),
    "true": (b"true", "not-an-object"),
    "NaN": (with_amount("NaN"), "not-json"),
    "Infinity": (with_amount("Infinity"), "not-json"),
    "minus Infinity": (with_amount("-Infinity"), "not-json"),
    "a number of thirty digits": (with_amount("1" * 30), "not-json"),
    "a number of five thousand digits": (with_amount("1" * 5_000), "not-json"),
    "a lone surrogate": (with_name(r'"\ud800"'), "not-json"),
    "a lone surrogate in a key": (b'{"\\udfff": 1, ' + GOOD[1:], "not-json"),
    "two objects": (GOOD + GOOD, "not-json"),
    "a comma at the end": (GOOD + b",", "not-json"),
    "a comma before the brace": (GOOD[:-1] + b",}", "not-json"),
    "single quotes": (GOOD.replace(b'"', b"'"), "not-json"),
    "words": (b"end of file", "not-json"),
    "a heading of a CSV": (b"source,crn,person", "not-json"),
    "two lines run together by a carriage return": (GOOD + b"\r" + GOOD, "not-json"),
}  # fmt: skip


@pytest.mark.parametrize(("damaged", "rule"), DAMAGE.values(), ids=DAMAGE)
def test_what_is_no_json_object_is_set_aside_whole(damaged: bytes, rule: str) -> None:
    ((_, path, found, value, _),) = set_aside_between_good_lines(damaged)
    assert (found, path) == (rule, "")
    assert value
    assert len(value) <= 200


def test_an_empty_object_lacks_every_part() -> None:
    rows = set_aside_between_good_lines(b"{}")
    assert {row[1] for row in rows} == {
        "source", "crn", "person", "case", "access", "sentences", "assessment",
    }  # fmt: skip
    assert {row[2] for row in rows} == {"missing"}
