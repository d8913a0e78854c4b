"""Where what is recorded does not say whether a service is for somebody, it is listed, with what to
ask: it is neither left out nor offered as if it were certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.people.rules.birth import Ages, Born, read_birth
from followthrough.services.rules import (
    Directory,
    Listing,
    PoolFacts,
    Seeker,
    ServiceFacts,
    offer_for,
)
from followthrough.services.rules.fit import Fit, takes_age, takes_sex
from followthrough.services.rules.search import DirectorySearch, search_directory
from followthrough.services.words import ask_first

from .test_what_is_said_of_places import REGION, SERVICE, TODAY, UNIT, WORK, pool

WOMEN = replace(SERVICE, takes_men=False)
MEN = replace(SERVICE, takes_women=False)
ADULTS = replace(SERVICE, min_age=18)
YOUNG = replace(SERVICE, min_age=18, max_age=25)
UP_TO = replace(SERVICE, max_age=25)


@pytest.mark.parametrize(
    ("service", "sex", "fit"),
    [
        (SERVICE, "not_asked", Fit.YES),
        (WOMEN, "female", Fit.YES),
        (WOMEN, "male", Fit.NO),
        (MEN, "male", Fit.YES),
        (MEN, "female", Fit.NO),
        *[
            (one, sex, Fit.ASK)
            for one in (WOMEN, MEN)
            for sex in ("not_asked", "prefers_not_to_say", "intersex")
        ],
    ],
)
def test_a_sex_that_is_not_known_is_asked(service: ServiceFacts, sex: str, fit: Fit) -> None:
    assert takes_sex(service, sex) is fit


@pytest.mark.parametrize(
    ("service", "youngest", "oldest", "fit"),
    [
        (SERVICE, 0, 110, Fit.YES),
        (ADULTS, 17, 17, Fit.NO),
        (ADULTS, 17, 18, Fit.ASK),
        (ADULTS, 18, 18, Fit.YES),
        (ADULTS, 0, 110, Fit.ASK),
        (YOUNG, 25, 25, Fit.YES),
        (YOUNG, 25, 26, Fit.ASK),
        (YOUNG, 26, 26, Fit.NO),
        (YOUNG, 16, 17, Fit.NO),
        (YOUNG, 26, 27, Fit.NO),
        (UP_TO, 24, 25, Fit.YES),
        (UP_TO, 25, 26, Fit.ASK),
        (UP_TO, 0, 110, Fit.ASK),
    ],
)
def test_an_age_that_may_lie_beyond_a_limit_is_asked(
    service: ServiceFacts, youngest: int, oldest: int, fit: Fit
) -> None:
    assert takes_age(service, Ages(youngest, oldest)) is fit


def offered(service: ServiceFacts, *pools: PoolFacts, sex: str = "male", born: Born) -> list[str]:
    """What is said of the listing to the order of a case and to a search for it: the same."""
    directory = Directory((service,), {WORK: pools}, {})
    ages = born.ages_on(TODAY)
    offer = offer_for(WORK, Seeker(sex, ages, UNIT, REGION, None), directory, TODAY)
    wanted = DirectorySearch(REGION, UNIT, None, sex=sex, ages=ages)
    (found,) = search_directory([WORK], wanted, directory, TODAY)
    assert found.listing is offer.listing
    assert found.ask == {one.id: asked for one, asked in offer.ask}
    said = [offer.listing.value, *(ask_first(one, asked) for one, asked in offer.ask)]
    return said + ["places" for _ in offer.pools] + ["unknown" for _ in offer.unknown]


OF_AGE, MAYBE, UNDER = Born(date(2009, 1, 4)), read_birth("2009"), Born(date(2009, 1, 5))


@pytest.mark.parametrize(
    ("service", "sex", "born", "said"),
    [
        (ADULTS, "male", OF_AGE, ["listed", "places"]),
        (ADULTS, "male", UNDER, ["nothing_listed"]),
        (ADULTS, "male", MAYBE, ["listed", "from 18: ask their age"]),
        (ADULTS, "male", Born(), ["listed", "from 18: ask their age"]),
        (YOUNG, "male", Born(), ["listed", "from 18 to 25: ask their age"]),
        (UP_TO, "male", Born(), ["listed", "up to 25: ask their age"]),
        (SERVICE, "male", Born(), ["listed", "places"]),
        (WOMEN, "not_asked", OF_AGE, ["listed", "for women: ask"]),
        (MEN, "intersex", OF_AGE, ["listed", "for men: ask"]),
        (replace(WOMEN, min_age=18), "not_asked", Born(), ["listed", "for women, from 18: ask"]),
        (replace(WOMEN, min_age=18), "male", Born(), ["nothing_listed"]),
    ],
)
def test_it_is_listed_with_what_to_ask(
    service: ServiceFacts, sex: str, born: Born, said: list[str]
) -> None:
    assert offered(service, pool(service=service), sex=sex, born=born) == said
    without_places = ["unknown" if part == "places" else part for part in said]
    assert offered(service, sex=sex, born=born) == without_places


def test_whom_a_search_does_not_ask_about_has_nothing_to_be_asked() -> None:
    wanted = DirectorySearch(REGION, UNIT, None)
    directory = Directory((replace(WOMEN, min_age=18),), {}, {})
    (found,) = search_directory([WORK], wanted, directory, TODAY)
    assert (found.listing, found.ask) == (Listing.LISTED, {})
