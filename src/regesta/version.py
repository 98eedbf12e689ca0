"""The version of regesta: readings carry it, and archives know who wrote them."""

VERSION = "0.1.0"
