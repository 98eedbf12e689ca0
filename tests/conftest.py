"""Hypothesis looks for new examples at home; where a build depends on it, it repeats the same."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
