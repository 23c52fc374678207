"""Numbers that people type in many ways, each stored in one (R6.10)."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as InvalidNumber

COUNTRY = "BE"
_REGISTER = re.compile(r"^(?:BTW|TVA|KBO|BCE)[\s:.-]*")


def clean_enterprise_number(text: str) -> str:
    """Give the ten digits of an enterprise number; "" for none.

    It may be typed with BTW and BE before it, with points and spaces, and without its first 0.

    Raises:
        ValidationError: it is no such number, or one of its digits is wrong (modulo 97).
    """
    typed = _REGISTER.sub("", text.strip().upper())
    if not typed:
        return ""
    try:
        return str(vat.validate(typed))
    except InvalidChecksum as error:
        message = _("Er is een cijfer fout in dit nummer. Kijk het na.")
        raise ValidationError(message, "wrong_digit") from error
    except InvalidNumber as error:
        message = _("Vul tien cijfers in, zoals 0123.456.749.")
        raise ValidationError(message, "no_enterprise_number") from error


def check_enterprise_number(number: str) -> None:
    """Refuse what is stored otherwise than as ten digits that fit together.

    Raises:
        ValidationError: see `clean_enterprise_number`.
    """
    if clean_enterprise_number(number) != number:
        raise ValidationError(_("Tien cijfers, het eerste 0 of 1."), "not_ten_digits")


def in_points(number: str) -> str:
    """Write an enterprise number as people read it: 0123.456.749."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"


def clean_phone(text: str) -> str:
    """Give a phone number in its international form, "+32 470 12 34 56"; "" for none.

    A number without a country is Belgian.

    Raises:
        ValidationError: nobody can be called at this.
    """
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, COUNTRY)
    except phonenumbers.NumberParseException as error:
        raise _no_phone() from error
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise _no_phone()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _no_phone() -> ValidationError:
    message = _("Vul een telefoonnummer in, zoals 0470 12 34 56.")
    return ValidationError(message, "no_phone")
