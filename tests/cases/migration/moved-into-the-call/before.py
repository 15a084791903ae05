"""Settings that were passed as models are arguments of the call."""

from uuid import UUID

from browser_use_cloud.v2 import Client, models

PROFILE = UUID("00000000-0000-4000-8000-000000000001")


def start(client: Client, goal: str) -> models.TaskCreatedResponse:
    return client.tasks.create(
        task=goal,
        # How the agent thinks.
        agent_settings=models.AgentSettingsView(
            # Slow, and right.
            llm=models.SupportedLLMs.O3,
            start_url="https://example.com",  # where it begins
        ),
        structured_output_json='{"type": "object"}',  # as text
        browser_settings=models.BrowserSettingsView(profile_id=PROFILE),
        metadata={"by": "start"},
    )


def main() -> None:
    with Client(max_retries=0) as client:
        print(start(client, "Find a flight").session_id)
        # One line.
        client.tasks.create(task="b", agent_settings=models.AgentSettingsView(llm=models.SupportedLLMs.O3))
        client.tasks.create(
            task="c",
            agent_settings=models.AgentSettingsView(
                llm=models.SupportedLLMs.O3,
            ),
        )


if __name__ == "__main__":
    main()
