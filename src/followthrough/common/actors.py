"""Who acts and who looks.

An `Actor` is a plain value, so that actions and access rules need neither a request nor a session.
`accounts.queries.actor_for` makes one from a signed-in user; commands act as `OPERATOR`.
"""

from __future__ import annotations

from dataclasses import dataclass

from followthrough.common.roles import ROLES, Capability, Role, role_can

__all__ = ["OPERATOR", "Actor", "Capability", "Role"]


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

    def can(self, capability: Capability) -> bool:
        """Whether the role lets them do it. Which case they may do it on is asked apart."""
        return role_can(self.role, capability)

    @property
    def is_operator(self) -> bool:
        """Owns the data folder: sees every case, and is neither asked why nor noted."""
        return self.can(Capability.OWN_DATA)


OPERATOR = Actor(role=Role.OPERATOR, name=ROLES[Role.OPERATOR].label)
