"""Of moves from before nobody knows the moment, so none is made up for them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0022_merged_unit"),
    ]

    operations = [
        migrations.AddField("casemove", "at", models.DateTimeField(null=True)),
        migrations.AlterField("casemove", "at", models.DateTimeField(auto_now_add=True, null=True)),
    ]
