"""Forms: every place to write becomes a field that can be filled in on a screen."""

from __future__ import annotations

from handoutgen.write.pdf.forms.form import Form, form_of

__all__ = ["Form", "form_of"]
