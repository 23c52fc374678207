import sys
from types import ModuleType

from frontend.buttons.sessions import restore_session
from tests.factories import NOW


def test_restoring_is_left_to_its_operation(monkeypatch):
    module = ModuleType("sessions.operations.moving")
    module.restore_session = lambda session, *, who, now: (session, who, now)
    monkeypatch.setitem(sys.modules, module.__name__, module)

    assert restore_session("session", who="speaker", now=NOW) == ("session", "speaker", NOW)
