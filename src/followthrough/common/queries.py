"""Reading the ledger. Callers pass a case that the viewer may see."""

from __future__ import annotations

from followthrough.common.actions import KINDS, Audience
from followthrough.common.models import LedgerEntry


def timeline(
    case_id: int, audience: Audience = Audience.STAFF, limit: int = 50
) -> list[LedgerEntry]:
    """The newest entries of a case first, of the kinds that `audience` may see."""
    allowed = [k.code for k in KINDS.values() if k.audience in (audience, Audience.EVERYONE)]
    return list(
        LedgerEntry.objects.filter(case_id=case_id, action__in=allowed).order_by("-id")[:limit]
    )
