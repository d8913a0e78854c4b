from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_how_a_user_likes_pages")]

    operations = [
        migrations.CreateModel(
            name="BegunSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of_user", models.BigIntegerField()),
                ("number", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=40)),
                ("until", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of_user", "number"), name="a_form_begins_one_session"
                    )
                ],
            },
        ),
    ]
