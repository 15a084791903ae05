"""What cannot be said for certain, and what has no place any more."""

from typing import Any

from browser_use_cloud.v2 import Client, models
from browser_use_cloud.v2.models import AgentSettingsView


def passed_as_a_whole(client: Client, settings: AgentSettingsView) -> None:
    client.tasks.create(task="a", agent_settings=settings)


def passed_on(client: Client, **options: Any) -> None:
    client.tasks.create(task="a", **options)
    client.tasks.create(task="a", **{"structured_output_json": "{}"})


def of_unknown_origin(client, task) -> None:
    client.tasks.create(task="a", structured_output_json="{}")
    print(task.session_id)


class Legacy:
    tasks: Any = None


def of_two_origins(is_new: bool) -> None:
    client = Client() if is_new else Legacy()
    client.tasks.create(task="a", structured_output_json="{}")


def gone(client: Client) -> None:
    client.tasks.create(
        task="a",
        included_file_names=["a.txt"],
        agent_settings=models.AgentSettingsView(llm=models.SupportedLLMs.O3, profile_id=None),
    )
    client.tasks.create(
        task="b",
        agent_settings=models.AgentSettingsView(
            # Which one.
            llm=models.SupportedLLMs.O3,  # the third
            # Whose.
            profile_id=None,  # nobody's
            # Where.
            start_url="https://example.com",
        ),  # done
    )


def somebody_elses(tasks: dict[str, Any]) -> dict[str, Any]:
    return dict(agent_settings=tasks, structured_output_json="{}")
