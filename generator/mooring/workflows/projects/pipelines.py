"""What runs `mooring ci` for a project: a workflow of GitHub, a job of GitLab, a hook of pre-commit."""

import json
import shlex
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from mooring.rendering import environment, page
from mooring.version import VERSION
from mooring.workflows.git import find_repository
from mooring.workflows.toolchain import templates_folder

REPORT = "gl-code-quality-report.json"


class Pipeline(Enum):
    """Where Mooring is to run by itself."""

    GITHUB = "github"
    GITLAB = "gitlab"
    PRE_COMMIT = "pre-commit"


PATHS = {
    Pipeline.GITHUB: ".github/workflows/mooring.yml",
    Pipeline.GITLAB: ".gitlab-ci.yml",
    Pipeline.PRE_COMMIT: ".pre-commit-config.yaml",
}
TEMPLATES = {
    Pipeline.GITHUB: "pipelines/github.yml.jinja",
    Pipeline.GITLAB: "pipelines/gitlab.yml.jinja",
    Pipeline.PRE_COMMIT: "pipelines/pre-commit.yaml.jinja",
}


class Yaml(str):
    """Text that is safe as a scalar of YAML."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PipelineView:
    """What the templates of pipelines see.

    Args:
        branch: The branch whose changes are checked too once they are merged.
        requirement: What is installed (PEP 508), in quotes.
        folder: The project's folder in the repository; None where it is the topmost one.
        change_folder: The command that goes there.
        check: The command of a hook, which starts in the topmost folder.
        report: The file of GitLab's Code Quality report, from the project's folder; `report_path`, from the topmost.
    """

    branch: Yaml
    requirement: Yaml
    folder: Yaml | None
    change_folder: Yaml | None
    check: Yaml
    report: Yaml
    report_path: Yaml


@dataclass(frozen=True, slots=True)
class PipelineFile:
    """A file that one of them reads, as it would be written; the path is where that one looks for it."""

    path: Path
    text: str


def pipeline_file(pipeline: Pipeline, root: Path) -> PipelineFile:
    """The file for a project.

    Args:
        root: The project's folder, which need not be the topmost one of its repository.
    """
    repository = find_repository(root)
    top = root if repository is None else repository.root
    branch = None if repository is None else repository.default_branch
    below = root.resolve().relative_to(top.resolve()).as_posix()
    is_below = below != "."
    enter = f"cd {shlex.quote(below)}"
    check = shlex.join(["sh", "-c", f"{enter} && mooring check"])
    view = PipelineView(
        branch=_scalar(branch or "main"),
        requirement=_scalar(f"mooring=={VERSION}"),
        folder=_scalar(below) if is_below else None,
        change_folder=_scalar(enter) if is_below else None,
        check=_scalar(check) if is_below else Yaml("mooring check"),
        report=Yaml(REPORT),
        report_path=_scalar(f"{below}/{REPORT}") if is_below else Yaml(REPORT),
    )
    templates = environment([templates_folder()], Yaml)
    text = page(templates, TEMPLATES[pipeline], {"pipeline": view})
    return PipelineFile(top / PATHS[pipeline], text)


def _scalar(text: str) -> Yaml:
    """A text as a double-quoted scalar: every string of JSON is one (YAML 1.2.2, section 1.3)."""
    return Yaml(json.dumps(text))
