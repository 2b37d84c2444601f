"""What people change about themselves."""

from accounts.models import User


def choose_language(user: User, language: str) -> None:
    """Pages and mail in another language from now on."""
    user.language = language
    user.save(update_fields=["language"])
