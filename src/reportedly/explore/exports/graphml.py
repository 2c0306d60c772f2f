"""The network of actors as GraphML, which yEd, igraph, Cytoscape and networkx open; parallel edges stay apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportedly.explore.exports.context import Context
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.network import EDGE_FIELDS, NODE_FIELDS, NUMBERS, Edge, Node, network
from reportedly.explore.exports.xml_writing import XmlWriter
from reportedly.reading import Reading

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the network of readings."""
    with files.open() as stream:
        write_network(*network(readings, context), stream)


def write_network(nodes: Iterable[Node], edges: Iterable[Edge], stream: BinaryIO) -> None:
    """Write a network."""
    xml = XmlWriter(stream)
    xml.start("graphml", {"xmlns": _NAMESPACE})
    for of, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name in fields:
            kind = "int" if name in NUMBERS else "string"
            xml.element("key", {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": kind})
    xml.start("graph", {"edgedefault": "directed"})
    for node in nodes:
        xml.start("node", {"id": node.key})
        _data(xml, "node", node.row)
        xml.end()
    for edge in edges:
        xml.start("edge", {"id": edge.key, "source": edge.start, "target": edge.end})
        _data(xml, "edge", edge.values)
        xml.end()
    xml.end()
    xml.end()


def _data(xml: XmlWriter, of: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        xml.element("data", {"key": f"{of}_{name}"}, value)
