"""What the coordinator fills in: a request by phone, a session, an invitation."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.forms import MAX_GROUPS, GroupForm, MomentForm
from frontend.public.forms import WishForm, YouForm, make_wish
from frontend.sheets import PageForm, Posted, Rows, Sheet
from schools.models import School
from sessions.choices import Channel, Format
from sessions.models import Programme, RequestedMoment, SessionRequest, Speaker
from sessions.operations.meetings import SessionEntry
from sessions.operations.requests import MAX_MOMENTS, Asker, RequestWish
from youth4coop.terms import local_date


class PhoneForm(WishForm, YouForm):
    """A request that somebody else asked for."""

    name = forms.CharField(
        label=_("Naam van de leerkracht"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Vul de naam van de leerkracht in.")},
    )
    channel = forms.ChoiceField(
        label=_("Hoe kwam de vraag binnen?"), choices=Channel.choices, initial=Channel.DIRECT
    )

    field_order = ("name", "email", "phone", "channel")

    def __init__(self, data: Posted = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        self.fields["email"].label = _("E-mailadres van de leerkracht")
        self.fields["email"].help_text = _("De leerkracht krijgt meteen een mail.")
        self.fields["phone"].label = _("Telefoonnummer")
        self.fields["teacher_present"].label = _(
            "De leerkracht of een collega blijft de hele tijd bij de leerlingen."
        )

    def asker(self) -> Asker:
        answers = self.cleaned_data
        return Asker(answers["name"], answers["email"], answers["phone"])


class PhoneSheet(Sheet):
    """A whole request on one page."""

    names = {"teacher.name": "name", "teacher.email": "email", "teacher.phone": "phone"}

    def __init__(self, data: Posted = None, *, now: dt.datetime):
        self.groups = Rows(GroupForm, "groups", data, number=MAX_GROUPS, least=1)
        self.moments = Rows(
            MomentForm, "moments", data, number=MAX_MOMENTS, least=1, today=local_date(now)
        )
        self.form = PhoneForm(data)
        super().__init__(self.form, groups=self.groups, moments=self.moments)

    def wish(self) -> RequestWish:
        return make_wish(
            [form.wish() for form in self.groups.filled],
            [form.moment() for form in self.moments.filled],
            self.cleaned,
        )

    def asker(self) -> Asker:
        return self.form.asker()


class EntryForm(MomentForm):
    """A session that was arranged otherwise: when, who and how."""

    speaker = forms.ModelChoiceField(
        Speaker.objects.active().select_related("cooperative"),
        label=_("Spreker"),
        empty_label=_("Kies"),
        error_messages={"required": _("Kies een spreker.")},
    )
    second_speaker = forms.ModelChoiceField(
        Speaker.objects.active().select_related("cooperative"),
        label=_("Tweede spreker"),
        empty_label=_("Geen"),
        required=False,
    )
    format = forms.ChoiceField(label=_("Hoe"), choices=Format.choices, initial=Format.IN_CLASS)
    channel = forms.ChoiceField(
        label=_("Hoe kwam de vraag binnen?"), choices=Channel.choices, initial=Channel.DIRECT
    )
    programme = forms.ModelChoiceField(
        Programme.objects.all(), label=_("Project"), empty_label=_("Geen"), required=False
    )
    reason = forms.CharField(
        label=_("Waarom voeg je ze nu toe?"),
        help_text=_("Alleen nodig als het jaar afgesloten is."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Posted = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        for name in ("speaker", "second_speaker"):
            field = self.fields[name]
            field.label_from_instance = _with_cooperative  # type: ignore[attr-defined]

    def clean_second_speaker(self) -> Speaker | None:
        second: Speaker | None = self.cleaned_data["second_speaker"]
        if second and second == self.cleaned_data.get("speaker"):
            raise forms.ValidationError(_("Kies iemand anders dan de eerste spreker."))
        return second

    def speakers(self) -> list[Speaker]:
        chosen = [self.cleaned_data["speaker"], self.cleaned_data["second_speaker"]]
        return [speaker for speaker in chosen if speaker]


def _with_cooperative(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.cooperative.name})"


class EntrySheet(Sheet):
    """A session with its groups."""

    names = {"speakers": "speaker"}

    def __init__(self, data: Posted = None, *, now: dt.datetime):
        self.form = EntryForm(data, today=local_date(now))
        self.groups = Rows(GroupForm, "groups", data, number=MAX_GROUPS, least=1)
        super().__init__(self.form, groups=self.groups)

    def entry(self, school: School) -> SessionEntry:
        moment, answers = self.form.moment(), self.cleaned
        return SessionEntry(
            school=school,
            speakers=self.form.speakers(),
            start=moment.start,
            end=moment.end,
            groups=[form.wish() for form in self.groups.filled],
            format=answers["format"],
            channel=answers["channel"],
            programme=answers["programme"],
            reason=answers["reason"],
        )


class InviteForm(PageForm):
    """One speaker, asked for some of the moments of a request."""

    speaker = forms.ModelChoiceField(Speaker.objects.all(), widget=forms.HiddenInput)
    moments: forms.ModelMultipleChoiceField[RequestedMoment] = forms.ModelMultipleChoiceField(
        None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies een moment.")},
    )
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, wish: SessionRequest, data: Posted = None):
        super().__init__(data)
        moments = self.fields["moments"]
        moments.queryset = wish.moments.all()  # type: ignore[attr-defined]
