"""Addresses under a case for ending a sentence early."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.early_end.views import early_end, notice

END = "cases/<str:crn>/sentences/<int:sentence_id>/early-end/"

urlpatterns = [
    path(END, early_end.panel, name="early-end"),
    path(f"{END}confirm/", early_end.confirm, name="confirm-early-end"),
    path(f"{END}told/", early_end.person_told, name="early-end-told"),
    path(f"{END}withdraw/", early_end.withdraw, name="withdraw-early-end"),
    path(f"{END}notice/", notice.notice, name="early-end-notice"),
]
