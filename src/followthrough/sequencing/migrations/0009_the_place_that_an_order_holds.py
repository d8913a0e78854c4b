from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sequencing", "0008_dates_at_a_release_validated")]

    operations = [
        migrations.AddField(
            model_name="orderedstep",
            name="pool",
            field=models.CharField(blank=True, db_default="", max_length=80),
        ),
        migrations.AddField(
            model_name="orderedstep",
            name="group",
            field=models.CharField(blank=True, db_default="", max_length=80),
        ),
        migrations.AddField(
            model_name="orderedstep",
            name="held_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="orderedstep",
            index=models.Index(
                condition=models.Q(("pool", ""), _negated=True),
                fields=["pool", "start_on"],
                name="steps_that_hold_a_place",
            ),
        ),
    ]
