"""What packages are made with: Mooring's own source and templates, and a digest of them."""

from pathlib import Path

from mooring.files import digest


def templates_folder() -> Path:
    """Mooring's own templates: the checkout's where it runs from one, else those that were installed."""
    checkout = Path(__file__).parents[3] / "templates"
    return (
        checkout
        if (checkout / "client").is_dir()
        else Path(__file__).parents[1] / "templates"
    )


def toolchain_digest(overrides: Path | None) -> str:
    """A digest of what writes packages: Mooring's source and templates, and those that take their place."""
    source = sorted(Path(__file__).parents[1].rglob("*.py"))
    folders = [templates_folder(), *([overrides] if overrides else [])]
    templates = [path for folder in folders for path in sorted(folder.rglob("*.jinja"))]
    return inputs_digest(*(digest(path.read_bytes()) for path in (*source, *templates)))


def inputs_digest(*parts: str) -> str:
    """One digest of several texts; where one ends and the next begins counts."""
    return digest("\0".join(str(len(part)) + part for part in parts).encode())
