"""Another moment, and another speaker, by mail alone: on a phone and on a wide screen."""

import datetime as dt

import pytest
from django.utils import timezone

from frontend.templatetags.words import from_to
from sessions.models import ClassroomSession
from tests.browser.conftest import PHONE
from tests.browser.people import link_in_mail
from tests.browser.test_keyboard import Keys
from tests.browser.test_pages import LONG, SCREENS
from tests.factories import (
    InvitationFactory,
    ProposalFactory,
    RequestFactory,
    SchoolFactory,
    SpeakerFactory,
    TeacherFactory,
)
from tests.frontend.links.opened import mailed
from youth4coop.links.models import LinkPurpose
from youth4coop.terms import add_school_days, local_date

IN_A_MONTH = dt.timedelta(days=30)


@pytest.fixture
def invitation(transactional_db):
    """A speaker is asked for a moment in a month, by a school with a long name."""
    school = SchoolFactory(name=LONG, municipality="Scherpenheuvel-Zichem")
    request = RequestFactory(
        state="invited",
        school=school,
        teacher=TeacherFactory(school=school),
        moments=[timezone.now() + IN_A_MONTH],
    )
    return InvitationFactory(request=request, speaker=SpeakerFactory(name="Karel"))


@pytest.fixture
def day():
    """A school day in five weeks, as a speaker types it."""
    day = add_school_days(local_date(timezone.now()), 25)
    return f"{day.day}/{day.month}/{day.year}"


@pytest.fixture
def follow(visitor, look):
    """Opens the link in somebody's mail, with all that is folded away looked at."""

    def open_link(purpose, thing, person, **screen):
        until = timezone.now() + 2 * IN_A_MONTH
        page = visitor(**(screen or {"viewport": PHONE}))
        page.goto(mailed(purpose, thing, person, until=until)[0])
        return page

    return open_link


def _propose(page, day):
    page.get_by_text("Ander moment", exact=True).click()
    page.get_by_label("Datum").first.fill(day)
    page.get_by_label("Van").first.fill("10u10")
    page.get_by_label("Tot").first.fill("11.50")
    page.get_by_role("button", name="Stel dit voor aan de leerkracht").click()
    page.get_by_text("Bedankt! We vragen de leerkracht of dat past.").wait_for()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("screen", SCREENS)
def test_other_moment_is_planned_by_two_mails(visitor, follow, invitation, day, screen, script):
    options = {**SCREENS[screen], "java_script_enabled": script}
    _propose(follow(LinkPurpose.ANSWER_INVITATION, invitation, invitation.speaker, **options), day)

    page = visitor(**options)
    page.goto(link_in_mail(invitation.request.teacher.email))
    page.get_by_role("button", name="Plan de sessie op dit moment").click()

    page.get_by_text("Je antwoord is al bewaard: de sessie is gepland").wait_for()
    assert ClassroomSession.objects.get().request == invitation.request


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_an_invitation_in_every_state(follow, look, invitation, day, screen):
    page = follow(LinkPurpose.ANSWER_INVITATION, invitation, invitation.speaker, **SCREENS[screen])
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    look(page)
    page.get_by_role("button", name="Stel dit voor aan de leerkracht").click()
    page.get_by_text("Er klopt iets niet").wait_for()
    look(page)
    page.get_by_text("Ander moment", exact=True).click()
    _propose(page, day)
    look(page)
    page.get_by_role("button", name="Trek je voorstel in").click()
    page.get_by_text("Je voorstel is ingetrokken.").wait_for()
    look(page)


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_a_proposal_in_every_state(follow, look, invitation, screen):
    start = timezone.now() + IN_A_MONTH / 2
    proposal = ProposalFactory(
        invitation=invitation,
        moments=[start, start + dt.timedelta(days=1)],
        expires_at=start,
        proposed_at=timezone.now(),
    )
    teacher = invitation.request.teacher
    page = follow(LinkPurpose.ANSWER_PROPOSAL, proposal, teacher, **SCREENS[screen])
    look(page)
    page.get_by_role("button", name="Plan de sessie op dit moment").click()
    page.get_by_text("Er klopt iets niet").wait_for()
    look(page)
    page.get_by_role("button", name="Geen van deze momenten").click()
    page.get_by_text("Wil je je antwoord wijzigen?").wait_for()
    look(page)
    page.get_by_label(from_to(proposal.moments.first())).check()
    page.get_by_role("button", name="Plan de sessie op dit moment").click()
    page.get_by_text("Je antwoord is al bewaard: de sessie is gepland").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    look(page)


def test_contact_person_passes_on_with_the_keys(follow, look, visitor, invitation):
    contact = SpeakerFactory(cooperative=invitation.speaker.cooperative, is_contact=True)
    colleague = SpeakerFactory(name="Jan", cooperative=invitation.speaker.cooperative)
    invitation.contact = contact
    invitation.save()
    page = follow(LinkPurpose.ANSWER_INVITATION, invitation, contact)
    look(page)
    keys = Keys(page)
    page.get_by_label("Karel").check()
    page.get_by_label("Jan").check()
    keys.press("Geef de uitnodiging door")
    page.get_by_text("Doorgegeven aan Jan").first.wait_for()
    look(page)

    page = visitor(viewport=PHONE)
    page.goto(link_in_mail(colleague.email))
    look(page)
    page.get_by_role("button", name="Ja, ik kom").click()

    page.get_by_text("Fijn dat je komt!").wait_for()
    assert ClassroomSession.objects.get().speakers.get() == colleague
