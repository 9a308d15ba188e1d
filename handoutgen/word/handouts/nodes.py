"""Where a template prints blocks, and what comes to stand there once all of them are known.

References, numbers and anchors hang on everything that a file prints. So blocks are collected
while its parts are put together, a mark in their place, and written when the last part is done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from handoutgen.compose.for_word import Collected, Settled, WordComposer
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Blocks, Inlines
from handoutgen.report import Report
from handoutgen.word.handouts.dressing import dressed
from handoutgen.word.handouts.host import SharedNeeds, TemplateHost
from handoutgen.word.inserts import Site
from handoutgen.word.namespaces import in_strict
from handoutgen.word.package import CORE, PartName
from handoutgen.write.docx.blocks import write_blocks
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.form import form_of
from handoutgen.write.docx.inlines import write_inlines
from handoutgen.write.docx.properties import core_properties
from handoutgen.write.docx.surroundings import Surroundings

_MARK = "<w:p><!--handout {}--></w:p>"
_MARKS = re.compile(r"<w:p><!--handout (\d+)--></w:p>")
_EMPTY_END = re.compile(r"(?<!</w:p>)(?<!<w:p/>)(?=</w:(?:tc|hdr|ftr|txbxContent)>)")
_LAST_SECTION = re.compile(r"<(\w+:)?sectPr\b(?:(?!<\1?sectPr\b).)*\Z", re.DOTALL)


class HandoutNodes:
    """Writes the composer's nodes into one filled file; *settled* is there at the end."""

    def __init__(self, composer: WordComposer, shared: SharedNeeds, report: Report) -> None:
        self._composer = composer
        self._shared = shared
        self._report = report
        self._fragments: list[tuple[Blocks, PartName]] = []
        self._inlines: list[Inlines] = []
        self._settled: Settled | None = None

    def blocks(self, blocks: Blocks, site: Site) -> str:
        """Return a mark for *blocks*, which are written last."""
        self._fragments.append((blocks, site.part.part))
        return _MARK.format(len(self._fragments) - 1)

    def inlines(self, inlines: Inlines, site: Site) -> str:
        """Return *inlines* as runs that look like the tag that they stand for."""
        self._inlines.append(inlines)
        return dressed(write_inlines(self._host(site.part.part), inlines), site.spot.look.run)

    def finished(self, parts: Mapping[PartName, str]) -> dict[PartName, str]:
        """Return *parts* with all blocks in their places."""
        settled = self._settled = self._composer.settled(self.collected)
        self._shared.form = form_of(settled.handout, "en-US")
        main = self._shared.additions.stock.package.main
        self._write_properties(settled.handout)
        written = [
            self._written(blocks, part)
            for blocks, (_, part) in zip(settled.fragments, self._fragments, strict=True)
        ]
        made = {part: self._placed(xml, written) for part, xml in parts.items()}
        if settled.closing:
            closing = self._written(settled.closing, main)
            made[main] = _closed(made.get(main, ""), closing)
        return made

    @property
    def handout(self) -> Handout:
        """The handout that was filled in, once all parts are finished."""
        assert self._settled is not None  # noqa: S101 - asked for when the file is there
        return self._settled.handout

    @property
    def collected(self) -> Collected:
        return Collected(tuple(blocks for blocks, _ in self._fragments), tuple(self._inlines))

    def _write_properties(self, handout: Handout) -> None:
        """Let the file say of itself what its handout is, and nothing of who made the template."""
        additions = self._shared.additions
        for one in additions.stock.package.relationships(""):
            if one.type == CORE and one.target in additions.stock.package:
                additions.replace_part(one.target, core_properties(handout).encode())

    def _placed(self, xml: str, written: list[str]) -> str:
        if "<!--handout " not in xml:
            return xml
        pieces = _MARKS.split(xml)
        out = pieces[0]
        for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
            block = written[int(number)]
            if block.startswith("<w:tbl>") and out.endswith("</w:tbl>"):
                out += self._gap()
            out += block + after
        return _EMPTY_END.sub("<w:p/>", out)

    def _written(self, blocks: Blocks, part: PartName) -> str:
        if not blocks:
            return ""
        host = self._host(part)
        flow = Flow(host)
        write_blocks(host, flow, blocks, Surroundings(self._shared.styles.width))
        xml = flow.closed()
        return in_strict(xml) if self._shared.additions.stock.flavour.strict else xml

    def _gap(self) -> str:
        return Flow(self._host(self._shared.additions.stock.package.main)).closed()

    def _host(self, part: PartName) -> TemplateHost:
        additions = self._shared.additions.to_part(part)
        return TemplateHost(self._shared, additions, self._composer.words.language, self._report)


def _closed(xml: str, closing: str) -> str:
    """Return the body *xml* with *closing* at its end, before its last section's properties."""
    last = _LAST_SECTION.search(xml)
    if last is not None and "</w:p>" not in last[0]:
        return xml[: last.start()] + closing + xml[last.start() :]
    end = xml.rfind("</w:body>")
    return xml[:end] + closing + xml[end:] if end >= 0 else xml
