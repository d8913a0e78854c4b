from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.today import views

urlpatterns = [
    path("", views.front, name="home"),
    path("today/", views.today, name="today"),
]
