"""What packages are made with: Mooring's own source and templates, plugins that read, and a digest of them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mooring.diagnostics import Misuse
from mooring.files import digest, shown
from mooring.sources.installed import installed_versions


def templates_folder() -> Path:
    """Mooring's own templates: the checkout's where it runs from one, else those that were installed."""
    checkout = Path(__file__).parents[3] / "templates"
    return (
        checkout
        if (checkout / "client").is_dir()
        else Path(__file__).parents[1] / "templates"
    )


def toolchain_digest(overrides: Path | None) -> str:
    """A digest of what writes packages: Mooring's source and templates, and those that take their place.

    Raises:
        Misuse: there is no such folder.
    """
    if overrides is None:
        return own_digest()
    named = (part for item in own_templates(overrides).items() for part in item)
    return inputs_digest(own_digest(), *named)


def own_templates(folder: Path | None) -> Mapping[str, str]:
    """The digests of the templates for packages in a folder of a person's own, by path; none without a folder.

    Raises:
        Misuse: there is no such folder.
    """
    if folder is None:
        return {}
    if not folder.is_dir():
        raise Misuse(
            f"There is no folder {shown(folder)} with templates; `mooring templates eject` makes one."
        )
    paths = sorted(folder.rglob("*.jinja"))
    return {
        path.relative_to(folder).as_posix(): digest(path.read_bytes())
        for path in paths
        if path.relative_to(folder).parts[0] != "reports"
    }


@cache
def own_digest() -> str:
    """A digest of Mooring's own source and templates, and of plugins for sources, which stay as they are while it runs.

    A plugin is told from its next version by that, not by its files.
    """
    source = _digests(Path(__file__).parents[1], "*.py")
    templates = _digests(templates_folder(), "*.jinja")
    return inputs_digest(*source, *templates, *installed_versions())


def inputs_digest(*parts: str) -> str:
    """One digest of several texts; where one ends and the next begins counts."""
    return digest("\0".join(str(len(part)) + part for part in parts).encode())


def _digests(folder: Path, pattern: str) -> list[str]:
    return [digest(path.read_bytes()) for path in sorted(folder.rglob(pattern))]
