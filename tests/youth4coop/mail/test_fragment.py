"""A mail on a page of ours: what it will look like, with links that have no secret yet."""

from youth4coop.mail.body import as_fragment


def test_link_without_a_secret_is_a_button_that_leads_nowhere():
    assert as_fragment("[Vul in](link:count_link)") == (
        '<p><span class="button no-link">Vul in</span></p>\n'
    )


def test_other_links_in_the_same_text_can_be_followed():
    shown = as_fragment(
        "Zie [dit](link:a) of [dat](https://a.example/).\n\n[Nog](https://b.example/)"
    )

    assert shown == (
        '<p>Zie <span class="no-link">dit</span> of <a href="https://a.example/">dat</a>.</p>\n'
        '<p><a href="https://b.example/" class="button">Nog</a></p>\n'
    )
