from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('delivery', '0002_steps_that_wait'),
    ]

    operations = [
        migrations.AddField(
            model_name='casedigest',
            name='steps_stopped',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='casedigest',
            name='steps_unsaid',
            field=models.IntegerField(default=0),
        ),
    ]
