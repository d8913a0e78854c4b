"""Who acts and who looks.

An `Actor` is a plain value, so that actions and access rules need neither a request nor a session.
`accounts.queries.actor_for` makes one from a signed-in user; commands act as `OPERATOR`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    PROVIDER_WORKER = "provider_worker"
    INSPECTOR = "inspector"
    COMMISSIONER = "commissioner"
    ADMINISTRATOR = "administrator"
    PERSON = "person"
    OPERATOR = "operator"


@dataclass(frozen=True)
class Actor:
    """`username` is folded to lower case: limits on access are compared that way.

    `unit_ids` are the delivery units whose cases come with the role.
    """

    role: Role
    name: str
    username: str | None = None
    user_id: int | None = None
    unit_ids: frozenset[int] = frozenset()
    provider_id: int | None = None

    @property
    def is_operator(self) -> bool:
        return self.role is Role.OPERATOR


OPERATOR = Actor(role=Role.OPERATOR, name="Operator of this installation")
