import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from followthrough.common.triggers import never_changed


class Migration(migrations.Migration):
    dependencies = [
        ("sequencing", "0009_the_place_that_an_order_holds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WithdrawnOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_on", models.DateTimeField(auto_now_add=True)),
                ("words", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="sequencing.publishedorder",
                    ),
                ),
            ],
        ),
        never_changed("sequencing_withdrawnorder"),
    ]
