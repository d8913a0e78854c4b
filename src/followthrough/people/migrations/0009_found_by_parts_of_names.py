"""Who is here already is found by each part of a name, and by letters as people type them. What
they were found by before stays, until their source says something new."""

from django.db import migrations

from followthrough.common.names import name_words

AT_A_TIME = 2000


def add_words(apps, _) -> None:
    Person = apps.get_model("people", "Person")
    SearchToken = apps.get_model("people", "SearchToken")
    last = 0
    while True:
        people = list(Person.objects.filter(pk__gt=last).order_by("pk")[:AT_A_TIME])
        if not people:
            return
        last = people[-1].pk
        rows = SearchToken.objects.filter(person__in=[person.pk for person in people])
        known = set(rows.values_list("person_id", "token"))
        wanted = {
            (person.pk, word[: SearchToken._meta.get_field("token").max_length])
            for person in people
            for word in name_words(
                f"{person.first_name} {person.last_name} {person.preferred_name}"
            )
        }
        SearchToken.objects.bulk_create(
            SearchToken(person_id=person_id, token=token)
            for person_id, token in sorted(wanted - known)
        )


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0008_limited_people_are_found_by_index"),
    ]

    operations = [
        migrations.RunPython(add_words, migrations.RunPython.noop, elidable=True),
    ]
