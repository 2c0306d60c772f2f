"""The files that pages load: cytoscape is the very file of its release, and each stands under an address of its own."""

from __future__ import annotations

import hashlib

import pytest

from reportedly.explore.web.assets import ASSETS, asset, asset_address

CYTOSCAPE = "081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8"


def test_cytoscape_is_as_it_was_taken_in() -> None:
    assert hashlib.sha256(asset("cytoscape.js").content).hexdigest() == CYTOSCAPE


@pytest.mark.parametrize("name", ASSETS)
def test_an_asset_has_an_address_of_its_content(name: str) -> None:
    assert asset_address(name) == f"/static/{hashlib.sha256(asset(name).content).hexdigest()[:16]}/{name}"
