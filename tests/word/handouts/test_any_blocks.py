"""Whatever blocks there are, a template takes them, and has every style that they use."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx as python_docx
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from tests.write.docx.expected import any_body_words
from tests.write.docx.reading import squeezed, words

SIGNS = re.compile("[☐☑○●]")
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


def filled(handout: Handout) -> bytes:
    """Return the template with the blocks of *handout* in it."""
    additions = TEMPLATE.new_additions()
    shared = SharedNeeds.of(additions, handout.brand, handout.edition, discreet=handout.discreet)
    shared.form = form_of(handout, "en-US")
    return TEMPLATE.fill(
        {"body": BlocksNode(handout.body, "blocks")},
        nodes=Straight(shared, handout),
        additions=additions,
    )


some = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
any_handouts = st.builds(
    lambda handout, fillable: replace(handout, fillable=fillable), handouts, st.booleans()
)


@some
@given(any_handouts)
def test_any_blocks_stand_in_a_template(handout: Handout) -> None:
    document = python_docx.Document(io.BytesIO(filled(handout)))
    assert document.paragraphs[0].text == "before"
    assert document.paragraphs[-1].text == "after"
    known = {style.style_id for style in document.styles}
    body = document.element.body
    used = {
        one.get(qn("w:val")) for one in body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= known


@some
@given(any_handouts)
def test_every_word_stands_in_a_template_once_and_in_order(handout: Handout) -> None:
    found = words(filled(handout))
    ways = any_body_words(handout.body, handout.edition)
    wanted = [f"before{squeezed(said)}after" for said in ways]
    if handout.fillable:  # a form's signs are words, since they change; a sheet's are bullets
        found, wanted = SIGNS.sub("", found), [SIGNS.sub("", said) for said in wanted]
    assert found in wanted
