"""Whether git keeps what is needed, and has what changes are measured from."""

from collections.abc import Iterator

from mooring.diagnostics import Diagnostic, Misuse, Severity
from mooring.files import shown
from mooring.workflows.checkup.subject import Subject, fault
from mooring.workflows.git import base_commit, base_name
from mooring.workflows.documents.revisions import all_revisions


def left_out_of_git(subject: Subject) -> Iterator[Diagnostic]:
    """Documents or bindings that no clone has, since git is told to ignore them."""
    if subject.repository is None:
        return
    documents = [one.path for *_, one in all_revisions(subject.project)]
    folders = [one / "__init__.py" for one in subject.package_folders]
    kept = [*documents, *(api.settings_path for api in subject.project.apis), *folders]
    for path in subject.repository.ignored(one for one in kept if one.exists()):
        message = f"git ignores {shown(path)}, so a clone does not have it: take the pattern out of .gitignore (git check-ignore -v {shown(path)} names it)."
        yield fault("ignored-by-git", path, message)


def base_branch_missing(subject: Subject) -> Iterator[Diagnostic]:
    """A clone that cannot tell what a change changes."""
    repository = subject.repository
    if repository is None or repository.commit("HEAD") is None:
        return
    try:
        name = base_name(repository, None, subject.environment)
        base_commit(repository, name, subject.environment)
    except Misuse as error:
        yield fault(
            "base-branch-missing",
            subject.project.root,
            f"What changes are measured from is not here. {error}",
            severity=Severity.ERROR if repository.is_shallow else Severity.WARNING,
        )
