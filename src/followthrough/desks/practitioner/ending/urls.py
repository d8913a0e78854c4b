"""Addresses of the end of a case."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.ending import closed, deaths, told, views

CASE = "cases/<str:crn>/"

urlpatterns = [
    # Before the address of a case: no CRN is written in small letters.
    path("cases/closed/", closed.closed_cases, name="closed-cases"),
    path(f"{CASE}earlier/<int:case_id>/", closed.earlier_case, name="earlier-case"),
    path(f"{CASE}close/", views.close, name="close-case"),
    path(f"{CASE}reopen/", views.reopen, name="reopen-case"),
    path(f"{CASE}death/", deaths.death, name="record-death"),
    path(f"{CASE}death/taken-back/", deaths.take_back, name="take-back-death"),
    path(f"{CASE}death/mistake-told/", told.told_of_mistake, name="mistake-told"),
    path(f"{CASE}death/corrected/", deaths.correct, name="correct-death"),
    path(f"{CASE}told/<int:step_id>/", told.told_of_step, name="told-of-step"),
    path(f"{CASE}told/<str:about>/", told.told, name="told-of-end"),
    path(f"{CASE}death/<str:task>/", deaths.seen_to, name="after-death"),
]
