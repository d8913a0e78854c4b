import django.db.models.deletion
from django.db import migrations, models

from followthrough.common.triggers import never_changed


class Migration(migrations.Migration):
    dependencies = [("sequencing", "0010_orders_are_withdrawn")]

    operations = [
        migrations.CreateModel(
            name="LostPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "placed",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lost",
                        to="sequencing.orderedstep",
                    ),
                ),
            ],
        ),
        never_changed("sequencing_lostplace"),
    ]
