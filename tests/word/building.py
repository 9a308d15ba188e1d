"""Word files built from a few words of XML, and read again."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = R
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_ROOTS = {
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "comments": "comments",
}


def p(*runs: str, style: str = "") -> str:
    """Return a paragraph of *runs*; what is no XML becomes a run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(_run, runs))}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run; *look* is what its properties hold: ``b`` or whole XML."""
    properties = look if look.startswith("<") else "".join(f"<w:{one}/>" for one in look.split())
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r>{inner}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def tc(*content: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """Return a cell; what is no XML becomes a paragraph."""
    inner = "".join(one if one.startswith("<") else p(one) for one in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def text_box(*content: str) -> str:
    """Return a paragraph with a text box, as DrawingML and its VML twin."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>"
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape">{shape}</a:graphicData></a:graphic>'
    )
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/>'
        f'<wp:docPr id="7" name="Text Box 7"/>{graphic}</wp:inline></w:drawing>'
    )
    twin = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{twin}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def docx(
    *body: str,
    raw: dict[str, str | bytes] | None = None,
    relationships: str = "",
    main_type: str = "document.main",
    properties: dict[str, str] | None = None,
    **parts: str,
) -> bytes:
    """Return a Word file; *parts* are its header, footer, footnotes … by name.

    ``header2`` is a second header. *raw* are other members by name, *relationships* XML to add.
    """
    sections = ""
    links = relationships
    types = ""
    files: dict[str, str | bytes] = {}
    for number, (name, content) in enumerate(parts.items(), 1):
        kind = name.rstrip("0123456789")
        files[f"word/{name}.xml"] = f"<w:{_ROOTS[kind]} {_DECLARED}>{content}</w:{_ROOTS[kind]}>"
        links += f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        if kind in ("header", "footer"):
            which = "first" if name[-1] == "2" else "even" if name[-1] == "3" else "default"
            sections += f'<w:{kind}Reference w:type="{which}" r:id="rId{number}"/>'
    inner = "".join(one if one.startswith("<") else p(one) for one in body)
    document = (
        f"<w:document {_DECLARED}><w:body>{inner}<w:sectPr>{sections}"
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    core = "".join(f"<dc:{name}>{text}</dc:{name}>" for name, text in (properties or {}).items())
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_main_type(main_type)}"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
        f'package.core-properties+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
        **files,
        **(raw or {}),
    }
    return zipped(members)


def _main_type(said: str) -> str:
    return said if "/" in said else f"{_TYPE}.{said}+xml"


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def member(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(data: bytes, name: str = "word/document.xml") -> list[str]:
    """Return the text of each paragraph of a part, breaks and tabs as characters."""
    root = etree.fromstring(member(data, name))
    return [_text(paragraph) for paragraph in root.iter(f"{{{W}}}p")]


def text(data: bytes, name: str = "word/document.xml") -> str:
    return "\n".join(texts(data, name))


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n"}


def _text(paragraph: etree._Element) -> str:
    found = []
    for element in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br"):
        if next(element.iterancestors(f"{{{W}}}p")) is not paragraph:
            continue
        if next(element.iterancestors(f"{{{W}}}pPr"), None) is not None:
            continue
        name = element.tag.rpartition("}")[2]
        found.append((element.text or "") if name == "t" else _SIGNS[name])
    return "".join(found)


def _run(one: str) -> str:
    return one if re.match(r"<(w|mc|m):", one) else r(one)
