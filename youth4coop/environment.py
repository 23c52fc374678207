"""Typed readers for the settings that come from the environment.

Each reader takes the name of one variable and gives its value in the type that is asked for, or the
default where the variable is missing or empty. A value that cannot be used raises
`ImproperlyConfigured` with one sentence that starts with the variable's name, so that the person
who starts the site knows what to change.
"""

import datetime as dt
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
SHORTEST_KEY = 50
SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
POSTGRES_OPTIONS = {"sslmode", "sslrootcert", "connect_timeout", "application_name"}


def text(name: str, default: str = "") -> str:
    """Gives the value without spaces around it."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool = False) -> bool:
    """Reads 1/0, true/false, yes/no or on/off."""
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} must be true or false, not “{value}”.")
    return value in TRUE


def integer(name: str, *, default: int, low: int, high: int) -> int:
    """Reads a whole number between `low` and `high`."""
    value = text(name)
    if not value:
        return default
    try:
        number = int(value)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {low} to {high}, not “{value}”."
        )
    return number


def clock(name: str, default: dt.time) -> dt.time:
    """Reads a time of the day, such as 7:30."""
    value = text(name)
    if not value:
        return default
    try:
        return dt.datetime.strptime(value, "%H:%M").replace(tzinfo=dt.UTC).time()
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a time such as 7:30, not “{value}”.") from error


def integers(
    name: str, default: list[int], *, low: int, high: int, number: int | None = None
) -> list[int]:
    """Reads whole numbers between `low` and `high`, with commas between them; perhaps so many."""
    try:
        numbers = [int(word) for word in words(name, [])]
    except ValueError:
        numbers = [low - 1]
    wrong_number = bool(numbers) and number not in {None, len(numbers)}
    if wrong_number or any(not low <= found <= high for found in numbers):
        what = f"{number} whole numbers" if number else "whole numbers"
        raise ImproperlyConfigured(
            f"{name} must be {what} from {low} to {high} with commas between them."
        )
    return numbers or default


def words(name: str, default: list[str]) -> list[str]:
    """Reads values with commas between them."""
    found = [word.strip() for word in text(name).split(",")]
    return [word for word in found if word] or default


def choice(name: str, default: str, allowed: list[str]) -> str:
    """Reads one of the allowed words, in any case."""
    value = text(name, default).upper()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not “{value}”.")
    return value


def hosts(name: str, default: list[str]) -> list[str]:
    """Reads host names; a star is refused: it would let anyone choose the host in our links."""
    found = words(name, default)
    for host in found:
        if "*" in host or "/" in host:
            raise ImproperlyConfigured(
                f"{name} must be host names with commas between them, and “{host}” is not one."
            )
    return found


def site_url(name: str, default: str) -> str:
    """Reads the address of a site: scheme, host and perhaps a port, without a path."""
    value = text(name, default).rstrip("/")
    return _site_url(name, value)


def site_urls(name: str) -> list[str]:
    """Reads addresses of sites with commas between them."""
    return [_site_url(name, value.rstrip("/")) for value in words(name, [])]


def directory(name: str, default: Path) -> Path:
    """Gives a folder that exists and that we can write in; makes it where it is missing."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}: the folder {path} cannot be made ({error.strerror})."
        ) from error
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"{name}: the folder {path} cannot be written in.")
    return path


def secret_key(name: str, keep_in: Path) -> str:
    """Gives the secret key: the variable's, else one made once in a file that only we can read."""
    value = text(name)
    if value and len(value) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"{name} must have at least {SHORTEST_KEY} characters.")
    return value or _kept_key(name, keep_in)


def database(name: str, default: str) -> dict[str, Any]:
    """Reads the address of a database: `sqlite:///file` or `postgres://user:password@host:port/name`.

    A Unix socket's folder is given as `postgres:///name?host=/run/postgresql`, or as a host with
    `%2F` for each slash.
    """
    url = _split(name, text(name, default))
    readers: dict[str, Callable[[str, SplitResult], dict[str, Any]]] = {
        "sqlite": _sqlite,
        "postgres": _postgres,
        "postgresql": _postgres,
    }
    if url.scheme not in readers:
        raise ImproperlyConfigured(f"{name} must start with sqlite:/// or postgres://.")
    return readers[url.scheme](name, url)


def mail_server(name: str) -> dict[str, Any] | None:
    """Reads the mail server, such as `smtp://user:password@host:587`.

    `smtp` uses STARTTLS, `smtps` TLS from the start, `smtp+plain` neither. Returns the options of
    Django's SMTP backend, or None where no server is given: mail is kept then.
    """
    if not (value := text(name)):
        return None
    url = _split(name, value)
    if url.scheme not in {"smtp", "smtps", "smtp+plain"} or not url.hostname:
        raise ImproperlyConfigured(
            f"{name} must look like smtp://user:password@host:587 (or smtps://, or smtp+plain://)."
        )
    options: dict[str, Any] = {
        "host": url.hostname,
        "port": url.port,
        "username": unquote(url.username or "") or None,
        "password": unquote(url.password or "") or None,
        "use_tls": url.scheme == "smtp",
        "use_ssl": url.scheme == "smtps",
        "timeout": 20,
    }
    return {key: option for key, option in options.items() if option is not None}


def _split(name: str, value: str) -> SplitResult:
    try:
        url = urlsplit(value)
        _ = url.port  # an impossible port number is only found when it is asked for
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not an address that can be read.") from error
    return url


def _site_url(name: str, value: str) -> str:
    url = _split(name, value)
    if url.scheme not in {"http", "https"} or not url.hostname or url.path or url.query:
        raise ImproperlyConfigured(
            f"{name} must look like https://youth4coop.example, and “{value}” does not."
        )
    return value


def _sqlite(name: str, url: SplitResult) -> dict[str, Any]:
    path = unquote(url.path.removeprefix("/"))
    if url.netloc or not path:
        raise ImproperlyConfigured(f"{name} must name a file, as in sqlite:////srv/youth4coop.db.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # IMMEDIATE takes the write lock at the start of a transaction: whoever comes second waits
        # instead of failing.
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_START},
    }


def _postgres(name: str, url: SplitResult) -> dict[str, Any]:
    options: dict[str, Any] = dict(parse_qsl(url.query))
    socket = options.pop("host", "")
    database_name = unquote(url.path.removeprefix("/"))
    unknown = sorted(set(options) - POSTGRES_OPTIONS)
    if not database_name or unknown:
        problem = f"has the unknown option {unknown[0]}" if unknown else "names no database"
        raise ImproperlyConfigured(f"{name} {problem}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": socket or unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "OPTIONS": options,
    }


def _kept_key(name: str, keep_in: Path) -> str:
    try:
        if not keep_in.exists():
            _make_key(keep_in)
        key = keep_in.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}: the key in {keep_in} cannot be read.") from error
    if len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"{name}: the key in {keep_in} is too short; remove that file to get a new one."
        )
    return key


def _make_key(path: Path) -> None:
    # Written aside and then linked: of two processes that start at once, one wins and both read the
    # same, whole key.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
