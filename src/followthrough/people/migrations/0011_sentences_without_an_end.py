"""An end that nobody lives to see was the way in which a source wrote that there is none."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0010_cases_end'),
    ]

    operations = [
        migrations.AddField(
            model_name='sentence',
            name='changes',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='sentence',
            name='no_end',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='sentence',
            name='ends_on',
            field=models.DateField(null=True),
        ),
        migrations.RunSQL(
            "UPDATE people_sentence SET ends_on = NULL, no_end = true WHERE ends_on >= '2099-01-01'",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='sentence',
            constraint=models.CheckConstraint(condition=models.Q(('no_end', False), ('ends_on', None), _connector='OR'), name='sentence_without_end_has_none'),
        ),
    ]
