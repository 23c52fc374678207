"""A teacher asks the same speaker again from the mail that thanks, without logging in (R1.09)."""

import datetime as dt

import pytest

from sessions.models import SessionRequest
from sessions.notices.compose import compose
from sessions.notices.people import teacher_as_recipient
from tests.factories import NOW
from tests.frontend.links.opened import Opened, everything
from tests.frontend.public.asking import A_MOMENT, CHECK, MOMENTS, SENT, path
from tests.frontend.reading import words
from youth4coop.links.models import LinkPurpose


@pytest.fixture
def page(counted, teacher):
    return Opened(LinkPurpose.ASK_AGAIN, counted, teacher)


def test_thanks_carry_the_link_until_the_next_school_year_is_well_on_its_way(counted, teacher):
    notice = compose("thanks_teacher", counted, teacher_as_recipient(teacher), now=NOW)

    link = notice.links["again_link"]
    assert (link.purpose, link.object_id) == (LinkPurpose.ASK_AGAIN, counted.pk)
    assert link.expires_at == counted.end + dt.timedelta(days=400)


def test_page_shows_what_will_be_asked_and_no_contact(page, speaker):
    response = page.get()

    assert "Je kiest alleen nieuwe momenten" in words(response)
    assert speaker.name in words(response)
    assert speaker.email not in response.content.decode()


def test_button_asks_all_but_the_moments(page, teacher, speaker):
    response = page.press("kiezen")
    assert response.redirect_chain[0][0].partition("?")[0] == MOMENTS
    before = everything()

    assert path(page.client.post(MOMENTS, A_MOMENT)) == CHECK
    assert everything() == before
    assert path(page.client.post(CHECK)) == SENT

    new = SessionRequest.objects.latest("pk")
    assert (new.teacher, new.preferred_speaker) == (teacher, speaker)
    assert new.state == "unconfirmed"


def test_session_that_was_not_given_is_refused(planned, teacher):
    page = Opened(LinkPurpose.ASK_AGAIN, planned, teacher)

    assert "Dat kan niet voor deze sessie." in words(page.press("kiezen"))


def test_link_of_a_speaker_leads_nowhere(counted, speaker):
    page = Opened(LinkPurpose.ASK_AGAIN, counted, speaker)

    assert (page.get().status_code, page.press("kiezen").status_code) == (410, 410)


def test_page_takes_few_queries(page, django_assert_num_queries):
    with django_assert_num_queries(7):
        page.get()
