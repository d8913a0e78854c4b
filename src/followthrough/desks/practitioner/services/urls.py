from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.services import views

urlpatterns = [path("services/", views.search, name="services")]
