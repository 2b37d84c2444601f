"""The square that an app scans: every dark dot of the code, and nothing else."""

import re

from qrcode import QRCode

from accounts.mfa import drawn

ADDRESS = "otpauth://totp/anneke%40example.org?secret=ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP&issuer=Bondgenoten"


def dots_of(svg: str) -> set[tuple[int, int]]:
    """Column and row of what the bars of a drawing cover; each bar is one dot high and goes back."""
    bars = [list(map(int, bar)) for bar in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", svg)]
    assert all(there == back for *_, there, back in bars)
    dots = [(x + n, y) for x, y, width, _ in bars for n in range(width)]
    assert len(dots) == len(set(dots))
    return set(dots)


def test_the_bars_cover_the_dark_dots_of_the_code():
    code = QRCode(mask_pattern=0)
    code.add_data(ADDRESS)
    rows = code.get_matrix()

    svg = drawn(ADDRESS)

    assert dots_of(svg) == {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    assert f'viewBox="0 0 {len(rows)} {len(rows)}"' in svg


def test_another_secret_is_another_square():
    assert drawn(ADDRESS) != drawn(ADDRESS.replace("ABC", "DEF"))
