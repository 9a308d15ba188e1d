"""What websites say around an article in languages beyond the first: Swedish to Japanese."""

# ruff: noqa: E501 - one phrase a line: wrapped, it would no longer show what it matches

from __future__ import annotations

from handoutgen.read.unmarked.habits import SiteBox, habit, whole

FAR_LINES = (
    habit(
        "an advertisement",
        (
            r"reklam|ilan|реклама|広告|annonse|annonce|mainos|hirdetés|inzerce|publicitate|reclame|διαφήμιση",
            r"【(?:PR|広告)】.{0,80}",
        ),
    ),
    habit(
        "a sharing button",
        (),
        (
            r"paylaş|yazdır|поделиться|распечатать|поділитися|シェア|共有|skriv ut|tulosta|jaa|megosztás|sdílet|tisk",
            r"(?:printen?|mailen|delen|imprimer|partager|drucken|teilen|stampa|condividi|imprimir|compartir)(?: [\w'’]+){1,3}",
        ),
    ),
    habit(
        "a control of the page",
        (
            r"(?:saltar|pular|ir|aller|passer|zum|zur|direkt|vai|salta|naar|ga|hoppa|gå|til|spring|przejdź|siirry|hyppää|перейти|skip|jump|mergi|sari|ugrás|přejít)\b"
            r".{0,16}\b(?:contenu|conteúdo|contenido|(?:haupt)?inhalt|contenuto|inhoud|innehåll(?:et)?|indhold(?:et)?|innhold(?:et)?|treści|sisältöön|содерж\w+|"
            r"основн\w+|content|conținut|tartalom\w*|obsah\w*)\b.{0,20}",
            r"ok|submit",
            r"a\s?\+\s*a\s?[-–−]|a\s?[-–−]\s*a\s?\+",
            r"[▶►⏸⏵]?\s*\d{1,2}:\d\d(?::\d\d)?\s?/\s?\d{1,2}:\d\d(?::\d\d)?",
            r"[▶►⏸⏵]\s?[^\W\d_]+(?: [^\W\d_]+)?",
        ),
    ),
    habit(
        "a picture's credit or name",
        (
            r"(?:fotoğraf|görsel|фото|写真|画像|zdjęcie|kuva|afbeelding|bilde?|billede|kép|obrázek)\s*[:：]\s*.{2,160}",
            r"(?:vid[ée]os?|vídeo|видео|動画|film(?:pje)?|wideo)\s*[:：]\s*.{2,160}",
        ),
    ),
    habit(
        "tags or categories of the site",
        (),
        (
            r"(?:etiketler|kategori(?:ler|er)?|метки|теги|рубрик[аи]|タグ|カテゴリー|etiketter|emneord|avainsanat|tagi|štítky|címkék)"
            r"\s*[:：].{1,160}",
        ),
    ),
)

FAR_BOXES = (
    SiteBox(
        "links to other articles",
        whole(
            r"ilginizi çekebilir|(?:bunlar da )?ilginizi çekebilir|benzer yazılar|читайте также|похожие (?:статьи|материалы)",
            r"関連(?:記事|エピソード|リンク)|läs (?:också|även)|relaterade? artiklar|læs også|les også|lue myös",
            r"čtěte také|kapcsolódó cikkek|andere (?:folders|artikelen)(?: .{2,30})?",
        ),
    ),
    SiteBox(
        "the site's words about the author",
        whole(
            r"yazar hakkında|об авторе|про автора|著者(?:について|プロフィール)|om (?:författaren|forfatteren|skribenten)",
            r"o autor(?:ze|ce|ovi|ce)|kirjoittajasta|a szerzőről|despre autor|över författaren",
        ),
    ),
    SiteBox(
        "readers' comments",
        whole(
            r"\d+ (?:gedanken|antworten|reaktionen|kommentare?) (?:zu|auf) .{2,120}",
            r"\d+ (?:réflexions?|réponses?|commentaires?) (?:sur|à|au) .{2,120}|\d+ (?:respuestas?|comentarios?|pensamientos?) (?:en|a|sobre) .{2,120}",
            r"\d+ (?:risposte|commenti|pensieri) (?:su|a) .{2,120}|\d+ (?:respostas|comentários|pensamentos) (?:em|sobre) .{2,120}",
            r"\d+ (?:reacties|gedachten) (?:op|over) .{2,120}|\d+ (?:kommentarer|svar|tankar) (?:till|på|om|til) .{2,120}",
            r"(?:\d+ )?(?:yorumlar?|kommentarer|kommenttia?|komentarze|komentáře|hozzászólás(?:ok)?)(?: ?\(\d+\))?",
            r"(?:комментари[ийея]в?|коментар[іи]в?|отзывы)(?: ?\(\d+\))?|\d+ комментари[йея]в?|(?:\d+件の)?コメント(?:\(\d+\))?|コメントを書く",
            r"yorum (?:yaz|yap)|оставить комментарий|lämna en kommentar|skriv en kommentar|legg igjen en kommentar|plaats een reactie",
        ),
    ),
)
