"""Addresses for signing in and out."""

from __future__ import annotations

from django.urls import URLPattern, path

from followthrough.desks.accounts import views

urlpatterns: list[URLPattern] = [
    path("sign-in", views.SignIn.as_view(), name="sign-in"),
    path("sign-in/persona", views.sign_in_as_persona, name="sign-in-persona"),
    path("sign-out", views.SignOut.as_view(), name="sign-out"),
]
