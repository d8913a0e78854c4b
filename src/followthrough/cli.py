"""The `followthrough` command.

A command is a module of `cli_commands` with `add_parser(subparsers)` and `run(args) -> int`. Its
heavy imports stand inside `run`, and all that it does with the database inside

    with prepared_database():        # followthrough.embedded.preparation
        ...
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from importlib.metadata import version
from typing import Any, TextIO, cast

from followthrough.common.errors import FollowthroughError
from followthrough.common.texts import shown
from followthrough.embedded.preparation import prepared_database

__all__ = ["main", "prepared_database"]

# In the order of the help text.
COMMANDS = (
    "serve",
    "import_",
    "hand_over",
    "same_person",
    "demo_caseload",
    "order",
    "coverage",
    "digests",
    "account",
    "migrate",
    "manage",
    "database",
)

WRONG, STOPPED = 2, 130


class _Shown:
    """A stream on which a file or a record cannot do more than be read: what it holds may be sent
    by anybody, and a terminal obeys some signs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(shown(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def main(argv: Sequence[str] | None = None) -> int:
    out, errors = cast("TextIO", _Shown(sys.stdout)), cast("TextIO", _Shown(sys.stderr))
    with redirect_stdout(out), redirect_stderr(errors):
        return _main(argv)


def _main(argv: Sequence[str] | None) -> int:
    args = _parser().parse_args(argv)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that everything is put away
    try:
        run: Callable[[argparse.Namespace], int] = args.run
        return run(args)
    except FollowthroughError as error:
        return _say_wrong(str(error))
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # whoever read our output has seen enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    except Exception as error:
        if not _is_lost_database(error):
            raise
        first = str(error).strip().splitlines()[0]
        return _say_wrong(f"The database stopped answering: {first}. Try the command again.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="followthrough",
        description="Delivers what a sentence plan promised.",
        epilog="Data is kept in the folder that FOLLOWTHROUGH_HOME names.",
    )
    parser.add_argument("--version", action="version", version=version("followthrough"))
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"followthrough.cli_commands.{name}")
        before = set(subparsers.choices)
        module.add_parser(subparsers)
        for added in set(subparsers.choices) - before:
            subparsers.choices[added].set_defaults(run=module.run)
    return parser


def _say_wrong(sentence: str) -> int:
    print(f"followthrough: {sentence}", file=sys.stderr)
    return WRONG


def _is_lost_database(error: Exception) -> bool:
    if "django.db" not in sys.modules:
        return False
    from django.db import InterfaceError, OperationalError

    return isinstance(error, InterfaceError | OperationalError)


if __name__ == "__main__":
    sys.exit(main())
