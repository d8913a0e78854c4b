"""How things to do are said that follow from a published order."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date, say_list
from followthrough.people.rules.due_item import SAFETY, Due
from followthrough.people.rules.release import HomeThen
from followthrough.people.telling import About, DueText, says
from followthrough.plans.words_of_time_left import say_item_does_not_fit, what_can_be_done_about
from followthrough.sequencing.rules import due_on_custody as custody
from followthrough.sequencing.rules import due_on_moves as moves
from followthrough.sequencing.rules import due_on_time_left as time_left
from followthrough.sequencing.rules.due import (
    GROUP_STARTS,
    ORDER_NO_LONGER_HOLDS,
    REQUIREMENT_WITHOUT_PLACE,
    SAFETY_STEP_WITHOUT_PLACE,
)
from followthrough.sequencing.rules.due_on_length import STEP_SHOULD_HAVE_ENDED
from followthrough.sequencing.rules.due_on_reopening import OPENED_AGAIN
from followthrough.sequencing.rules.published import NoLonger
from followthrough.sequencing.words import HOW_FAR, say_should_have_ended


@says(SAFETY_STEP_WITHOUT_PLACE)
def safety_step_without_place(item: Due, about: About) -> DueText:
    return DueText(
        f"“{about.step}” protects other people, and the published order has no place for it.",
        about.by_reader(
            "Look at the step, and speak to your manager",
            "Decide with the practitioner what protects them until there is one",
        ),
    )


@says(REQUIREMENT_WITHOUT_PLACE)
def requirement_without_place(item: Due, about: About) -> DueText:
    if short := say_item_does_not_fit(item):
        return DueText(
            f"“{about.step}” is required, and the published order has no place for it. {short}",
            what_can_be_done_about(item, manages=about.manages),
        )
    return DueText(
        f"“{about.step}” is required, and the published order has no place for it.",
        about.by_reader(
            "Look at the step, and ask your manager where it can be delivered",
            "Decide with the practitioner where it can be delivered",
        ),
    )


@says(GROUP_STARTS)
def group_starts(item: Due, about: About) -> DueText:
    return DueText(
        f"“{about.step}” starts on {say_date(item.on)}.",
        f"Check that {about.case.called} knows the date and can get there",
    )


@says(ORDER_NO_LONGER_HOLDS)
def order_no_longer_holds(item: Due, about: About) -> DueText:
    called = about.case.called
    if item.values["why"] == NoLonger.IN_CUSTODY:
        recalled = str(item.values["recalled"])
        where = "is in custody"
        if recalled:
            where = f"was recalled to prison on {say_date(date.fromisoformat(recalled))}"
        return DueText(
            f"{called} {where}, and the published order has dates before the release.",
            "Look at what can be done there, and publish the order again",
        )
    if item.values["why"] == NoLonger.BEFORE_START:
        return DueText(
            "The published order has work before the sentence begins.",
            f"Publish the order again, and tell {called} what changed",
        )
    if item.values["why"] == NoLonger.PLACE_LOST:
        return DueText(
            "A group of the published order has no seat left: nothing held it in time, and others "
            "have it.",
            f"Publish the order again, and tell {called} what changed",
        )
    if item.values["why"] == NoLonger.PLACE_CHANGED:
        return DueText(
            "A place of the published order has changed: the day, the group or the contract.",
            f"Publish the order again, and tell {called} what changed",
        )
    return DueText(
        "The published order has work after the end of the sentence that it is part of.",
        f"Publish the order again, and tell {called} what changed",
    )


@says(moves.ORDER_BEFORE_MOVE)
def order_before_move(item: Due, about: About) -> DueText:
    return DueText(
        f"The case moved to this unit on {say_date(item.on)}: its order of delivery is of before.",
        "Look at what there is here, and publish the order again",
    )


@says(moves.REFERRAL_BEFORE_MOVE)
def referral_before_move(item: Due, about: About) -> DueText:
    return DueText(
        f"“{about.step}” was referred before the case moved to this unit on {say_date(item.on)}.",
        "Ask the service whether the place holds or was passed on, and record what it says",
    )


@says(moves.WORK_BEFORE_MOVE)
def work_before_move(item: Due, about: About) -> DueText:
    since = f"was under way before the case moved to this unit on {say_date(item.on)}"
    if item.values["protects"]:
        return DueText(
            f"“{about.step}” protects other people, and {since}.",
            "Settle who does it here, and record it",
        )
    return DueText(
        f"“{about.step}” {since}.",
        "Ask whether it goes on there, was passed on or has ended, and record what they say",
    )


@says(time_left.REQUIREMENT_DOES_NOT_FIT)
def requirement_does_not_fit(item: Due, about: About) -> DueText:
    label = about.context.pack.known.requirements[str(item.values["requirement"])].label
    return DueText(
        f"“{label}” is required. {say_item_does_not_fit(item)}",
        what_can_be_done_about(item, manages=about.manages),
    )


@says(custody.WORK_BEFORE_RECALL)
def work_before_recall(item: Due, about: About) -> DueText:
    waits = bool(item.values["waits"])
    begun = "was referred" if waits else "was under way"
    text = f"“{about.step}” {begun} before the recall on {say_date(item.on)}."
    if item.urgency == SAFETY:
        return DueText(f"It protects other people: {text}", "Settle who does it now, and record it")
    asked = "whether it has stopped and the place is kept"
    if waits:
        asked = "whether the place is kept"
    elif item.values["out"]:
        asked = "whether it goes on"
    return DueText(text, f"Ask whoever delivers it {asked}, and record what they say")


@says(custody.NO_FIRST_APPOINTMENT)
def no_first_appointment(item: Due, about: About) -> DueText:
    """On a day on which prisons release few people nobody is to wait in vain."""
    return DueText(
        f"The release is expected on {say_date(item.on)}, and no first appointment is planned.",
        "Ask the prison’s offender manager which day it will be, then arrange it for that"
        if item.values.get("confirm")
        else "Arrange it for that day, and add it to the plan",
    )


# Goes on after "the home that is recorded".
DOUBTFUL_HOMES: dict[str, str] = {
    HomeThen.TEMPORARY: "is temporary",
    HomeThen.IN_DOUBT: "was recorded before the recall",
}
AS_A_PLACE = "record it as a place from the day of release"


@says(custody.HOME_ON_RELEASE)
def home_on_release(item: Due, about: About) -> DueText:
    called, day, home = about.case.called, say_date(item.on), str(item.values.get("home"))
    if home in DOUBTFUL_HOMES:
        return DueText(
            f"The home that is recorded for {called} {DOUBTFUL_HOMES[home]}, and the release is on "
            f"{day}.",
            f"Ask whether it holds from that day, and {AS_A_PLACE}, or add a step for it",
        )
    if home == HomeThen.NO_ADDRESS:
        return DueText(
            f"{called} has no address for the release on {day}, and no help with it is planned.",
            "Add a step for it",
        )
    return DueText(
        f"Nothing says where {called} will live after the release on {day}.",
        "Ask, and record it under circumstances, or add a step for it",
    )


TO_FIND_A_BED = {
    "": "or add a step for it",
    "planned": "and begin what is planned for it",
}


@says(custody.HOME_ON_FIRST_NIGHT)
def home_on_first_night(item: Due, about: About) -> DueText:
    called = about.case.called
    lacks = f"nothing says where {called} will sleep that night"
    record, what = "record it under circumstances", "what there is"
    home = str(item.values.get("home"))
    if home == HomeThen.NO_ADDRESS:
        lacks = f"{called} has no address for that night"
    elif home in DOUBTFUL_HOMES:
        lacks = f"the home that is recorded for {called} {DOUBTFUL_HOMES[home]}"
        record, what = AS_A_PLACE, "whether it holds"
    begin = TO_FIND_A_BED.get(str(item.values["work"]))
    if begin is None:
        action = f"Ask whoever helps with it {what} from that night, and {record}"
    elif record == AS_A_PLACE:
        action = f"Ask {what} from that night, and {record}, {begin}"
    else:
        action = f"Ask, and {record}, {begin}"
    return DueText(f"Leaves prison on {say_date(item.since)}, and {lacks}.", action)


@says(STEP_SHOULD_HAVE_ENDED)
def step_should_have_ended(item: Due, about: About) -> DueText:
    return DueText(f"“{about.step}” goes on. {say_should_have_ended(item.on)}", HOW_FAR)


@says(OPENED_AGAIN)
def opened_again(item: Due, about: About) -> DueText:
    of_work = {name: int(item.values[name] or 0) for name in ("referrals", "steps")}
    stood = [f"{n} {name if n > 1 else name[:-1]}" for name, n in of_work.items() if n]
    acts = []
    if stood:
        acts.append(f"Record what became of {'each' if sum(of_work.values()) > 1 else 'it'}")
    if item.values["order"]:
        stood.append("the order of delivery")
        acts.append("publish the order again")
    ended_on = date.fromisoformat(str(item.values["ended_on"]))
    action = say_list(acts)
    return DueText(
        f"Opened again from {say_date(item.on)}: {say_list(stood)} stood when the case closed on "
        f"{say_date(ended_on)}.",
        f"{action[:1].upper()}{action[1:]}",
    )
