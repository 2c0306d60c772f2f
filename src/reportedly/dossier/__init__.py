"""The dossier: many articles and their readings, kept in one file or a PostgreSQL database."""

from reportedly.dossier.dossier import Dossier, open_dossier
from reportedly.dossier.outcomes import Added, Kept

__all__ = ["Added", "Dossier", "Kept", "open_dossier"]
