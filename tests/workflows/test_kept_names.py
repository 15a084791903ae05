"""A schema that the vendor renames keeps its name in Python, and has the new one too."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflows.conftest import Run

DOCUMENT = """
openapi: 3.1.0
info: {{title: Jobs, version: "1"}}
paths:
  /jobs:
    post:
      tags: [Jobs]
      operationId: create_job
      requestBody: {{content: {{application/json: {{schema: {{$ref: "#/components/schemas/Order"}}}}}}}}
      responses:
        "200":
          description: done
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/{name}"}}}}}}
components:
  schemas:
    Order:
      type: object
      required: [text]
      properties: {{text: {{type: string}}}}
    {name}:
      type: object
      required: [id, cost]
      properties:
        id: {{type: string}}
        cost:
          type: object
          required: [amount]
          properties: {{amount: {{type: number}}, currency: {{type: string}}}}
"""
USE = """
from jobs.v1 import models
made = models.JobView(id="a", cost=models.JobViewCost(amount=2))
assert {alias} is models.JobView
assert type(made.cost) is models.JobViewCost
"""


@pytest.fixture
def jobs(mooring: Run, tmp_path: Path) -> Path:
    """A project with two revisions, the second of which calls a schema otherwise."""
    folder = tmp_path / "jobs"
    folder.mkdir()
    (folder / "mooring.toml").write_text("")
    vendor(mooring, folder, "JobView", "2026-01-01")
    return folder


def vendor(mooring: Run, folder: Path, name: str, date: str) -> str:
    (folder / "jobs.yaml").write_text(DOCUMENT.format(name=name))
    names = ("--api", "jobs", "--version", "v1", "--revision", date)
    run = mooring("import", "jobs.yaml", *names, cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def use(folder: Path, program: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder / "generated",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_callers_may_use_both_names_after_any_number_of_renames(
    mooring: Run, jobs: Path
) -> None:
    said = vendor(mooring, jobs, "JobResponse", "2026-02-01")
    assert "JobResponse keeps its name in Python, JobView; callers may use both." in (
        said.splitlines()
    )
    assert mooring("generate", cwd=jobs).returncode == 0
    use(jobs, USE.format(alias="models.JobResponse"))
    vendor(mooring, jobs, "JobDetails", "2026-03-01")
    assert mooring("generate", cwd=jobs).returncode == 0
    use(jobs, USE.format(alias="models.JobDetails"))
    use(jobs, USE.format(alias="models.JobResponse"))
    settings = (jobs / "specs/jobs/api.toml").read_text()
    assert settings.count("[versions.v1.kept.classes]") == 1
    assert 'JobDetails = ["JobView", "JobResponse"]' in settings


def test_a_name_that_is_kept_breaks_no_caller(mooring: Run, jobs: Path) -> None:
    def renamed() -> list[str]:
        run = mooring(
            "drift", "v1@2026-01-01", "v1@2026-02-01", "--format", "json", cwd=jobs
        )
        return [
            one["verdicts"]["python"]
            for one in json.loads(run.stdout)["findings"]
            if one["rule"] == "schema-renamed"
        ]

    vendor(mooring, jobs, "JobResponse", "2026-02-01")
    assert renamed() == ["safe"]
    settings = jobs / "specs/jobs/api.toml"
    text = settings.read_text()
    settings.write_text(text[: text.index("[versions.v1.kept.classes]")])
    assert renamed() == ["break"]


def test_a_name_that_people_decided_stays_decided(mooring: Run, jobs: Path) -> None:
    settings = jobs / "specs/jobs/api.toml"
    settings.write_text(
        settings.read_text() + '\n[versions.v1.classes]\nJobResponse = "Job"\n'
    )
    said = vendor(mooring, jobs, "JobResponse", "2026-02-01")
    assert "keeps its name" not in said
    assert mooring("generate", cwd=jobs).returncode == 0
    use(jobs, "from jobs.v1.models import Job, JobResponseCost")


@pytest.mark.parametrize("names", ["[]", '["not a name"]', "3"])
def test_what_is_no_name_is_refused_at_its_place(
    mooring: Run, jobs: Path, names: str
) -> None:
    settings = jobs / "specs/jobs/api.toml"
    settings.write_text(
        f"{settings.read_text()}\n[versions.v1.kept.classes]\nJobView = {names}\n"
    )
    run = mooring("generate", cwd=jobs)
    assert run.returncode == 3
    assert "[invalid-settings]" in run.stderr
