"""Addresses of the case as a whole."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.case.views import cover, merged, overview

CASE = "cases/<str:crn>/"

urlpatterns = [
    path(CASE, overview.overview, name="case"),
    path(f"{CASE}cover/", cover.cover, name="cover"),
    path(f"{CASE}merged/", merged.merged, name="merged-records"),
    path(f"{CASE}merged/<str:other>/", merged.carry_over, name="carry-over"),
    path(f"{CASE}timeline/", overview.whole_timeline, name="case-timeline"),
]
