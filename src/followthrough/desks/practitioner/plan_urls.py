"""Addresses under a case for making the plan and working its steps."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.views import (
    agreement,
    assessment,
    finished,
    goals,
    plan_step,
    work,
)

CASE = "cases/<str:crn>/"
STEP = f"{CASE}steps/<int:step_id>/"

urlpatterns = [
    path(f"{CASE}goals/", goals.goals, name="goals"),
    path(f"{CASE}goals/start/", goals.start, name="start-plan"),
    path(f"{CASE}goals/new/", goals.add, name="add-goal"),
    path(f"{CASE}goals/<int:goal_id>/", goals.change, name="change-goal"),
    path(f"{CASE}goals/<int:goal_id>/end/", goals.end, name="end-goal"),
    path(f"{CASE}goals/<int:goal_id>/steps/new/", plan_step.add, name="add-step"),
    path(f"{CASE}agreement/", agreement.agree, name="agreement"),
    path(f"{CASE}review/", agreement.review, name="review"),
    path(f"{CASE}assessment/<slug:kind>/new/", assessment.part, name="add-part"),
    path(f"{CASE}assessment/<slug:kind>/<path:key>/", assessment.part, name="change-part"),
    path(STEP, work.record, name="work-step"),
    path(f"{STEP}change/", plan_step.change, name="edit-step"),
    path(f"{STEP}not-delivered/", work.not_delivered, name="step-not-delivered"),
    path(f"{STEP}take-back/", work.take_back, name="take-back"),
    path(f"{STEP}work/<int:work_id>/", work.correct, name="correct-work"),
    path(f"{STEP}answer/", work.answer, name="step-answer"),
    path(f"{STEP}looked-back/", finished.look_back, name="look-back"),
    path(f"{STEP}finished/", finished.finished, name="step-finished"),
    path(f"{STEP}recognised/", finished.recognise, name="recognise"),
]
