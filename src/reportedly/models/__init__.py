"""The trained parts: loading, running, training, their model cards; weights are data."""
