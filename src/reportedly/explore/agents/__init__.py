"""A dossier for agents, over the Model Context Protocol: few tools that only read, each line with its passage."""
