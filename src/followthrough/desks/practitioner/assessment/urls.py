from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.assessment import views

PARTS = "cases/<str:crn>/assessment/<slug:kind>/"

urlpatterns = [
    path(f"{PARTS}new/", views.part, name="add-part"),
    path(f"{PARTS}<path:key>/", views.part, name="change-part"),
]
