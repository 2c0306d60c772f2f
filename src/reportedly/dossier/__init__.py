"""The dossier: many articles and their readings, kept in one file or a PostgreSQL database."""

from reportedly.dossier.dossier import Dossier, open_dossier
from reportedly.dossier.outcomes import Added, Kept
from reportedly.dossier.rereading import Reread

__all__ = ["Added", "Dossier", "Kept", "Reread", "open_dossier"]
