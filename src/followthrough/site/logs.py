"""What must not reach the log: which case was asked for, and the values inside exceptions, which
may hold what somebody wrote about a person."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator

from followthrough.common.texts import shown

CASE = re.compile(r"/cases/.+", re.DOTALL | re.IGNORECASE)
MASKED = "/cases/[masked]"


class NobodyIsNamed(logging.Filter):
    """Masks what follows `/cases/` in a message, and makes one line of it, of signs that are seen.
    Of an exception it leaves the class and the places of the traceback. For a handler, so that it
    holds for every logger."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _in_one_line(CASE.sub(MASKED, _message(record))), ()
        if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
            record.exc_text = "\n".join(_places(record.exc_info[1]))
        record.exc_info = None
        return True


def _message(record: logging.LogRecord) -> str:
    args = record.args
    if isinstance(record.msg, BaseException):
        return _class(record.msg)
    if isinstance(args, tuple):
        record.args = tuple(_class(a) if isinstance(a, BaseException) else a for a in args)
    try:
        return record.getMessage()
    except Exception:  # a log call with the wrong arguments must not end a request
        return "A message that could not be written."


def _in_one_line(text: str) -> str:
    """What somebody asked for may hold signs that move an operator's terminal, or that begin a line
    of their own."""
    return shown(text).replace("\n", r"\n").replace("\r", r"\r")


def _class(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _places(error: BaseException) -> Iterator[str]:
    """The classes of the exception and of those that led to it, the first cause first."""
    chain: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in chain:
        chain.append(step)
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)
    for raised in reversed(chain):
        for frame in traceback.extract_tb(raised.__traceback__):
            yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        yield _class(raised)
