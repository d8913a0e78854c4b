"""The addresses of the desk, each in the `urls.py` of its folder."""

from __future__ import annotations

from followthrough.desks.practitioner.assessment import urls as assessment
from followthrough.desks.practitioner.case import urls as case
from followthrough.desks.practitioner.caseload import urls as caseload
from followthrough.desks.practitioner.early_end import urls as early_end
from followthrough.desks.practitioner.ending import urls as ending
from followthrough.desks.practitioner.order import urls as order
from followthrough.desks.practitioner.plan import urls as plan
from followthrough.desks.practitioner.services import urls as services
from followthrough.desks.practitioner.settling import urls as settling
from followthrough.desks.practitioner.steps import urls as steps
from followthrough.desks.practitioner.today import urls as today
from followthrough.desks.practitioner.versions import urls as versions

urlpatterns = [
    *today.urlpatterns,
    *caseload.urlpatterns,
    *ending.urlpatterns,  # before those of the case: the list of closed cases has no CRN
    *case.urlpatterns,
    *plan.urlpatterns,
    *settling.urlpatterns,
    *steps.urlpatterns,
    *order.urlpatterns,
    *assessment.urlpatterns,
    *early_end.urlpatterns,
    *versions.urlpatterns,
    *services.urlpatterns,
]
