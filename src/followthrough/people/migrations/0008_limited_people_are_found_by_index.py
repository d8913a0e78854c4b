"""Who is limited and whether that is known stand in the index: no list looks at each person."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_limited_people_have_an_index'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='person',
            name='person_limited',
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('limited', True)), fields=['id', 'access_known'], name='limited_person_known'),
        ),
    ]
