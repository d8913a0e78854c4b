"""Of what waits or goes on with somebody else it can be recorded that they were asked."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KNOWN = ["referred", "started", "finished", "not_delivered", "needs_help", "asked"]


class Migration(migrations.Migration):

    dependencies = [
        ("plans", "0013_natures_validated"),
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
