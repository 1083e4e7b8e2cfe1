"""The application as it would be with the row models and steps of `tests.vendors.store.later_form`; for uvicorn."""

from tests.vendors.store.later_form import begin_later_form

begin_later_form()

from dashboard import app  # noqa: E402

__all__ = ["app"]
