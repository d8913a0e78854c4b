from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from functools import partial

from followthrough.cli_commands import Subparsers
from followthrough.cli_commands.arguments import add_workers, day, warn_of_holidays
from followthrough.cli_commands.workers import in_batches
from followthrough.common.actors import Actor

BATCH = 250  # cases that one worker takes at a time


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("order", help="print the proposed order of delivery")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("crn", nargs="?", metavar="CRN", help="the person's case reference number")
    which.add_argument("--all", action="store_true", help="every open case, one JSON line each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="YYYY-MM-DD")
    parser.add_argument("--as", dest="as_user", metavar="USER", help="with that user's access")
    add_workers(parser, "processes for --all")


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.preparation import prepared_database

    with prepared_database():
        from followthrough.accounts.queries import actor_named
        from followthrough.common.dates import today_in_london

        actor = actor_named(args.as_user)
        today = args.as_of or today_in_london()
        warn_of_holidays(today)
        if args.all:
            return _orders_of_all(actor, today, args.workers)
        return _order_of_case(actor, args.crn, today, args.json)


def _order_of_case(actor: Actor, crn: str, today: date, as_json: bool) -> int:
    from followthrough import policy
    from followthrough.common.errors import NotPossible
    from followthrough.interchange.order_json import order_as_json
    from followthrough.people.queries.opening import live_case_for
    from followthrough.plans.words_of_needs import say_without_step
    from followthrough.sequencing.queries import proposals
    from followthrough.sequencing.words import DATE_KINDS, LANES, say_start

    case = live_case_for(actor, crn)
    proposal = next(proposals([case.pk], today), None)
    if proposal is None:
        raise NotPossible("This case has no plan yet.", "Make the plan, then ask for its order.")
    if as_json:
        print(order_as_json(proposal))
        return 0
    print(f"{proposal.crn}: order of delivery proposed on {today.isoformat()}")
    print("The independent checker found no fault." if proposal.checked else "FAULTS FOUND:")
    for violation in proposal.violations:
        print(f"  {violation}")
    pack = policy.on(today)
    for need in proposal.without_step:
        text, action, _ = say_without_step(pack.area_label(need.area), need.how, "the person")
        print(f"{text} {action}.")
    lane = None
    for step in proposal.steps:
        if step.lane is not lane:
            lane = step.lane
            print(f"\n{LANES[lane]}")
        print(f"  {step.step.text}: {say_start(step, today)} ({DATE_KINDS[step.date_kind]})")
        print(f"    {step.why}")
        for reason in step.reasons:
            print(f"    - {reason.text}")
    for advice in proposal.advice:
        print(f"\nAdvice {advice.rule}: {advice.text}")
    return 0


def _orders_of_all(actor: Actor, today: date, workers: int) -> int:
    from followthrough.people.access import visible_to
    from followthrough.people.queries import open_cases

    ids = list(open_cases(visible_to(actor)).order_by("pk").values_list("pk", flat=True))
    for lines in in_batches(partial(_orders, today), ids, BATCH, workers):
        for line in lines:
            print(line)
    return 0


def _orders(today: date, ids: Sequence[int]) -> list[str]:
    from followthrough.interchange.order_json import no_plan_as_json, order_as_json
    from followthrough.people.queries import crns_of
    from followthrough.sequencing.queries import proposals

    result = {p.case_id: order_as_json(p) for p in proposals(ids, today)}
    without = [case_id for case_id in ids if case_id not in result]
    for case_id, crn in crns_of(without).items():
        result[case_id] = no_plan_as_json(crn, today)
    return [result[case_id] for case_id in ids]
