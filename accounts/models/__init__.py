"""People: who they are to the application, and what is kept about what they did."""

from accounts.models.audit import AuditEvent
from accounts.models.data import AddressChange, DataRequest, Erasure, FirstLogin
from accounts.models.person import Language, User, UserManager

__all__ = [
    "AddressChange",
    "AuditEvent",
    "DataRequest",
    "Erasure",
    "FirstLogin",
    "Language",
    "User",
    "UserManager",
]
