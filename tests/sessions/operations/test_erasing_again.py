"""A backup that is put back brings nobody back who was erased since."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import RequestFactory, SpeakerFactory, TeacherFactory
from youth4coop.privacy.models import Erasure

pytestmark = pytest.mark.django_db

NOBODY = "gewist persoon"


def again(*rows):
    call_command("anonymise", "--again", *rows)


def name(row):
    row.refresh_from_db()
    return row.name


def test_rows_of_the_log_are_erased_once_more(teacher, speaker, stranger, capsys):
    alone = SpeakerFactory(user=None)
    wish = RequestFactory(teacher=stranger, school=stranger.school, state="withdrawn")

    again(f"user={teacher.user.pk}", f"speaker={speaker.pk}", f"speaker={alone.pk}")
    again(f"request={wish.pk}")

    assert [name(row) for row in [teacher, teacher.user, speaker, speaker.user, alone]] == (
        [NOBODY] * 5
    )
    assert name(stranger) == "Stranger"
    wish.refresh_from_db()
    assert wish.teacher.name == NOBODY
    assert capsys.readouterr().out == "Made anonymous again: 3.\nMade anonymous again: 1.\n"


def test_what_was_planned_in_the_backup_ends(teacher):
    wish = RequestFactory(teacher=teacher, school=teacher.school)

    again(f"teacher={teacher.pk}")

    wish.refresh_from_db()
    assert (name(teacher), wish.state) == (NOBODY, "withdrawn")


def test_twice_is_once(teacher):
    for _ in range(2):
        again(f"teacher={teacher.pk}", f"user={teacher.user.pk}")

    assert Erasure.objects.count() == 2


def test_teacher_without_account_is_erased_again():
    teacher = TeacherFactory(user=None)

    again(f"teacher={teacher.pk}")

    assert name(teacher) == NOBODY


@pytest.mark.parametrize("row", ["user", "pupil=1", "user=x", "user=0", "user=1 or 1", "user=999"])
def test_what_is_no_row_is_refused_with_a_sentence(row):
    with pytest.raises(CommandError, match=row.split()[0]):
        again(row)
