"""Every list asks who is limited, and nearly nobody is."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_known_codes_validated'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('limited', True)), fields=['id'], name='person_limited'),
        ),
    ]
