"""Addresses under a case for making the plan and working its steps."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.views import (
    agreement,
    assessment,
    finished_step,
    plan,
    plan_step,
    step_progress,
)

CASE = "cases/<str:crn>/"
STEP = f"{CASE}steps/<int:step_id>/"

urlpatterns = [
    path(f"{CASE}goals/", plan.plan, name="plan"),
    path(f"{CASE}goals/start/", plan.start_plan_view, name="start-plan"),
    path(f"{CASE}goals/new/", plan.add_goal, name="add-goal"),
    path(f"{CASE}goals/<int:goal_id>/", plan.change_goal, name="change-goal"),
    path(f"{CASE}goals/<int:goal_id>/end/", plan.end_goal, name="end-goal"),
    path(f"{CASE}goals/<int:goal_id>/steps/new/", plan_step.add_step, name="add-step"),
    path(f"{CASE}agreement/", agreement.agree, name="agreement"),
    path(f"{CASE}review/", agreement.review, name="review"),
    path(f"{CASE}assessment/<slug:kind>/new/", assessment.part, name="add-part"),
    path(f"{CASE}assessment/<slug:kind>/<path:key>/", assessment.part, name="change-part"),
    path(STEP, step_progress.record_progress, name="work-step"),
    path(f"{STEP}change/", plan_step.change_step, name="edit-step"),
    path(f"{STEP}not-delivered/", step_progress.not_delivered, name="step-not-delivered"),
    path(f"{STEP}take-back/", step_progress.take_back, name="take-back"),
    path(f"{STEP}work/<int:work_id>/", step_progress.correct, name="correct-work"),
    path(f"{STEP}answer/", step_progress.answer, name="step-answer"),
    path(f"{STEP}looked-back/", finished_step.look_back, name="look-back"),
    path(f"{STEP}finished/", finished_step.finished_step, name="step-finished"),
    path(f"{STEP}recognised/", finished_step.recognise, name="recognise"),
]
