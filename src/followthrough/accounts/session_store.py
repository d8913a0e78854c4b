"""Sessions in the database, as Django has them, but stored again in one statement: what is said on
a next page stands in the session, so every act stores it."""

from __future__ import annotations

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import DatabaseError


class SessionStore(DatabaseStore):
    def save(self, must_create: bool = False) -> None:
        """Raises UpdateError where somebody has signed out meanwhile, and where it takes too
        long."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(dict(self.items()))
        try:
            stored = self.model.objects.filter(pk=row.pk).update(
                session_data=row.session_data, expire_date=row.expire_date
            )
        except DatabaseError as error:
            raise UpdateError from error
        if not stored:
            raise UpdateError
