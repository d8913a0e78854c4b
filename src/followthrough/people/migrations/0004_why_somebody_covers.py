from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_what_is_said_here'),
    ]

    operations = [
        migrations.AddField(
            model_name='caseaccess',
            name='reason',
            field=models.CharField(blank=True, default='', max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='caseaccess',
            name='words',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
    ]
