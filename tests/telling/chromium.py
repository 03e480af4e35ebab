"""A real browser for the tests of the board: headless Chromium, spoken to over a pipe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)
# Chromium reads from descriptor 3 and writes to 4; both are first moved out of each other's way.
_LAUNCH = """import os, sys
into, out = (os.dup2(int(number), 60 + place) for place, number in enumerate(sys.argv[1:3]))
os.dup2(into, 3); os.dup2(out, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_PATIENCE = 60.0  # seconds for one answer


class Page:
    """One page: what it was told, and what it did."""

    def __init__(self, sender: int, receiver: int) -> None:
        self._sender, self._receiver = sender, receiver
        self._number = 0
        self._rest = b""
        self._session = ""
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def call(self, method: str, **params: Json) -> dict[str, Json]:
        """Do what the DevTools protocol calls ``method`` and return its result."""
        self._number += 1
        message: dict[str, Json] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._sender, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                result = answer.get("result")
                assert isinstance(result, dict), answer
                return result
            self._note(answer)

    def attach(self) -> None:
        """Open an empty page and listen to it."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = str(self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def open(self, file: Path, fragment: str = "") -> None:
        """Open a file of the disk, as a double click does, and wait until its script has run."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=file.as_uri() + fragment)
        self.value(
            "new Promise(done => document.readyState === 'complete' ? done(1) : addEventListener('load', () => done(1)))"
        )

    def value(self, expression: str) -> Json:
        """Return the value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        result = answer["result"]
        assert isinstance(result, dict)
        return result.get("value")

    def width(self, pixels: int, *, scheme: str = "light", media: str = "screen") -> None:
        """Show the page ``pixels`` wide, in light or dark colours, on a screen or in print."""
        self.call("Emulation.setDeviceMetricsOverride", width=pixels, height=900, deviceScaleFactor=1, mobile=pixels < 500)
        features: list[Json] = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    def press(self, key: str) -> None:
        """Press a key on the keyboard."""
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode={"Tab": 9, "Enter": 13}[key]
            )

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        self.call("Input.insertText", text=text)

    def _next(self) -> dict[str, Json]:
        while b"\0" not in self._rest:
            ready, _, _ = select([self._receiver], [], [], _PATIENCE)
            more = os.read(self._receiver, 1 << 20) if ready else b""
            assert more, "the browser is gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Json] = json.loads(message)
        return found

    def _note(self, event: dict[str, Json]) -> None:
        text = json.dumps(event, ensure_ascii=False)
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(str(json.loads(text)["params"]["request"]["url"]))
        elif event.get("method") in {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"}:
            self.complaints.append(text)


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """Start Chromium with an empty ``profile`` and yield a page; end it in the end."""
    assert PROGRAM is not None
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    words = [sys.executable, "-c", _LAUNCH, str(theirs_in), str(theirs_out), PROGRAM, *_SWITCHES, f"--user-data-dir={profile}"]
    process = subprocess.Popen(
        words, pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    os.close(theirs_in)
    os.close(theirs_out)
    page = Page(ours_out, ours_in)
    try:
        page.attach()
        yield page
    finally:
        process.kill()
        process.wait()
        os.close(ours_out)
        os.close(ours_in)
