"""Every address. A desk adds one line here; its own addresses are in its `urls.py`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("followthrough.desks.accounts.urls")),
    path("", include("followthrough.desks.practitioner.urls")),
    path("", include("followthrough.desks.manager.urls")),
    path("", include("followthrough.desks.person.urls")),
]

handler400 = "followthrough.site.errors.bad_request"
handler403 = "followthrough.site.errors.forbidden"
handler404 = "followthrough.site.errors.not_found"
handler500 = "followthrough.site.errors.server_error"
