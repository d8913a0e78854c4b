from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.caseload import views

urlpatterns = [path("cases/", views.caseload, name="cases")]
