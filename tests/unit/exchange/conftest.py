"""The test with the JavaScript validators is collected only where they are installed."""

from __future__ import annotations

import shutil

from language.fingerprint import ROOT

VALIDATORS = ROOT / "tests" / "fhir_check" / "node_modules"

collect_ignore = [] if shutil.which("node") and VALIDATORS.is_dir() else ["test_fhir_validators.py"]
