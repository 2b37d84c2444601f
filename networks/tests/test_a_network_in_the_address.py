"""``?netwerk=`` narrows a list to one of one's own networks; anything else is a page that does not exist."""

import pytest


@pytest.mark.parametrize(
    "value", ["nergens", "zeist", "%00", "over%00vecht", "%F0%9F%98%80", "a" * 500, "-1'"]
)
@pytest.mark.parametrize("page", ["/zorgen/", "/bijeenkomsten/", "/afspraken/", "/zorgen/wegen/"])
def test_another_network_or_nonsense_is_not_found(cast, login, page, value):
    client = login(cast.mark)
    assert client.get(f"{page}?netwerk=overvecht").status_code == 200

    assert client.get(f"{page}?netwerk={value}").status_code == 404
