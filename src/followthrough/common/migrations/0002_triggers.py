from django.db import migrations

from followthrough.common.triggers import LEDGER_ONLY_GROWS, REPLACED_ONCE_FUNCTION


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]

    operations = [
        LEDGER_ONLY_GROWS,
        REPLACED_ONCE_FUNCTION,
    ]
