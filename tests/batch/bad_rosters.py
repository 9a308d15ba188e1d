"""Fifty kinds of bad roster: what the file holds, and what a clinic is told of it.

``HEAD`` and rows are CSV unless a case says otherwise; the article is given by the call.
"""

# ruff: noqa: E501 - a table is read by its rows
from __future__ import annotations

from typing import NamedTuple


class Bad(NamedTuple):
    """A roster, a piece of what is said of it, and the exit code of a call without options."""

    name: str
    data: bytes
    said: str
    exit_code: int


def _text(name: str, text: str, said: str, exit_code: int = 1) -> Bad:
    return Bad(name, text.encode(), said, exit_code)


GOOD = "sleeping-better,Sample Good\n"
HEAD = "article,client\n"

BAD_ROSTERS = (
    # The file
    Bad("empty", b"", "is empty", 2),
    Bad("only line ends", b"\r\n\r\n", "is empty", 2),
    Bad("header alone", b"article,client\r\n", "has a header and no rows", 2),
    Bad("header and blank rows", b"article,client\r\n,\r\n , \r\n", "no rows", 2),
    Bad("a PDF", b"%PDF-1.7 and so on", "is a PDF file", 2),
    Bad("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "old kind", 2),
    Bad("a workbook with a password", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "with a password", 2),
    Bad("a broken workbook", b"PK\x03\x04 nothing else", "broken workbook", 2),
    Bad("an RTF file", b"{\\rtf1 hello}", "RTF", 2),
    Bad("a gzip archive", b"\x1f\x8b\x08\0\0", "gzip", 2),
    Bad("zero bytes", b"article,client\r\nsleeping-better,A\0B\r\n", "zero bytes", 2),
    Bad("no encoding at all", b"article,client\r\nsleeping-better,\x81\x8d\r\n", ":2: a char", 2),
    Bad("cut UTF-16", b"\xff\xfea\0r\0t", "broken UTF-16", 2),
    Bad("cut UTF-8", b"\xef\xbb\xbfarticle,client\nx,\xc3", "broken UTF-8", 2),
    # The header
    _text("two columns of one name", "client,client\na,b\n", 'two columns are called "client"', 2),
    _text("one name in two spellings", "Client , client\na,b\n", "two columns", 2),
    _text("two columns of one meaning", "article,Articles\na,b\n", "mean the same", 2),
    _text("two columns of one value", "home work,home_work\na,b\n", "one name in a template", 2),
    _text("a quotation mark never closed in the header", 'article,"client\na,b\n', "quotation", 2),
    # Quoting
    _text("a quotation mark never closed", HEAD + GOOD + 'sleeping-better,"B\nx,y\n', ":3: a quot"),
    _text("text after a quotation mark", HEAD + GOOD + 'sleeping-better,"B"C\n', ":3: text follows"),
    _text("too many cells", HEAD + GOOD + "sleeping-better,B,C\n", ":3: has 3 cells"),
    _text("a cell without end", HEAD + GOOD + f"sleeping-better,{'x' * 140_000}\n", "131,072"),
    # What is asked for
    _text("an unknown article", HEAD + GOOD + "sleping-better,B\n", 'mean "sleeping-better"?'),
    _text("no article", HEAD + GOOD + ",B\n", "needs an article"),
    _text("an article twice", HEAD + GOOD + "sleeping-better;sleeping-better,B\n", "named twice"),
    _text("an article out of the workspace", HEAD + GOOD + "../../etc/passwd,B\n", "no article"),
    _text("an unknown template", "article,template\n" + GOOD, "there is no template", 3),
    _text("an unknown brand", "article,brand\nsleeping-better,lantern-key\n", '"lantern-quay"?', 3),
    _text("an unknown section", "article,sections\nsleeping-better,xyzzy\n", "section", 3),
    _text("a section that is a date", "article,sections\nsleeping-better,04-Jun\n", "is a date", 3),
    _text("an unknown format", "article,format\nsleeping-better,pfd\n", 'mean "pdf"?', 3),
    _text("an unknown edition", "article,edition\nsleeping-better,large\n", '"edition"', 3),
    _text("unknown references", "article,references\nsleeping-better,ful\n", 'mean "full"?', 3),
    _text("no such day", "article,date\nsleeping-better,2025-02-30\n", 'the column "date" holds no date', 3),
    _text("a day as people write it", "article,date\nsleeping-better,4/3/25\n", "2025-03-04", 3),
    _text("no copies", "article,copies\nsleeping-better,0\n", '"copies"', 3),
    _text("copies in words", "article,copies\nsleeping-better,two\n", '"copies"', 3),
    _text("half a copy", "article,copies\nsleeping-better,1.5\n", '"copies"', 3),
    _text("endless copies", "article,copies\nsleeping-better,99999999\n", '"copies"', 3),
    _text("neither yes nor no", "article,discreet\nsleeping-better,perhaps\n", "yes nor no", 3),
    _text("a code with a space", "article,ref\nsleeping-better,K 1\n", '"ref" holds a space', 3),
    _text("a code that may be a name", "article,ref\nsleeping-better,Quince\n", "no digit", 3),
    _text("a title as long as a page", f"article,title\nsleeping-better,{'x' * 2001}\n", "2,000", 3),
    _text("a question nobody can ask", "article,ask\nsleeping-better,How? | scale 9-1\n", "--ask", 3),
    _text("a name no font has", "template,client\nthought-record,\ue000\u1f0a1\U000130c0\n", "font", 3),
    # Rows beside each other
    _text("two rows of one id", "id,article\n7,sleeping-better\n7,sleeping-better\n",
          "called like that of line 2"),
    _text("ids that differ in case", "id,article\na,sleeping-better\nA,sleeping-better\n", "line 2"),
    _text("ids that differ in signs", "id,article\na/1,sleeping-better\na?1,sleeping-better\n",
          "line 2"),
    _text("ids in two normal forms", "id,article\né,sleeping-better\né,sleeping-better\n",
          "line 2"),
    _text("ids that device names hide", "id,article\ncon,sleeping-better\nCON,sleeping-better\n", "line 2"),
    _text("a page of titles", HEAD + "".join(f"none-{n},C\n" for n in range(30)), "(and in 29 more", 3),
)  # fmt: skip
