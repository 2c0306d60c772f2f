"""The network around one actor in the formats of networks, an edge for each kind of tie, its words joined."""

from __future__ import annotations

import sys

from reportedly.explore.exports import gexf, graphml
from reportedly.explore.exports.characters import xml_text
from reportedly.explore.exports.network import Edge, Node, joined
from reportedly.explore.questions import network as asked

WRITERS = {"gexf": gexf.write_network, "graphml": graphml.write_network}


def write_network(network: asked.Network, form: str) -> None:
    """Write a network to standard output, as `gexf` or `graphml`."""
    nodes = [Node(node.key, {"label": xml_text(node.name), "kind": node.kind}, node.articles) for node in network.nodes]
    WRITERS[form](nodes, [_edge(edge, number) for number, edge in enumerate(network.edges, 1)], sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _edge(edge: asked.Edge, number: int) -> Edge:
    told = edge.evidence
    values = {
        "kind": edge.kind,
        "label": edge.label,
        "article": joined(one.article for one in told),
        "publisher": joined(one.publisher or "" for one in told),
        "published": joined(one.published or "" for one in told),
        "spans": joined(f"{one.span[0]}-{one.span[1]}" for one in told),
        "quote": joined(one.words for one in told),
    }
    return Edge(f"edge{number}", edge.start, edge.end, {name: xml_text(value) for name, value in values.items()})
