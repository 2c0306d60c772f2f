"""The network of actors as GEXF 1.3, which Gephi and networkx open; parallel edges stay apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportedly.explore.exports.context import Context
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.network import EDGE_FIELDS, NODE_FIELDS, NUMBERS, Edge, Node, network
from reportedly.explore.exports.xml_writing import XmlWriter
from reportedly.reading import Reading

_NAMESPACE = "http://gexf.net/1.3"


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the network of readings."""
    with files.open() as stream:
        write_network(*network(readings, context), stream)


def write_network(nodes: Iterable[Node], edges: Iterable[Edge], stream: BinaryIO) -> None:
    """Write a network."""
    xml = XmlWriter(stream)
    xml.start("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    xml.start("graph", {"defaultedgetype": "directed", "mode": "static"})
    for of, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        xml.start("attributes", {"class": of})
        for name in fields:
            if name != "label":
                kind = "integer" if name in NUMBERS else "string"
                xml.element("attribute", {"id": f"{of}_{name}", "title": name, "type": kind})
        xml.end()
    xml.start("nodes")
    for node in nodes:
        xml.start("node", {"id": node.key, "label": node.values.get("label", "")})
        _values(xml, "node", node.row)
        xml.end()
    xml.end()
    xml.start("edges")
    for edge in edges:
        xml.start("edge", {"id": edge.key, "source": edge.start, "target": edge.end, "label": edge.values["label"]})
        _values(xml, "edge", edge.values)
        xml.end()
    for _ in range(3):
        xml.end()


def _values(xml: XmlWriter, of: str, values: dict[str, str]) -> None:
    xml.start("attvalues")
    for name, value in values.items():
        if name != "label":
            xml.element("attvalue", {"for": f"{of}_{name}", "value": value})
    xml.end()
