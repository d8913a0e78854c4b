"""Of what waits or goes on it can be recorded that it was passed on to somebody else."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KNOWN = ["referred", "started", "finished", "not_delivered", "needs_help", "asked", "passed_on"]


class Migration(migrations.Migration):

    dependencies = [
        ("plans", "0015_asked_about_validated"),
    ]

    operations = [
        migrations.RemoveConstraint("stepfact", "plans_stepfact_kind_known"),
        AddConstraintNotValid(
            "stepfact",
            models.CheckConstraint(
                condition=models.Q(("kind__in", KNOWN)), name="plans_stepfact_kind_known"
            ),
        ),
    ]
