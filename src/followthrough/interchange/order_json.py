"""An order of delivery as JSON, for `followthrough order --json` and `--all`."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from followthrough.sequencing.rules import Proposal, ProposedStep


def order_as_json(proposal: Proposal) -> str:
    """One object on one line."""
    return json.dumps(order_dict(proposal), ensure_ascii=False, separators=(",", ":"))


def no_plan_as_json(crn: str, as_of: date) -> str:
    """The same shape for a case without a plan: nothing to put in order."""
    return json.dumps(
        {
            "crn": crn,
            "as_of": as_of.isoformat(),
            "checked": True,
            "violations": [],
            "immediate_needs_without_step": [],
            "steps": [],
            "advice": [],
            "note": "There is no plan yet.",
        },
        separators=(",", ":"),
    )


def order_dict(proposal: Proposal) -> dict[str, Any]:
    return {
        "crn": proposal.crn,
        "as_of": proposal.as_of.isoformat(),
        "pack": proposal.pack_version,
        "checked": proposal.checked,
        "proven": proposal.proven,
        "violations": list(proposal.violations),
        "immediate_needs_without_step": [
            {"need": need.area, "assessed": need.assessed_on.isoformat(), "how": need.how.value}
            for need in proposal.without_step
        ],
        "steps": [_step(step) for step in proposal.steps],
        "advice": [{"rule": a.rule, "text": a.text} for a in proposal.advice],
    }


def _step(placed: ProposedStep) -> dict[str, Any]:
    return {
        "step": placed.step.ref,
        "intervention": placed.step.intervention or None,
        "need": placed.step.area,
        "text": placed.step.text,
        "start": placed.start.isoformat() if placed.start else None,
        "end": placed.end.isoformat() if placed.end else None,
        **(
            {"should_have_ended": placed.should_have_ended.isoformat()}
            if placed.should_have_ended
            else {}
        ),
        "state": placed.state.value,
        "dates": placed.date_kind.value,
        "where": placed.where or None,
        "why": placed.why,
        "reasons": [
            {
                "code": reason.code,
                "text": reason.text,
                **({"from": reason.from_on.isoformat()} if reason.from_on else {}),
                **({"to": reason.to_on.isoformat()} if reason.to_on else {}),
                **({"alert": True} if reason.alert else {}),
                **({"help": reason.help} if reason.help else {}),
            }
            for reason in placed.reasons
        ],
    }
