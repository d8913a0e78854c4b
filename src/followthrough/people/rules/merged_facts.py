"""What a case knows of a person with a second record, whose case goes on in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from followthrough.people.rules.codes import YesNo
from followthrough.people.rules.facts import (
    AssessmentFacts,
    CaseFacts,
    MergedFacts,
    RegisterFacts,
    SentenceFacts,
)


def with_parts(
    case: CaseFacts, parts: Sequence[CaseFacts], merged: tuple[MergedFacts, ...]
) -> CaseFacts:
    """The case with all that the courts ordered and all that protects others, under whichever
    record it stands: nothing required is out of sight. What was found about the person, and the
    plan, are those of the case; where nothing was found yet, those of the other record."""
    releases = [p.release_on for p in (case, *parts) if p.in_custody and p.release_on is not None]
    return replace(
        case,
        sentences=_sentences(case.sentences, parts),
        assessment=_assessment(case.assessment, [p.assessment for p in parts if p.assessment]),
        in_custody=case.in_custody or any(part.in_custody for part in parts),
        release_on=max(releases, default=case.release_on),
        merged=merged,
    )


def _sentences(
    own: tuple[SentenceFacts, ...], parts: Iterable[CaseFacts]
) -> tuple[SentenceFacts, ...]:
    """What starts first stands first."""
    theirs = {_ordered(s): s for part in parts for s in part.sentences}
    others = [s for ordered, s in theirs.items() if ordered not in {_ordered(s) for s in own}]
    return tuple(sorted((*own, *others), key=lambda s: (s.starts_on, s.id)))


def _ordered(sentence: SentenceFacts) -> tuple[object, ...]:
    """All that a court ordered. Where that is the same under both records it is one sentence, and
    counts once: each record has refs of its own, so that these tell nothing."""
    asks = sorted((r.kind, r.amount or 0) for r in sentence.requirements)
    first, last = sentence.starts_on, sentence.ends_on
    return sentence.kind, sentence.offence, first, last, sentence.no_end, tuple(asks)


def _assessment(
    own: AssessmentFacts | None, others: Sequence[AssessmentFacts]
) -> AssessmentFacts | None:
    found = [*([own] if own else []), *others]
    if not found:
        return None
    victims = {one.victim_contact for one in found}
    return replace(
        found[0],
        harm_to=tuple(dict.fromkeys(code for one in found for code in one.harm_to)),
        risk_to_staff=any(one.risk_to_staff for one in found),
        victim_contact=YesNo.YES.value if YesNo.YES in victims else found[0].victim_contact,
        registers=_registers(found),
    )


def _registers(found: Iterable[AssessmentFacts]) -> tuple[RegisterFacts, ...]:
    """Of one that stands under both records, the earlier start and the earlier review."""
    registers: dict[str, RegisterFacts] = {}
    for register in (register for one in found for register in one.registers):
        same = registers.get(register.code, register)
        registers[register.code] = RegisterFacts(
            register.code, min(same.since, register.since), _sooner(same, register)
        )
    return tuple(registers.values())


def _sooner(one: RegisterFacts, other: RegisterFacts) -> date | None:
    return min((r.review_on for r in (one, other) if r.review_on is not None), default=None)
