"""What was done here with the people of the stories stands once the demonstration is loaded."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from followthrough.accounts.models import User
from followthrough.demo.actions import load_demonstration
from followthrough.demo.acts import act_out
from followthrough.demo.generator import crn_of
from followthrough.demo.stories import stories, story_of
from followthrough.early_ending.models import EarlyEndStage
from followthrough.people.models import Case, DoneElsewhere, PutOff
from followthrough.sequencing.models import PublishedOrder, WithdrawnOrder
from followthrough.sequencing.queries import proposals
from followthrough.services.actions import load_directory
from tests.clock import morning

AS_OF = date(2026, 11, 23)
PEOPLE = 70  # the fewest with all the stories: the first practitioner holds half of them


@pytest.fixture
def loaded(db: None) -> None:
    load_directory()
    load_demonstration(people=PEOPLE, as_of=AS_OF)


@pytest.mark.usefixtures("loaded")
def test_orders_are_published_and_withdrawn_a_decision_waits_and_things_to_do_are_settled() -> None:
    act_out(PEOPLE, AS_OF)  # a load that goes on does nothing twice
    told = {story.name: crn_of(n) for n in range(PEOPLE) if (story := story_of(n, PEOPLE))}
    assert len(told) == len(stories()) == 12
    published = PublishedOrder.objects.current().values_list("case__person__crn", flat=True)
    assert {*published} == {told[story.name] for story in stories() if story.acts.published}
    [withdrawn] = WithdrawnOrder.objects.all()
    assert withdrawn.order.case.person.crn == told["care_leaver"]
    [decided] = EarlyEndStage.objects.filter(stage="decided")
    assert decided.sentence.case.person.crn == told["ready_to_end_early"]
    [away], [done] = PutOff.objects.all(), DoneElsewhere.objects.all()
    assert away.case.person.crn == told["domestic_abuse"]
    assert done.case.person.crn == told["life_licence"]


@pytest.mark.usefixtures("loaded")
def test_every_order_of_the_demonstration_passes_the_checker() -> None:
    made = list(proposals(Case.objects.values_list("pk", flat=True), AS_OF))
    assert len(made) > 50
    assert [proposal.violations for proposal in made if not proposal.checked] == []


@pytest.mark.usefixtures("loaded")
def test_who_leaves_prison_without_a_home_reads_so_on_their_plan(client: Client) -> None:
    [crn] = [
        crn_of(n)
        for n in range(PEOPLE)
        if (story := story_of(n, PEOPLE)) and story.name == "released_without_a_home"
    ]
    client.force_login(User.objects.get(username="amara.osei"))
    with time_machine.travel(morning(AS_OF)):
        page = client.get(f"/cases/{crn}/my-plan/").text
    said = (
        "I do not have a place for my first night out yet. A place was asked for. I can ring Amara"
    )
    assert said in page
    steps = page[page.index("<h2>What I do next</h2>") :]
    assert steps[steps.index("<strong>") + 8 :].startswith("Find a supported room")
    duties = page[page.index("<h2>What I have to do</h2>") : page.index("<h2>What I must not do")]
    assert duties.count("When I am out:") == 1
    assert "I take a drug test when I am told to." in duties
