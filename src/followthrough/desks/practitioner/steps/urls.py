"""Addresses under a case for making a step and working it."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.steps.views import (
    corrections,
    finished_step,
    plan_step,
    row_length,
    row_record,
    step_progress,
)

CASE = "cases/<str:crn>/"
STEP = f"{CASE}steps/<int:step_id>/"

urlpatterns = [
    path(f"{CASE}goals/<int:goal_id>/steps/new/", plan_step.add_step, name="add-step"),
    path(f"{STEP}record/", row_record.record_in_row, name="record-in-row"),
    path(f"{STEP}length/", row_length.change_length_in_row, name="length-in-row"),
    path(STEP, step_progress.record_progress, name="work-step"),
    path(f"{STEP}change/", plan_step.change_step, name="edit-step"),
    path(f"{STEP}not-delivered/", step_progress.not_delivered, name="step-not-delivered"),
    path(f"{STEP}take-back/", corrections.take_back, name="take-back"),
    path(f"{STEP}work/<int:work_id>/", corrections.correct, name="correct-work"),
    path(f"{STEP}answer/", step_progress.answer, name="step-answer"),
    path(f"{STEP}looked-back/", finished_step.look_back, name="look-back"),
    path(f"{STEP}finished/", finished_step.finished_step, name="step-finished"),
    path(f"{STEP}recognised/", finished_step.recognise, name="recognise"),
]
