"""The group of commands: their order, and what becomes of what they raise."""

import gc
import traceback

import click

from mooring.cli.terminal import (
    DEFECT,
    UNREADABLE,
    WRONG_USAGE,
    refuse,
    report_defect,
    report_misuse,
    wants_all_errors,
)
from mooring.diagnostics import Misuse, Unreadable
from mooring.limits import TooCostly, bounded


class Commands(click.Group):
    """Lists the commands in the order of their definition, and turns what they raise into a line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        # What a document becomes leads in no circles; to look for them costs a sixth of a run.
        gc.set_threshold(200_000, 50, 100)
        try:
            with bounded():
                return super().invoke(ctx)
        except TooCostly as error:
            refuse((error.diagnostic,), in_full=True)
            ctx.exit(UNREADABLE)
        except Unreadable as error:
            refuse(error.diagnostics, in_full=wants_all_errors())
            ctx.exit(UNREADABLE)
        except Misuse as error:
            report_misuse(str(error))
            ctx.exit(WRONG_USAGE)
        except (
            click.ClickException,
            click.exceptions.Exit,
            click.Abort,
            BrokenPipeError,
        ):
            raise
        # Whatever else is raised is a defect of ours, and no business of the terminal.
        except Exception:
            report_defect(traceback.format_exc())
            ctx.exit(DEFECT)
