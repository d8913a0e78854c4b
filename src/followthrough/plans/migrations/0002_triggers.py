from django.db import migrations

from followthrough.common.triggers import replaced_once


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("common", "0002_triggers")]

    operations = [
        replaced_once("plans_agreement"),
        replaced_once("plans_stepdecision"),
        replaced_once("plans_stepfact"),
        replaced_once("plans_preference"),
    ]
