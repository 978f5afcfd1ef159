"""The portal where a professional reads what a parent chose to share. `setup` adds it to the gateway."""

from web.portal.application import setup, setup_closed
from web.portal.settings import PortalSettings

__all__ = ["PortalSettings", "setup", "setup_closed"]
