from __future__ import annotations

from django.urls import path

from followthrough.desks.person import views

urlpatterns = [path("cases/<str:crn>/my-plan/", views.my_plan_page, name="my-plan")]
