"""Lines taken from outside files: kept whole, so that every earlier version stays readable."""

from __future__ import annotations

from django.db import models

from followthrough.common.append_only import AppendOnly, one_current


class SourceLine(AppendOnly):
    """One taken line. `fingerprint` is the SHA-256 of its canonical JSON; `case_id` is kept as a
    foreign key because a line without its case would tell about nobody."""

    source = models.CharField(max_length=60)
    crn = models.CharField(max_length=20)
    case = models.ForeignKey("people.Case", models.PROTECT, related_name="source_lines")
    fingerprint = models.CharField(max_length=64)
    payload = models.JSONField()
    line = models.IntegerField()
    taken_on = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [one_current("crn", name="one_current_line_a_crn")]

    def __str__(self) -> str:
        return f"Line {self.line} of {self.source}"
