from __future__ import annotations

from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from followthrough.desks.shared.context import desk, is_current, links_for


def test_somebody_not_signed_in_has_no_links(rf: RequestFactory) -> None:
    request = rf.get("/sign-in")
    request.user = AnonymousUser()
    assert desk(request)["signed_in"] is False
    assert desk(request)["desk_links"] == []


def test_a_request_that_never_got_as_far_as_a_user_is_tolerated(rf: RequestFactory) -> None:
    assert desk(rf.get("/"))["user_name"] == ""


def test_who_is_signed_in_is_named(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = SimpleNamespace(is_authenticated=True, name="Nadia Okafor", role="practitioner")
    assert desk(request)["user_name"] == "Nadia Okafor"


def test_whoever_may_sees_the_links_for_it_in_their_order() -> None:
    links = links_for("manager", "/cases/X000001/")
    assert [link["text"] for link in links] == ["Your team", "Cases", "Services"]
    assert [link["current"] for link in links] == [False, True, False]
    assert links_for("person", "/sign-in") == []


def test_the_front_page_is_current_only_on_itself() -> None:
    assert is_current("/", "/")
    assert not is_current("/", "/cases")
    assert not is_current("/cases", "/cases-closed")
