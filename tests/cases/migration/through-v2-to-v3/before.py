"""One program through three versions of an API, each with an import of its own."""

from browser_use_cloud.v1 import Client, errors
from browser_use_cloud.v1.models import TasksRunResponse


class Runs:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.last: "TasksRunResponse | None" = None

    def start(self, goal: str) -> TasksRunResponse:
        try:
            self.last = self.client.tasks.run(
                task=goal,
                # Where it looks as if it came from.
                proxy_country_code="de",
            )
        except errors.RateLimitError:
            return self.client.tasks.run(task=goal)
        return self.last


def main() -> None:
    with Client(api_key="secret", max_retries=0) as client:
        runs = Runs(client)
        print(runs.start("Find a flight").id)
        assert runs.last is not None
        tasks = client.tasks
        print(tasks.run(task="again").id)


if __name__ == "__main__":
    main()
