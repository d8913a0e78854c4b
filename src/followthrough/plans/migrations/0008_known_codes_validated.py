"""Looks at the rows that are there, while others go on reading and writing."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0007_known_codes'),
    ]

    operations = [
        ValidateConstraint(model_name='agreement', name='plans_agreement_state_known'),
        ValidateConstraint(model_name='consolidation', name='plans_consolidation_whose_words_known'),
        ValidateConstraint(model_name='goal', name='plans_goal_when_known'),
        ValidateConstraint(model_name='goal', name='plans_goal_state_known'),
        ValidateConstraint(model_name='goaldecision', name='plans_goaldecision_kind_known'),
        ValidateConstraint(model_name='planreview', name='plans_planreview_decision_known'),
        ValidateConstraint(model_name='plansnapshot', name='plans_plansnapshot_why_known'),
        ValidateConstraint(model_name='reasonanswer', name='plans_reasonanswer_agrees_known'),
        ValidateConstraint(model_name='step', name='plans_step_actor_known'),
        ValidateConstraint(model_name='step', name='plans_step_route_known'),
        ValidateConstraint(model_name='stepdecision', name='plans_stepdecision_about_known'),
        ValidateConstraint(model_name='stepdecision', name='plans_stepdecision_kind_known'),
        ValidateConstraint(model_name='stepfact', name='plans_stepfact_kind_known'),
        ValidateConstraint(model_name='stepfact', name='plans_stepfact_person_agrees_known'),
        ValidateConstraint(model_name='workrecord', name='plans_workrecord_whose_words_known'),
    ]
