"""The application as it would be with the row models and steps of `tests.vendors.store.later_form`; for uvicorn."""

from dashboard import app
from tests.vendors.store.later_form import begin_later_form

# After the application: its facets are those of the tables as they are.
begin_later_form()

__all__ = ["app"]
