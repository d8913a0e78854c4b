from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0025_what_follows_a_death_and_what_is_carried_over'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='toldofdeath',
            name='one_current_told_of_death',
        ),
        migrations.RenameModel(old_name='ToldOfDeath', new_name='ToldOfEnd'),
        migrations.AddField(
            model_name='toldofend',
            name='ended_on',
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name='toldofend',
            name='case',
            field=models.ForeignKey(on_delete=models.PROTECT, related_name='told_of_end', to='people.case'),
        ),
        migrations.AddConstraint(
            model_name='toldofend',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on', None)), fields=('case', 'about'), name='one_current_told_of_end'),
        ),
    ]
