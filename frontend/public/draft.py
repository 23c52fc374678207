"""The answers given so far, kept in the visitor's login session until they are sent.

Each page of questions also carries them itself, signed: who logs in again or lost the session goes
on where they were. Two requests in two tabs each have a key of their own, so they never mix.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from frontend.once import new_key
from schools.models import School
from schools.operations import NewSchool, add_school, draft_school
from sessions.models import Cooperative, Speaker

KEPT = dt.timedelta(hours=24)  # R6.21
MOST = 3
DRAFTS, SENT = "request_drafts", "requests_sent"
SALT = "request-draft"
OF_CLASSES = "klas"  # the step whose answers depend on the school


@dataclass
class Draft:
    """One request in the making.

    Args:
        school: where; not stored yet when `new` tells about a school that nobody knows.
        answers: what was typed, by step and field.
        speaker: whom the teacher wants again, or None.
        cooperative: on whose page the teacher began, or None.
        key: makes sure that it is sent once.
    """

    school: School
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    new: NewSchool | None = None
    speaker: Speaker | None = None
    cooperative: Cooperative | None = None
    key: str = field(default_factory=new_key)

    @classmethod
    def about(cls, new: NewSchool) -> Self:
        """Begin a request for a school that nobody knows yet."""
        return cls(draft_school(new), new=new)

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self | None:
        """Give a draft as it was kept; none if its school has closed."""
        new = NewSchool(**kept["new"]) if kept["new"] else None
        school = draft_school(new) if new else School.objects.active().filter(pk=kept["at"]).first()
        if school is None:
            return None
        wanted, wished = kept["speaker"], kept.get("cooperative")
        speaker = Speaker.objects.active().filter(pk=wanted).first() if wanted else None
        approved = Cooperative.objects.approved()
        cooperative = approved.filter(pk=wished).first() if wished else None
        return cls(school, kept["answers"], new, speaker, cooperative, kept["key"])

    def moved_to(self, other: Self) -> Self:
        """Give the same request for the school of another; its levels are asked again."""
        classes = self.answers.get(OF_CLASSES, {})
        kept = {name: typed for name, typed in classes.items() if "-level_" not in name}
        answers = {**self.answers, **({OF_CLASSES: kept} if classes else {})}
        return replace(self, school=other.school, new=other.new, answers=answers)

    def kept(self) -> dict[str, Any]:
        """Give what has to be kept of it, in plain values."""
        return {
            "key": self.key,
            "at": self.school.pk,
            "new": vars(self.new) if self.new else None,
            "speaker": self.speaker.pk if self.speaker else None,
            "cooperative": self.cooperative.pk if self.cooperative else None,
            "answers": self.answers,
        }

    def sealed(self) -> str:
        """Give it as a page carries it: whoever sends it back has not changed it."""
        return signing.dumps(self.kept(), salt=SALT, compress=True)

    def address(self, name: str, *args: str) -> str:
        """Give the address of one of its pages."""
        return f"{reverse(name, args=args)}?a={self.key}"

    @property
    def start(self) -> str:
        """The address where its school can be chosen again."""
        return self.address("request_new")

    def data(self, step: str) -> MultiValueDict[str, Any] | None:
        """Give the answers to one step as a form reads them, or None before they are given."""
        answers = self.answers.get(step)
        return None if answers is None else MultiValueDict(answers)

    def stored_school(self) -> School:
        """Give the school; one that nobody knew is stored now."""
        return add_school(self.new) if self.new else self.school


def named(request: HttpRequest) -> str:
    """Give the key of the draft that the page sent carries, or that the address names, or ""."""
    carried = _carried(request)
    return carried["key"] if carried else request.GET.get("a", "")


def find(request: HttpRequest, *, now: dt.datetime) -> Draft | None:
    """Give the draft that the page or the address names; the newest one where they name none.

    What the session holds goes before what the page carries: that may be older.
    """
    drafts, key = _drafts(request, now), named(request)
    newest = next(reversed(drafts.values()), None)
    kept = drafts.get(key, _carried(request)) if key else newest
    return Draft.read(kept) if kept else None


def save(request: HttpRequest, draft: Draft, *, now: dt.datetime) -> None:
    """Keep the draft for the next page, for a day; of a visitor's drafts, the newest three."""
    drafts = _drafts(request, now)
    drafts.pop(draft.key, None)
    drafts[draft.key] = {**draft.kept(), "until": (now + KEPT).timestamp()}
    request.session[DRAFTS] = dict(list(drafts.items())[-MOST:])
    if not request.user.is_authenticated:
        request.session.set_expiry(KEPT)


def forget(request: HttpRequest, key: str) -> None:
    """Throw a draft away."""
    kept = request.session.get(DRAFTS, {})
    request.session[DRAFTS] = {name: draft for name, draft in kept.items() if name != key}


def finish(request: HttpRequest, draft: Draft, sent: int) -> None:
    """Remember which request was sent, and forget its draft."""
    forget(request, draft.key)
    done = {**request.session.get(SENT, {}), draft.key: sent}
    request.session[SENT] = dict(list(done.items())[-MOST:])


def sent_as(request: HttpRequest) -> int | None:
    """Give the id of the request that was made of the draft named; of the last, if none is."""
    done: dict[str, int] = request.session.get(SENT, {})
    key = named(request)
    return done.get(key) if key else next(reversed(done.values()), None)


def _drafts(request: HttpRequest, now: dt.datetime) -> dict[str, dict[str, Any]]:
    """Give the drafts of this visitor that are not too old, the newest last."""
    kept = request.session.get(DRAFTS, {})
    return {key: draft for key, draft in kept.items() if draft["until"] > now.timestamp()}


def _carried(request: HttpRequest) -> dict[str, Any] | None:
    """Give the draft that the page sent carried, if we sealed it less than a day ago."""
    try:
        found: dict[str, Any] = signing.loads(
            request.POST.get("draft", ""), salt=SALT, max_age=KEPT
        )
    except signing.BadSignature:
        return None
    return found
