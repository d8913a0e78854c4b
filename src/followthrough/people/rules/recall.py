"""Whether somebody is in prison because they were recalled. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from followthrough.people.rules.codes import SentenceChange, SentenceKind
from followthrough.people.rules.facts import CaseFacts, SentenceFacts
from followthrough.people.rules.sentence_ends import over_since


def recalled_on(case: CaseFacts, today: date) -> date | None:
    """The day of the last recall of a licence that still runs, of somebody who is in custody. None
    once the source says that they are out again: the recall stays on record as something that was
    done with the licence."""
    return last_recalled_on(case.sentences, today) if case.in_custody else None


def last_recalled_on(sentences: Iterable[SentenceFacts], today: date) -> date | None:
    """The same by the sentences of somebody who may be out again since."""
    in_force = _licences_in_force(sentences, today)
    return max((on for s in in_force for on in recalls(s, today)), default=None)


def last_recall_ever(case: CaseFacts) -> date | None:
    """The day of the last recall on record, also of a licence that is over since: it put an end to
    the release before it."""
    licences = (s for s in case.sentences if can_be_recalled(s.kind))
    return max((on for s in licences for on in recalls(s, date.max)), default=None)


def release_told(case: CaseFacts, today: date) -> date | None:
    """The day of release as the source tells it; None of one that lies before the last recall, as
    that release has been."""
    recalled, told = last_recalled_on(case.sentences, today), case.release_on
    return None if told is not None and recalled is not None and told < recalled else told


def licences_in_force(case: CaseFacts, today: date) -> list[SentenceFacts]:
    return _licences_in_force(case.sentences, today)


def _licences_in_force(sentences: Iterable[SentenceFacts], today: date) -> list[SentenceFacts]:
    return [
        sentence
        for sentence in sentences
        if sentence.kind == SentenceKind.LICENCE
        and sentence.starts_on <= today
        and over_since(sentence, today) is None
    ]


def recalls(sentence: SentenceFacts, today: date) -> list[date]:
    return [on for kind, on in sentence.changes if kind == SentenceChange.RECALLED and on <= today]


def can_be_recalled(kind: str) -> bool:
    """Whoever breaches an order goes back to court; only a licence is recalled."""
    return kind == SentenceKind.LICENCE
