from __future__ import annotations

import pytest

from followthrough.desks.shared.tests.pages import opened
from tests import factories


@pytest.mark.parametrize(
    ("ends", "tag"),
    [
        ("2027-04-05", ""),
        ("2027-04-04", "Ending soon"),
        ("2027-01-04", "Ending soon"),
        ("2027-01-03", "Ended"),
    ],
)
def test_by_a_tag_that_tells_what_is_over_from_what_is_near(client, amara, ends, tag):
    factories.case(amara, sentences__0__ends_on=ends)
    row = opened(client, "/cases/").html.partition("<tbody")[2]

    assert [one for one in ("Ending soon", "Ended") if f">{one}</strong>" in row] == (
        [tag] if tag else []
    )
    listed = "1 case." in opened(client, "/cases/?ending_soon=on").text
    assert listed is bool(tag)
