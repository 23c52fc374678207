import pytest
from django.urls import reverse

from tests.factories import NOW
from tests.frontend.reading import words
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, enqueue

LIST = reverse("demo_mail")


@pytest.fixture
def mail(db):
    text = "Dag,\n\n[Open deze pagina](http://localhost:8000/a/abc/)\n\n<b>Groeten</b>"
    return kept("an@school.example", "Bevestig", text)


def kept(to, subject, text="Dag"):
    """A mail that has arrived in the demo."""
    mail = enqueue(Letter(to, subject, text, "digest"), now=NOW)
    OutboxMail.objects.filter(pk=mail.pk).update(state="kept", sent_at=NOW)
    return mail


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_demo_shows_its_mail_newest_first(page, mail, demo):
    kept("bert@school.example", "Gepland")

    response = page().get(LIST)

    assert "Gepland bert@school.example di 24 nov 2026, 9.00 u. Bevestig an@" in words(response)


def test_mail_that_waits_has_not_arrived_but_a_code_is_there_at_once(page, db, demo):
    enqueue(Letter("an@school.example", "Gepland", "Dag", "digest"), now=NOW)
    enqueue(Letter("an@school.example", "Je code", "Dag", "account"), now=NOW)

    response = page().get(LIST)

    assert [mail.subject for mail in response.context["mails"]] == ["Je code"]


def test_demo_without_mail_says_so(page, demo, db):
    assert "Er is nog geen mail." in words(page().get(LIST))


def test_links_of_a_mail_can_be_followed_and_its_signs_are_only_text(page, mail, demo):
    response = page().get(reverse("demo_mail_detail", args=[mail.pk]))

    assert 'href="http://localhost:8000/a/abc/"' in response.content.decode()
    assert "&lt;b&gt;Groeten&lt;/b&gt;" in response.content.decode()


def test_real_site_shows_no_mail(page, mail):
    addresses = [LIST, reverse("demo_mail_detail", args=[mail.pk])]

    assert [page().get(address).status_code for address in addresses] == [404, 404]


@pytest.mark.parametrize("mails", [1, 3])
def test_list_takes_the_same_number_of_queries(page, demo, db, django_assert_num_queries, mails):
    for number in range(mails):
        kept(f"{number}@school.example", "Dag")

    with django_assert_num_queries(1):
        page().get(LIST)
