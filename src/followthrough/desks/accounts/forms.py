"""The sign-in form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField

from followthrough.accounts.queries import user_name_as_written


class SignInForm(AuthenticationForm):
    """Django's own check, in plain words. It never says which of the two was wrong."""

    use_required_attribute = False
    error_messages = {
        "invalid_login": "The user name or password is not right. Check both and try again",
        "inactive": "This account is closed. Ask your administrator",
    }

    username = UsernameField(
        label="User name",
        error_messages={"required": "Enter your user name"},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        error_messages={"required": "Enter your password"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "User name"  # the parent takes the model's own words
        self.fields["username"].widget.attrs.pop("autofocus", None)

    def clean(self) -> dict[str, Any]:
        longest = self.fields["username"].max_length  # type: ignore[attr-defined]  # of the model
        typed = self.cleaned_data.get("username") or ""
        # Folded, a letter can become three, and a failed try is stored by the folded name.
        if max(len(typed), len(typed.casefold())) > longest:
            self.add_error("username", self.error_messages["invalid_login"])  # nobody is called so
            return self.cleaned_data
        if typed:
            self.cleaned_data["username"] = user_name_as_written(typed)
        try:
            return super().clean()
        except forms.ValidationError as refusal:
            # At a control, so that the error summary's link leads somewhere.
            self.add_error("username", refusal)
            return self.cleaned_data
