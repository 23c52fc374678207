"""What cooperatives offer, taken together."""

from sessions.catalogue import Offer, OfferedTheme, offer_of, offered_themes
from tests.factories import CooperativeFactory, SpeakerFactory


def test_offer_is_what_active_speakers_can_do_together(db):
    own = {"cooperative": CooperativeFactory()}
    SpeakerFactory(**own, levels=["so_3_do", "kleuter"], formats=["online"], languages=["fr"])
    SpeakerFactory(**own, levels=["so_3_do"], formats=["in_class"], languages=["nl", "fr"])
    SpeakerFactory(**own, active=False, levels=["cvo"], formats=["at_cooperative"])
    SpeakerFactory(levels=["lager_1"])

    assert offer_of(own["cooperative"]) == Offer(
        levels=["kleuter", "so_3_do"], formats=["in_class", "online"], languages=["nl", "fr"]
    )


def test_cooperative_without_active_speakers_offers_nothing(db):
    inactive = SpeakerFactory(active=False)

    assert not offer_of(inactive.cooperative)


def test_themes_come_by_the_number_of_approved_cooperatives(db):
    CooperativeFactory(themes=["energy", "money"])
    CooperativeFactory(themes=["money"])
    CooperativeFactory(themes=["food"], approved_at=None)

    assert offered_themes() == [
        OfferedTheme("money", "geld", 2),
        OfferedTheme("energy", "energie", 1),
    ]
