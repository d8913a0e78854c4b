"""What an assessment names stands in every version until one that no longer names it; until now each
version had all of it again. The rows follow in the next migration."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0018_records_merge'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='need',
            name='one_need_an_area',
        ),
        migrations.AddField(
            model_name='circumstance',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case'),
        ),
        migrations.AddField(
            model_name='circumstance',
            name='gone_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
        migrations.AddField(
            model_name='need',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case'),
        ),
        migrations.AddField(
            model_name='need',
            name='gone_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
        migrations.AddField(
            model_name='register',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case'),
        ),
        migrations.AddField(
            model_name='register',
            name='gone_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
        migrations.AddField(
            model_name='strength',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.case'),
        ),
        migrations.AddField(
            model_name='strength',
            name='gone_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
        migrations.AlterField(
            model_name='circumstance',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
        migrations.AlterField(
            model_name='need',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
        migrations.AlterField(
            model_name='register',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
        migrations.AlterField(
            model_name='strength',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.assessment'),
        ),
    ]
