"""handoutgen: branded handouts and worksheets from health articles.

As a library::

    from handoutgen import Request, make

    pdf = make(Request(articles=("sleeping-better",), template="worksheet"))
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["HandoutError", "Library", "Person", "Report", "Request", "Workspace", "make", "prepare"]


def __getattr__(name: str) -> Any:
    """Import the library's public names when they are first asked for, so commands start fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Workspace":
        from handoutgen import workspace as home
    elif name == "Library":
        from handoutgen import library as home  # type: ignore[no-redef]
    elif name in ("Person", "Request"):
        from handoutgen import request as home  # type: ignore[no-redef]
    elif name == "HandoutError":
        from handoutgen import errors as home  # type: ignore[no-redef]
    elif name == "Report":
        from handoutgen import report as home  # type: ignore[no-redef]
    else:
        from handoutgen import pipeline as home  # type: ignore[no-redef]
    return getattr(home, name)
