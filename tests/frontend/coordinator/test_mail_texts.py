"""The texts of mails."""

import pytest
from django.urls import reverse

from frontend.coordinator.texts.compare import Line, compare
from sessions.notices.purposes import PURPOSES
from sessions.notices.wording import Wording, original
from tests.factories import NOW
from tests.frontend.reading import problems, title, words
from youth4coop.mail.models import MailText

LIST = reverse("mail_texts")
TEXT = reverse("mail_text", args=["invitation_sent", "nl"])
RESTORE = reverse("mail_text_restore", args=["invitation_sent", "nl"])
FIRST = original("invitation_sent", "nl")
MINE = {
    "subject": "Vertel jij in {town}?",
    "body": "Dag {name},\r\n\r\n- Klas: {groups}\r\n\r\n[Antwoord]({answer_link})",
}


@pytest.fixture
def changed(coordinator):
    return MailText.objects.create(
        purpose="invitation_sent",
        language="nl",
        subject=MINE["subject"],
        body=MINE["body"].replace("\r", ""),
        changed_by=coordinator,
        changed_at=NOW,
    )


def test_list_has_every_mail_by_who_gets_it(page, coordinator, changed):
    response = page(coordinator).get(LIST)

    groups = response.context["groups"]
    codes = [kind.code for _label, kinds in groups for kind, _languages in kinds]
    assert [str(label) for label, _kinds in groups] == ["Leerkracht", "Spreker", "Coördinator"]
    assert (len(codes), set(codes)) == (len(PURPOSES), set(PURPOSES))
    own = "Uitnodiging Nederlands – uitnodiging veranderd Engels – uitnodiging Frans"
    assert own in words(response)


def test_list_takes_one_query_of_its_own(page, coordinator, changed, django_assert_num_queries):
    browser = page(coordinator)

    with django_assert_num_queries(3):
        browser.get(LIST)


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
@pytest.mark.parametrize("code", PURPOSES)
def test_every_text_can_be_looked_at(page, coordinator, code, language):
    response = page(coordinator).get(reverse("mail_text", args=[code, language]))

    assert response.status_code == 200
    assert response.context["preview"].html
    assert response.context["lines"] == []


def test_names_are_explained_with_a_sample(page, coordinator):
    text = words(page(coordinator).get(TEXT))

    assert "{town} gemeente van de school Aalst" in text
    assert "{answer_link} knop: uitnodiging beantwoorden" in text
    assert "{count_link}" not in text


def test_looking_saves_nothing(page, coordinator):
    response = page(coordinator).post(TEXT, {**MINE, "look": "1"})

    shown = response.context["preview"]
    assert (shown.subject, shown.is_cut) == ("Vertel jij in Aalst?", False)
    assert shown.text.startswith("Dag An Voorbeeld,\n\n- Klas: 5 ECO A")
    assert '<span class="button no-link">Antwoord</span>' in response.content.decode()
    assert "Nog niet bewaard." in words(response)
    assert not MailText.objects.exists()


def test_subject_that_will_be_cut_is_said(page, coordinator):
    long = {**MINE, "subject": "Kom je vertellen bij {school} in {town}, voor {pupils}, en gauw?"}

    response = page(coordinator).post(TEXT, {**long, "look": "1"})

    assert "Dit onderwerp is te lang: na 60 tekens valt de rest weg." in words(response)


def test_text_is_saved_and_stands_beside_the_original(page, coordinator):
    response = page(coordinator).post(TEXT, MINE, follow=True)

    row = MailText.objects.get()
    assert (row.subject, row.changed_by, row.changed_at) == (MINE["subject"], coordinator, NOW)
    assert row.body == MINE["body"].replace("\r", "")
    assert "De tekst is bewaard." in words(response)
    assert f"<del>{FIRST.subject}</del>" in response.content.decode()
    assert "<ins>Vertel jij in {town}?</ins>" in response.content.decode()


@pytest.mark.parametrize("button", [{}, {"look": "1"}])
@pytest.mark.parametrize(
    ("subject", "body", "found"),
    [
        ("", "", ["Vul een onderwerp in.", "Vul een tekst in."]),
        ("{naam}", MINE["body"], ["Deze mail kent dit niet: {naam}."]),
        (
            "Dag",
            "Dag {name",
            [
                "Er staat een accolade te veel of te weinig.",
                "De knop {answer_link} ontbreekt: zonder kan niemand antwoorden.",
            ],
        ),
    ],
)
def test_text_that_cannot_be_filled_is_shown_at_its_field(
    page, coordinator, button, subject, body, found
):
    response = page(coordinator).post(TEXT, {"subject": subject, "body": body, **button})

    assert problems(response) == found
    assert title(response).startswith("Fout: ")
    assert body in response.content.decode()
    assert response.context["preview"] is None
    assert not MailText.objects.exists()


def test_signs_in_a_text_are_only_text(page, coordinator):
    body = f"{MINE['body']}\n\n<script>alert(1)</script>"

    response = page(coordinator).post(TEXT, {**MINE, "body": body, "look": "1"})

    assert "<script>alert" not in response.content.decode()


def test_original_comes_back_after_a_question(page, coordinator, changed):
    browser = page(coordinator)
    asked = browser.get(RESTORE)
    assert "Terug naar het origineel?" in words(asked)
    assert MailText.objects.exists()

    response = browser.post(RESTORE, follow=True)

    assert "De tekst is weer het origineel." in words(response)
    assert not MailText.objects.exists()


def test_original_offers_no_way_back_to_itself(page, coordinator):
    assert RESTORE not in page(coordinator).get(TEXT).content.decode()


@pytest.mark.parametrize(
    ("code", "language"), [("nonsense", "nl"), ("digest", "de"), ("digest", "NL")]
)
@pytest.mark.parametrize("name", ["mail_text", "mail_text_restore"])
def test_text_that_does_not_exist_is_not_found(page, coordinator, name, code, language):
    assert page(coordinator).get(reverse(name, args=[code, language])).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("url", [TEXT, RESTORE])
@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_texts_are_for_the_coordinator_alone(page, role, url, method, request):
    browser = page(request.getfixturevalue(role).user)

    assert getattr(browser, method)(url).status_code == 403


@pytest.mark.parametrize("url", [TEXT, RESTORE])
def test_texts_take_no_other_method(page, coordinator, url):
    assert page(coordinator).put(url).status_code == 405


def test_lines_stand_beside_the_ones_that_they_replace():
    first = Wording("S", "Dag,\n\nEen.\n\nTwee.\n\nGroeten")
    own = Wording("T", "Dag,\n\nEen!\n\nGroeten\n\nPS")

    lines = compare(first, own)

    assert lines == [
        Line("S", "T"),
        Line("Dag,", "Dag,"),
        Line("Een.", "Een!"),
        Line("Twee.", None),
        Line("Groeten", "Groeten"),
        Line(None, "PS"),
    ]
    assert [line.is_changed for line in lines] == [True, False, True, True, False, True]
