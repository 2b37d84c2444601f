"""Which network a page or form is about. There is no current network in the session: the page says it."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest

from networks.models import Network


def chosen(request: HttpRequest, networks: Iterable[Network]) -> Network | None:
    """The network in ``?netwerk=``, the only one there is, or None when there is a choice to make.

    Raises Http404 for a network that is not among ``networks``, and when there are none.
    """
    options = list(networks)
    slug = request.GET.get("netwerk") or request.POST.get("netwerk")
    if slug:
        options = [network for network in options if network.slug == slug]
    if not options:
        raise Http404
    return options[0] if len(options) == 1 else None


def filtered(request: HttpRequest, networks: Iterable[Network]) -> Network | None:
    """The network a list is narrowed to by ``?netwerk=``, or None for all. Raises Http404 for another's."""
    slug = request.GET.get("netwerk")
    if not slug:
        return None
    for network in networks:
        if network.slug == slug:
            return network
    raise Http404
