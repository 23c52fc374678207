import datetime as dt

import pytest
from django.urls import reverse

from sessions.models import SessionRequest
from tests.factories import NOW, InvitationFactory, RequestFactory, SchoolFactory, SpeakerFactory
from tests.frontend.reading import problems, value, words
from youth4coop.mail.models import OutboxMail

LIST, PHONE = reverse("request_list"), reverse("request_by_phone")
CALL = {
    "name": "An Voorbeeld",
    "email": "an@school.example",
    "phone": "0470 12 34 56",
    "channel": "vlajo",
    "groups-0-name": "5 ECO A",
    "groups-0-level": "so_3_do",
    "groups-0-expected_pupils": "24",
    "moments-0-day": "2/2/2027",
    "moments-0-start": "10.10",
    "moments-0-end": "11.50",
    "goal": "Weten wat een coöperatie is.",
    "format": "in_class",
    "language": "nl",
    "teacher_present": "on",
    "once": "a-key",
}


def _state(row):
    row.refresh_from_db()
    return row.state


def _shown(response):
    return [wish.reference for wish in response.context["page"]]


@pytest.fixture
def three(db):
    """An urgent one in Limburg, one via Vlajo that is planned, and a late one."""
    limburg = SchoolFactory(province="limburg")
    days = [5, 30, 60]
    rows = [{"school": limburg}, {"channel": "vlajo", "state": "planned"}, {}]
    return [
        RequestFactory(reference=f"R{day}", moments=[NOW + dt.timedelta(days=day)], **row)
        for day, row in zip(days, rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["R5", "R60"]),
        ("state=", ["R5", "R30", "R60"]),
        ("state=wanting", ["R5", "R60"]),
        ("state=planned", ["R30"]),
        ("province=limburg", ["R5"]),
        ("channel=vlajo", ["R30"]),
        ("urgency=high", ["R5"]),
        ("urgency=medium", ["R30"]),
        ("urgency=low", ["R60"]),
        ("state=wanting&province=antwerpen", []),
        ("state=nonsense&page=x", ["R5", "R30", "R60"]),
    ],
)
def test_list_is_narrowed_down_by_its_filters(page, coordinator, three, query, found):
    assert _shown(page(coordinator).get(f"{LIST}?{query}")) == found


def test_list_without_result_offers_to_show_all(page, coordinator, three):
    response = page(coordinator).get(f"{LIST}?state=done")

    assert "Geen aanvragen met deze filters. Toon alles" in words(response)


def test_next_page_keeps_the_filters(page, coordinator):
    RequestFactory.create_batch(26, channel="vlajo")

    response = page(coordinator).get(f"{LIST}?channel=vlajo")

    assert "Pagina 1 van 2" in words(response)
    assert 'href="?channel=vlajo&amp;page=2"' in response.content.decode()
    assert len(_shown(page(coordinator).get(f"{LIST}?channel=vlajo&page=2"))) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_number_of_queries(page, coordinator, django_assert_num_queries, rows):
    RequestFactory.create_batch(rows)
    browser = page(coordinator)

    with django_assert_num_queries(8):
        browser.get(LIST)


@pytest.fixture
def called(page, coordinator):
    """The coordinator on the page for a request by phone, with a school chosen."""
    school = SchoolFactory(name="Sint-Jozef")
    browser = page(coordinator)
    return lambda answers: browser.post(f"{PHONE}?at={school.pk}", answers)


def test_phone_request_begins_with_the_school(page, coordinator):
    school = SchoolFactory(name="Sint-Jozef")

    response = page(coordinator).get(PHONE, {"school": "jozef"})

    assert response.context["finder"].schools == [school]
    assert "Sint-Jozef" in words(page(coordinator).get(PHONE, {"at": school.pk}))


def test_phone_request_is_open_at_once_and_the_teacher_gets_a_mail(called):
    response = called(CALL)

    wish = SessionRequest.objects.get()
    assert response.url == reverse("request_detail", args=[wish.pk])
    assert (wish.state, wish.channel, wish.teacher.phone) == ("open", "vlajo", "0470 12 34 56")
    assert [mail.to for mail in OutboxMail.objects.all()] == ["an@school.example"]


def test_phone_request_that_cannot_be_keeps_what_was_typed(called):
    response = called({**CALL, "moments-0-day": "1/1/2026", "email": "an@school.example"})

    assert problems(response) == ["Kies een moment in de toekomst."]
    assert value(response, "name") == "An Voorbeeld"
    assert value(response, "once") == "a-key"
    assert not SessionRequest.objects.exists()


def test_phone_request_sent_twice_is_one_request(called):
    assert called(CALL).url == called(CALL).url
    assert SessionRequest.objects.count() == 1


@pytest.mark.parametrize("key", ["", "\0", "x" * 101])
def test_key_that_is_none_is_replaced(called, key):
    response = called({**CALL, "goal": "", "once": key})

    assert value(response, "once") not in {"", key}
    assert called({**CALL, "once": key}).status_code == 302


def _invite(browser, wish, speaker, **more):
    answers = {"speaker": speaker.pk, "moments": [wish.moments.get().pk], **more}
    return browser.post(reverse("request_invite", args=[wish.pk]), answers)


def test_coordinator_asks_a_speaker(page, coordinator, wish, speaker):
    response = _invite(page(coordinator), wish, speaker)

    assert response.url == reverse("request_detail", args=[wish.pk])
    assert _state(wish) == "invited"
    assert wish.invitations.get().speaker == speaker


def test_asking_without_a_moment_asks_for_one(page, coordinator, wish, speaker):
    response = _invite(page(coordinator), wish, speaker, moments=[])

    assert problems(response) == ["Kies een moment."]


def test_asking_twice_is_refused_on_the_same_page(page, coordinator, wish, speaker):
    _invite(page(coordinator), wish, speaker)

    response = _invite(page(coordinator), wish, speaker)

    assert response.status_code == 409
    assert "Deze spreker is al gevraagd voor deze aanvraag." in words(response)


def test_speaker_who_said_no_is_asked_once_more(page, coordinator, wish, speaker):
    InvitationFactory(request=wish, speaker=speaker, state="declined")
    assert _invite(page(coordinator), wish, speaker).status_code == 409

    _invite(page(coordinator), wish, speaker, again="on")

    assert [row.state for row in wish.invitations.all()] == ["sent", "declined"]


@pytest.mark.parametrize("speaker_of", [None, "inactive"])
def test_asking_somebody_who_cannot_be_asked_says_so(page, coordinator, wish, speaker_of):
    key = SpeakerFactory(active=False).pk if speaker_of else 999999
    answers = {"speaker": key, "moments": [wish.moments.get().pk]}

    response = page(coordinator).post(reverse("request_invite", args=[wish.pk]), answers)

    assert len(problems(response)) == 1
    assert not wish.invitations.exists()


def test_invitation_is_taken_back(page, coordinator, invitation, wish):
    address = reverse("invitation_withdraw", args=[invitation.pk])

    response = page(coordinator).post(address)

    assert response.url == reverse("request_detail", args=[wish.pk])
    assert (_state(invitation), _state(wish)) == ("withdrawn", "open")


def test_taking_back_an_answered_invitation_is_refused(page, coordinator, invitation):
    invitation.state = "declined"
    invitation.save(update_fields=["state"])

    response = page(coordinator).post(reverse("invitation_withdraw", args=[invitation.pk]))

    assert response.status_code == 409
    assert "deze uitnodiging is “niet deze keer”" in words(response)


def test_coordinator_gives_up_with_a_reason(page, coordinator, wish):
    browser, address = page(coordinator), reverse("request_give_up", args=[wish.pk])
    assert problems(browser.post(address)) == ["Schrijf kort waarom."]

    response = browser.post(address, {"give_up-reason": "Niemand in de buurt"}, follow=True)

    assert "De aanvraag is gestopt." in words(response)
    assert _state(wish) == "unfulfilled"
