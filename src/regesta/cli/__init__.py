"""The command line."""

import gc
import sys

__all__ = ["main"]

BROKEN_OFF = 130  # as shells have it for what the keyboard breaks off


def main() -> None:
    """Run the command line; exits 0 when done, 1 when it could not, 2 at a wrong call."""
    try:
        # Imported here, so that even a break during the imports is one sentence; they make many
        # objects and no garbage, which need not be looked for.
        gc.disable()
        from regesta.cli.app import run

        gc.freeze()
        gc.enable()
        status = run()
    except KeyboardInterrupt:
        status = BROKEN_OFF
    if status == BROKEN_OFF:
        sys.stderr.write("Broken off: run the same command again to go on.\n")
    sys.exit(status)
