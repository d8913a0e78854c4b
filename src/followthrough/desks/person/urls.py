from __future__ import annotations

from django.urls import path

from followthrough.desks.person import views

urlpatterns = [path("cases/<str:crn>/my-plan/", views.plan, name="my-plan")]
