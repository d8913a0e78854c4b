"""Looks at the rows that are there, while others go on reading and writing."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_known_codes'),
    ]

    operations = [
        ValidateConstraint(model_name='accesslimit', name='people_accesslimit_kind_known'),
        ValidateConstraint(model_name='assessment', name='people_assessment_likelihood_known'),
        ValidateConstraint(model_name='assessment', name='people_assessment_serious_harm_known'),
        ValidateConstraint(model_name='assessment', name='people_assessment_victim_contact_known'),
        ValidateConstraint(model_name='assessment', name='people_assessment_readiness_known'),
        ValidateConstraint(model_name='caseaccess', name='people_caseaccess_why_known'),
        ValidateConstraint(model_name='need', name='people_need_immediacy_known'),
        ValidateConstraint(model_name='need', name='people_need_severity_known'),
        ValidateConstraint(model_name='person', name='people_person_sex_known'),
        ValidateConstraint(model_name='person', name='people_person_interpreter_known'),
        ValidateConstraint(model_name='sentence', name='people_sentence_kind_known'),
        ValidateConstraint(model_name='sentence', name='people_sentence_regime_known'),
    ]
