"""Who may not see a person, and the only ones who may. Pure."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """By folded user names. `known` false: nobody could tell, and nobody sees the person."""

    known: bool = True
    excluded: frozenset[str] = frozenset()
    restricted_to: frozenset[str] = frozenset()


def stricter(standing: Limits, said: Limits) -> Limits:
    """What holds where both are to be kept: whoever either of them keeps out stays out. Of two
    restrictions those are let in whom both name; where there is nobody, an empty list would let in
    everybody, so it is not known who may see the person until somebody has settled that."""
    lists = [one.restricted_to for one in (standing, said) if one.restricted_to]
    both = frozenset.intersection(*lists) if lists else frozenset()
    nobody = bool(lists) and not both
    return Limits(
        known=standing.known and said.known and not nobody,
        excluded=standing.excluded | said.excluded,
        restricted_to=standing.restricted_to if nobody else both,
    )
