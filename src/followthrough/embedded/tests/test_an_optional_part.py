from __future__ import annotations

from followthrough.embedded.preparation import optional


def test_it_may_be_absent() -> None:
    assert optional("followthrough.no_such_app.actions", "load") is None
    assert optional("followthrough.embedded.no_such_module", "load") is None
    assert optional("followthrough.embedded.home", "no_such_function") is None


def test_it_is_found_where_it_is() -> None:
    from followthrough.embedded.home import home

    assert optional("followthrough.embedded.home", "home") is home
