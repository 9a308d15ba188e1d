"""A password on a finished PDF: AES-256, and open to assistive technology."""

from __future__ import annotations

import io

from handoutgen.errors import CallError

LONGEST = 127
"""Bytes of UTF-8 that a password may have (ISO 32000-2, 7.6.4.3.4)."""


def protected(data: bytes, password: str) -> bytes:
    """Return the PDF in *data* encrypted with *password*; the bytes are other ones each time.

    Who knows the password may do everything, so nothing keeps a screen reader out. Metadata is
    encrypted too: a title may say what a person is treated for. PDF/A forbids encryption
    (ISO 19005-2, 6.1.3), so the file no longer says that it is one; it is still PDF/UA-1.

    Raises:
        CallError: if *password* is empty or longer than a PDF can take.
    """
    if not password:
        raise CallError.at("password", "is empty", "choose one of several words")
    if len(password.encode("utf-8", "surrogatepass")) > LONGEST:
        raise CallError.at("password", f"is longer than {LONGEST} bytes", "choose a shorter one")
    import pikepdf

    from handoutgen.write.pdf.metadata import not_archived

    everything = pikepdf.Permissions(
        accessibility=True,
        extract=True,
        modify_annotation=True,
        modify_assembly=True,
        modify_form=True,
        modify_other=True,
        print_highres=True,
        print_lowres=True,
    )
    # An empty owner's password would open the file to everybody.
    encryption = pikepdf.Encryption(user=password, owner=password, R=6, allow=everything)
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/Metadata" in pdf.Root:
            pdf.Root.Metadata.write(not_archived(pdf.Root.Metadata.read_bytes()))
        pdf.save(made, encryption=encryption, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return made.getvalue()
