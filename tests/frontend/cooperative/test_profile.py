import pytest
from django.urls import reverse

from tests.frontend.reading import problems, words

PROFILE = reverse("speaker_profile")
ANSWERS = {
    "themes": ["energy"],
    "levels": ["so_3_do", "okan"],
    "languages": ["nl", "fr"],
    "formats": ["in_class"],
}


def test_profile_shows_what_is_stored(page, speaker):
    response = page(speaker.user).get(PROFILE)

    form = response.context["form"]
    assert [form[name].value() for name in ("levels", "languages")] == [["so_3_do"], ["nl"]]


def test_profile_is_saved(page, speaker):
    response = page(speaker.user).post(PROFILE, ANSWERS, follow=True)

    assert "Je profiel is bewaard." in words(response)
    speaker.refresh_from_db()
    assert (speaker.levels, speaker.languages, speaker.radius_km) == (
        ["so_3_do", "okan"], ["nl", "fr"], 30,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"levels": []}, "Kies minstens één niveau."),
        ({"languages": []}, "Kies minstens één taal."),
        ({"formats": []}, "Kies minstens één manier."),
    ],
)
def test_profile_that_cannot_be_is_kept_to_put_right(page, speaker, change, asked):
    response = page(speaker.user).post(PROFILE, {**ANSWERS, **change})

    assert problems(response) == [asked]
    assert response.context["form"]["themes"].value() == ["energy"]
    speaker.refresh_from_db()
    assert speaker.languages == ["nl"]


def test_profile_takes_no_other_method(page, speaker):
    assert page(speaker.user).delete(PROFILE).status_code == 405
