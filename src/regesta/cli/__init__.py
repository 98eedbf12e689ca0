"""The command line."""

import sys

__all__ = ["main"]

BROKEN_OFF = 130  # as shells have it for what the keyboard breaks off


def main() -> None:
    """Run the command line; exits 0 when done, 1 when it could not, 2 at a wrong call."""
    try:
        # Imported here, so that even a break during the imports is one sentence.
        from regesta.cli.app import run

        status = run()
    except KeyboardInterrupt:
        status = BROKEN_OFF
    if status == BROKEN_OFF:
        sys.stderr.write("Broken off: run the same command again to go on.\n")
    sys.exit(status)
