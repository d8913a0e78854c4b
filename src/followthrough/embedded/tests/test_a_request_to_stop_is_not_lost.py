from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from followthrough.embedded.postgresql import uninterrupted
from followthrough.embedded.processes import _Asked, _look_after


@pytest.fixture
def asked() -> Iterator[_Asked]:
    """To these tests alone: whoever runs them may have had an interruption ignored."""
    asked = _Asked()
    before = {number: signal.signal(number, asked) for number in (signal.SIGHUP, signal.SIGINT)}
    yield asked
    for number, handler in before.items():
        signal.signal(number, handler or signal.SIG_DFL)


class _NoGuard:
    def look_after(self, children: object) -> None:
        raise AssertionError("it went on")


class _Finalised:
    def __del__(self) -> None:
        signal.raise_signal(signal.SIGHUP)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_a_finaliser_swallows_is_remembered(asked: _Asked) -> None:
    one = _Finalised()
    del one  # Python prints what was raised, and goes on

    _look_after([], _NoGuard(), asked)  # type: ignore[arg-type]
    assert asked.to_stop


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_it_waits_for_what_must_not_be_cut_short(number: signal.Signals) -> None:
    done = []

    def work() -> None:
        with uninterrupted():
            signal.raise_signal(number)
            done.append("the whole")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["the whole"]
