"""The parts of a file that only forms have: a record of the fields, and what empty controls show.

The record is how a returned file says what its controls are::

    <form xmlns="urn:handoutgen:form">
      <field id="mood" kind="radio"/>
      <field id="a-very-long-id" kind="lines" tag="a-very-lo~0badcafe" label="…"/>
    </form>

A field's *tag* is there only where it is not its id, its *label* where the control's title is cut;
``<place value="…" tag="…" label="…"/>`` inside a field of kind ``radio`` only where one of a
place's is not to be seen on its control. ``<order>`` lists the tags of all controls that hold no
others, as they stand in the text: some programs drop the tags. Word keeps such a part (custom
XML) whatever happens to the text.
"""

from __future__ import annotations

import re

from handoutgen.model.blanks.form_fields import FormField
from handoutgen.write.docx.controls import shortened
from handoutgen.write.docx.form import Form, Placeholder
from handoutgen.write.docx.form_tags import label_of, places
from handoutgen.write.docx.formatting import hexadecimal
from handoutgen.write.docx.package import Part, deflated, recurring
from handoutgen.write.docx.xml import DECLARATION, W, escape
from handoutgen.write.style import Look

NAMESPACE = "urn:handoutgen:form"
RECORD = "customXml/item1.xml"
_STORE = "{7D3B6E52-5C0F-4B59-9A37-6A1D0C5E8F10}"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

FORM_TYPES = (
    '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.customXmlProperties+xml"/>'
    '<Override PartName="/word/glossary/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.glossary+xml"/>'
)
FORM_NEEDS = (("customXml", f"../{RECORD}"), ("glossaryDocument", "glossary/document.xml"))
"""Kind and target of the document's relationships to these parts."""

_TAG = re.compile(r'<w:tag w:val="([^"]*)"/>')
_SPACES = 12
_GUIDS: dict[Placeholder, str] = {
    "HandoutPlace": "{2C6B9A41-0F53-4E0B-8B0D-52E1A1E7C001}",
    "HandoutGap": "{2C6B9A41-0F53-4E0B-8B0D-52E1A1E7C002}",
}


def form_parts(form: Form, body: str, look: Look) -> tuple[Part, ...]:
    """Return the record of a *form*'s fields, and the building blocks that empty controls show.

    *body* is the document's, with its controls.
    """
    properties = (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_DATA_STORE}" ds:itemID="{_STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relationships = (
        f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    )
    return (
        deflated(RECORD, _record(form, body)),
        recurring("customXml/itemProps1.xml", properties),
        recurring("customXml/_rels/item1.xml.rels", relationships),
        recurring("word/glossary/document.xml", _placeholders(look)),
    )


def _record(form: Form, body: str) -> str:
    fields = []
    for field in form.fields.values():
        tag = form.tag(field.id)
        own = f' tag="{escape(tag)}"' if tag != field.id else ""
        own += _whole_label(field)
        inner = "".join([_place(form, field, value) for value in places(field)])
        opening = f'<field id="{escape(field.id)}" kind="{field.kind}"{own}'
        fields.append(f"{opening}>{inner}</field>" if inner else f"{opening}/>")
    groups = {escape(form.tag(field.id)) for field in form.fields.values() if places(field)}
    order = " ".join(tag for tag in _TAG.findall(body) if tag not in groups)
    return f'{DECLARATION}<form xmlns="{NAMESPACE}">{"".join(fields)}<order>{order}</order></form>'


def _place(form: Form, field: FormField, value: str) -> str:
    tag, label = form.tag(field.id, value), _whole_label(field, value)
    if tag == field.place(value) and not label:
        return ""
    return f'<place value="{escape(value)}" tag="{escape(tag)}"{label}/>'


def _whole_label(field: FormField, value: str = "") -> str:
    label = label_of(field, value)
    return f' label="{escape(label)}"' if shortened(label) != label else ""


def _placeholders(look: Look) -> str:
    """Return the glossary of building blocks: no-break spaces, with and without a line below."""
    line = f'<w:rPr><w:u w:val="single" w:color="{hexadecimal(look.blank.grey)}"/></w:rPr>'
    blocks = "".join(
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category><w:name w:val="General"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:behaviors><w:behavior w:val="content"/>'
        "</w:behaviors>"
        f'<w:guid w:val="{guid}"/></w:docPartPr><w:docPartBody><w:p><w:r>'
        f"{line if name == 'HandoutGap' else ''}<w:t>{chr(0xA0) * _SPACES}</w:t></w:r></w:p>"
        "</w:docPartBody></w:docPart>"
        for name, guid in _GUIDS.items()
    )
    return (
        f'{DECLARATION}<w:glossaryDocument xmlns:w="{W}"><w:docParts>{blocks}</w:docParts>'
        "</w:glossaryDocument>"
    )
