"""What "My plan, to print" says, for a reading age of about nine: short words, short sentences, as
the person would say them. `{who}` is whom to ask (it begins no sentence but "named"), `{day}` a
day with its year, as paper lies about for long, `{month}` a month and its year.

The tests hold the reading age of every sentence here; what is said in the template is said here.
"""

from __future__ import annotations

from followthrough.people.rules.release import HomeThen
from followthrough.plans.rules import StepActor

HEADINGS = {
    "title": "My plan",
    "place": "Where I am",
    "first_night": "My first night out",
    "goals": "What I want",
    "must": "What I have to do",
    "must_not": "What I must not do",
    "may": "What I may do",
    "unsure": "What I can ask about",
    "choices": "I have a say in what I have to do",
    "now": "What I do now",
    "next": "What I do next",
    "later": "What comes later",
    "unclear": "What we do not know yet",
    "strengths": "My strengths",
    "better": "What I have done and what is better",
    "wishes": "What I would rather do first",
    "dates": "My next dates",
    "reach": "How I can get in touch",
    "ask": "Who I can ask",
    "why": "Why?",
}

# Of a strength in an area that the pack does not know, which is not written as the person says it.
STRENGTH = "There is something that I do well."

# What stands where there is nothing to show.
NOTHING = {
    "plan": "I do not have a plan yet. I can ask {who} to make one with me.",
    "now": "I have nothing to start just now. I can ask {who} what comes next.",
    "strengths": "I can tell {who} what I am good at.",
    "better": "I can tell {who} what gets better for me.",
    "wishes": "I have not said yet. I can tell {who}.",
    "dates": "No next date stands here. I can ask {who} what comes when.",
}

NOTHING_NOW = "I have nothing to start just now."  # above what comes next

# Until somebody has said what was carried over from a merged record: what is planned stands there.
# Whether the person agreed to it, this page does not know.
EARLIER = (
    "Some things may have been planned with me before. They still count. "
    "{who} will go through them with me."
)

NO_MORE_DATES = "I have no more dates."  # once the last sentence has ended or was revoked

# Of somebody in prison. It says where they are and until when, and not why.
PRISON = {
    "now": "I am in prison now.",
    "since": "I have been back in prison since {day}.",
    "release": "I am due out on {day}. This can change.",
    "release_not_known": "I do not know yet when I get out. I can ask {who}.",
}

# Of somebody who is to leave prison with no place on record, first of what is now, by what is
# recorded of one: that a place was asked for only where it was, and whom to ring, by whether a
# number is known.
FIRST_NIGHT: dict[str, str] = {
    HomeThen.KNOWN: "I have a place to sleep from the day I leave.",
    HomeThen.NO_ADDRESS: "I do not have a place for my first night out yet.",
    HomeThen.TEMPORARY: "The home that is written down for me is only for a time. "
    "We do not know if I can sleep there on my first night out.",
    HomeThen.IN_DOUBT: "My home was written down before I came back to prison. "
    "We do not know if I can sleep there on my first night out.",
    HomeThen.NOT_SAID: "Nobody has written down where I will sleep on my first night out.",
}
FIRST_NIGHT_ASKED = "A place was asked for."
FIRST_NIGHT_WHO = {
    True: "I can ring {who} about it on {phone}.",
    False: "I can ask {who} about it.",
}

AGREEMENT_SENTENCES = {
    "agreed": "I said yes to this plan on {day}.",
    "agreed_no_day": "I said yes to this plan.",
    "did_not_agree": "I do not agree with all of this plan. I can talk about it with {who}.",
    "not_said": "I have not said yet if this plan is right for me.",
    "changed": "The plan has changed since then. I can ask {who} to talk it through.",
    # Of whoever was recalled; it does not tell that they were, as it stays on each paper.
    "recalled": "Much has changed since then. I can ask {who} to talk it through.",
}

ORDER = {
    "dated": "I do things in this order. I can ask {who} why.",
    "open": "It is still open what comes first. I can ask {who}.",
}

WHEN = {
    "started": "I started this on {day}.",
    "waiting": "I am waiting for this to start.",
    "on": "It starts on {day}.",
    "this_week": "It can start this week.",
    "week": "It can start in the week of {day}.",
    "about": "It may start in {month}. This can change.",
    "past": "It should have started by now. I can ask {who} for a new date.",
    "no_date": "It has no date yet.",
    "out": "This is for when I am out.",
    "to_start": "I have not started this yet.",
    "kept": "I had started this. I can go on with it when I am out.",
    "kept_must": "I had started this. I go on with it when I am out.",
    "stopped": "I had started this. It stopped when I went back to prison. "
    "I can ask {who} if it goes on.",
    "stopped_asked": "I had started this. It stopped when I went back to prison. "
    "{who} needs to ask if I can go on with it.",
    "place_asked": "I was waiting for this to start. "
    "{who} needs to ask if the place is kept for me.",
    "uncarried": "I had started this. {mine} ended on {day}. I can ask {who} if it goes on.",
    "uncarried_to_start": "{mine} ended on {day}. I can ask {who} if I still do this.",
    "unsaid": "I had started this. I can ask {who} if it goes on.",
    "too_short": "There may not be enough time left for this. I can ask {who} about it.",
    "held": "This has to wait for now.",
    "none": "",
}

# The same of somebody who would rather not have on paper that they are in prison, or came from it.
WHEN_ANYWHERE = {
    "out": "This comes later.",
    "kept": "I had started this. I can go on with it later.",
    "kept_must": "I had started this. I go on with it later.",
    "stopped": "I had started this. It stopped. I can ask {who} if it goes on.",
    "stopped_asked": "I had started this. It stopped. {who} needs to ask if I can go on with it.",
}

# What the plan calls a step that stands here in plainer words.
WROTE = "My plan says: {text}."

# Who does a step, by the actor of the step.
WHO_DOES: dict[str, str] = {
    StepActor.PERSON: "I do this.",
    StepActor.PRACTITIONER: "I do this with {who}.",
    StepActor.PROVIDER: "A service does this with me.",
    StepActor.AGENCY: "Another team does this with me.",
    StepActor.KEY_INDIVIDUAL: "Someone I know does this with me.",
    StepActor.OTHER: "Someone does this with me.",
}

# What the person calls a sentence, by its kind.
CALLED = {
    "community_order": "order",
    "suspended_sentence_order": "order",
    "licence": "licence",
}
CALLED_OTHER = "sentence"

# What an order or a licence asks: the words of each kind of requirement are in the policy pack
# (`requirements.yaml`). `{mine}` there, by what it is called and how many of them ask for the same.
MINE_IN = {
    ("order", 1): "my order",
    ("order", 2): "my orders",
    ("licence", 1): "my licence",
    ("licence", 2): "my licences",
    ("sentence", 1): "my sentence",
    ("sentence", 2): "my sentences",
}
DUTY = {
    "now": "",
    "from": "From {day}:",
    "out": "When I am out:",
    "out_anywhere": "Later:",
    "all_done": "This is done:",
    "so_far": "So far I have done {done}.",
    "over": "The time for this may be up. I can ask {who}.",
    "rests": "I do not have to go to meetings just now. {who} will tell me if I have to again.",
}

# An order of a court that the person was given, by what it forbids (`registers.yaml`). It says of
# nobody and no place which: the paper may lie about.
COURT_ORDER = {
    "contact": "A court order says to stay away from some people or places. "
    "I can ask {who} to show me the order.",
    "conduct": "A court order says what I must not do. I can ask {who} to show me the order.",
}

# Above what is offered and not ordered, by whether it is all their own, and how many there are: to
# what they do by themselves nobody says no.
MAY = {
    (False, 1): "I do not have to do this. I can say no.",
    (False, 2): "I do not have to do these. I can say no.",
    (True, 1): "I do not have to do this. It is up to me.",
    (True, 2): "I do not have to do these. It is up to me.",
}

# Above what a rule of an order or a licence may ask for, by how many sentences run, and how many
# such things there are.
UNSURE = {
    (1, 1): "Nobody has said yet if {mine} asks for this. I can ask.",
    (1, 2): "Nobody has said yet if {mine} asks for these. I can ask.",
    (2, 1): "Nobody has said yet if {mine} ask for this. I can ask.",
    (2, 2): "Nobody has said yet if {mine} ask for these. I can ask.",
}

# One that is over, by whether it is the only one that is called so.
WAS = {True: "My {called}", False: "One of my {called}s"}

# The last day of a sentence, or of several: by how many of those called so end on it, and whether
# the others end before it ("last") or some run on ("more").
ENDS = {
    "one": "My {called} ends.",
    "all": "My {called}s end.",
    "one_more": "One of my {called}s ends.",
    "all_more": "Some of my {called}s end.",
    "one_last": "My last {called} ends.",
    "all_last": "My last {called}s end.",
}

RELEASE = "I am due out. This can change."

# The picture of when things happen: its marks, and what its shapes mean.
MARKS = {"today": "Today", "release": "I get out", "end": "It ends"}
PICTURE = "When things happen, as far as we know."
PICTURE_KEY = {
    "goes_on": "Black bar: I do it now.",
    "to_come": "White bar: it comes later. The day can change.",
    "single": "Diamond: it takes one day.",
    "open": "Arrow: it goes on.",
}

DATES = {"on": "{weekday} {day}", "week": "Week of {day}"}

# Why a step stands where it stands, by the codes of the order's reasons. A code that is not here
# says nothing: not what the sentence asks, not where the person lives, not who is kept safe.
WHY = {
    "starts_straight_away": "This is one of the first things.",
    "on_release": "This is one of the first things.",
    "placed_after_others": "Some other things come first.",
    "load": "I do not have to do too much at once.",
    "prerequisite": "Some other things come first.",
    "stability": "Some other things need to go well first.",
    "in_custody": "This is for when I am out.",
    "no_place_yet": "There is no place before then.",
    "group_full": "The groups before then are full.",
    "no_group_start": "No group starts before then.",
    "not_local": "That is when a place near me is free.",
    "not_suited": "That is when a place that suits me is free.",
    "decision": "This date was set by {who}. I can ask why.",
    "published": "We keep to the date we set.",
    "date_not_known": "We do not know yet when there is a place.",
    "fit_not_known": "We do not know yet if this place is for me.",
    "nothing_listed": "We do not know of a place yet.",
    "not_for_person": "We do not know of a place yet.",
    "confirmed_not_available": "There is no place near me yet.",
}

ASK = {
    "named": "{who} works with me on my plan.",
    "anything": "I can ask {who} about all of it. I can say if I want to change it.",
    "rest": "{have} other rules too. I can ask {who} to read them to me.",
    "read": "I can ask {who} to read {mine_in} to me.",
    "over": "{mine} ended on {day}. I can ask {who} if I still have to do things.",
}
# How to reach whoever works with me, when and where: what somebody typed of the unit.
REACH = {
    "phone": "I can ring {who} on {phone}.",
    "hours": "Times to ring: {hours}.",
    "address": "The office is here: {address}.",
    "not_known": "I can ask at the office how to ring {who}.",
}
# By how many orders and how many licences there are, of two as of more.
HAVE_RULES = {
    (0, 0): "There are",
    (1, 0): "My order has",
    (2, 0): "My orders have",
    (0, 1): "My licence has",
    (0, 2): "My licences have",
    (1, 1): "My order and my licence have",
    (2, 1): "My orders and my licence have",
    (1, 2): "My order and my licences have",
    (2, 2): "My orders and my licences have",
}
# The last that ended, by whether it is a licence, and whether it was the only one.
MINE = {
    (False, True): "My order",
    (False, False): "My last order",
    (True, True): "My licence",
    (True, False): "My last licence",
}

LOOK_BACK = "We look back at this: {text}"

BETTER = {"goal": "I got there: {text}", "step": "Done: {text}"}
NOBODY_NAMED = "my probation office"
WISHES_NOTE = "We may not do it all in this order. I can ask why."
PRINTED = "Printed on {day}."
