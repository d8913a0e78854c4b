from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_how_to_reach_a_unit"),
    ]

    operations = [
        migrations.AddField(
            model_name="deliveryunit",
            name="address",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
    ]
