from django.db import migrations, models


class Migration(migrations.Migration):
    """Null in rows of before: how grave the thing was is not known of them."""

    dependencies = [
        ('people', '0030_when_a_circumstance_was_said'),
    ]

    operations = [
        migrations.AddField(
            model_name='doneelsewhere',
            name='place',
            field=models.IntegerField(null=True),
        ),
    ]
