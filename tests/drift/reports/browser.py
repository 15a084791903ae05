"""A Chromium without a screen: the one of this machine, or one that a package of npm carries."""

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "@sparticuz/chromium@153.0.0"
"""Pinned; it unpacks a program and the few libraries that it needs."""
UNPACK = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();'
INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Browser:
    """The program, and where it finds libraries that this machine may lack."""

    program: Path
    libraries: Path | None = None

    @property
    def environment(self) -> dict[str, str]:
        if self.libraries is None:
            return dict(os.environ)
        return {**os.environ, "LD_LIBRARY_PATH": str(self.libraries)}


def found(folder: Path) -> Browser:
    """A browser; where the machine has none, one is unpacked below `folder`.

    Raises:
        FileNotFoundError: there is none, and none can be unpacked here.
    """
    for name in INSTALLED:
        if (program := shutil.which(name)) is not None:
            return Browser(Path(program))
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise FileNotFoundError(
            "Node is missing, and so is Chromium: no page is opened"
        )
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise FileNotFoundError("Chromium is missing: no page is opened")
    home = folder.resolve() / PACKAGE.rpartition("@")[2]
    program, libraries = home / "chromium", home / "al2023" / "lib"
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--no-save", "--ignore-scripts")
        install = [npm, "install", "--prefix", str(home), *quiet, PACKAGE]
        subprocess.run(install, check=True, capture_output=True, timeout=300)
        # It unpacks its libraries only where it believes to be on Lambda, for which it was made.
        lambda_ = {"TMPDIR": str(home), "AWS_EXECUTION_ENV": "AWS_Lambda_nodejs22.x"}
        subprocess.run(
            [node, "--input-type=module", "--eval", UNPACK],
            check=True,
            capture_output=True,
            timeout=120,
            cwd=home,
            env={**os.environ, **lambda_},
        )
    return Browser(program, libraries)
