from django.db import migrations

from followthrough.common.triggers import replaced_once


class Migration(migrations.Migration):
    dependencies = [("sequencing", "0001_initial"), ("common", "0002_triggers")]

    operations = [
        replaced_once("sequencing_publishedorder"),
    ]
