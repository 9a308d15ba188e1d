"""Word templates: docxtpl's tags, compiled once, filled many times, and safe.

    template = WordTemplate.open("letter.docx")
    data = template.fill({"client": "Sam Sample"})

The same way for every part: its tags are lifted out of its XML (:mod:`.lifting`), what lies
between them is fixed (:mod:`.plan`), Jinja sees tags only (:mod:`.compiled`), and the values are
put where they belong (:mod:`.assembling`).
"""

from handoutgen.word.inline_image import Image
from handoutgen.word.inserts import Insert, Site
from handoutgen.word.rich_text import Link, Listing, RichText, RichTextParagraph
from handoutgen.word.sub_document import SubDocument
from handoutgen.word.template import WordTemplate

__all__ = [
    "Image",
    "Insert",
    "Link",
    "Listing",
    "RichText",
    "RichTextParagraph",
    "Site",
    "SubDocument",
    "WordTemplate",
]
