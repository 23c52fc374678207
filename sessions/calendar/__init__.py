"""Sessions as calendar items (RFC 5545, RFC 5546): text that mails, downloads and feeds carry."""

from sessions.calendar.reading import event_of
from sessions.calendar.writing import Mailbox, Method, SessionEvent, feed, session_event

__all__ = ["Mailbox", "Method", "SessionEvent", "event_of", "feed", "session_event"]
