from __future__ import annotations

import pytest

from followthrough.accounts.queries import user_names
from tests import factories

pytestmark = pytest.mark.django_db


def test_who_is_asked_for_is_named_by_id_also_where_the_account_is_closed() -> None:
    amara, ben = factories.user("amara", name="Amara Osei"), factories.user("ben", name="Ben")
    factories.user("cara")
    ben.is_active = False
    ben.save()
    assert user_names([amara.pk, ben.pk, 0]) == {amara.pk: "Amara Osei", ben.pk: "Ben"}
