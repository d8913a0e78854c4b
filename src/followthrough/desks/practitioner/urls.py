from __future__ import annotations

from django.urls import path

from followthrough.desks.practitioner import early_end_urls, plan_urls
from followthrough.desks.practitioner.views import (
    case,
    caseload,
    cover,
    delivery,
    difference,
    order,
    services,
    step_decisions,
    versions,
)
from followthrough.desks.practitioner.views import today as today_page

urlpatterns = [
    path("", today_page.front, name="home"),
    path("today/", today_page.today, name="today"),
    path("cases/", caseload.caseload, name="cases"),
    path("cases/<str:crn>/", case.overview, name="case"),
    path("cases/<str:crn>/cover/", cover.cover, name="cover"),
    path("cases/<str:crn>/delivery/", delivery.delivery, name="delivery"),
    path("cases/<str:crn>/timeline/", case.whole_timeline, name="case-timeline"),
    path("cases/<str:crn>/plan/", order.order, name="order"),
    path("cases/<str:crn>/plan/publish/", order.publish, name="publish-order"),
    path("cases/<str:crn>/plan/preferred/", order.preferred, name="preferred-order"),
    path(
        "cases/<str:crn>/plan/steps/<int:step_id>/", step_decisions.decide_step, name="decide-step"
    ),
    path("cases/<str:crn>/difference/", difference.settle, name="difference"),
    path("cases/<str:crn>/versions/", versions.versions, name="versions"),
    path(
        "cases/<str:crn>/versions/files/<int:line_id>/",
        versions.source_line,
        name="version-line",
    ),
    path(
        "cases/<str:crn>/versions/assessments/<int:assessment_id>/",
        versions.assessment,
        name="version-assessment",
    ),
    path(
        "cases/<str:crn>/versions/plans/<int:snapshot_id>/", versions.snapshot, name="version-plan"
    ),
    path("cases/<str:crn>/versions/orders/<int:order_id>/", versions.order, name="version-order"),
    path("services/", services.search, name="services"),
]
urlpatterns += plan_urls.urlpatterns
urlpatterns += early_end_urls.urlpatterns
