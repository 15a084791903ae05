"""How alike names and sentences are."""

import pytest

from mooring.drift.facts.words import is_respelled, likeness, telling_words, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("structuredOutputJson", ("structured", "output", "json")),
        ("structured_output_json", ("structured", "output", "json")),
        ("SupportedLLMs", ("supported", "llm")),
        ("X-Browser-Use-API-Key", ("x", "browser", "use", "api", "key")),
        ("gpt-4.1-mini", ("gpt", "4", "1", "mini")),
        ("skillIds", ("skill", "id")),
        ("größe", ("größe",)),
    ],
)
def test_a_name_has_the_same_words_in_any_casing(
    name: str, expected: tuple[str, ...]
) -> None:
    assert words(name) == expected


def test_a_sentence_is_told_apart_by_its_telling_words() -> None:
    assert telling_words("The LLM model to use for the agent.") == {
        "llm",
        "model",
        "agent",
    }


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [
        ("createdAt", "created_at", 1.0, 1.0),
        ("email", "emailAddress", 0.6, 0.8),
        ("q", "query", 0.5, 0.7),
        ("sessionId", "profileId", 0.0, 0.3),
        ("allowedDomains", "includedFileNames", 0.0, 0.0),
    ],
)
def test_names_are_alike_by_the_words_that_tell(
    first: str, second: str, least: float, most: float
) -> None:
    assert least <= likeness(words(first), words(second)) <= most


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("gpt-x-preview", "gpt-x", True),
        ("in_progress", "inProgress", True),
        ("gpt-4.1", "gpt-4o", False),
        ("claude-sonnet-4-5", "claude-sonnet-4-6", False),
        ("preview", "beta", False),
    ],
)
def test_a_value_is_respelled_when_only_casing_or_stage_differ(
    first: str, second: str, expected: bool
) -> None:
    assert is_respelled(first, second) is expected
