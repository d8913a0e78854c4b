from __future__ import annotations

import pytest
from django.urls import reverse

SENT_TO = ("publish-order", "recognise")


@pytest.mark.parametrize("name", SENT_TO)
def test_signing_in_while_a_page_was_open_leads_to_a_page_with_words(client, case, amara, name):
    step = [case.plan.goals.get(ref="G1").steps.get().pk] if name == "recognise" else []
    address = reverse(name, args=["X000001", *step])
    client.logout()
    asked = client.post(address)
    assert asked.status_code == 302
    assert address in asked.headers["Location"]

    client.force_login(amara)
    answer = client.get(address)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "Nothing was sent" in answer.text
    assert "Go back to that page, reload it, and do it again." in answer.text
