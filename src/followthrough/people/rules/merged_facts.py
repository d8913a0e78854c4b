"""What a case knows of a person with a second record, whose case goes on in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from followthrough.people.rules.codes import (
    Immediacy,
    Likelihood,
    SentenceChange,
    SeriousHarm,
    Severity,
    YesNo,
)
from followthrough.people.rules.facts import (
    AssessmentFacts,
    CaseFacts,
    CircumstanceFacts,
    MergedFacts,
    NeedFacts,
    OtherCount,
    RegisterFacts,
    SentenceFacts,
)

Code = TypeVar("Code", bound=StrEnum)


class Part(NamedTuple):
    """A merged record: the facts of its case, and how the merge stands."""

    case: CaseFacts
    merged: MergedFacts


def with_parts(case: CaseFacts, parts: Sequence[Part]) -> CaseFacts:
    """The case with all that courts ordered and all that protects others, under whichever record it
    stands. Until somebody has carried over what holds, it has the needs and circumstances of both,
    and the graver risk, to all to whom a record calls it as grave; after that, what was found about
    the person is what stands on the case, and that risk where it was carried over, until the source
    assesses anew."""
    in_custody = [one for one in (case, *(p.case for p in parts)) if one.in_custody]
    releases = [one.release_on for one in in_custody if one.release_on is not None]
    return replace(
        case,
        sentences=_sentences(case.sentences, parts),
        assessment=assessment_of_records(case.assessment, parts),
        in_custody=bool(in_custody),
        release_on=max(releases, default=case.release_on),
        merged=tuple(_merged(case, part) for part in parts),
    )


def _merged(case: CaseFacts, part: Part) -> MergedFacts:
    own, here = {need.area for need in case.needs}, set(_circumstances(case))
    return part.merged._replace(
        sentence_ids=frozenset(sentence.id for sentence in part.case.sentences),
        need_areas=tuple(need.area for need in part.case.needs if need.area not in own),
        circumstances=tuple(code for code in _circumstances(part.case) if code not in here),
    )


def _circumstances(case: CaseFacts) -> list[str]:
    return [one.code for one in (case.assessment.circumstances if case.assessment else ())]


def _sentences(own: tuple[SentenceFacts, ...], parts: Iterable[Part]) -> tuple[SentenceFacts, ...]:
    """What starts first stands first."""
    stand = list(own)
    for part in parts:
        if part.merged.told_as_one:
            continue
        free = [*range(len(stand))]
        for sentence in part.case.sentences:
            same = _place_of_same(sentence, stand, free)
            if same is None:
                stand.append(sentence)
            else:
                free.remove(same)
                counts = _other_counts(stand[same], sentence, part.merged.crn)
                one = _with_changes_of(stand[same], sentence)
                stand[same] = one._replace(other_counts=(*one.other_counts, *counts))
    return tuple(sorted(stand, key=lambda s: (s.starts_on, s.id)))


def _place_of_same(
    sentence: SentenceFacts, stand: Sequence[SentenceFacts], free: Iterable[int]
) -> int | None:
    """Among the places that are free; first one with the same end, else one of which the end was
    moved since, under either record."""
    alike = [place for place in free if _ordered(stand[place]) == _ordered(sentence)]
    for place in alike:
        if stand[place].ends_on == sentence.ends_on:
            return place
    moved = (place for place in alike if _end_moved_on(stand[place]) or _end_moved_on(sentence))
    return next(moved, None)


def _other_counts(sentence: SentenceFacts, same: SentenceFacts, crn: str) -> Iterator[OtherCount]:
    """What the other record counts otherwise. Which count is right, a program cannot know: the one
    of the kept record is read as before, and both are shown."""
    if same.days_used != sentence.days_used:
        yield OtherCount(crn, None, same.days_used)
    left = list(same.requirements)
    for asked in sentence.requirements:
        pairs = (r for r in left if (r.kind, r.amount) == (asked.kind, asked.amount))
        other = next(pairs, None)
        if other is None:
            continue
        left.remove(other)
        if other.done != asked.done:
            yield OtherCount(crn, asked.id, other.done)


MOVES_AN_END = frozenset(
    {
        SentenceChange.VARIED.value,
        SentenceChange.EXTENDED.value,
        SentenceChange.SHORTENED.value,
        SentenceChange.REVOKED.value,
    }
)


def _end_moved_on(sentence: SentenceFacts) -> date | None:
    """The last day on which a court or authority changed when it ends."""
    return max((on for kind, on in sentence.changes if kind in MOVES_AN_END), default=None)


def _with_changes_of(sentence: SentenceFacts, same: SentenceFacts) -> SentenceFacts:
    """What was done with it since, under whichever record that is told: a recall, for one. Its end
    is that of the record which tells of the last change of it."""
    changes = tuple(sorted({*sentence.changes, *same.changes}, key=lambda c: (c[1], c[0])))
    moved, moved_there = _end_moved_on(sentence), _end_moved_on(same)
    later = moved_there is not None and (moved is None or moved_there > moved)
    ends_on = same.ends_on if later else sentence.ends_on
    why = tuple(dict.fromkeys([*sentence.why_changed, *same.why_changed]))
    return sentence._replace(changes=changes, why_changed=why, ends_on=ends_on)


def _ordered(sentence: SentenceFacts) -> tuple[object, ...]:
    """All that a court ordered, but for the end, which it may have moved since. Where two records
    say the same it is one sentence, and counts once: each record has refs of its own, so that these
    tell nothing. One record that says it twice means two."""
    asks = sorted((r.kind, r.amount or 0) for r in sentence.requirements)
    return sentence.kind, sentence.offence, sentence.starts_on, sentence.no_end, tuple(asks)


def assessment_of_records(
    own: AssessmentFacts | None, parts: Sequence[Part]
) -> AssessmentFacts | None:
    others = [p.case.assessment for p in parts if p.case.assessment]
    found = [*([own] if own else []), *others]
    if not found:
        return None
    left = [p.case.assessment for p in parts if p.case.assessment and not p.merged.carried_over]
    stand = [found[0], *left]
    kept = [p.case.assessment for p in parts if p.case.assessment and _keeps_risk(p, found[0])]
    # The first of those that are as grave: what the case itself says, where it says it.
    risks = [found[0], *left, *kept]
    harm = max(risks, key=lambda one: _place(SeriousHarm, one.serious_harm))
    as_grave = [one for one in risks if one.serious_harm == harm.serious_harm]
    victims = {one.victim_contact for one in found}
    return replace(
        found[0],
        likelihood=max((a.likelihood for a in risks), key=lambda code: _place(Likelihood, code)),
        serious_harm=harm.serious_harm,
        harm_to=tuple(dict.fromkeys(group for one in as_grave for group in one.harm_to)),
        risk_to_staff=any(one.risk_to_staff for one in found),
        victim_contact=YesNo.YES.value if YesNo.YES in victims else found[0].victim_contact,
        needs=_needs(stand),
        circumstances=_circumstances_of(stand),
        registers=_registers(found),
    )


def _keeps_risk(part: Part, own: AssessmentFacts) -> bool:
    """Somebody carried over that risk, and the source has not assessed anew since."""
    kept_on = part.merged.risk_kept_on
    return kept_on is not None and own.made_on <= kept_on


def _place(codes: type[Code], code: str) -> int:
    """Among codes that are declared from the least to the most."""
    return [one.value for one in codes].index(code)


def _needs(stand: Iterable[AssessmentFacts]) -> tuple[NeedFacts, ...]:
    """Of an area that both name, in the words of the first, what is sooner and graver."""
    needs: dict[str, NeedFacts] = {}
    for need in (need for one in stand for need in one.needs):
        same = needs.get(need.area, need)
        needs[need.area] = same._replace(
            immediacy=min(same.immediacy, need.immediacy, key=lambda c: _place(Immediacy, c)),
            severity=max(same.severity, need.severity, key=lambda c: _place(Severity, c)),
            linked_to_harm=same.linked_to_harm or need.linked_to_harm,
        )
    return tuple(needs.values())


def _circumstances_of(stand: Sequence[AssessmentFacts]) -> tuple[CircumstanceFacts, ...]:
    """Each with its day, as the assessment that told it may not be the one that stands. Of one
    that both name, what the first says."""
    found = (c._replace(said_on=one.day_of(c)) for one in stand[::-1] for c in one.circumstances)
    return tuple({c.code: c for c in found}.values())


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
