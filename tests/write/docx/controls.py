"""Content controls read back out of a DOCX by their tags, as a returned form is read."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from tests.write.docx.reading import W, parts

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FORM = "{urn:handoutgen:form}"
_KINDS = {
    f"{W}text": "text",
    f"{W}richText": "rich",
    f"{W}date": "date",
    f"{W}dropDownList": "drop-down",
    f"{W}group": "group",
    f"{W14}checkbox": "tick",
}


@dataclass(frozen=True)
class Control:
    """A control as the file has it; *value* is its text, or ``true`` where it is ticked."""

    tag: str
    alias: str
    kind: str
    value: str
    number: str
    lock: str
    multi_line: bool
    choices: tuple[str, ...]
    group: str


def controls(data: bytes) -> list[Control]:
    root = etree.fromstring(parts(data)["word/document.xml"])
    return [_control(found) for found in root.iter(f"{W}sdt")]


def _control(found: etree._Element) -> Control:
    (properties,) = found.findall(f"{W}sdtPr")
    (kind,) = [one for one in properties if one.tag in _KINDS]
    said = {
        etree.QName(one).localname: one.get(f"{W}val") or "" for one in properties.iterchildren()
    }
    above = (one.find(f"{W}sdtPr") for one in found.iterancestors(f"{W}sdt"))
    groups = [
        one.find(f"{W}tag").get(f"{W}val")  # type: ignore[union-attr]
        for one in above
        if one is not None and one.find(f"{W}group") is not None
    ]
    return Control(
        tag=said["tag"],
        alias=said["alias"],
        kind=_KINDS[str(kind.tag)],
        value=_value(found, kind, empty="showingPlcHdr" in said),
        number=said["id"],
        lock=said["lock"],
        multi_line=kind.get(f"{W}multiLine") == "1",
        choices=tuple(one.get(f"{W}value") or "" for one in kind.iter(f"{W}listItem")),
        group=groups[0] or "" if groups else "",
    )


def _value(found: etree._Element, kind: etree._Element, *, empty: bool) -> str:
    if kind.tag == f"{W14}checkbox":
        checked = kind.find(f"{W14}checked")
        assert checked is not None
        return "true" if checked.get(f"{W14}val") == "1" else ""
    if empty or kind.tag == f"{W}group":
        return ""
    pieces = []
    for one in found.iter(f"{W}t", f"{W}br"):
        pieces.append(one.text or "" if one.tag == f"{W}t" else "\n")
    return "".join(pieces)


def record(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["customXml/item1.xml"])


def answers(data: bytes) -> dict[str, str]:
    """Return what every field holds, by its id: what is empty, too."""
    by_tag = {one.tag: one for one in controls(data)}
    found = {}
    for field in record(data).iter(f"{FORM}field"):
        id_ = field.get("id") or ""
        tag = field.get("tag") or id_
        own = by_tag[tag]
        if own.kind != "group":
            found[id_] = own.value
            continue
        renamed = {one.get("tag"): one.get("value") or "" for one in field.iter(f"{FORM}place")}
        places = [one for one in by_tag.values() if one.group == tag and one.kind == "tick"]
        marked = [renamed.get(one.tag, one.tag.removeprefix(f"{id_}.")) for one in places]
        chosen = [value for value, one in zip(marked, places, strict=True) if one.value]
        assert len(chosen) <= 1
        found[id_] = chosen[0] if chosen else ""
    return found
