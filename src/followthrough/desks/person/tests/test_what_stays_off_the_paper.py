"""What the person would rather not have on paper is left out, and the choice is kept nowhere."""

from __future__ import annotations

import pytest

from followthrough.common.models import LedgerEntry
from followthrough.desks.person.tests.ticks import ticks
from followthrough.desks.person.tests.world import build

ADDRESS = "/cases/X000001/my-plan/"
pytestmark = pytest.mark.django_db


def paper(answer) -> str:
    """The page without the bar, which is not printed."""
    html = answer.content.decode()
    return html[html.index("<main") : html.index("</main>")]


LOOK_AGAIN = "Something that was ticked is not on the page as it is now."


def test_what_is_ticked_is_not_on_the_paper_and_all_else_is(client):
    build(client)
    whole = paper(client.get(ADDRESS))
    first = whole[whole.index("<strong>") + 8 : whole.index("</strong>")]
    kept = paper(client.get(ADDRESS, {"out": ticks(client, ADDRESS, text=first)}))
    assert whole.count(first) > 0 == kept.count(first)
    for stays in ("My strengths", "Who I can ask", "I think of my flat first."):
        assert stays in kept


def test_their_own_words_can_all_stay_off(client):
    build(client)
    whole = paper(client.get(ADDRESS))
    kept = paper(client.get(ADDRESS, {"out": ["words"]}))
    for said in ("I did it, and it felt good.", "I think of my flat first.", "It is mine."):
        assert said in whole
        assert said not in kept
    assert "<q>" not in kept


def test_the_choice_stands_in_the_address_and_is_written_nowhere(client):
    build(client)
    whole = paper(client.get(ADDRESS))
    first = whole[whole.index("<strong>") + 8 : whole.index("</strong>")]
    [tick] = ticks(client, ADDRESS, text=first)
    before = LedgerEntry.objects.count()
    page = client.get(ADDRESS, {"out": ["words", tick]}).content.decode()
    assert page.count(" checked>") == 2
    assert LedgerEntry.objects.count() == before
    assert " checked>" not in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("out", ["", "now-0", "now-99", "nothing", "<script>", "words-0", "\0"])
def test_what_names_nothing_leaves_the_page_as_it_is(client, out):
    build(client)
    assert paper(client.get(ADDRESS, {"out": [out]})) == paper(client.get(ADDRESS))


@pytest.mark.parametrize(("out", "said"), [([], 0), ([""], 0), (["words"], 0), (["now-0"], 1)])
def test_what_names_nothing_is_said_beside_the_boxes(client, out, said):
    build(client)
    answer = client.get(ADDRESS, {"out": out})
    assert answer.content.decode().count(LOOK_AGAIN) == said
    assert LOOK_AGAIN not in paper(answer)
