"""The quartet of every button: wrong method, somebody who may not see it, and the wrong role."""

import pytest
from django.urls import reverse

OF_THE_COORDINATOR = [
    ("request_invite", "wish"),
    ("request_give_up", "wish"),
    ("invitation_withdraw", "invitation"),
    ("session_invalid", "counted"),
    ("outbox_change", "waiting_mail"),
    ("outbox_send_now", "waiting_mail"),
    ("outbox_postpone", "waiting_mail"),
    ("outbox_stop", "waiting_mail"),
    ("outbox_resume", "waiting_mail"),
    ("outbox_again", "waiting_mail"),
    ("outbox_settle", "waiting_mail"),
    ("school_check", "new_school"),
]
OF_WHO_SEES_IT = [
    ("request_withdraw", "wish"),
    ("request_reopen", "wish"),
    ("invitation_accept", "invitation"),
    ("invitation_decline", "invitation"),
    ("invitation_pass_on", "invitation"),
    ("invitation_propose", "invitation"),
    ("invitation_take_back", "invitation"),
    ("proposal_choose", "proposal"),
    ("proposal_refuse", "proposal"),
    ("session_count", "over"),
    ("session_held", "over"),
    ("session_evaluate", "counted"),
    ("session_not_held", "over"),
    ("session_undo", "over"),
    ("session_cancel", "planned"),
    ("session_restore", "planned"),
    ("session_move_accept", "planned"),
    ("session_move_decline", "planned"),
    ("session_move_withdraw", "planned"),
    ("session_needs", "planned"),
]


def _address(name, row, request):
    return reverse(name, args=[request.getfixturevalue(row).pk])


@pytest.mark.parametrize(("name", "row"), [*OF_THE_COORDINATOR, *OF_WHO_SEES_IT])
def test_address_of_a_button_only_takes_its_button(page, coordinator, name, row, request):
    response = page(coordinator).get(_address(name, row, request))

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "Dit werkt alleen met de knop" in response.content.decode()


@pytest.mark.parametrize(("name", "row"), OF_WHO_SEES_IT)
def test_who_may_not_see_it_does_not_find_its_button(page, stranger, name, row, request):
    assert page(stranger.user).post(_address(name, row, request)).status_code == 404


@pytest.mark.parametrize(("name", "row"), OF_THE_COORDINATOR)
@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_button_of_the_coordinator_is_not_for_others(page, name, row, role, request):
    user = request.getfixturevalue(role).user

    assert page(user).post(_address(name, row, request)).status_code == 403


@pytest.mark.parametrize(
    "name",
    ["invitation_accept", "invitation_decline", "invitation_propose", "invitation_take_back"],
)
def test_colleague_sees_an_invitation_but_does_not_answer_it(page, colleague, invitation, name):
    response = page(colleague.user).post(reverse(name, args=[invitation.pk]))

    assert response.status_code == 403
    assert "Alleen de gevraagde spreker of de coördinator antwoordt." in response.content.decode()


@pytest.mark.parametrize("role", ["speaker", "colleague"])
def test_only_the_contact_person_passes_an_invitation_on(page, invitation, role, request):
    user = request.getfixturevalue(role).user
    response = page(user).post(reverse("invitation_pass_on", args=[invitation.pk]))

    assert response.status_code == 403
    assert "Alleen de contactpersoon van de coöperatie" in response.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "request_list",
        "request_by_phone",
        "session_list",
        "session_new",
        "speaker_profile",
        "outbox",
        "mail_texts",
    ],
)
def test_page_of_one_role_is_not_for_a_teacher(page, teacher, name):
    assert page(teacher.user).get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ["home", "figures_now", "me", "request_list", "session_detail"])
def test_page_to_look_at_takes_no_form(page, coordinator, planned, name):
    args = [planned.pk] if name == "session_detail" else []

    assert page(coordinator).post(reverse(name, args=args)).status_code == 405
