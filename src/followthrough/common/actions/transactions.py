"""The transaction of an action, which is tried again where two acts stood in each other's way.

What a form sends is one act. Whoever answers it says so,

    with one_form() as form:
        answer = view(request)
        if form.has_acted:
            note_sent(...)

and what the first action inside has written is committed when the block ends, together with what
else is written until then, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from followthrough.common.errors import NotPossible

T = TypeVar("T")

TRIES = 5


class Form:
    """A form that is being answered. `refusal` is what every action is refused with, where nothing
    is to be saved. `has_acted`: an action went through and waits to be committed; `was_refused`:
    one was kept from it."""

    def __init__(self, refusal: NotPossible | None) -> None:
        self.refusal = refusal
        self.has_acted = self.was_refused = False
        self.borders = ExitStack()

    @contextmanager
    def left_open(self) -> Iterator[None]:
        """The border of a transaction that ends with the form; at once where it fails."""
        with ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            yield
            self.borders.push(stack.pop_all())
            self.has_acted = True


_form: ContextVar[Form | None] = ContextVar("form that is being answered", default=None)


@contextmanager
def one_form(refusal: NotPossible | None = None) -> Iterator[Form]:
    """Around all that answers what was sent."""
    form = Form(refusal)
    with form.borders, _answering(form):
        yield form


def nothing_is_saved() -> bool:
    """Whether what is sent is only shown again; for what is written and is no action."""
    form = _form.get()
    if form is None or form.refusal is None:
        return False
    form.was_refused = True
    return True


def apart_from_the_form() -> AbstractContextManager[None]:
    """Around an action that is not what the form was sent for, as noting who reads."""
    return _answering(None)


@contextmanager
def _answering(form: Form | None) -> Iterator[None]:
    before = _form.set(form)
    try:
        yield
    finally:
        _form.reset(before)


def is_deadlock(error: Exception) -> bool:
    return isinstance(error, OperationalError) and isinstance(error.__cause__, DeadlockDetected)


def in_one_transaction(work: Callable[[], T]) -> T:
    """What `work` gives, done whole or not at all. Of two acts that each hold what the other waits
    for PostgreSQL ends one: nothing of it is written, and it is done again, on what the other one
    left. Only the outermost action can: inside another one's transaction all of that is gone.
    Raises NotPossible where it happens time after time."""
    form = _form.get()
    border: Callable[[], AbstractContextManager[None]] = transaction.atomic
    if form is not None and form.refusal is not None:
        form.was_refused = True
        raise form.refusal
    if form is not None and not form.has_acted:
        border = form.left_open
    if connection.in_atomic_block:
        with border():
            return work()
    for _ in range(TRIES):
        try:
            with border():
                return work()
        except OperationalError as error:
            if not is_deadlock(error):
                raise
    raise NotPossible(
        "Others were saving in the same place at the same moment, time after time.",
        "Wait a moment, then send it again. Nothing was lost.",
    )
