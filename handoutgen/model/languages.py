"""Language tags, as people write them (BCP 47)."""

from __future__ import annotations

import re

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
HINT = "a BCP 47 tag, two or three letters first: en, es, pt-BR"
