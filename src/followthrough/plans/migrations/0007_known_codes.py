"""New rows hold known codes from here on. The rows that are there are looked at in the next
migration, so that nobody waits for that."""

from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_why_somebody_covers'),
        ('plans', '0006_looking_back_and_telling'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddConstraintNotValid(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'agreed', 'did_not_agree', 'could_not_answer', 'provisional'])), name='plans_agreement_state_known'),
        ),
        AddConstraintNotValid(
            model_name='consolidation',
            constraint=models.CheckConstraint(condition=models.Q(('whose_words__in', ['practitioner', 'person'])), name='plans_consolidation_whose_words_known'),
        ),
        AddConstraintNotValid(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('when__in', ['now', 'later'])), name='plans_goal_when_known'),
        ),
        AddConstraintNotValid(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['active', 'achieved', 'removed'])), name='plans_goal_state_known'),
        ),
        AddConstraintNotValid(
            model_name='goaldecision',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['achieved', 'removed', 'taken_up'])), name='plans_goaldecision_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='planreview',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['', 'keep', 'adjust'])), name='plans_planreview_decision_known'),
        ),
        AddConstraintNotValid(
            model_name='plansnapshot',
            constraint=models.CheckConstraint(condition=models.Q(('why__in', ['imported', 'changed', 'agreed', 'reviewed'])), name='plans_plansnapshot_why_known'),
        ),
        AddConstraintNotValid(
            model_name='reasonanswer',
            constraint=models.CheckConstraint(condition=models.Q(('agrees__in', ['agrees', 'disagrees', 'not_asked'])), name='plans_reasonanswer_agrees_known'),
        ),
        AddConstraintNotValid(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('actor__in', ['person', 'practitioner', 'provider', 'agency', 'key_individual', 'other'])), name='plans_step_actor_known'),
        ),
        AddConstraintNotValid(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('route__in', ['referral', 'probation_staff', 'person', 'key_individual', 'signposting'])), name='plans_step_route_known'),
        ),
        AddConstraintNotValid(
            model_name='stepdecision',
            constraint=models.CheckConstraint(condition=models.Q(('about__in', ['placement', 'stability'])), name='plans_stepdecision_about_known'),
        ),
        AddConstraintNotValid(
            model_name='stepdecision',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['hold', 'drop', 'move', 'resume', 'stable_enough', 'not_stable'])), name='plans_stepdecision_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='stepfact',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['referred', 'started', 'finished', 'not_delivered', 'needs_help'])), name='plans_stepfact_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='stepfact',
            constraint=models.CheckConstraint(condition=models.Q(('person_agrees__in', ['', 'agrees', 'disagrees', 'not_asked'])), name='plans_stepfact_person_agrees_known'),
        ),
        AddConstraintNotValid(
            model_name='workrecord',
            constraint=models.CheckConstraint(condition=models.Q(('whose_words__in', ['practitioner', 'person'])), name='plans_workrecord_whose_words_known'),
        ),
    ]
