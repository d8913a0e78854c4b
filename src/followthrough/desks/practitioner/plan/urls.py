"""Addresses under a case for the plan: its page, its goals, and what the person says of it."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.plan.views import (
    agreement,
    difference,
    goals,
    plan,
    release,
)

CASE = "cases/<str:crn>/"

urlpatterns = [
    path(f"{CASE}plan/", plan.plan, name="plan"),
    path("plan-grouped-by/", plan.group_plan, name="group-plan"),
    # Where the plan stood before it was one page.
    path(f"{CASE}goals/", plan.moved, name="goals-before"),
    path(f"{CASE}delivery/", plan.moved, name="delivery-before"),
    path(f"{CASE}goals/new/", goals.add_goal, name="add-goal"),
    path(f"{CASE}goals/<int:goal_id>/", goals.change_goal, name="change-goal"),
    path(f"{CASE}goals/<int:goal_id>/end/", goals.end_goal, name="end-goal"),
    path(f"{CASE}agreement/", agreement.agree, name="agreement"),
    path(f"{CASE}release-confirmed/", release.release_confirmed, name="release-confirmed"),
    path(f"{CASE}review/", agreement.review, name="review"),
    path(f"{CASE}difference/", difference.settle, name="difference"),
]
