from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner.views import case, caseload, difference, plan, services, step
from followthrough.desks.practitioner.views import today as today_page

urlpatterns = [
    path("", today_page.front, name="front"),
    path("today/", today_page.today, name="today"),
    path("cases/", caseload.caseload, name="cases"),
    path("cases/<str:crn>/", case.overview, name="case"),
    path("cases/<str:crn>/timeline/", case.whole_timeline, name="case-timeline"),
    path("cases/<str:crn>/plan/", plan.plan, name="plan"),
    path("cases/<str:crn>/plan/publish/", plan.publish, name="publish-order"),
    path("cases/<str:crn>/plan/preferred/", plan.preferred, name="preferred-order"),
    path("cases/<str:crn>/plan/steps/<int:step_id>/", step.change, name="change-step"),
    path("cases/<str:crn>/difference/", difference.settle, name="difference"),
    path("services/", services.search, name="services"),
]
