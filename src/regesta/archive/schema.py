"""The tables of an archive, for SQLite and PostgreSQL alike.

Seen: ``folder``, ``witness``, ``document``, ``transcript``. Said by the machine: ``reading``.
Derived, and made anew at will: ``letter`` and ``mentioned``.
"""

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.schema import ExecutableDDLElement

METADATA = MetaData()

MIGRATION = Table(
    "migration",
    METADATA,
    Column("name", String, primary_key=True),
)

# The fingerprint of the regesta that finished the last build.
MADE = Table("made", METADATA, Column("by", String, primary_key=True))

FOLDER = Table(
    "folder",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("path", Text, nullable=False, unique=True),
)

WITNESS = Table(
    "witness",
    METADATA,
    Column("folder", ForeignKey("folder.position"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("hash", String(64)),
    Column("media_type", String, nullable=False),
    Column("stamp", String),
    Column("fingerprint", String),
    Column("fault", Text),
    Column("doubt", Text),
)

TRANSCRIPT = Table(
    "transcript",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("zones", Text, nullable=False),
    Column("fingerprint", Text, nullable=False, index=True),
)

DOCUMENT = Table(
    "document",
    METADATA,
    Column("folder", Integer, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("transcript", ForeignKey("transcript.hash"), nullable=False, index=True),
    Column("id", Text, unique=True),
)

# What one reader said of one transcript, as JSON in the order in which it was said.
READING = Table(
    "reading",
    METADATA,
    Column("transcript", ForeignKey("transcript.hash"), primary_key=True),
    Column("reader", String, primary_key=True),
    Column("said", Text, nullable=False),
)

LETTER = Table(
    "letter",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("transcript", String(64), index=True),
    Column("earliest", String(10), index=True),
    Column("latest", String(10)),
    Column("kind", String),
    Column("dated", Boolean, nullable=False),
    Column("signed", Boolean, nullable=False),
    Column("record", Text, nullable=False),
)

MENTIONED = Table(
    "mentioned",
    METADATA,
    Column("letter", ForeignKey("letter.number", ondelete="CASCADE"), nullable=False),
    Column("side", String, nullable=False),
    Column("folded", Text, nullable=False),
    UniqueConstraint("letter", "side", "folded"),
    Index("mentioned_by_name", "side", "folded"),
)

# The words of a letter as they are searched: folded, Han characters parted. A trigger lets them go
# with their letter, so that nothing is found that is no more.
SEARCH = (
    "CREATE VIRTUAL TABLE found USING fts5(text, sender, addressee, place,"
    " tokenize = 'unicode61 remove_diacritics 0')",
    "CREATE TRIGGER found_no_more AFTER DELETE ON letter"
    " BEGIN DELETE FROM found WHERE rowid = old.number; END",
)
for statement in SEARCH:
    _ddl: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]
    event.listen(METADATA, "after_create", _ddl.execute_if(dialect="sqlite"))
