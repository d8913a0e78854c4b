"""Addresses of one thing to do, which names its kind, what it is about and since when."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.settling import views

THING = "cases/<str:crn>/to-do/<slug:thing>/<str:subject>/<str:since>/"

urlpatterns = [
    path(f"{THING}put-off/", views.put_off, name="put-off"),
    path(f"{THING}done-elsewhere/", views.done_elsewhere, name="done-elsewhere"),
    path(f"{THING}asked-again/", views.ask_again, name="asked-again"),
]
