"""Addresses of the end of a case."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.ending import closed, deaths, views

CASE = "cases/<str:crn>/"

urlpatterns = [
    # Before the address of a case: no CRN is written in small letters.
    path("cases/closed/", closed.closed_cases, name="closed-cases"),
    path(f"{CASE}earlier/<int:case_id>/", closed.earlier_case, name="earlier-case"),
    path(f"{CASE}close/", views.close, name="close-case"),
    path(f"{CASE}reopen/", views.reopen, name="reopen-case"),
    path(f"{CASE}death/", deaths.death, name="record-death"),
    path(f"{CASE}death/taken-back/", deaths.take_back, name="take-back-death"),
    path(f"{CASE}death/corrected/", deaths.correct, name="correct-death"),
    path(f"{CASE}death/told/<str:about>/", deaths.told, name="told-of-death"),
    path(f"{CASE}death/<str:task>/", deaths.seen_to, name="after-death"),
]
