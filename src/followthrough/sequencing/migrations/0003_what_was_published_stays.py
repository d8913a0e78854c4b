from django.db import migrations

from followthrough.common.triggers import never_changed


class Migration(migrations.Migration):
    dependencies = [("sequencing", "0002_triggers")]

    operations = [
        never_changed("sequencing_orderedstep"),
    ]
