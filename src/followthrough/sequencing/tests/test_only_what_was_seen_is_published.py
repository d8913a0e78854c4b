"""Publishing holds only for the order as the page showed it: dates, places and reasons."""

from dataclasses import replace

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.common.errors import SavedElsewhere
from followthrough.sequencing.actions import fingerprint_of, publish_order
from followthrough.sequencing.models import PublishedOrder
from followthrough.sequencing.queries import proposals
from followthrough.sequencing.rules import DateKind, Lane
from followthrough.sequencing.tests.facts import place, proposed, step
from tests import factories

KIND = "accommodation_support"


def test_another_place_or_another_reason_is_another_order() -> None:
    seen = proposed(step(1, KIND, route="referral"), directory=place(KIND, None))
    [shown] = seen.steps
    [reason] = shown.reasons

    def print_with(**changes: object) -> str:
        return fingerprint_of(replace(seen, steps=(replace(shown, **changes),)))  # type: ignore[arg-type]

    assert print_with() == fingerprint_of(seen)
    assert print_with(where="Southtown Help") != fingerprint_of(seen)
    assert print_with(reasons=(replace(reason, code="group_full"),)) != fingerprint_of(seen)
    assert print_with(reasons=(reason, reason)) != fingerprint_of(seen)
    assert print_with(date_kind=DateKind.OWN) != fingerprint_of(seen)
    assert print_with(lane=Lane.DONE) == fingerprint_of(seen)  # follows from the date


@pytest.mark.django_db
def test_what_somebody_else_has_published_since_is_seen_first() -> None:
    """Of two tabs that show the same proposal, one publishes."""
    case = factories.case()
    [shown] = proposals([case.pk], factories.TODAY)
    seen = fingerprint_of(shown)
    first = publish_order(OPERATOR, case, today=factories.TODAY, seen=seen)
    with pytest.raises(SavedElsewhere):
        publish_order(OPERATOR, case, today=factories.TODAY, seen=seen)
    assert PublishedOrder.objects.get() == first


@pytest.mark.django_db
def test_an_order_with_the_same_dates_at_another_place_is_not_published() -> None:
    case = factories.case()
    named = factories.service("accommodation_support")
    pool = factories.pool("PL1", "accommodation_support", wait_weeks=3)
    factories.places(providers=[factories.PROVIDER], services=[named], pools=[pool])
    [before] = proposals([case.pk], factories.TODAY)
    factories.places(
        providers=[factories.PROVIDER], services=[{**named, "title": "Southtown"}], pools=[pool]
    )
    [after] = proposals([case.pk], factories.TODAY)
    assert [s.start for s in before.steps] == [s.start for s in after.steps]

    with pytest.raises(SavedElsewhere):
        publish_order(OPERATOR, case, today=factories.TODAY, seen=fingerprint_of(before))
    publish_order(OPERATOR, case, today=factories.TODAY, seen=fingerprint_of(after))
