"""Second factors: setting one up, giving it, taking it away."""

import datetime as dt
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.factories import NOW
from tests.frontend.reading import title, words
from tests.login import SECRET, add_app, app_code, log_in, mailed_code
from tests.passkey import Passkey
from youth4coop.users.models import User

ASK, GIVE = reverse("account_request_login_code"), reverse("account_confirm_login_code")
STEP, OVERVIEW = reverse("mfa_authenticate"), reverse("mfa_index")
ADD_APP, ADD_PASSKEY = reverse("mfa_activate_totp"), reverse("mfa_add_webauthn")
CODES = reverse("mfa_view_recovery_codes")
ME = reverse("me")
WRONG = ["Dat klopt niet. Kijk het na en probeer opnieuw."]


def _half_way(mailoutbox, user):
    """Gives a browser in which the code from the mail was given."""
    browser = Client()
    browser.post(ASK, {"email": user.email})
    assert browser.post(GIVE, {"code": mailed_code(mailoutbox)}).url == STEP
    return browser


def _form_problems(response, name="form"):
    return [problem.text for problem in response.context[name].problems()]


def _kinds(user):
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


@pytest.fixture
def proved(teacher):
    """A browser of a teacher who logged in a moment ago."""
    return log_in(Client(), teacher.user, at=time.time())


@pytest.fixture
def passkey(proved):
    """The passkey of the teacher."""
    key = Passkey()
    options = proved.get(ADD_PASSKEY).context["js_data"]["creation_options"]
    proved.post(ADD_PASSKEY, {"name": "Telefoon", "credential": key.made(options)})
    return key


def test_code_of_the_app_is_the_second_step(coordinator, mailoutbox):
    browser = _half_way(mailoutbox, coordinator)

    assert browser.get(ME).status_code == 302
    assert browser.post(STEP, {"code": app_code()}).url == ME
    assert browser.get(ME).status_code == 200


@pytest.mark.parametrize("steps", [-1, 1])
def test_clock_may_be_half_a_minute_off(coordinator, mailoutbox, steps):
    browser = _half_way(mailoutbox, coordinator)

    assert browser.post(STEP, {"code": app_code(steps)}).url == ME


@pytest.mark.parametrize("code", ["000000", "", "é", "\x00"])
def test_wrong_code_of_the_app_is_asked_for_again(coordinator, mailoutbox, code):
    browser = _half_way(mailoutbox, coordinator)

    response = browser.post(STEP, {"code": code})

    assert len(_form_problems(response)) == 1
    assert title(response).startswith("Fout: ")
    assert "_auth_user_id" not in browser.session


def test_code_of_the_app_works_once(coordinator, mailoutbox):
    code = app_code(steps=1)
    _half_way(mailoutbox, coordinator).post(STEP, {"code": code})

    with time_machine.travel(NOW + dt.timedelta(seconds=45), tick=False):
        response = _half_way(mailoutbox, coordinator).post(STEP, {"code": code})

    assert _form_problems(response) == WRONG


def test_second_step_is_nothing_without_the_first(coordinator):
    assert Client().post(STEP, {"code": app_code()}).url == reverse("account_login")


def test_page_goes_on_to_where_one_wanted_to_be(coordinator, mailoutbox):
    browser, wanted = Client(), reverse("request_list")
    browser.post(ASK, {"email": coordinator.email})
    browser.post(GIVE, {"code": mailed_code(mailoutbox), "next": wanted})

    assert browser.post(STEP, {"code": app_code()}).url == wanted


def _set_up(browser):
    secret = browser.get(ADD_APP).context["form"].secret
    return secret, browser.post(ADD_APP, {"code": app_code(secret=secret)}, follow=True)


def test_coordinator_sets_up_an_app_right_after_logging_in(db, mailoutbox):
    user = User.objects.create_user("lies@test.example", role="coordinator", name="Lies")
    browser = Client()
    browser.post(ASK, {"email": user.email})
    landed = browser.post(GIVE, {"code": mailed_code(mailoutbox)}, follow=True)

    _secret, response = _set_up(browser)

    assert landed.redirect_chain == [(ME, 302), (OVERVIEW, 302)]
    assert response.redirect_chain == [(CODES, 302)]
    assert len(response.context["unused_codes"]) == 10
    assert browser.get(ME).status_code == 200
    assert _kinds(user) == ["recovery_codes", "totp"]
    assert mailoutbox[-1].subject == "Youth4coop: app met codes staat aan"


def test_secret_is_shown_as_a_picture_and_as_text(proved):
    response = proved.get(ADD_APP)

    secret = response.context["form"].secret
    assert " ".join(secret[at : at + 4] for at in range(0, 32, 4)) in words(response)
    assert 'src="data:image/svg+xml;base64,' in response.content.decode()
    assert response["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_app_that_shows_another_code_is_not_taken(proved, teacher):
    proved.get(ADD_APP)

    assert _form_problems(proved.post(ADD_APP, {"code": "000000"})) == WRONG
    assert _kinds(teacher.user) == []


def test_recovery_code_works_once(proved, teacher, mailoutbox):
    _secret, response = _set_up(proved)
    code = response.context["unused_codes"][0]

    first = _half_way(mailoutbox, teacher.user).post(STEP, {"code": f" {code[:4]} {code[4:]}"})
    again = _half_way(mailoutbox, teacher.user).post(STEP, {"code": code})

    assert first.url == ME
    assert _form_problems(again) == WRONG


def test_recovery_codes_can_be_saved_and_renewed(proved):
    _secret, response = _set_up(proved)
    old = response.context["unused_codes"]
    file = proved.get(reverse("mfa_download_recovery_codes"))

    renewed = proved.post(reverse("mfa_generate_recovery_codes"), follow=True)

    assert file["Content-Disposition"] == 'attachment; filename="herstelcodes-youth4coop.txt"'
    assert file.content.decode().splitlines()[2:12] == old
    assert set(renewed.context["unused_codes"]).isdisjoint(old)


def test_recovery_codes_need_a_second_factor(proved):
    response = proved.post(reverse("mfa_generate_recovery_codes"))

    assert _form_problems(response) == ["Zet eerst een passkey of een app op."]
    assert proved.get(CODES).status_code == 404


def test_taking_the_app_away_ends_what_it_proved(coordinator, mailoutbox):
    browser = log_in(Client(), coordinator, at=time.time())

    response = browser.post(reverse("mfa_deactivate_totp"))

    assert response.url == OVERVIEW
    assert _kinds(coordinator) == []
    assert browser.get(ME).url == OVERVIEW
    assert mailoutbox[-1].subject == "Youth4coop: app met codes staat af"


def test_passkey_is_made_with_a_name(proved, passkey, teacher, mailoutbox):
    assert _kinds(teacher.user) == ["recovery_codes", "webauthn"]
    assert "Telefoon" in words(proved.get(OVERVIEW))
    assert mailoutbox[-1].subject == "Youth4coop: nieuwe passkey"


def test_passkey_alone_logs_in(passkey, teacher):
    browser, address = Client(), reverse("mfa_login_webauthn")
    options = browser.get(address, headers={"Accept": "application/json"}).json()

    answer = {"credential": passkey.used(options["request_options"]), "next": OVERVIEW}

    assert browser.post(address, answer).url == OVERVIEW
    assert browser.get(ME).context["user"] == teacher.user


def test_passkey_is_the_second_step(passkey, teacher, mailoutbox):
    browser = _half_way(mailoutbox, teacher.user)
    options = browser.get(STEP).context["js_data"]["request_options"]

    assert browser.post(STEP, {"credential": passkey.used(options)}).url == ME


def test_second_step_asks_for_what_one_has(passkey, teacher, coordinator, mailoutbox):
    shown = [words(_half_way(mailoutbox, user).get(STEP)) for user in (teacher.user, coordinator)]

    assert ["Gebruik een passkey" in each for each in shown] == [True, False]
    assert ["Open je app" in each for each in shown] == [False, True]


def test_answer_to_another_question_is_no_second_step(passkey, teacher, mailoutbox):
    browser = _half_way(mailoutbox, teacher.user)
    old = browser.get(STEP).context["js_data"]["request_options"]
    browser.get(STEP)

    response = browser.post(STEP, {"credential": passkey.used(old)})

    assert _form_problems(response, "webauthn_form") == WRONG


@pytest.mark.parametrize("sent", ["", "{}", "[]", "7", "x", '{"a": NaN}', '"\\u0000"', "[" * 9999])
@pytest.mark.parametrize("page", ["add", "step", "login", "prove"])
def test_passkey_that_cannot_be_read_is_refused(passkey, proved, teacher, mailoutbox, page, sent):
    browsers = {"step": lambda: _half_way(mailoutbox, teacher.user), "login": Client}
    names = {"add": "add_webauthn", "step": "authenticate", "login": "login_webauthn"}
    browser = browsers.get(page, lambda: proved)()
    address = reverse(f"mfa_{names.get(page, 'reauthenticate_webauthn')}")
    browser.get(address)

    response = browser.post(address, {"credential": sent}, follow=True)

    assert response.status_code == 200
    assert "Dat klopt niet." in words(response) or "Je toestel gaf geen passkey." in words(response)


def test_passkey_gets_another_name(proved, passkey, teacher):
    key = Authenticator.objects.get(type="webauthn")
    address = reverse("mfa_edit_webauthn", args=[key.pk])

    unnamed = proved.post(address, {"name": ""})
    proved.post(address, {"name": "Laptop"})

    key.refresh_from_db()
    assert _form_problems(unnamed) == ["Geef de passkey een naam."]
    assert key.wrap().name == "Laptop"


def test_passkey_is_taken_away(proved, passkey, teacher, mailoutbox):
    key = Authenticator.objects.get(type="webauthn")

    response = proved.post(reverse("mfa_remove_webauthn", args=[key.pk]))

    assert response.url == OVERVIEW
    assert _kinds(teacher.user) == []
    assert mailoutbox[-1].subject == "Youth4coop: passkey weg"


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_passkey_of_somebody_else_is_not_there(passkey, stranger, name):
    browser = log_in(Client(), stranger.user, at=time.time())
    address = reverse(name, args=[Authenticator.objects.get(type="webauthn").pk])

    assert browser.post(address, {"name": "Mine"}).status_code == 404


def test_database_holds_no_secret_that_can_be_read(coordinator, proved):
    _set_up(proved)

    stored = " ".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))

    assert SECRET not in stored
    assert "gAAAA" in stored


def test_other_key_of_the_site_makes_codes_worthless(settings, coordinator, mailoutbox):
    settings.SECRET_KEY = "another" * 10

    response = _half_way(mailoutbox, coordinator).post(STEP, {"code": app_code()})

    assert _form_problems(response) == WRONG


def test_older_key_of_the_site_still_opens(settings, coordinator, mailoutbox):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10

    assert _half_way(mailoutbox, coordinator).post(STEP, {"code": app_code()}).url == ME


def test_mail_about_a_change_is_short_and_says_what_to_do(coordinator, mailoutbox):
    browser = log_in(Client(), coordinator, at=time.time())
    browser.post(reverse("mfa_generate_recovery_codes"))

    assert mailoutbox[-1].body == (
        "Dag,\n\n"
        "Er zijn nieuwe herstelcodes gemaakt voor je account bij Youth4coop."
        " De oude werken niet meer.\n\n"
        "Dat gebeurde op di 24 nov 2026, 9.00 u.\n\n"
        "Was jij dit niet? Mail dan meteen naar youth4coop@localhost.\n\n"
        "Groeten van Youth4coop"
    )


def test_account_with_an_app_asks_the_teacher_too(teacher, mailoutbox):
    add_app(teacher.user)

    assert _half_way(mailoutbox, teacher.user).post(STEP, {"code": app_code()}).url == ME
