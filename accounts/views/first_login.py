"""The page behind the link of the command line: opening it changes nothing, one post logs in."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import FirstLogin
from accounts.ratelimit import limited
from accounts.services import first_login


@limited("token")
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Who it is for and a button; or the same page for each link that does not work (any more)."""
    try:
        link = first_login.find(token)
        if request.method == "POST":
            user = first_login.use(link)
            logout(request)  # whoever was logged in here may be somebody else
            user.backend = settings.AUTHENTICATION_BACKENDS[0]
            record_authentication(request, user, method="first_login")
            # As after any other login: who has a second factor gives it now, who needs one sets it up.
            return perform_login(request, Login(user=user, redirect_url="/"))
    except FirstLogin.DoesNotExist:
        return render(request, "accounts/first_login_ended.html", status=404)
    except first_login.Ended:
        return render(request, "accounts/first_login_ended.html", status=410)
    return render(request, "accounts/first_login.html", {"person": link.user})
