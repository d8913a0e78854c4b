"""The base of all that is said about something: it is appended, never changed. A trigger holds that
(`common.triggers`)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, ClassVar, Self, TypeVar

from django.core import checks
from django.db import models
from django.db.models import Q
from django.utils import timezone

Row = TypeVar("Row", bound="AppendOnly")
Key = TypeVar("Key", bound=Hashable)


def current(path: str = "") -> Q:
    """That a row is the current one; `path` leads to it from the rows that are asked for:
    `Filtered("agreements", condition=current("agreements"))`."""
    return Q(**{f"{path}__replaced_on" if path else "replaced_on": None})


def gave_way(path: str = "") -> Q:
    """That a row gave way: the contrary of `current`."""
    return ~current(path)


def gave_way_no_earlier() -> Q:
    """That a row gave way no earlier than that of the statement around this one did; one that is
    current has not."""
    return Q(replaced_on__gte=models.OuterRef("replaced_on"))


def one_current(*per: str, name: str, **where: Any) -> models.UniqueConstraint:
    """Of the rows with the same values of `per`, one is current at a time; `where` says of which
    rows that holds, if not of all."""
    condition = Q(**{"replaced_on": None, **where})
    return models.UniqueConstraint(fields=per, condition=condition, name=name)


class AppendOnlyQuerySet(models.QuerySet[Row]):
    def current(self) -> Self:
        return self.filter(current())

    def close(self) -> int:
        """Nothing takes the place of those of these rows that are current. Says how many."""
        return self.current().update(replaced_on=timezone.now())

    def append(self, **values: Any) -> Row:
        """A new row; the current one about the same thing, as `one_current` has it, gives way."""
        row = self.model(**values)
        if rule := self.model.rule_of_current():
            self.filter(rule.condition, **_values(row, *rule.fields)).close()
        row.save(force_insert=True)
        return row

    def replace(self, before: Row | int | None, **values: Any) -> Row:
        """A new row in the place of `before` (or of the row with that id), which the caller read
        under a lock; None: it is the first. Raises IntegrityError where it was replaced since."""
        if before is not None:
            self.filter(pk=getattr(before, "pk", before)).update(replaced_on=timezone.now())
        return self.create(**values)

    def amend(self, before: Row, **changes: Any) -> Row:
        """A new row in the place of `before`, which says the same but for `changes`."""
        said = [field.name for field in before._meta.concrete_fields if not field.primary_key]
        said.remove("replaced_on")
        return self.replace(before, **{**_values(before, *said), **changes})

    def append_all(
        self, wanted: Mapping[Key, Mapping[str, Any]], existing: Mapping[Key, Row]
    ) -> dict[Key, Row]:
        """New rows where something else is said than in the current ones, in two statements.

        `wanted` holds values by key, `existing` the current rows under the same keys. A row whose
        key is not wanted is closed. Returns the rows that are current now. The old ones are closed
        before the new ones come, because only one of them may be current."""
        unchanged, fresh, closed = {}, {}, []
        for key, values in wanted.items():
            row = existing.get(key)
            if row is not None and not differs(row, values):
                unchanged[key] = row
                continue
            fresh[key] = self.model(**values)
            if row is not None:
                closed.append(row.pk)
        closed.extend(row.pk for key, row in existing.items() if key not in wanted)
        if closed:
            self.filter(pk__in=closed).update(replaced_on=timezone.now())
        self.bulk_create(fresh.values())
        return {**unchanged, **fresh}


AppendOnlyManager = models.Manager.from_queryset(AppendOnlyQuerySet)


class AppendOnly(models.Model):
    """What was said about something: a row is never changed, a new one takes its place.

    `replaced_on` is null while the row is current. A model of this kind says in its constraints of
    what there is `one_current`, or that there may be several; its trigger comes by itself."""

    several_current: ClassVar[bool] = False

    replaced_on = models.DateTimeField(null=True)

    objects = AppendOnlyManager()

    class Meta:
        abstract = True

    @classmethod
    def rule_of_current(cls) -> models.UniqueConstraint | None:
        for rule in cls._meta.constraints:
            if isinstance(rule, models.UniqueConstraint) and _is_of_current_rows(rule):
                return rule
        return None

    @classmethod
    def check(cls, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if (cls.rule_of_current() is None) is not cls.several_current:
            says = "Say in Meta.constraints of what there is one_current, or set several_current."
            found.append(checks.Error(says, obj=cls, id="followthrough.E001"))
        return found


def _values(row: AppendOnly, *names: str) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if field.name in names]
    return {field.attname: getattr(row, field.attname) for field in fields}


def _is_of_current_rows(rule: models.UniqueConstraint) -> bool:
    return rule.condition is not None and ("replaced_on", None) in rule.condition.children


def differs(row: models.Model, values: Mapping[str, Any]) -> bool:
    for name, value in values.items():
        if isinstance(value, models.Model):
            name, value = f"{name}_id", value.pk
        if getattr(row, name) != value:
            return True
    return False
