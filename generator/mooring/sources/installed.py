"""Forms that other distributions add."""

from dataclasses import dataclass
from functools import cache

from mooring import plugins
from mooring.document import Document
from mooring.sources.form import Form, Grounds, Rank
from mooring.sources.page import Page


@dataclass(frozen=True, slots=True)
class _Installed:
    """A form of a plugin, which is named by whatever goes wrong in it."""

    name: str
    form: Form

    @property
    def TITLE(self) -> str | None:
        return self.form.TITLE

    @property
    def RANK(self) -> Rank:
        return self.form.RANK

    def recognises(self, page: Page) -> bool:
        recognises = plugins.guarded(plugins.SOURCES, self.name, self.form.recognises)
        return bool(recognises(page))

    def read(self, page: Page, grounds: Grounds) -> Document:
        read = plugins.guarded(plugins.SOURCES, self.name, self.form.read)
        document = read(page, grounds)
        # A plugin need not be typed.
        if not isinstance(
            document, Document
        ):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise plugins.refused(
                plugins.SOURCES, self.name, "source: it reads no Document"
            )
        return document


@cache
def installed_forms() -> tuple[Form, ...]:
    """Every form that is installed, by the alphabet.

    Raises:
        Misuse: one cannot be loaded, or is none.
    """
    found = list[Form]()
    for name, form in plugins.loaded(plugins.SOURCES).items():
        if not isinstance(form, Form):
            raise plugins.refused(
                plugins.SOURCES,
                name,
                "source: it needs TITLE, RANK, recognises and read",
            )
        found.append(_Installed(name, form))
    return tuple(found)


def installed_versions() -> tuple[str, ...]:
    """The forms of other distributions, each with the version of that; nothing is imported."""
    return plugins.versions(plugins.SOURCES)
