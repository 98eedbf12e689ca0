"""Hypothesis looks for new examples at home, and repeats the same ones where a build depends on it."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
