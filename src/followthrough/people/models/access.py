"""Who may see a case, and who may not."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from followthrough.common.append_only import AppendOnly, one_current
from followthrough.common.known_codes import known_codes
from followthrough.people.models.case import Case
from followthrough.people.models.person import Person
from followthrough.people.rules.codes import AccessWhy, LimitKind


class CaseAccess(models.Model):
    """Why somebody may see a case, from when to when. `reason` (a code of the policy pack) and
    `words` are what somebody said who covers for a colleague."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="access_rows")
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True)
    provider = models.ForeignKey("organisations.Provider", models.PROTECT, null=True)
    why = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    reason = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None) ^ Q(provider=None), name="access_is_for_one"
            ),
            known_codes("why", AccessWhy),
        ]

    def __str__(self) -> str:
        return f"Access {self.pk}"


class AccessLimit(AppendOnly):
    """An exclusion (this user may not see) or a restriction (only these users may see). By folded
    user name, not by account: the list may name somebody before they have one."""

    EXCLUSION, RESTRICTION = LimitKind.EXCLUSION.value, LimitKind.RESTRICTION.value

    person = models.ForeignKey(Person, models.PROTECT, related_name="limits")
    kind = models.CharField(
        max_length=20, choices=[(EXCLUSION, "Exclusion"), (RESTRICTION, "Restriction")]
    )
    username = models.CharField(max_length=150)

    class Meta:
        constraints = [
            one_current("person", "kind", "username", name="one_open_limit_a_user"),
            known_codes("kind", LimitKind),
        ]

    def __str__(self) -> str:
        return f"Limit {self.pk}"
