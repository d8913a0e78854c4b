"""Who signs in, in which role, for which units or provider."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from followthrough.common.roles import ROLES, Capability, roles_that_can

ROLE_WORDS = {role: ROLES[role].label for role in roles_that_can(Capability.SIGN_IN)}


class User(AbstractUser):
    """`name` is how colleagues know them; `persona` says who a demonstration user is."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=[(r.value, w) for r, w in ROLE_WORDS.items()])
    units = models.ManyToManyField("organisations.DeliveryUnit", related_name="staff", blank=True)
    provider = models.ForeignKey("organisations.Provider", models.PROTECT, null=True, blank=True)
    persona = models.CharField(max_length=300, blank=True)

    REQUIRED_FIELDS = ["name", "role"]

    def __str__(self) -> str:
        return self.name

    @property
    def role_label(self) -> str:
        return ROLES[self.role].label
