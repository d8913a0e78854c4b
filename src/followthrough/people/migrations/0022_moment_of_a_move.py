"""Of moves from before nobody knows the moment, so none is made up for them."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0021_parts_are_closed_once"),
    ]

    operations = [
        migrations.AddField("casemove", "at", models.DateTimeField(null=True)),
        migrations.AlterField(
            "casemove", "at", models.DateTimeField(default=timezone.now, null=True)
        ),
        migrations.AddField(
            "casemove", "along", models.BooleanField(default=False, db_default=False)
        ),
    ]
