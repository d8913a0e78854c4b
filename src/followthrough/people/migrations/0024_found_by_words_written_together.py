"""Who is here already is found by words of a name that stand beside each other as if they were
written together, and by letters as other keyboards write them. What they were found by before
stays, until their source says something new."""

from django.db import migrations

from followthrough.people.rules.names import name_tokens

AT_A_TIME = 2000


def add_tokens(apps, _) -> None:
    Person = apps.get_model("people", "Person")
    SearchToken = apps.get_model("people", "SearchToken")
    last = 0
    while True:
        people = Person.objects.filter(pk__gt=last).prefetch_related("other_names").order_by("pk")
        chunk = list(people[:AT_A_TIME])
        if not chunk:
            return
        last = chunk[-1].pk
        rows = SearchToken.objects.filter(person__in=[person.pk for person in chunk])
        known = set(rows.values_list("person_id", "token"))
        wanted = {(person.pk, token) for person in chunk for token in _tokens(person)}
        SearchToken.objects.bulk_create(
            SearchToken(person_id=person_id, token=token)
            for person_id, token in sorted(wanted - known)
        )


def _tokens(person):
    others = [o for o in person.other_names.all() if o.withdrawn_on is None]
    return name_tokens(
        person.first_name,
        person.last_name,
        person.preferred_name,
        *(name for other in others for name in (other.first_name, other.last_name)),
    )


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0023_moves_are_taken_back"),
    ]

    operations = [
        migrations.RunPython(add_tokens, migrations.RunPython.noop, elidable=True),
    ]
