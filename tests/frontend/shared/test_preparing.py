"""Both sides see how to get ready, and tell each other what is needed; from the mail too."""

import pytest
from django.urls import reverse

from sessions.models import PracticalInfo
from sessions.operations.practical import tell_needs
from tests.factories import MOMENT_END, MOMENT_START, NOW, SpeakerFactory
from tests.frontend.links.opened import Opened, everything
from tests.frontend.reading import problems, value, words
from youth4coop.links.models import LinkPurpose
from youth4coop.refusals import NotAllowed, WrongState

PREPARE = "session_prepare"


@pytest.fixture
def mail(planned, request):
    """Gives the session's page as somebody's mail opens it."""
    return lambda role: Opened(LinkPurpose.FOLLOW_SESSION, planned, request.getfixturevalue(role))


@pytest.fixture(params=["mail", "account"])
def look(request, planned, page, mail):
    """Gives the preparation of one side, by both ways in."""

    def read(role):
        if request.param == "account":
            browser = page(request.getfixturevalue(role).user)
            return browser.get(reverse(PREPARE, args=[planned.pk]))
        return mail(role).look("voorbereiding")

    return read


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_session_leads_to_its_preparation(page, planned, mail, role, request):
    browser = page(request.getfixturevalue(role).user)
    shown = browser.get(reverse("session_detail", args=[planned.pk])).content.decode()
    opened = mail(role)

    assert f'href="{reverse(PREPARE, args=[planned.pk])}"' in shown
    part = reverse("link_part", args=[opened.link.pk, "voorbereiding"])
    assert f'href="{part}"' in opened.get().content.decode()


def test_teacher_reads_what_to_do_with_the_class(look, speaker):
    told = words(look("teacher"))

    assert "Drie vragen om mee te beginnen:" in told
    assert "Laat de klas zelf vragen bedenken voor de spreker." in told
    assert "Wat je klaarzet" in told
    assert "Jij of een collega blijft de hele tijd bij de leerlingen." in told
    assert speaker.email in told
    assert "Je spreker zei nog niets." in told


def test_speaker_reads_about_the_class(look, teacher, planned):
    told = words(look("speaker"))

    assert f"{planned.groups.get().name}: 20 leerlingen" in told
    assert "Wat je doet en meebrengt" in told
    assert "De leerkracht of een collega blijft de hele tijd bij de leerlingen" in told
    assert teacher.email in told
    assert "Drie vragen om mee te beginnen" not in told


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_hour_goes_in_seven_steps(look, role):
    response = look(role)

    steps = response.context["steps"]
    assert (len(steps), steps[0].start, steps[-1].end) == (7, MOMENT_START, MOMENT_END)
    assert "10.10 – 10.15 u. Welkom." in words(response)


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_photos_are_not_allowed_until_the_teacher_says_so(look, planned, role):
    assert "Foto’s van leerlingen: nee, zolang de leerkracht niets anders zegt." in words(
        look(role)
    )

    PracticalInfo.objects.create(session=planned, photos="mood", entrance="Poort", given_at=NOW)

    told = words(look(role))
    assert "Foto’s van leerlingen: alleen sfeerbeelden, leerlingen niet herkenbaar." in told
    assert "Ingang Poort" in told


def test_speaker_is_told_of_the_extract_in_time(look, planned):
    PracticalInfo.objects.create(session=planned, criminal_record=True, given_at=NOW)

    assert "Vraag het minstens drie weken vooraf aan" in words(look("speaker"))


@pytest.mark.parametrize(
    ("form", "teacher_reads"),
    [
        ("in_class", "Geef de praktische info"),
        ("online", "Mail je spreker de link"),
        ("at_cooperative", "Regel het vervoer"),
    ],
)
def test_what_to_get_ready_depends_on_where_it_is(page, planned, teacher, form, teacher_reads):
    planned.format = form
    planned.save()

    told = words(page(teacher.user).get(reverse(PREPARE, args=[planned.pk])))

    assert teacher_reads in told


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_what_is_cancelled_needs_no_preparation_and_tells_no_contacts(look, planned, role, teacher):
    planned.state = "cancelled"
    planned.save()

    told = words(look(role))

    assert "Je hoeft niets meer voor te bereiden." in told
    assert "@test.example" not in told


def test_speaker_tells_what_is_needed_and_the_teacher_reads_it(page, planned, speaker, teacher):
    address = reverse("session_needs", args=[planned.pk])

    response = page(speaker.user).post(address, {"needs": " Een scherm "}, follow=True)

    assert "Bewaard. De leerkracht ziet dit" in words(response)
    assert value(response, "needs") == "Een scherm"
    browser = page(teacher.user)
    for name in [PREPARE, "session_detail"]:
        assert "Een scherm" in words(browser.get(reverse(name, args=[planned.pk])))


def test_speaker_tells_it_from_the_mail_and_once_more_changes_nothing(mail, planned):
    opened = mail("speaker")
    assert "Bewaard." in words(opened.press("nodig", needs="Een scherm"))
    before = everything()

    response = opened.press("nodig", needs="Een scherm")

    assert (response.status_code, everything()) == (200, before)
    assert planned.session_speakers.get().needs == "Een scherm"


def test_too_much_is_asked_again(page, planned, speaker):
    address = reverse("session_needs", args=[planned.pk])

    response = page(speaker.user).post(address, {"needs": "x" * 301})

    assert problems(response) == ["Schrijf hoogstens 300 tekens."]
    assert value(response, "needs") == "x" * 301


@pytest.mark.parametrize("name", ["teacher", "colleague", "coordinator"])
def test_only_who_comes_tells_what_is_needed(page, planned, name, request):
    person = request.getfixturevalue(name)
    browser = page(getattr(person, "user", person))

    response = browser.post(reverse("session_needs", args=[planned.pk]), {"needs": "x"})

    assert response.status_code == 403


def test_teacher_cannot_tell_it_from_the_mail_either(mail, planned):
    assert mail("teacher").press("nodig", needs="x").status_code == 410


def test_needs_are_told_until_it_begins(planned, speaker, teacher):
    with pytest.raises(WrongState):
        tell_needs(planned, "x", who=speaker.user, now=MOMENT_START)
    with pytest.raises(NotAllowed):
        tell_needs(planned, "x", who=teacher.user, now=NOW)


def test_teacher_gives_the_practical_info_from_the_mail_about_the_session(mail, planned):
    opened = mail("teacher")
    assert "Waar is de ingang?" in words(opened.look("praktisch"))
    answers = {"entrance": "Poort", "photos": "none", "criminal_record": "False"}

    assert "Bewaard. Je spreker ziet dit" in words(opened.press("praktisch", **answers))
    before = everything()

    assert opened.press("praktisch", **answers).status_code == 200
    assert (planned.practical.entrance, everything()) == ("Poort", before)


def test_coordinator_prepares_nothing(page, coordinator, planned):
    assert page(coordinator).get(reverse(PREPARE, args=[planned.pk])).status_code == 403


def test_stranger_does_not_find_it(page, stranger, planned):
    browser = page(stranger.user)

    assert browser.get(reverse(PREPARE, args=[planned.pk])).status_code == 404
    assert browser.post(reverse("session_needs", args=[planned.pk])).status_code == 404


def test_page_takes_no_form(page, teacher, planned):
    assert page(teacher.user).post(reverse(PREPARE, args=[planned.pk])).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(
    page, planned, teacher, other_group, django_assert_num_queries, rows
):
    if rows > 1:
        planned.groups.add(other_group)
        hours = {"start": planned.start, "end": planned.end}
        for one in SpeakerFactory.create_batch(2):
            planned.session_speakers.create(speaker=one, cooperative=one.cooperative, **hours)
    browser = page(teacher.user)

    with django_assert_num_queries(7):
        browser.get(reverse(PREPARE, args=[planned.pk]))
