"""What accounts, and the packages that log people in, forget of somebody who is erased."""

import json
from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts import ratelimit
from accounts.models import AddressChange, AuditEvent, DataRequest, FirstLogin, User
from bondgenoten.lib.erasing import Erased

PACKAGES = ("django.", "allauth.")


def forget(erased: Erased) -> None:
    """Addresses, second factors, links, sessions and counted tries go; audit lines name the empty row."""
    user, words = erased.user, [word for word in (erased.address, erased.public_id) if word]
    _forget_in_packages(user)
    AddressChange.objects.filter(Q(user=user) | Q(address__iexact=erased.address)).delete()
    FirstLogin.objects.filter(user=user).delete()
    DataRequest.objects.filter(user=user).open().update(done_at=timezone.now())
    AuditEvent.objects.filter(object_id=erased.public_id).update(object_id=user.public_id)
    forget_sessions(user, words)
    forget_tries(erased.address)
    transaction.on_commit(lambda: forget_tries(erased.address))  # also what was counted meanwhile


def _forget_in_packages(user: User) -> None:
    """Whatever a package keeps of a user is about logging in, and goes as a whole."""
    for model in apps.get_models():
        if model.__module__.startswith(PACKAGES):
            for field in model._meta.fields:
                if field.related_model is User:
                    model._base_manager.filter(**{field.name: user}).delete()
    user.groups.clear()
    user.user_permissions.clear()


def forget_sessions(user: User, words: Iterable[str]) -> int:
    """Remove the sessions of this person and every session in which one of ``words`` stands; how many.

    They lie in the table as signed text, so each has to be opened. A login that was not finished, and what
    was typed when one ended, name somebody by address or id only.
    """
    spelled = [json.dumps(word)[1:-1] for word in words]
    found = []
    for session in Session.objects.iterator(chunk_size=1000):
        kept = session.get_decoded()
        text = json.dumps(kept)
        if kept.get(SESSION_KEY) == str(user.pk) or any(word in text for word in spelled):
            found.append(session.pk)
    return Session.objects.filter(pk__in=found).delete()[0]


def forget_tries(address: str) -> None:
    """Tries to log in are counted in the cache for some minutes, by a keyed hash of the address."""
    for action in settings.RATE_LIMITS:
        ratelimit.forget(action, address)
