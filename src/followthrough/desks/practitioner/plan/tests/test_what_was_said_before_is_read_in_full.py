from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened

CRN = "X000001"
REVIEW = reverse("review", args=[CRN])
AGREEMENT = reverse("agreement", args=[CRN])
SAID = {
    "person_words": "It helps me",
    "keeping": "The walks on Friday",
    "barriers": "The bus is late",
    "changed": "A new flat",
    "agencies": "The council wrote",
    "present": "Sam, Amara and a sister",
}


def test_every_part_of_a_review_stands_under_the_question_that_it_answers(client, case):
    form = opened(client, REVIEW)
    labels = dict(re.findall(r'(?s)<label[^>]*for="id_(\w+)"[^>]*>\s*(.*?)\s*</label>', form.html))
    form.send(**SAID, decision="keep", because="It works")
    before = opened(client, REVIEW).html
    before = before[before.index("All that was said") :]

    for name, words in SAID.items():
        if name != "person_words":
            assert f"<strong>{labels[name]}</strong><br>{words}</p>" in before


def test_what_was_not_said_in_a_review_is_no_heading(client, case):
    opened(client, REVIEW).send(person_words="Good", decision="keep", because="It works")
    assert "All that was said" not in opened(client, REVIEW).text


@pytest.mark.parametrize(
    ("present", "read"), [("Sam and a sister", "Who was there: Sam and a sister"), ("", None)]
)
def test_who_was_there_when_the_plan_was_agreed_is_read_later(client, case, present, read):
    state = "agreed" if present else "could_not_answer"
    opened(client, AGREEMENT).send(state=state, words="Yes.", present=present)
    text = opened(client, AGREEMENT).text
    if read:
        assert read in text
    else:
        assert "Who was there:" not in text
