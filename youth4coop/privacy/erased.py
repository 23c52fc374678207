"""What is left of somebody who was erased: rows that lead to nobody (R4.06)."""

from django.db.models import CheckConstraint, Q

ERASED_NAME = "gewist persoon"
ERASED_DOMAIN = "erased.invalid"  # no mail can ever go there (RFC 2606)


def erased_address(kind: str, number: int) -> str:
    """Give an address that is nobody's, and no other row's: "teacher-12@erased.invalid"."""
    return f"{kind}-{number}@{ERASED_DOMAIN}"


def is_erased_address(email: str) -> bool:
    """Tell whether an address is that of a row that was erased."""
    return email.endswith(f"@{ERASED_DOMAIN}")


def erased_means_unknown(name: str, **also: object) -> CheckConstraint:
    """Let the database refuse a row that says it was erased and still names somebody.

    Args:
        name: that of the constraint.
        also: what else an erased row has, by its field.
    """
    unknown = Q(name=ERASED_NAME, email__endswith=f"@{ERASED_DOMAIN}", **also)
    return CheckConstraint(condition=Q(erased_at__isnull=True) | unknown, name=name)
