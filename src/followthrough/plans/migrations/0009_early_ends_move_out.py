"""The table goes to the room of early ends, with all its rows, under the name that it has there."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0008_known_codes_validated'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable('EarlyEnd', 'early_ending_earlyend'),
            ],
            state_operations=[
                migrations.DeleteModel('EarlyEnd'),
            ],
        ),
    ]
