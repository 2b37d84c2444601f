"""What stands in a PDF, as far as a test wants to know."""

import re
import zlib


def inside(content: bytes) -> str:
    """All of a PDF with its compressed parts unpacked."""
    parts = [content]
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return b"\n".join(parts).decode("latin-1")


def problems(content: bytes, language: str) -> list[str]:
    """What is missing of a tagged A4 letter in a language that reads aloud (PDF/UA-1)."""
    text = inside(content)
    wanted = {
        "no PDF": content.startswith(b"%PDF-"),
        "not PDF/UA": 'pdfuaid:part="1"' in text,
        "not tagged": "/StructTreeRoot" in text and re.search(r"/S ?/H1\b", text) is not None,
        "another language": f"/Lang ({language})" in text,
        "not A4": "/MediaBox [0 0 595.275591 841.889764]" in text,
        "no fonts of ours": "Letter" in text and "DejaVu" not in text,
    }
    return [problem for problem, fine in wanted.items() if not fine]
