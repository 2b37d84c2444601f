"""Two hundred texts that try to become more than text: markup, scripts, addresses, template syntax."""

from itertools import product

# How somebody breaks out of where a text stands: an element, an attribute, a comment, a script, a style.
WAYS_OUT = (
    "",
    '">',
    "'>",
    "</textarea>",
    "</title></option></select>",
    "--></script></style>",
    '" autofocus x="',
    "' style='",
    "]]></template>",
    "\\u003c/p\\u003e`;",
)
# What they bring in; 191919 times 7 is a number that stands on no page.
VECTORS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert&#40;1&#41;"/>',
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>klik</a>",
    "<form action=//x.example><input name=csrf>",
    "<math><mi xlink:href='data:text/html,<b>1</b>'>",
    "<style>@import '//x.example';</style>",
    "<base href=//x.example>",
    "<meta http-equiv=refresh content=0>",
    "<div hx-get=/account/ hx-trigger=load>",
    "onmouseover=alert(1) data-x=",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7|add:'1343426' }}{{7*191919}}",
    "{% now 'Y' %}{% include 'base.html' %}{% load x %}",
    "${7*191919} #{7*191919} <%= 7*191919 %> {7*191919}",
    "%(name)s %s {0} {{ settings.SECRET_KEY }}",
)
PAYLOADS = [f"{way_out}{vector}" for way_out, vector in product(WAYS_OUT, VECTORS)]
COMPUTED = "1343433"
SPECIAL = str.maketrans(dict.fromkeys("<>&\"'`{}%$#=/\\:;@[]()|", "x"))


def neutral(text: str) -> str:
    """As long and with the same words and lines, but nothing in it means anything."""
    return text.translate(SPECIAL)


def chunks(longest: int) -> list[str]:
    """The payloads as texts of at most ``longest`` characters, a payload a line, each after some words."""
    texts, text = [], "Z"
    for payload in PAYLOADS:
        line = f"\nT {payload}"
        if len(text) + len(line) > longest:
            texts.append(text)
            text = "Z"
        text += line
    return [*texts, text]
