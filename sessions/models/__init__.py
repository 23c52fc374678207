"""The nouns of the meeting, one file each."""

from sessions.models.classroom_session import ClassroomSession, SessionSpeaker
from sessions.models.cooperative import Cooperative
from sessions.models.count import PupilCount
from sessions.models.evaluation import Evaluation
from sessions.models.invitation import Invitation, MomentProposal, ProposedMoment
from sessions.models.moving import MoveMoment, MoveProposal
from sessions.models.practical import PracticalInfo, practical_of
from sessions.models.programme import Programme
from sessions.models.registration import Registration
from sessions.models.request import RequestedMoment, SessionRequest
from sessions.models.speaker import Availability, Consent, Speaker, Unavailability
from sessions.models.transition import Transition
from sessions.models.year import ChannelReach, HistoricFigure, YearClosing

__all__ = [
    "Availability",
    "ChannelReach",
    "ClassroomSession",
    "Consent",
    "Cooperative",
    "Evaluation",
    "HistoricFigure",
    "Invitation",
    "MomentProposal",
    "MoveMoment",
    "MoveProposal",
    "PracticalInfo",
    "Programme",
    "ProposedMoment",
    "PupilCount",
    "Registration",
    "RequestedMoment",
    "SessionRequest",
    "SessionSpeaker",
    "Speaker",
    "Transition",
    "Unavailability",
    "YearClosing",
    "practical_of",
]
