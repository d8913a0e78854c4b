"""Addresses under a case for the order of delivery and the place of a step in it."""

from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.order.views import order, step_decisions

ORDER = "cases/<str:crn>/plan/"

urlpatterns = [
    path(f"{ORDER}publish/", order.publish, name="publish-order"),
    path(f"{ORDER}withdraw/", order.withdraw, name="withdraw-order"),
    path(f"{ORDER}preferred/", order.preferred, name="preferred-order"),
    path(f"{ORDER}steps/<int:step_id>/", step_decisions.decide_step, name="decide-step"),
]
