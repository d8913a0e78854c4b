"""Addresses under a case for what files, plans and orders said before."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.versions import views

VERSIONS = "cases/<str:crn>/versions/"

urlpatterns = [
    path(VERSIONS, views.versions, name="versions"),
    path(f"{VERSIONS}files/<int:line_id>/", views.source_line, name="version-line"),
    path(
        f"{VERSIONS}assessments/<int:assessment_id>/", views.assessment, name="version-assessment"
    ),
    path(f"{VERSIONS}plans/<int:snapshot_id>/", views.snapshot, name="version-plan"),
    path(f"{VERSIONS}orders/<int:order_id>/", views.order, name="version-order"),
]
