from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sequencing", "0003_what_was_published_stays")]

    operations = [
        migrations.AddField(
            model_name="orderedstep", name="refer_by_on", field=models.DateField(null=True)
        ),
    ]
