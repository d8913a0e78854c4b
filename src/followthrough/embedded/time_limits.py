"""How long a connection of the web server may keep others waiting: PostgreSQL ends what is longer.

Commands, imports, migrations and the worker have no limits, because they may take long."""

from __future__ import annotations

import os

from followthrough.common.errors import FollowthroughError
from followthrough.common.numbers import whole_number

# The variable, what it limits, and seconds where nothing else is said; 0 is no limit.
LIMITS = (
    ("FOLLOWTHROUGH_STATEMENT_SECONDS", "statement_timeout", 30),
    ("FOLLOWTHROUGH_LOCK_SECONDS", "lock_timeout", 10),
    ("FOLLOWTHROUGH_TRANSACTION_IDLE_SECONDS", "idle_in_transaction_session_timeout", 60),
)
WEB = "FOLLOWTHROUGH_WEB"  # "1" in a process that answers pages


def time_limits() -> str:
    """As PostgreSQL takes them when a connection begins; "" in a process that has none."""
    if os.environ.get(WEB) != "1":
        return ""
    return " ".join(
        f"-c {setting}={_seconds(name, usual)}s"
        for name, setting, usual in LIMITS
        if _seconds(name, usual)
    )


def check_time_limits() -> None:
    """Raises FollowthroughError for a limit that is none: once, before any process begins."""
    for name, _, usual in LIMITS:
        _seconds(name, usual)


def _seconds(name: str, usual: int) -> int:
    text = os.environ.get(name) or str(usual)
    seconds = whole_number(text)
    if seconds is None or seconds > 86_400:
        raise FollowthroughError(
            f"{name} is {text!r}.", "Give whole seconds, 86400 at most; 0 is no limit."
        )
    return seconds
