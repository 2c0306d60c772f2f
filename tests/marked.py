"""Text marked up for tests: `<source>Ann</source> <cue>said</cue> <content>no</content>`; nobody counts offsets."""

from __future__ import annotations

from pathlib import Path

from reportedly.evaluate.marked import Marked, unmark

CASES = Path(__file__).parent / "cases"
"""Folder of the tables of marked-up cases, one TOML file a step of reading."""

__all__ = ["CASES", "Marked", "unmark"]
