"""Who waits for somebody who died or whose case ends, as pages and the timeline name them."""

from __future__ import annotations

from followthrough.people.rules import Waits
from followthrough.policy.pack import Pack


def say_who_waits(about: str, pack: Pack) -> str:
    """Of a key of `Waits`; "" of a step, which its own words name."""
    kind, _, which = about.partition(":")
    if kind == Waits.PRISON:
        return "The prison"
    if kind == Waits.RECORD:
        return f"Others under {which}"
    if kind == Waits.REQUIREMENT:
        return say_who_delivers_required(which.partition(":")[0], pack)
    if kind != Waits.REGISTER:
        return ""
    register = pack.known.registers.get(which)
    return f"Whoever keeps the register: {register.label if register else which}"


def say_who_delivers_required(code: str, pack: Pack) -> str:
    """Of a kind of requirement that others deliver: who they are, the records need not say."""
    kind = pack.known.requirements.get(code)
    return f"Whoever delivers “{kind.label if kind else code}”"
