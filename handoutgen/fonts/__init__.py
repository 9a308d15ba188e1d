"""Fonts: faces and families, text shaped into runs of glyphs, and programs for PDF to embed.

``families`` says what a brand's choice comes to, ``runs`` turns text into glyphs and says where
it may break, ``programs`` gives what a PDF embeds. The rest serves these three. README.md says
where the fonts come from; ``prepare`` makes their files and is for developers only.
"""
