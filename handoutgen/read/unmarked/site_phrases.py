"""What websites say around an article: patterns that a whole line must match.

English first, then Spanish, French, German, Italian, Portuguese, some Dutch, Polish, Swedish.
"""

# ruff: noqa: E501 - one phrase a line: wrapped, it would no longer show what it matches

from __future__ import annotations

from functools import lru_cache

from handoutgen.read.unmarked.far_phrases import FAR_BOXES, FAR_LINES
from handoutgen.read.unmarked.habits import SiteBox, habit, whole
from handoutgen.read.unmarked.journal_phrases import JOURNAL_LINES
from handoutgen.read.unmarked.wiki_phrases import WIKI_LINES

_NETWORK = (
    r"(?:facebook|twitter|x|x \(twitter\)|linkedin|pinterest|instagram|whats ?app|e-?mail|"
    r"copy(?: the)? link|share|tweet|pin(?: it)?|print|reddit|telegram|youtube|tiktok|threads|"
    r"messenger|bluesky|sms|mastodon|tumblr|flipboard|pocket|compartir|partager|teilen|condividi|"
    r"imprimir|imprimer|drucken)"
)
_BOOKING = r"(?:appointment|consultation|session|call|demo|visit|assessment|tour|slot)"
_OFFER = (
    r"(?:for free|free (?:trial|account|demo|guide|e-?book|download|app|template|consultation|"
    r"printable|pdf|worksheet|today|now|course|quiz)|trial|e-?book|\bpdf\b|our app|the app)"
)
_STOCK = r"(?:getty(?: images?)?|shutterstock|unsplash|pexels|istock(?:photo)?|adobe stock|pixabay)"

LINES = (
    habit(
        "a cookie notice",
        (
            r"(?:this (?:web)?site|we|our (?:web)?site|by (?:continuing|using)).{0,80}\bcookies?\b.{0,300}",
            r"cookies on .{2,40}|(?:accept|reject|view|set) (?:\w+ )?cookies",
            r"(?:accept|reject|manage|allow|customi[sz]e|decline)(?: all)? (?:cookies|preferences)"
            r"(?: (?:and|&) close)?",
            r"(?:accept|reject|allow|decline) all|(?:cookies?) (?:settings|preferences|notice|policy)",
            r"(?:aceptar|rechazar)(?: todas?)?(?: las)? cookies|configurar cookies",
            r"(?:este sitio|esta web|usamos|utilizamos|este site).{0,80}cookies.{0,300}",
            r"(?:ce site|nous utilisons|en poursuivant).{0,80}cookies.{0,300}",
            r"(?:tout )?(?:accepter|refuser)(?: tous)?(?: les cookies)|gérer (?:les|mes) cookies",
            r"(?:diese (?:web)?seite|wir (?:verwenden|nutzen)).{0,80}cookies.{0,300}",
            r"(?:alle )?cookies (?:akzeptieren|ablehnen)|cookie-einstellungen",
            r"(?:questo sito|utilizziamo|usiamo).{0,80}cookie.{0,300}",
            r"(?:accetta|rifiuta)(?: tutti)?(?: i)? cookie|deze (?:web)?site.{0,80}cookies.{0,300}",
            r"aceitar(?: todos)?(?: os)? cookies|ta strona.{0,80}cookies.{0,300}",
        ),
        (
            r"accept|decline|aceptar|accepter|akzeptieren|accetta|aceitar|akkoord",
            r"(?:tout accepter|alle akzeptieren|accetta tutti|aceptar todo|aceitar tudo)",
        ),
    ),
    habit(
        "a sharing button",
        (
            rf"{_NETWORK}(?:[\s,|·•/]+{_NETWORK})+",
            r"share (?:this|on|via)\b.{0,50}|(?:tweet|pin|e-?mail|print) this\b.{0,30}",
            r"facebook|twitter|linkedin|pinterest|instagram|whats ?app|copy link|tweet|pin it|reddit",
            r"(?:listen|subscribe|watch|follow)(?: to us)?(?: on| via)?(?: (?:apple|google|amazon|your favou?rite) ?\w*)?|(?:apple|google) podcasts|spotify|deezer|soundcloud|overcast|amazon music|pocket casts",
            r"(?:follow|like|find|connect with) us on\b.{0,60}|\d+ (?:shares|likes)",
            r"comparte? (?:esto|este|en)\b.{0,40}|síguenos en\b.{0,40}",
            r"partage[rz]? (?:cet|sur|cette|l[’'])\b.{0,40}|suivez-nous sur\b.{0,40}",
            r"(?:artikel|beitrag|seite) (?:teilen|drucken)\b.{0,30}|folgen sie uns auf\b.{0,40}",
            r"condividi (?:su|questo|l[’'])\b.{0,40}|seguici su\b.{0,40}",
            r"compartilh(?:e|ar) (?:este|no|em)\b.{0,40}|siga-nos n[oa]\b.{0,40}",
        ),
        (
            r"share(?: with.{0,30})?|print|save|bookmark|like|e-?mail|x|youtube|threads|follow us",
            r"(?:print|save|send|e-?mail) (?:this )?(?:page|article|story)|connect with us",
            r"comparte|compartir|síguenos|imprimir|partager|imprimer(?: l['’]article)?|suivez-nous",
            r"teilen|drucken|folgen sie uns|condividi|stampa|seguici|compartilh(?:e|ar)|siga-nos",
            r"deel dit\b.{0,40}|delen|udostępnij|dela",
        ),
    ),
    habit(
        "an advertisement",
        (
            r"\[?\(?(?:advertisements?|advertising|sponsored(?: content| post| by\b.{0,40})?|"
            r"promoted(?: content)?|paid (?:partnership|promotion|content))\]?\)?",
            r"(?:story |article )?continues below(?: (?:the )?(?:ad|advertisement))?",
            r"(?:article |story )?continues after (?:the )?(?:ad|advertisement)|skip (?:ad|advertisement)",
            r"advertisement\s*[-–—:|].{0,60}|(?:ad|sponsored)\s*[-–—:|].{0,80}|this ad will\b.{0,60}",
            r"advertising (?:&|and) sponsorship|publicidad|publicité|anzeige|werbung|pubblicità",
            r"publicidade|advertentie|reklama|la suite après la publicité",
        ),
        (r"ads?|annons|annonce",),
    ),
    habit(
        "a newsletter box",
        (
            r"(?:sign up|subscribe|join)\b.{0,120}\b(?:newsletter|inbox|e-?mails?|mailing list|"
            r"subscribers)\b.{0,120}",
            r"(?:get|receive|want|like|love)\b.{0,100}\b(?:in|to|into) your (?:inbox|e-?mail)\b.{0,100}",
            r"(?:enter |type )?your (?:best )?e-?mail(?: address)?(?: here)?|e-?mail address(?: ?\*)?",
            r"newsletter\s[«\"“„].{2,60}[»\"”“]",
            r"(?:our |the |free |weekly |monthly )*newsletter(?: sign-?up)?|subscribe(?: now| today)?",
            r"(?:we respect your privacy|no spam|unsubscribe (?:at )?any\s?time)\b.{0,120}",
            r"we(?: will|'ll|’ll)? never (?:spam|share your)\b.{0,80}|you can unsubscribe\b.{0,80}",
            r"sign up (?:today|now)\b.{0,100}!",
            r"by (?:signing up|subscribing|submitting|clicking|entering)\b.{0,80}\b(?:agree|accept|consent|confirm)\b.{0,200}",
            r"(?:mit der anmeldung|en vous inscrivant|al (?:suscribirte|registrarte|enviar)|iscrivendoti|ao (?:se )?(?:inscrever|assinar))\b.{0,200}",
            r"thank(?:s| you) for (?:subscribing|signing up)\b.{0,60}",
            r"(?:suscríbete|suscribirse|apúntate)\b.{0,60}(?:boletín|newsletter|correo).{0,60}",
            r"(?:abonnez-vous|inscrivez-vous)\b.{0,60}(?:newsletter|infolettre|lettre).{0,60}",
            r".{0,40}newsletter (?:abonnieren|bestellen).{0,40}|zum newsletter\b.{0,40}",
            r"(?:iscriviti|abbonati)\b.{0,60}newsletter.{0,60}|(?:assine|inscreva-se)\b.{0,60}newsletter.{0,60}",
        ),
        (
            r"(?:i|you) (?:agree|consent) to (?:the|our|receiving)\b.{0,160}|(?:read|see|view) our privacy (?:policy|notice)\b.{0,60}",
            r"(?:we (?:take|value|care about|protect) your privacy|your (?:privacy|data|e-?mail(?: address)?) (?:is|are|matters?|will (?:never|not) be))\b.{0,160}",
            r"sign up(?: now| today| here| for free)?|join (?:now|today|free|us)\b.{0,60}|first name|last name",
            r"(?:join|sign up)\b.{0,80}\b(?:readers|updates?|community|free|members|teams)\b.{0,60}",
            r"(?:don['’]t|never) miss\b.{0,80}|stay (?:in touch|up to date|connected|informed)\b.{0,60}",
            r"(?:suscríbete|suscribirse|apúntate|regístrate|únete)\b.{0,120}|tu correo electrónico",
            r"(?:abonnez-vous|inscrivez-vous|s['’]abonner|rejoignez)\b.{0,120}|votre (?:adresse )?e-?mail",
            r"(?:abonnieren sie|jetzt abonnieren|melden sie sich)\b.{0,120}|ihre e-mail(?:-adresse)?",
            r"(?:iscriviti|unisciti|abbonati|registrati)\b.{0,120}|la tua e-?mail",
            r"(?:assine|inscreva-se|cadastre-se|junte-se)\b.{0,120}|seu e-?mail",
            r"(?:schrijf je in|abonneer|meld je aan|zapisz się|prenumerera)\b.{0,120}",
        ),
    ),
    habit(
        "a control of the page",
        (
            r"(?:skip|jump) to (?!conclusions)[\w ]{3,30}|back to top|"
            r"(?:scroll )?to (?:the )?top|(?:open|close|toggle) (?:menu|navigation)",
            r"(?:show|read|see|view|load) (?:more|less)(?: \w+){0,2}|expand all|collapse all",
            r"click (?:here|to)\b.{0,50}|learn more|find out more|continue reading|read (?:the )?full \w+",
            r"listen to (?:this|the) (?:article|story|page)(?: .{0,30})?|watch (?:the|this) video|(?:increase|decrease) (?:font|text) size",
            r"saltar al contenido|ir al contenido(?: principal)?|volver arriba|leer más|ver más",
            r"aller au contenu(?: principal)?|haut de page|lire la suite|en savoir plus|voir plus",
            r"zum (?:haupt)?inhalt(?: springen)?|nach oben|mehr (?:lesen|erfahren|anzeigen)|weiterlesen",
            r"vai al contenuto|salta al contenuto|torna su|leggi (?:di più|tutto)|scopri di più",
            r"ir para o conteúdo|pular para o conteúdo|voltar ao topo|leia mais|saiba mais",
            r"naar (?:de )?inhoud|lees (?:meer|verder)|czytaj więcej|läs mer|hoppa till innehåll(?:et)?",
        ),
        (
            r"(?:main )?menu|navigation|search(?: (?:this site|the site|for|\.\.\.))?|top|close|loading",
            r"log ?(?:in|out)|sign ?(?:in|out)|register|my account|create (?:an )?account|play(?: audio| video)?",
            r"(?:log|sign) in (?:or|/) (?:sign up|register|join)|(?:shopping )?(?:cart|basket)(?: \(\d+\))?",
            r"(?:go )?back(?: to (?:all |the )?(?:\w+ ){0,2}(?:articles?|blog|resources|library|list|home|"
            r"news|topics|posts|overview))?|checkout|listen|watch|expand|collapse|a ?a ?a",
            r"(?:select|choose|change) (?:a |your )?(?:language|region)|(?:page|slide) \d+ of \d+",
            r"english(?:[\s|/·]+(?:español|français|deutsch|italiano|português|nederlands))+",
            r"(?:page )?(?:last |next )review(?:ed)?(?: due)?\s*:.{4,40}",
            r"no (?:articles?|results?|posts?|comments?) found|(?:see|view|browse) all\b.{0,30}",
            r"menú|buscar|iniciar sesión|ningún (?:artículo|resultado).{0,20}|rechercher|se connecter|connexion",
            r"aucun (?:article|résultat) trouvé|suche|anmelden|keine (?:artikel|ergebnisse) gefunden",
            r"cerca|accedi|nessun (?:articolo|risultato) trovato|entrar|nenhum (?:artigo|resultado).{0,20}",
            r"zoeken|inloggen|geen (?:artikelen|resultaten) gevonden|zaloguj|szukaj|logga in|sök",
        ),
    ),
    habit(
        "a call to action",
        (
            rf"(?:start|try|get|begin|claim|download|grab)\b.{{0,50}}\b{_OFFER}\b.{{0,40}}",
            r"download(?: now| here| free)?|printer[- ]friendly(?: version)?|get started(?: for free| today| now)",
            r"(?:download|print|get|view|open|save)(?: (?:the|this|our|your|a|free|printable|full|article|"
            r"page|as|in|worksheet|version|guide)){0,4} (?:as )?(?:\(?pdf\)?|app|print version|e-?book|template)"
            r"(?: (?:version|guide|here|now|file))?(?: \(.{2,20}\))?",
            r"was this (?:article|page|information|helpful).{0,40}|rate this (?:article|page).{0,30}",
            r"did (?:you find this|this (?:article|page)).{0,60}helpful.{0,20}|thanks for your feedback",
            r"(?:take|start) (?:our|the|this)(?: \w+){0,4} (?:quiz|test|survey)\b.{0,40}",
            rf"(?:book|schedule|request) (?:a |an |your )?(?:free |online |initial |first |now)+.{{0,20}}{_BOOKING}?.{{0,40}}",
            r"(?:ready|want|need|looking|struggling|interested|curious)\b[^.!?]{0,80}\?\s*(?:book|call|contact|schedule|sign up|reach out|"
            r"download|get (?:started|in touch|your))\b[^.!?]{0,100}\b(?:free|us|our|today|now|consultation|appointment|session|trial)\b[^.!?]{0,60}",
            r"¿?[^.?!]{3,60}\?\s*(?:¡?(?:descarga|descubre|suscr[ií]b|apúntate|reserva)|télécharge|découvr|inscri(?:s|vez)|abonne|lade? |hol dir|jetzt |scarica|"
            r"iscriviti|prenota|baixe|inscreva|download|meld je|schrijf je|zapisz|pobierz)\w*[^.?!]{2,80}",
            r"\[(?:book|call|click|download|get|sign|schedule|contact|start|try|learn|read|watch|buy|order|subscribe|join)\b[^\]]{2,120}\]",
            r"(?:call|text|phone|ring) us (?:on|at|today|now)\b.{0,100}|(?:tel|phone|fax|tél)\s*[.:]\s*[+(]?\d[\d\s().–-]{5,20}",
            r"(?:jetzt )?kostenlos(?:e[ns]?)? (?:\w+ )?(?:testen|herunterladen|starten|anmelden)\b.{0,40}",
            r"(?:[^\W\d_]+ ){1,4}(?-i:PDF)(?: [^\W\d_]+)?",
            r"(?:als )?pdf herunterladen|télécharger (?:le|en) pdf|descargar (?:en )?pdf|scarica (?:il )?pdf",
        ),
        (
            rf"(?!.*(?:\bdoctor|\bgp\b|\bif\b))(?:book|schedule|request|make|arrange)\b.{{0,40}}\b{_BOOKING}\b.{{0,80}}",
            r"(?:call|text|phone|contact|e-?mail|ring) (?:us|our \w+(?: \w+)?|the clinic)\b.{0,120}",
            r"(?:tel|phone|fax|telephone|tél|teléfono|telefon|telefono)\s*[.:]?\s*[+(]?\d[\d\s().–-]{5,20}",
            r"(?:start|try|get|begin|claim)\b.{0,50}\b(?:free|trial|started|now|today)\b.{0,50}|free trial",
            r"(?:find|match with|connect with|talk to|speak (?:to|with)|see) (?:a |an |one of our |our ).{0,40}"
            r"(?:therapist|counsell?or|doctor|expert|provider|specialist)s? (?:near|online|in your area|today|now)\b.{0,40}",
            r"(?:ready|want|need|looking|struggling|interested)\b.{0,80}\?\s*(?:book|call|contact|get|start|"
            r"schedule|reach|sign|click|find|talk|join|download|visit|take|try)\b.{0,120}",
            r"(?:donate|support us|make a (?:gift|donation))(?: (?:today|now|here))?|shop (?:now|our\b.{0,40})",
            r"(?:get in touch|contact us|reach out|book now|enquire)(?: (?:with us|today|now|here|to \w+ \w+))*|sign (?:me )?up",
            r"(?:[^.!?]{3,160}[.!?]\s+){0,2}(?:contact|call|e-?mail|text|reach out to|get in touch with) (?:us|our (?:team|office|clinic|practice))\b[^.!?]{0,160}",
            r"[^.!?]{0,80}\b(?:book|schedule|request|make|arrange)\b[^.!?]{0,30}\b(?:appointment|consultation|session|call|visit)\b[^.!?]{0,40}\b(?:today|now|with us|online)\b[^.!?]{0,80}",
            r"yes(?:\s*[/|]?\s*no)?|no|buy now|add to (?:cart|basket)|learn more about (?:our|us|how we)\b.{0,60}",
            r"(?:reserva|pide|solicita|agenda)\b.{0,50}\b(?:cita|sesión|consulta|llamada)\b.{0,60}",
            r"(?:descarga|prueba|empieza|obtén)\b.{0,60}\b(?:gratis|pdf|ahora|hoy|guía|app)\b.{0,40}|llámanos\b.{0,60}",
            r"(?:prenez|réservez|demandez)\b.{0,50}\b(?:rendez-vous|consultation|séance)\b.{0,60}",
            r"(?:téléchargez|essayez|commencez|obtenez)\b.{0,80}|contactez-nous\b.{0,60}",
            r"(?:jetzt )?(?:termin|erstgespräch|beratung)(?: \w+)? (?:buchen|vereinbaren|anfragen)\b.{0,40}",
            r"(?:vereinbaren|buchen) sie\b.{0,80}|rufen sie uns\b.{0,60}|.{0,30}kostenlos (?:holen|testen)",
            r"(?:prenota|richiedi|fissa)\b.{0,50}\b(?:appuntamento|consulenza|seduta|visita|demo)\b.{0,60}",
            r"(?:scarica|prova|inizia|ottieni)\b.{0,60}(?:gratis|gratuitamente|pdf|ora|oggi|guida|app)\b.{0,40}",
            r"(?:chiamaci|contattaci|fale conosco)\b.{0,60}|(?:baixe|experimente|comece|obtenha)\b.{0,60}",
            r"(?:agende|marque)\b.{0,50}\b(?:consulta|sessão|horário)\b.{0,60}",
        ),
    ),
    habit(
        "a copyright line",
        (
            r"(?:copyright\b|©|\(c\)\s(?:19|20)\d\d).{0,200}|.{0,120}all rights reserved.{0,80}",
            r".{0,120}(?:todos los derechos reservados|tous droits réservés|alle rechte vorbehalten|"
            r"tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden).{0,80}",
            r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\s*(?:©|copyright)\b.{0,80}",
        ),
        (
            r"powered by\b.{0,40}|(?:website|site|web)? ?design(?:ed)? by\b.{0,40}",
            r"registered (?:charity|company|office)\b.{0,120}|charity (?:no|number|registration)\b.{0,80}",
            r"(?:terms|privacy|cookies?|sitemap|accessibility|contact|legal)\b[\w &'’]{0,30}"
            r"(?:\s*[|·•/]\s*[\w&'’ -]{2,30})+",
        ),
    ),
    habit(
        "the publisher's note",
        (
            r"(?:printed|downloaded) from\b.{2,160}",
            r"(?:leaflet|document|publication|reference|form|item|product) (?:number|no\.?|code|id|ref(?:erence)?)\s*[:.]\s*[\w/ .-]{2,30}",
            r"if you (?:need|require|would like|want) (?:this|a copy of this|the) (?:leaflet|information|document|page|booklet|factsheet)\b.{0,40}"
            r"(?:large print|braille|another (?:format|language)|other (?:formats|languages)|audio|easy read)\b.{0,160}",
            r"(?:this (?:leaflet|information|document|factsheet) is |also )?available in (?:large print|braille|other (?:formats|languages))\b.{0,120}",
            r".{2,60} (?:has|have) strict sourcing guidelines\b.{0,300}|how we reviewed this (?:article|page)\s*:?",
            r"(?:produced|issued|prepared|approved|compiled) by\s*:.{2,80}|date of (?:issue|publication|review)\s*:.{2,40}|"
            r"ref(?:erence)?(?: (?:no|number|code)\.?)?\s*:\s*[\w/.-]*\d[\w/.-]*(?: ?v\d[\d.]*)?",
            r"uncontrolled (?:when|if) printed.{0,60}|(?:document|policy|content) owner\s*:.{2,80}",
            r"(?:reproduced|reprinted|adapted|used|republished|shared) (?:here )?(?:with|by) (?:the )?(?:kind )?permission\b.{0,120}",
        ),
        (
            r"(?:written and )?(?:produced|issued|published) by (?-i:the [A-Z]|[A-Z]).{2,200}",
            r"this (?:article|page|story) is (?:more than|over|almost|about) \w+ (?:months?|years?) old",
            r"version\s*:?\s*\d[\d.]*(?:,? .{0,40})?|(?:publication|issue|next review|review|revision|approval) date\s*:.{2,40}",
            r"(?:last|date(?: last)?) (?:revised|reviewed|updated|modified|checked)\s*:?.{2,40}",
            r"(?:did you (?:make|try|enjoy|like|find)|(?:if|how) (?:you|did you) (?:enjoyed|liked|found|like|enjoy|find)) (?:this|these|it)\b.{0,160}",
            r"(?:tell|let) us (?:what you think|know (?:what|how|in the comments|if you))\b.{0,120}|leave (?:a|your) (?:star )?rating\b.{0,60}",
            r"(?:how (?:are we doing|did we do)\?\s*)?[^.!?]{0,60}\b(?:leave|give|send|share)(?: us)?(?: your| some)? feedback\b[^.!?]{0,60}|how (?:are we doing|did we do)",
            r"(?:we (?:welcome|value|would (?:love|like) (?:to hear )?)|(?:give|send|share) (?:us )?(?:your )?)\s?(?:your )?feedback\b.{0,120}",
            r"(?:please )?(?:do not|don['’]t) (?:reproduce|copy|redistribute)\b.{0,120}",
        ),
    ),
    habit(
        "a disclaimer",
        (),
        (
            r"(?:all |any |the |this |our )?(?:information|contents?|material|advice|article|page|blog|site|website|podcast|leaflet|handout|guide|fact ?sheet|sheet|text)s?\b.{0,100}"
            r"\b(?:not|never|no)\b.{0,80}\b(?:medical|professional|personal|individual|health) (?:\w+ )?(?:advice|care|treatment|opinion|diagnosis)\b.{0,300}",
        ),
    ),
    habit(
        "tags or categories of the site",
        (r"(?:#[^\W\d_]\w{1,30}[\s,]*){1,15}", r"filed under\s*:?.{1,120}", r"tags\s*:.{1,160}"),
        (
            r"(?-i:in [A-ZÀ-Þ][\w&'’ -]{2,30}(?:, [A-ZÀ-Þ][\w&'’ -]{2,30}){0,5})",
            r"(?:tags?|tagged(?: (?:as|with|in|under))?|categor(?:y|ies)|topics?|keywords|labels?)\s*[:|].{1,160}",
            r"(?:(?:posted|published|filed) (?:in|under)|more (?:on|about))\s*:?\s+.{1,120}|tagged .{2,120}",
            r"(?:etiquetas|categorías?|étiquettes|catégories?|mots-clés|schlagw(?:ort|örter|orte)|kategorien?|"
            r"tag|categorie|categoria|etichette|trefwoorden|themen|temas)\s*:.{1,160}",
        ),
    ),
    habit(
        "a link to another article",
        (
            r"(?:you (?:may|might) (?:also )?like|related(?: (?:article|post|reading|story))?|also read|"
            r"read (?:also|next|more)|see also|more|recommended(?: reading)?)\s*[:|]\s*.{2,140}(?<![.])",
            r"(?:lee|leer) también\s*:.{0,140}|(?:à )?lire aussi\s*:.{0,140}|voir aussi\s*:.{0,140}",
            r"(?:lesen sie auch|mehr zum thema|siehe auch)\s*:.{0,140}|leggi anche\s*:.{0,140}",
            r"leia também\s*:.{0,140}|lees ook\s*:.{0,140}|(?!.*«).{2,120}\s(?:»|›|→|>>)",
        ),
        (
            r"(?:previous|next|prev|older|newer)(?: (?:article|post|story|page|entry|up|posts))?"
            r"(?:\s*[:»›→«‹←|-]\s*.{0,120})?",
            r"(?:[‹←<]|<<|«(?!.*»))\s*.{2,120}|.{2,120}\s>|(?:read|see|check out)\s*:\s+.{2,140}",
            r"(?:artículo|entrada)? ?(?:anterior|siguiente)(?:\s*[:»›→-]\s*.{0,100})?",
            r"(?:article )?(?:précédent|suivant)(?:\s*[:»›→-]\s*.{0,100})?",
            r"(?:vorheriger|nächster|voriger)(?: (?:artikel|beitrag))?(?:\s*[:»›→-]\s*.{0,100})?",
            r"(?:articolo )?(?:precedente|successivo)(?:\s*[:»›→-]\s*.{0,100})?",
            r"(?:artigo )?(?:próximo|anterior)(?:\s*[:»›→-]\s*.{0,100})?",
        ),
    ),
    habit(
        "a picture's credit or name",
        (
            r"(?:.{0,160}[.!?]\s|\()?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?)"
            r"(?: (?:credits?|courtesy|source))?(?:\s*:\s*|\s+(?:by|via|courtesy of|©)\s+)(?-i:[A-ZÀ-Þ]).{1,100}",
            r"(?:photo|image|picture|illustration) credits?\b.{0,80}",
            rf"(?:credit|source)s?\s*:\s*{_STOCK}\b.{{0,60}}|.{{0,140}}\b{_STOCK}\b.{{0,40}}",
            r"\[(?:image|photo|picture|video|figure|img|infographic|graphic|illustration|bild|imagen|foto|"
            r"immagine)\b.{0,200}\]|(?:image|photo|video|alt(?: text)?)\s*:\s*.{2,160}",
            r"(?:foto|bild|imagen|immagine|fotografía|crédit photo|crédits?|bildquelle|bildnachweis)"
            r"\s*(?::|©|di |von |de |par |por )\s*(?-i:[A-ZÀ-Þ]).{1,100}",
            r"[\w-]{2,60}\.(?:jpe?g|png|gif|webp|svg)",
        ),
    ),
    habit(
        "a counter of the page",
        (
            r"\d{1,3}(?:\.\d)?\s?(?:/\s?5|out of 5|stars?)(?:\s*\(.{0,30}\))?|[★☆\s]{3,}",
            r"\d[\d,.]*k?\s(?:views?|reviews?|reactions?|replies|claps|reads)",
        ),
    ),
    habit(
        "a menu of the site",
        (),
        (
            r"(?:home|about(?: us)?|contact(?: us)?|services|blog|resources|shop|topics|faqs?|help|news|"
            r"events|careers|donate|(?:find|meet) (?:a|an|our|your) (?:therapist|doctor|provider|team|clinic|"
            r"counsell?or)s?|(?:our|the) (?:team|services|approach|story|clinic|practice)|press|media|jobs|"
            r"(?:privacy|terms)(?: (?:of (?:use|service)|policy|notice|and conditions|& conditions))?|"
            r"sitemap|site map|accessibility|locations?|pricing|testimonials|appointments?|products?|"
            r"features|disclaimer|imprint|legal|library|articles|podcasts?|videos?|feedback|conditions|treatments|"
            r"health a(?:-| to )z|(?:conditions|treatments) (?:&|and) (?:treatments|conditions)|"
            r"for (?:patients|professionals|clinicians|families)|patients|professionals|store|books)"
            r"(?:\s*[|·•/>»]+\s*[\w&'’ -]{2,30}){0,12}",
            r"inicio|contacto|sobre nosotros|servicios|quiénes somos|aviso legal|política de privacidad",
            r"accueil|à propos|nos services|mentions légales|politique de confidentialité",
            r"startseite|kontakt|impressum|datenschutz(?:erklärung)?|über uns|leistungen|agb",
            r"contatti|chi siamo|servizi|note legali|informativa (?:sulla )?privacy|prima pagina",
            r"início|contato|quem somos|serviços|política de privacidade|over ons|strona główna|hem|om oss",
        ),
    ),
    *WIKI_LINES,
    *JOURNAL_LINES,
    *FAR_LINES,
)

BOXES = (
    SiteBox(
        "links to other articles",
        whole(
            r"you (?:may|might)(?: also)? (?:like|enjoy|be interested in)(?: these| this)?(?: articles)?",
            r"(?:related|recommended|popular|recent|latest|trending|featured|similar|further|more|other|"
            r"most read)(?: (?:related|recommended|popular|recent|from|on|by|in|for|the|our|this|blog|mental|"
            r"health|wellness))* (?:articles?|posts?|stories|reads|blog|news|from us)(?: .{0,30})?",
            r"related (?:topics?|content|links|pages|guides?|reading|resources|conditions|information)",
            r"(?:read|what to read|keep|continue)(?: this| these)? (?:next|reading)|up next|explore more.{0,30}|related",
            r"more (?:like this|from (?:this|the) (?:author|blog|site))|people also read|trending now",
            r"more (?:from|by) (?-i:[A-ZÀ-Þ]).{2,60}",
            r"(?:más )?(?:artículos|entradas|temas|contenidos?) (?:relacionad[oa]s|recientes|populares)",
            r"(?:también )?te puede interesar|à lire (?:aussi|également)|vous aimerez aussi",
            r"(?:articles?|sujets?|contenus?) (?:similaires?|liés|connexes|récents|associés)",
            r"(?:ähnliche|verwandte|weitere|neueste|beliebte) (?:artikel|beiträge|themen)|mehr zum thema",
            r"das könnte (?:sie|dich) (?:auch )?interessieren|(?:articoli|post) (?:correlati|simili|recenti)",
            r"(?:ti )?potrebbe(?:ro)? (?:anche )?interessarti(?: anche)?|ti potrebbe interessare|leggi anche",
            r"(?:artigos|posts|conteúdos?) (?:relacionados|recentes)|(?:veja|leia) também",
            r"você também pode gostar|gerelateerde artikelen|lees ook|powiązane artykuły",
        ),
    ),
    SiteBox(
        "the site's words about the author",
        whole(
            r"about (?:the|our) (?:authors?|writers?|reviewers?|contributors?)|meet the (?:author|writer)",
            r"(?:author|writer|reviewer)(?:['’]s)? (?:bio(?:graphy)?|profile|note)",
            r"(?:sobre|acerca de[l]?) (?:el |la |o |a )?autora?|à propos de l['’]auteure?",
            r"über (?:den|die) autor(?:in)?|(?:informazioni )?sull['’]autor[ei]|l['’]autor[ei]|over de auteur",
        ),
    ),
    SiteBox(
        "readers' comments",
        whole(
            # "4 Discussion" is a section of a paper, "4 comments" are readers'.
            r"(?:\d+ |reader |your |view (?:all )?)?(?:comments?|responses)(?: \(\d+\))?",
            r"(?:join the |view the )?discussion(?: \(\d+\))?",
            r"(?:leave|post|add|write) (?:a|your) (?:comment|reply|response).{0,30}|comments? section",
            r"\d+ (?:comments?|repl(?:y|ies)|responses?|thoughts) (?:on|to) .{2,80}",
            r"(?:\d+ )?comentarios(?: \(\d+\))?|deja (?:un|tu) comentario|(?:\d+ )?comentários",
            r"(?:\d+ )?commentaires|laisser un commentaire|(?:\d+ )?kommentare?|deixe um comentário",
            r"(?:schreibe?n?|hinterlasse) (?:sie )?einen kommentar|commenti|lascia un commento|reacties",
        ),
    ),
    *FAR_BOXES,
)


@lru_cache(maxsize=8192)
def site_habit(words: str, *, at_edge: bool) -> str | None:
    """Return why *words* are the site's and not the article's, None if they may be either."""
    for line in LINES:
        if line.anywhere.fullmatch(words) or (at_edge and line.edges.fullmatch(words)):
            return line.why
    return None
