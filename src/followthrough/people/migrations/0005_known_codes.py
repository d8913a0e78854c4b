"""New rows hold known codes from here on. The rows that are there are looked at in the next
migration, so that nobody waits for that."""

from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('people', '0004_why_somebody_covers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddConstraintNotValid(
            model_name='accesslimit',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['exclusion', 'restriction'])), name='people_accesslimit_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('likelihood__in', ['low', 'medium', 'high', 'very_high'])), name='people_assessment_likelihood_known'),
        ),
        AddConstraintNotValid(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('serious_harm__in', ['low', 'medium', 'high', 'very_high'])), name='people_assessment_serious_harm_known'),
        ),
        AddConstraintNotValid(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('victim_contact__in', ['yes', 'no', 'not_asked', 'prefers_not_to_say'])), name='people_assessment_victim_contact_known'),
        ),
        AddConstraintNotValid(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('readiness__in', ['low', 'some', 'ready', 'not_asked', 'prefers_not_to_say'])), name='people_assessment_readiness_known'),
        ),
        AddConstraintNotValid(
            model_name='caseaccess',
            constraint=models.CheckConstraint(condition=models.Q(('why__in', ['allocated', 'cover', 'referral', 'sample'])), name='people_caseaccess_why_known'),
        ),
        AddConstraintNotValid(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('immediacy__in', ['immediate', 'soon', 'later'])), name='people_need_immediacy_known'),
        ),
        AddConstraintNotValid(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['low', 'medium', 'high'])), name='people_need_severity_known'),
        ),
        AddConstraintNotValid(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('sex__in', ['female', 'male', 'intersex', 'not_asked', 'prefers_not_to_say'])), name='people_person_sex_known'),
        ),
        AddConstraintNotValid(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('interpreter__in', ['yes', 'no', 'not_asked', 'prefers_not_to_say'])), name='people_person_interpreter_known'),
        ),
        AddConstraintNotValid(
            model_name='sentence',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['community_order', 'suspended_sentence_order', 'licence'])), name='people_sentence_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='sentence',
            constraint=models.CheckConstraint(condition=models.Q(('regime__in', ['active', 'suspended', 'exempt'])), name='people_sentence_regime_known'),
        ),
    ]
