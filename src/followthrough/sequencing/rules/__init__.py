"""From the facts of a case to a problem for the engine, and from its answer to a proposal."""

from followthrough.sequencing.rules.changes import Change, changes_between
from followthrough.sequencing.rules.codes import DateKind
from followthrough.sequencing.rules.problem import StatedProblem, state_problem
from followthrough.sequencing.rules.proposal import propose
from followthrough.sequencing.rules.proposed import Lane, Proposal, ProposedStep, ReasonText
from followthrough.sequencing.rules.published import Published, PublishedStep

__all__ = [
    "Change",
    "DateKind",
    "Lane",
    "Proposal",
    "ProposedStep",
    "Published",
    "PublishedStep",
    "ReasonText",
    "StatedProblem",
    "changes_between",
    "propose",
    "state_problem",
]
