"""Logging in with a mailed code: the same steps for an address that nobody has."""

from __future__ import annotations

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts import ratelimit
from accounts.models import User
from accounts.services import entering


class RequestCodeView(allauth_views.RequestLoginCodeView):
    """Mails a code. allauth makes and mails one only when somebody has the address, which takes longer."""

    def form_valid(self, form) -> HttpResponse:
        start(self.request, form.person, form.cleaned_data["email"])
        return FormView.form_valid(self, form)


def start(request: HttpRequest, person: User, email: str) -> None:
    """Mail a code and remember in the session for whom, be it nobody."""
    login = Login(email=email)  # without a person: one that is known would cost a query at each step
    login.state["stages"] = {"current": LoginByCodeStage.key}
    stage = LoginByCodeStage(LoginStageController(request, login), request, login)
    stage.state.update(LoginCodeVerificationProcess.initial_state(person, email), initiated_by_user=True)
    process = LoginCodeVerificationProcess(stage)
    entering.mail_code(person, process.generate_code())
    process.add_sent_message({"email": email, "recipient": email})
    process.persist()


class ConfirmCodeView(allauth_views.ConfirmLoginCodeView):
    """Three tries a code; allauth counts in the session, which many at once read before one writes."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        asked = f"{request.session.session_key}:{self._process.state['at']}"
        try:
            ratelimit.consume(request, "code_try", key=asked)
        except ratelimit.TooOften:
            return self._no_more()
        return super().post(request, *args, **kwargs)

    def _verify_form_valid(self, form) -> HttpResponse:
        if self._process.user is None:  # a lucky guess at the code of nobody
            form.add_error("code", get_adapter().validation_error("incorrect_code"))
            return self.form_invalid(form)
        return super()._verify_form_valid(form)

    def form_invalid(self, form) -> HttpResponse:
        """Count a wrong code. Whose it was is looked up for a right one only: finding somebody takes time."""
        if AbstractCodeVerificationProcess.record_invalid_attempt(self._process):
            return FormView.form_invalid(self, form)
        return self._no_more()

    def _no_more(self) -> HttpResponse:
        """The code is of no use any more, and the page to ask another says so."""
        self._process.abort()
        adapter = get_adapter()
        adapter.add_message(
            self.request, messages.ERROR, message=adapter.error_messages["too_many_login_attempts"]
        )
        return redirect("account_request_login_code")


request_code = RequestCodeView.as_view()
confirm_code = ConfirmCodeView.as_view()
