from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("plans", "0016_passed_on"),
    ]

    operations = [
        ValidateConstraint("stepfact", "plans_stepfact_kind_known"),
    ]
