"""Sessions in the database, as Django has them, but stored again in one statement: what is said on
a next page stands in the session, so every act stores it.

Two requests of one browser may change it at once. The second one finds that it is no longer as it
was read, and lays what it changed itself, name by name, over what the first one left.
"""

from __future__ import annotations

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

TRIES = 10  # three of what a browser sends are answered at once


class SessionStore(DatabaseStore):
    _read = ""  # as it stood in the row; "" where there was none
    _may_begin = False

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        row: AbstractBaseSession | None = super()._get_session_from_db()  # type: ignore[misc]
        self._read = row.session_data if row else ""
        return row

    def begin_under(self, key: str) -> None:
        self.items()  # what it holds by now is read, before it has another key
        self._session_key = key[:32]
        self._read, self._may_begin = "", True

    def save(self, must_create: bool = False) -> None:
        """Raises UpdateError where somebody has signed out meanwhile, and where it takes too
        long."""
        if self.session_key is None:
            self.create()
        elif must_create:
            session = self._get_session(no_load=True)  # type: ignore[attr-defined]
            self._insert(self.create_model_instance(session))
        else:
            try:
                self._store()
            except DatabaseError as error:
                raise UpdateError from error

    def _store(self) -> None:
        for _ in range(TRIES):
            row = self.create_model_instance(dict(self.items()))
            as_read = self.model.objects.filter(pk=row.pk, session_data=self._read)
            if as_read.update(session_data=row.session_data, expire_date=row.expire_date):
                self._read, self._may_begin = row.session_data, False
                return
            if (stands := self.model.objects.filter(pk=row.pk).first()) is not None:
                self._lay_over(stands)
            elif not self._may_begin:
                break
            elif self._inserted(row):
                return
        raise UpdateError

    def _lay_over(self, stands: AbstractBaseSession) -> None:
        before = self.decode(self._read) if self._read else {}
        mine = dict(self.items())
        changed = {k: v for k, v in mine.items() if k not in before or before[k] != v}
        stored = self.decode(stands.session_data) if stands.expire_date > timezone.now() else {}
        left = {k: v for k, v in stored.items() if k in mine or k not in before}
        # What is changed comes last, also where it stood before.
        self._session_cache = {k: v for k, v in left.items() if k not in changed} | changed
        self._read = stands.session_data

    def _inserted(self, row: AbstractBaseSession) -> bool:
        try:
            self._insert(row)
        except CreateError:  # somebody was first
            return False
        return True

    def _insert(self, row: AbstractBaseSession) -> None:
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            raise CreateError from error
        self._read, self._may_begin = row.session_data, False


def follow(session: SessionBase, before: str) -> None:
    """Gives it the key of the session that comes after what is no more: one and the same for all
    that a browser sends at that moment. Nobody can make that key out of the one before."""
    assert isinstance(session, SessionStore)
    session.begin_under(salted_hmac("the session after", before, algorithm="sha256").hexdigest())


def store_now(session: SessionBase) -> None:
    """Before anybody is told that it is. Raises UpdateError, and is not waited for a second time
    with the answer."""
    try:
        session.save()
    except UpdateError:
        session.modified = False
        raise
