"""Addresses of a manager's desk."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.manager.views import delivery, move, reallocate, same_person, team

urlpatterns = [
    path("team/", team.team, name="team"),
    path("team/due/", team.due_of, name="team-due"),
    path("team/unallocated/", team.not_allocated, name="team-unallocated"),
    path("team/moved/", team.moved, name="team-moved"),
    path("team/no-agreed-plan/", team.no_agreed_plan, name="team-no-agreed-plan"),
    path("team/not-delivered/", delivery.not_delivered, name="team-not-delivered"),
    path("team/requirements/", team.requirements, name="team-requirements"),
    path("team/same-person/", same_person.pairs, name="team-same-person"),
    path("cases/<str:crn>/same-person/<str:other>/", same_person.pair, name="same-person"),
    path("cases/<str:crn>/merged/<str:other>/undo/", same_person.undo, name="undo-merge"),
    path("cases/<str:crn>/reallocate/", reallocate.reallocate, name="reallocate"),
    path("cases/<str:crn>/move/", move.move, name="move-case"),
    path("cases/<str:crn>/move/taken-back/", move.take_back, name="take-back-move"),
]
