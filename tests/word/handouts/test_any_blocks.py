"""Whatever blocks there are, a template takes them, and has every style that they use."""

from __future__ import annotations

import io

import docx as python_docx
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from handoutgen.compose.views import BlocksNode
from handoutgen.model.handout import Handout
from handoutgen.report import Report
from handoutgen.word import Site, WordTemplate
from handoutgen.word.handouts.host import SharedNeeds, TemplateHost
from handoutgen.word.package import PartName
from handoutgen.write.docx.blocks import write_blocks
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.form import form_of
from handoutgen.write.docx.surroundings import Surroundings
from tests.strategies import handouts
from tests.word.building import docx, p

TEMPLATE = WordTemplate.from_bytes(docx(p("before"), p("{{p body }}"), p("after")))


class Straight:
    """Writes blocks where they stand, as they are."""

    def __init__(self, shared: SharedNeeds, handout: Handout) -> None:
        self._shared = shared
        self._language = handout.language

    def blocks(self, blocks, site: Site) -> str:  # type: ignore[no-untyped-def]
        host = TemplateHost(self._shared, site.part, self._language, Report())
        flow = Flow(host)
        write_blocks(host, flow, blocks, Surroundings(self._shared.styles.width))
        return flow.closed()

    def inlines(self, inlines, site: Site) -> str:  # type: ignore[no-untyped-def]
        raise NotImplementedError

    def finished(self, parts: dict[PartName, str]) -> dict[PartName, str]:
        return parts


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(handouts)
def test_any_blocks_stand_in_a_template(handout: Handout) -> None:
    additions = TEMPLATE.new_additions()
    shared = SharedNeeds.of(additions, handout.brand, "standard", discreet=handout.discreet)
    shared.form = form_of(handout, "en-US") if not handout.fillable else shared.form
    made = TEMPLATE.fill(
        {"body": BlocksNode(handout.body, "blocks")},
        nodes=Straight(shared, handout),
        additions=additions,
    )
    document = python_docx.Document(io.BytesIO(made))
    assert document.paragraphs[0].text == "before"
    assert document.paragraphs[-1].text == "after"
    known = {style.style_id for style in document.styles}
    body = document.element.body
    used = {
        one.get(qn("w:val")) for one in body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= known
