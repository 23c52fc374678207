"""Who can come: the rules that say no, and the ranking of those who can."""

from sessions.matching.candidates import Candidate, rank_candidates
from sessions.matching.obstacles import Note, Offer, Slot, Wish

__all__ = ["Candidate", "Note", "Offer", "Slot", "Wish", "rank_candidates"]
