"""What lists filtered by is in the digests of cases now (delivery)."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0009_early_ends_move_out'),
    ]

    operations = [
        migrations.RemoveField(model_name='plan', name='is_live'),
        migrations.RemoveField(model_name='plan', name='last_progress_on'),
    ]
