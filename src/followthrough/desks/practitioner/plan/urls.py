"""Addresses under a case for making the plan."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.plan.views import agreement, difference, plan

CASE = "cases/<str:crn>/"

urlpatterns = [
    path(f"{CASE}goals/", plan.plan, name="plan"),
    path(f"{CASE}goals/start/", plan.start_plan_view, name="start-plan"),
    path(f"{CASE}goals/new/", plan.add_goal, name="add-goal"),
    path(f"{CASE}goals/<int:goal_id>/", plan.change_goal, name="change-goal"),
    path(f"{CASE}goals/<int:goal_id>/end/", plan.end_goal, name="end-goal"),
    path(f"{CASE}agreement/", agreement.agree, name="agreement"),
    path(f"{CASE}review/", agreement.review, name="review"),
    path(f"{CASE}difference/", difference.settle, name="difference"),
]
