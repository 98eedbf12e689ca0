"""The command line."""

from regesta.cli.app import main

__all__ = ["main"]
