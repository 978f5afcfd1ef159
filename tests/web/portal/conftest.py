"""One world for each test, and browsers for its people."""

from __future__ import annotations

from tests.unit.sharing.conftest import _disk_is_not_waited_for, world
from tests.web.portal.professional import a_browser, anna, carla, eva, shared

__all__ = ["_disk_is_not_waited_for", "a_browser", "anna", "carla", "eva", "shared", "world"]
