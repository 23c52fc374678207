"""Teacher and speaker download their paper: logged in, and with a link from a mail."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.frontend.links.opened import Opened
from tests.frontend.reading import words
from youth4coop.links.models import LinkPurpose

NAMES = {
    "teacher": "bevestiging-van-deelname-2026-11-23.pdf",
    "speaker": "bewijs-van-getuigenis-2026-11-23.pdf",
}
PURPOSES = [LinkPurpose.FOLLOW_SESSION, LinkPurpose.COUNT, LinkPurpose.EVALUATE]


@pytest.fixture
def papers(monkeypatch):
    """Writes no PDF; gives what would have been on each."""
    written = []

    def write(paper):
        written.append(paper)
        return b"%PDF"

    monkeypatch.setattr("frontend.shared.certificate.as_pdf", write)
    return written


def _address(session):
    return reverse("session_certificate", args=[session.pk])


def _is_paper_of(response, role):
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{NAMES[role]}"'
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("role", NAMES)
def test_each_side_downloads_its_own(page, counted, papers, role, request):
    browser = page(request.getfixturevalue(role).user)
    address = _address(counted)
    shown = browser.get(reverse("session_detail", args=[counted.pk]))
    assert f'href="{address}"' in shown.content.decode()

    _is_paper_of(browser.get(address), role)

    heading = {"teacher": "Bevestiging van deelname", "speaker": "Bewijs van getuigenis"}[role]
    assert [paper.heading for paper in papers] == [heading]


def test_file_is_a_pdf(page, counted, teacher):
    assert page(teacher.user).get(_address(counted)).content.startswith(b"%PDF-")


@pytest.mark.parametrize("role", NAMES)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_each_side_downloads_it_from_the_mail(counted, papers, purpose, role, request):
    opened = Opened(purpose, counted, request.getfixturevalue(role))
    address = reverse("link_part", args=[opened.link.pk, "bewijs"])
    assert f'href="{address}"' in opened.get().content.decode()

    _is_paper_of(opened.client.get(address), role)

    assert Client().get(address).status_code == 410


def test_speaker_whose_account_has_another_address_gets_the_proof(page, counted, papers, speaker):
    speaker.user.email = "private@test.example"
    speaker.user.save()

    _is_paper_of(page(speaker.user).get(_address(counted)), "speaker")


@pytest.mark.parametrize("role", ["colleague", "stranger", "coordinator"])
def test_others_find_no_paper(page, counted, papers, role, request):
    person = request.getfixturevalue(role)
    browser = page(getattr(person, "user", person))

    assert browser.get(_address(counted)).status_code == 404
    shown = browser.get(reverse("session_detail", args=[counted.pk]))
    assert _address(counted) not in shown.content.decode()
    assert papers == []


def test_address_takes_no_form(page, counted, teacher):
    assert page(teacher.user).post(_address(counted)).status_code == 405


@pytest.mark.parametrize("role", NAMES)
@pytest.mark.parametrize("row", ["planned", "over"])
def test_before_anybody_said_that_it_took_place_there_is_none(page, papers, row, role, request):
    session, person = request.getfixturevalue(row), request.getfixturevalue(role)

    response = page(person.user).get(_address(session))

    assert (response.status_code, papers) == (409, [])
    assert "Dit kan pas als de les gegeven is." in words(response)
    assert "Download de pdf" not in words(response)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_link_tells_so_too(planned, teacher, purpose):
    opened = Opened(purpose, planned, teacher)

    response = opened.client.get(reverse("link_part", args=[opened.link.pk, "bewijs"]))

    assert response.status_code == 409
    assert "Dit kan pas als de les gegeven is." in words(response)
