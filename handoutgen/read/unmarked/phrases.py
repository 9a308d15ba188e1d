"""What websites say around an article, as patterns a whole line must match."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteHabit:
    """A habit of websites: why such a line is left out, and what it looks like."""

    why: str
    pattern: re.Pattern[str]


def _habit(why: str, *forms: str) -> SiteHabit:
    return SiteHabit(why, re.compile("(?:" + "|".join(forms) + r")[\s.!:…»›→>]*", re.IGNORECASE))


_NETWORK = (
    r"(?:facebook|twitter|x|x \(twitter\)|linkedin|pinterest|instagram|whats ?app|e-?mail|copy(?: the)? link|"
    r"share|tweet|pin(?: it)?|print|reddit|telegram|youtube|tiktok|threads|messenger|bluesky|sms|"
    r"mastodon|tumblr|flipboard|pocket|compartir|partager|teilen|condividi|imprimir|imprimer|drucken)"
)

LINES = (
    _habit(
        "a cookie notice",
        r"(?:this (?:web)?site|we|our (?:web)?site|by (?:continuing|using)).{0,80}\bcookies?\b.{0,300}",
        r"(?:accept|reject|manage|allow|customi[sz]e)(?: all)?(?: cookies| preferences)?(?: (?:and|&) close)?",
        r"(?:cookies?|privacy) (?:settings|preferences|notice|policy|statement)",
        r"(?:aceptar|rechazar)(?: todas?)?(?: las)?(?: cookies)?|configurar cookies",
        r"(?:este sitio|esta web|usamos|utilizamos).{0,80}cookies.{0,300}",
        r"(?:ce site|nous utilisons|en poursuivant).{0,80}cookies.{0,300}",
        r"(?:tout )?(?:accepter|refuser)(?: les cookies)?|gérer (?:les|mes) cookies",
        r"(?:diese (?:web)?seite|wir (?:verwenden|nutzen)).{0,80}cookies.{0,300}",
        r"(?:alle )?(?:cookies )?(?:akzeptieren|ablehnen)|cookie-einstellungen",
        r"(?:questo sito|utilizziamo|usiamo).{0,80}cookie.{0,300}",
        r"(?:accetta|rifiuta)(?: tutti)?(?: i)?(?: cookie)?",
        r"(?:este site|usamos).{0,80}cookies.{0,300}|aceitar(?: todos)?(?: os)?(?: cookies)?",
        r"deze (?:web)?site.{0,80}cookies.{0,300}",
    ),
    _habit(
        "a sharing button",
        rf"{_NETWORK}(?:[\s,|·•/]+{_NETWORK})+",
        r"share(?: (?:this|on|via|with|to|the))\b.{0,50}|(?:tweet|pin|e-?mail|print) (?:this|it)\b.{0,30}",
        r"facebook|twitter|linkedin|pinterest|instagram|whats ?app|copy link|tweet|share|pin it|reddit",
        r"share|print|save|e-?mail|bookmark|like|\d+ (?:shares|likes)",
        r"(?:print|save|send|e-?mail) (?:this )?(?:page|article|story)",
        r"follow us\b.{0,60}|like us on\b.{0,40}|find us on\b.{0,40}|connect with us\b.{0,40}",
        r"comparte?(?:ir)?(?: (?:esto|este|en|por)\b.{0,40})?|síguenos\b.{0,40}|imprimir",
        r"partage[rz]?(?: (?:cet|sur|cette|l[’'])\b.{0,40})?|suivez-nous\b.{0,40}|imprimer(?: l['’]article)?",
        r"(?:artikel |beitrag |seite )?(?:teilen|drucken)(?: auf\b.{0,30})?|folgen sie uns\b.{0,40}",
        r"condividi(?: (?:su|questo|l[’'])\b.{0,40})?|seguici\b.{0,40}|stampa",
        r"compartilh(?:e|ar)(?: (?:este|no|em)\b.{0,40})?|siga-nos\b.{0,40}|deel dit\b.{0,40}|udostępnij",
    ),
    _habit(
        "an advertisement",
        r"\[?\(?(?:advertisements?|advertising|ads?|sponsored(?: content| post| by\b.{0,40})?|"
        r"promoted(?: content)?|paid (?:partnership|promotion|content))\]?\)?",
        r"(?:story |article )?continues below(?: (?:the )?(?:ad|advertisement))?|skip (?:ad|advertisement)",
        r"advertisement\s*[-–—:|].{0,60}|(?:ad|sponsored)\s*[-–—:|].{0,80}|this ad will\b.{0,60}",
        r"publicidad|publicité|anzeige|werbung|pubblicità|publicidade|advertentie|reklama|annons",
        r"la suite après la publicité|continúa (?:después|tras) (?:de )?la publicidad",
    ),
    _habit(
        "a newsletter box",
        r"(?:sign up|subscribe|join)\b.{0,120}\b(?:newsletter|inbox|e-?mails?|mailing list|updates?|"
        r"weekly|subscribers|readers|list|tips|free|community)\b.{0,120}",
        r"(?:get|receive)\b.{0,100}\b(?:in|to|into|straight to|delivered to) your (?:inbox|e-?mail)\b.{0,80}",
        r"(?:our |the |free |weekly )*newsletter(?: sign-?up)?|subscribe(?: now| today| here)?|sign up(?: now| today| here)?",
        r"(?:enter )?your (?:e-?mail|name)(?: address)?|e-?mail address(?: \*)?|first name|last name",
        r"(?:we respect your privacy|we(?: will|'ll|’ll)? never (?:spam|share)|no spam|unsubscribe)\b.{0,120}",
        r"thank(?:s| you) for (?:subscribing|signing up|joining)\b.{0,60}",
        r"(?:don['’]t|never) miss\b.{0,80}|stay (?:in touch|up to date|connected|informed)\b.{0,60}",
        r"(?:suscríbete|suscribirse|apúntate|regístrate)\b.{0,120}|tu correo electrónico",
        r"(?:abonnez-vous|inscrivez-vous|s['’]abonner|je m['’]abonne)\b.{0,120}|votre (?:adresse )?e-?mail",
        r"(?:abonnieren sie|jetzt abonnieren|melden sie sich|newsletter abonnieren|zum newsletter)\b.{0,120}|ihre e-mail(?:-adresse)?",
        r"(?:iscriviti|unisciti|abbonati|registrati)\b.{0,120}|la tua e-?mail",
        r"(?:assine|inscreva-se|cadastre-se|subscreva)\b.{0,120}|seu e-?mail",
        r"(?:schrijf je in|abonneer|meld je aan|zapisz się|prenumerera)\b.{0,120}",
    ),
    _habit(
        "a control of the page",
        r"skip to (?:main )?(?:content|navigation|search)|jump to (?:main )?content|(?:main |open |close )?menu",
        r"(?:site |toggle )?(?:search|navigation)(?: (?:this site|the site|for|menu|\.\.\.))?|back to top|(?:scroll to )?top|"
        r"(?:go )?back(?: to (?:all |the )?(?:\w+ ){0,2}(?:articles?|blog|resources|library|list|home|news|topics|posts))?",
        r"log ?(?:in|out)|sign ?in|register|my account|create (?:an )?account|(?:shopping )?(?:cart|basket)(?: \(\d+\))?|checkout|"
        r"log in (?:or|/) (?:sign up|register)|sign in (?:or|/) (?:register|sign up)",
        r"(?:show|read|see|view|load) (?:more|less|all)(?: \w+){0,3}|expand(?: all)?|collapse(?: all)?|close|loading|"
        r"click (?:here|to)\b.{0,50}|learn more|find out more|listen(?: to (?:this )?article)?|play(?: audio| video)?|watch(?: the video)?",
        r"(?:increase|decrease|reset)? ?(?:font|text) size|(?:select|choose|change) (?:a |your )?(?:language|region)|a ?a ?a|"
        r"english(?:[\s|/·]+(?:español|français|deutsch|italiano|português))+|(?:page|slide) \d+ of \d+",
        r"saltar al contenido|ir al contenido(?: principal)?|menú|buscar|iniciar sesión|inicio|volver arriba|leer más|ver más|contacto|sobre nosotros",
        r"aller au contenu(?: principal)?|rechercher|se connecter|connexion|accueil|haut de page|lire la suite|en savoir plus|voir plus",
        r"zum inhalt(?: springen)?|suche|anmelden|startseite|nach oben|mehr (?:lesen|erfahren|anzeigen)|kontakt|impressum|datenschutz(?:erklärung)?|über uns",
        r"vai al contenuto|salta al contenuto|cerca|accedi|torna su|leggi (?:di più|tutto)|scopri di più|contatti|chi siamo|nessun (?:articolo|risultato) trovato",
        r"ir para o conteúdo|pular para o conteúdo|entrar|voltar ao topo|leia mais|saiba mais|início|contato|quem somos",
        r"no (?:articles?|results?|posts?|comments?) found|naar (?:de )?inhoud|zoeken|inloggen|lees (?:meer|verder)|czytaj więcej|läs mer|hoppa till innehåll(?:et)?",
    ),
    _habit(
        "a call to action",
        r"(?:book|schedule|request|make|arrange)\b.{0,40}\b(?:appointment|consultation|session|call|demo|visit|assessment|tour)\b.{0,80}",
        r"(?:call|text|phone|contact|e-?mail|ring) (?:us|our \w+(?: \w+)?|the clinic)\b.{0,120}",
        r"(?:tel|phone|call|fax|telephone|helpline|tél|teléfono|telefon|telefono)\s*[.:]?\s*[+(]?[\d][\d\s().–-]{5,20}(?:\s.{0,60})?",
        r"(?:start|try|get|begin|claim|download|grab)\b.{0,50}\b(?:free|trial|started|now|today|app|guide|e-?book|pdf|template|worksheet|checklist)\b.{0,50}",
        r"(?:download|print|get|view|open|save)(?: (?:the|this|our|your|a|free|printable|full|article|page|as|in|worksheet|version|guide)){0,4} (?:as )?(?:\(?pdf\)?|app|print version|e-?book|template)(?: (?:version|guide|here|now|file))?(?: \(.{2,20}\))?",
        r"download(?: now| here| free| pdf)?|printer[- ]friendly(?: version)?|free trial|get started(?: for free| today| now)?|join (?:now|today|free|us)\b.{0,60}",
        r"(?:find|match with|connect with|talk to|speak (?:to|with)|see) (?:a |an |your |one of )?.{0,40}(?:therapist|counsell?or|doctor|expert|provider|specialist)s? (?:near you|today|now|online|in your area)\b.{0,50}",
        r"(?:ready|want|need|looking|struggling|interested)\b.{0,80}\?\s*(?:book|call|contact|get|start|schedule|reach|sign|click|find|talk|join|download|visit|take)\b.{0,120}",
        r"(?:take|start) (?:our|the|this)(?: \w+){0,4} (?:quiz|test|assessment|survey)\b.{0,40}|was this (?:article|page|information|helpful).{0,40}|did (?:you find this|this (?:article|page)).{0,60}helpful.{0,20}|yes(?:\s*[/|]?\s*no)?|rate this (?:article|page).{0,30}",
        r"(?:donate|give|support us|make a (?:gift|donation))(?: (?:today|now|here))?|shop (?:now|our\b.{0,40})|buy now|add to (?:cart|basket)|learn more about (?:our|us|how we)\b.{0,60}",
        r"(?:reserva|pide|solicita|agenda)\b.{0,50}\b(?:cita|sesión|consulta|llamada)\b.{0,60}|(?:descarga|prueba|empieza|obtén)\b.{0,50}\b(?:gratis|pdf|ahora|hoy|guía|app)\b.{0,40}|llámanos\b.{0,60}",
        r"(?:prenez|réservez|demandez)\b.{0,50}\b(?:rendez-vous|consultation|séance)\b.{0,60}|(?:téléchargez|essayez|commencez|obtenez)\b.{0,60}|contactez-nous\b.{0,60}|télécharger(?: le| en)?(?: pdf)?",
        r"(?:jetzt )?(?:termin|erstgespräch|beratung)(?: \w+)? (?:buchen|vereinbaren|anfragen)\b.{0,40}|(?:vereinbaren|buchen) sie\b.{0,80}|(?:jetzt )?kostenlos(?:e[ns]?)? (?:\w+ )?(?:testen|herunterladen|starten|anmelden)\b.{0,40}|(?:als )?pdf herunterladen|rufen sie uns\b.{0,60}",
        r"(?:prenota|richiedi|fissa)\b.{0,50}\b(?:appuntamento|consulenza|seduta|visita|colloquio|demo)\b.{0,60}|(?:scarica|prova|inizia|ottieni)\b.{0,50}(?:gratis|gratuitamente|pdf|ora|oggi|guida|app|prova)\b.{0,40}|chiamaci\b.{0,60}|contattaci\b.{0,60}",
        r"(?:agende|marque)\b.{0,50}\b(?:consulta|sessão|horário)\b.{0,60}|(?:baixe|experimente|comece|obtenha)\b.{0,60}|fale conosco\b.{0,40}",
    ),
    _habit(
        "a copyright line",
        r"(?:copyright\b|©|\(c\)\s).{0,200}|.{0,80}(?:all rights reserved|todos los derechos reservados|tous droits réservés|alle rechte vorbehalten|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden).{0,80}",
        r"(?:©|copyright)?\s*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\s*(?:©|copyright)\b.{0,80}|powered by\b.{0,40}|(?:website|site|design(?:ed)?)(?: design(?:ed)?)? by\b.{0,40}",
        r"(?:terms(?: of (?:use|service))?|privacy(?: policy)?|cookies?(?: policy)?|sitemap|accessibility|contact)(?:\s*[|·•/]\s*[\w&'’ -]{2,30})+",
        r"registered (?:charity|company|office)\b.{0,120}|charity (?:no|number|registration)\b.{0,80}",
    ),
    _habit(
        "tags or categories of the site",
        r"(?:tags?|tagged(?: (?:as|with|in|under))?|categor(?:y|ies)|topics?|filed under|(?:posted|published|filed) in|keywords|labels?|more (?:on|about))\s*[:|]\s*.{1,160}",
        r"(?:etiquetas|categorías?|étiquettes|catégories?|mots-clés|schlagw(?:ort|örter|orte)|kategorien?|tag|categorie|categoria|etichette|trefwoorden)\s*:\s*.{1,160}",
        r"(?:#[^\W\d_]\w{1,30}[\s,]*){1,15}|tagged (?:with|in|under|as) .{2,120}",
    ),
    _habit(
        "a link to another article",
        r"(?:previous|next|prev|older|newer)(?: (?:article|post|story|page|entry|up))?(?:\s*[:»›→«‹←|-]\s*.{0,120})?",
        r"(?:[«‹←<]|<<)\s*.{2,120}|.{2,120}\s(?:[»›→>]|>>)",
        r"(?:read|see|check out|you (?:may|might) (?:also )?like|related|also read|read (?:also|next|more)|see also|more)\s*(?:also|next|more|reading|article|post)?\s*:\s+.{2,140}",
        r"(?:artículo|entrada)? ?(?:anterior|siguiente)(?:\s*[:»›→-]\s*.{0,100})?|(?:lee|leer) también\s*:.{0,140}",
        r"(?:article )?(?:précédent|suivant)(?:\s*[:»›→-]\s*.{0,100})?|(?:à )?lire aussi\s*:.{0,140}|voir aussi\s*:.{0,140}",
        r"(?:vorheriger|nächster|voriger)(?: (?:artikel|beitrag))?(?:\s*[:»›→-]\s*.{0,100})?|(?:lesen sie auch|mehr zum thema|siehe auch)\s*:.{0,140}",
        r"(?:articolo )?(?:precedente|successivo)(?:\s*[:»›→-]\s*.{0,100})?|leggi anche\s*:.{0,140}|(?:artigo )?(?:próximo)(?:\s*[:»›→-]\s*.{0,100})?|leia também\s*:.{0,140}",
    ),
    _habit(
        "a picture's credit or name",
        r"(?:.{0,160}[.\s(])?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?)(?: (?:credits?|courtesy|source))?(?:\s*:\s*|\s+(?:by|from|via|courtesy(?: of)?|of|©)\s+).{2,100}(?<![.!?]\s\S)",
        r"(?:photo|image|picture|illustration) credits?\b.{0,80}|(?:credit|source)s?\s*:\s*(?:getty|shutterstock|unsplash|pexels|istock|adobe|pixabay|freepik)\b.{0,60}",
        r".{0,140}\b(?:getty images?|shutterstock|unsplash|pexels|istock(?:photo)?|adobe stock|pixabay|freepik)\b.{0,60}",
        r"\[(?:image|photo|picture|video|figure|img|infographic|graphic|illustration|bild|imagen|foto|immagine)\b.{0,200}\]|(?:image|photo|picture|video|alt text)\s*:\s*.{2,160}",
        r"(?:foto|bild|imagen|immagine|fotografía|crédit photo|crédits?|bildquelle|bildnachweis)\s*(?::|©|di |von |de |par |por )\s*.{2,100}",
        r"[\w-]{2,60}\.(?:jpe?g|png|gif|webp|svg)",
    ),
    _habit(
        "a counter of the page",
        r"\d{1,3}(?:\.\d)?\s?(?:/\s?5|out of 5|stars?)(?:\s*\(.{0,30}\))?|[★☆\s]{3,}|\d[\d,.]*k?\s(?:views?|reviews?|reactions?|replies|claps)",
    ),
)

MENU = _habit(
    "a menu of the site",
    r"(?:home|about(?: us)?|contact(?: us)?|services|blog|resources|shop|topics|faqs?|help|news|events|careers|donate|"
    r"(?:find|meet) (?:a|an|our|your) (?:therapist|doctor|provider|team|clinic|counsell?or)s?|our (?:team|services|approach|story)|"
    r"(?:privacy|terms)(?: (?:of (?:use|service)|policy|and conditions|& conditions))?|sitemap|site map|accessibility|"
    r"press|media|jobs|locations?|pricing|testimonials|appointments?|products?|features|disclaimer|imprint|legal)"
    r"(?:[\s]*[|·•/>»]+[\s]*[\w&'’ -]{2,30}){0,12}",
)
"""Words that are a menu only before the title and after the last paragraph."""

CONTENTS = re.compile(
    r"(?:table of contents?|contents?|(?:in|inside|on) this (?:article|page|guide|post|section|resource|handout|leaflet)(?:,? you(?: will|['’]ll) (?:find|learn))?|"
    r"what(?:['’]s| is) (?:in|inside|on|covered in) this (?:article|page|guide)|jump to(?: section| a section)?|quick links|"
    r"(?:article|page) (?:contents|outline|overview)|at a glance|overview|sections?|skip to(?: section)?|"
    r"(?:tabla de )?contenidos?|en este artículo|índice|contenido|sommaire|table des matières|dans cet article|au sommaire|"
    r"inhalt(?:sverzeichnis|sübersicht)?|in diesem (?:artikel|beitrag)|auf dieser seite|indice|in questo articolo|contenuti|"
    r"sommario|neste artigo|conteúdo|sumário|inhoud(?:sopgave)?|in dit artikel|spis treści|innehåll)\s*:?",
    re.IGNORECASE,
)

BOXES = (
    SiteHabit(
        "links to other articles",
        re.compile(
            r"(?:(?:you (?:may|might)(?: also)? (?:also )?(?:like|enjoy|be interested in)(?: these)?)|"
            r"(?:related|recommended|popular|recent|latest|trending|featured|similar|further|more|other|most read)"
            r"(?: (?:related|recommended|popular|recent|from|on|by|in|for|the|our|this|blog|mental|health|wellness|topics?))*"
            r" (?:articles?|posts?|stories|reads|topics?|resources?|content|links|pages|guides?|blog|news|you|author|us)(?: .{0,30})?|"
            r"(?:read|up|what to read|keep|continue) (?:next|reading|more)|explore (?:more|further|related).{0,30}|more like this|related|see also|"
            r"(?:más )?(?:artículos|entradas|temas|contenidos?) (?:relacionad[oa]s|recientes|populares)|también te puede interesar|te puede interesar|"
            r"(?:articles?|sujets?|contenus?) (?:similaires?|liés|connexes|récents|associés)|à lire (?:aussi|également)|vous aimerez aussi|sur le même thème|"
            r"(?:ähnliche|verwandte|weitere|neueste|beliebte) (?:artikel|beiträge|themen)|das könnte (?:sie|dich) (?:auch )?interessieren|mehr zum thema|"
            r"(?:articoli|post|argomenti) (?:correlati|simili|recenti|consigliati)|potrebbe (?:anche )?interessarti(?: anche)?|ti potrebbe interessare|leggi anche|"
            r"(?:artigos|posts|conteúdos?) (?:relacionados|recentes|semelhantes)|(?:veja|leia) também|você também pode gostar|"
            r"gerelateerde artikelen|lees ook|powiązane artykuły|relaterade artiklar)\s*:?",
            re.IGNORECASE,
        ),
    ),
    SiteHabit(
        "the site's words about the author",
        re.compile(
            r"(?:about (?:the|our) (?:authors?|writers?|reviewers?|contributors?)|(?:author|writer|reviewer)(?: bio(?:graphy)?| profile|['’]s note)?|meet the (?:author|writer)|"
            r"(?:sobre|acerca de[l]?) (?:el |la )?autora?|à propos de l['’]auteure?|über (?:den|die) autor(?:in)?|(?:informazioni )?sull['’]autor[ei]|l['’]autor[ei]|sobre (?:o|a) autora?|over de auteur)\s*:?",
            re.IGNORECASE,
        ),
    ),
    SiteHabit(
        "readers' comments",
        re.compile(
            r"(?:(?:\d+ |reader |your |leave a |post a |add a |join the |view |all )*(?:comments?|reply|discussion|responses?|thoughts on .{2,80})(?: \(\d+\)| section)?|"
            r"leave (?:a|your) (?:comment|reply).{0,30}|comentarios(?: \(\d+\))?|deja (?:un|tu) comentario|(?:\d+ )?commentaires|laisser un commentaire|"
            r"(?:\d+ )?kommentare?|(?:schreibe|hinterlasse) einen kommentar|commenti|lascia un commento|(?:\d+ )?comentários|deixe um comentário|reacties)\s*:?",
            re.IGNORECASE,
        ),
    ),
)
"""Headings of the site's own boxes: what stands below them goes with them."""

CHAPTERS = re.compile(
    r"(?:overview|introduction|background|(?:the )?(?:signs|symptoms)(?: (?:and|&) (?:symptoms|signs|causes))?|causes(?: and risk factors)?|risk factors|triggers|"
    r"diagnosis(?: and (?:treatment|tests))?|tests(?: and diagnosis)?|complications|treatments?(?: options)?|prevention|management|recovery|outlook|side effects|statistics|"
    r"síntomas|causas|factores de riesgo|diagnóstico|tratamientos?|prevención|introducción|symptômes|causes|facteurs de risque|diagnostic|traitements?|prévention|"
    r"symptome|ursachen|risikofaktoren|diagnose|behandlung|vorbeugung|einleitung|sintomi|cause|fattori di rischio|diagnosi|trattament[oi]|cura|prevenzione|introduzione|"
    r"sintomas|causas|fatores de risco|diagnóstico|tratamentos?|prevenção|introdução)",
    re.IGNORECASE,
)
"""Chapters that articles on an illness have in common."""

FAQ = re.compile(
    r"(?:(?:commonly|frequently) asked questions(?: (?:about|on|\().{0,60})?|faqs?(?: .{0,60})?|(?:common|popular) questions|questions and answers|q\s?&\s?a|"
    r"preguntas (?:más )?frecuentes.{0,40}|questions fréquentes|foire aux questions|questions fréquemment posées|häufig(?: gestellte)?e? fragen.{0,40}|domande frequenti.{0,40}|"
    r"perguntas frequentes|veelgestelde vragen|często zadawane pytania|vanliga frågor|ofte stillede spørgsmål)\s*:?",
    re.IGNORECASE,
)

REFERENCES = re.compile(
    r"(?:(?:selected |key |article |list of |further )?(?:references?|sources?|bibliography|works cited|citations|literature(?: cited)?|footnotes|endnotes)(?: (?:and|&) (?:further reading|sources|references|resources|notes|citations|links))?(?: list| cited| consulted| used)?|"
    r"article sources|sources and references|referencias(?: bibliográficas)?|bibliografía|fuentes|références(?: bibliographiques)?|bibliographie|sources|"
    r"literatur(?:verzeichnis|angaben|hinweise)?|quellen(?:angaben|verzeichnis|nachweise?)?|einzelnachweise|referenzen|riferimenti(?: bibliografici)?|bibliografia|fonti|"
    r"referências(?: bibliográficas)?|fontes|bronnen(?:lijst)?|literatuur(?:lijst)?|referenties|źródła|piśmiennictwo|referenser|källor|referencer|kilder)\s*:?",
    re.IGNORECASE,
)

CLOSING = re.compile(
    r"(?:(?:the )?(?:main|key|final|important|quick|summary|core|big)?\s?(?:take-?aways?|take-?home (?:messages?|points)|points|messages?|thoughts|words|notes?|reminders?|considerations)(?: (?:to remember|and .{2,30}|on .{2,50}))?|"
    r"takeaways?|(?:the )?bottom line|(?:in )?(?:conclusions?|summary|closing|brief|short)|to (?:sum up|conclude|wrap up)|wrapping (?:it )?up|(?:a )?(?:final|last|closing|parting) (?:thought|word|note)s?(?: .{0,40})?|"
    r"concluding (?:thoughts|remarks)|(?:summary|conclusion|recap)(?: (?:and|:|of) .{2,50})?|looking (?:ahead|forward)|moving forward|outlook|prognosis|"
    r"when (?:and how |should (?:you|i) |(?:is it time )?to )?(?:to )?(?:see|seek|get|call|ask|contact|talk|reach|find|consult|worry|visit|consider)\b.{0,60}|"
    r"(?:seeking|getting|finding|asking for) (?:\w+ )?(?:help|support|professional).{0,40}|where to (?:get|find|turn for) (?:help|support|more).{0,40}|(?:get|find) (?:help|support)(?: .{0,30})?|(?:professional|further|more) (?:help|support|information|resources|reading)|(?:helpful |additional |useful |other )?(?:resources|helplines|contacts)|"
    r"next steps|what'?s next|conclusi(?:ón|ones)|(?:en )?resumen|puntos clave|ideas clave|reflexiones? finales?|para (?:concluir|terminar)|cuándo (?:buscar|pedir|acudir|consultar).{0,50}|"
    r"(?:en )?(?:conclusion|résumé)|points clés|à retenir|(?:l['’]essentiel )?à retenir|pour conclure|quand (?:consulter|demander).{0,50}|le mot de la fin|"
    r"fazit|zusammenfassung|schlussfolgerung(?:en)?|schlusswort|das wichtigste (?:in kürze|zusammengefasst)|auf einen blick|wann (?:\w+ ){0,3}(?:hilfe|arzt|ärztin|therapie).{0,50}|ausblick|"
    r"(?:in )?conclusion[ei]|(?:in )?sintesi|riassunto|punti chiave|riflessioni finali|considerazioni finali|per concludere|quando (?:chiedere|rivolgersi|consultare|cercare).{0,50}|"
    r"conclus(?:ão|ões)|(?:em )?resumo|pontos-chave|considerações finais|quando (?:procurar|buscar|pedir).{0,50}|conclusie|samenvatting|tot slot|wanneer (?:\w+ ){0,3}hulp.{0,30}|podsumowanie|sammanfattning)\s*[:?]?",
    re.IGNORECASE,
)

STEP = re.compile(
    r"(?:step|tip|day|week|stage|phase|part|session|exercise|myth|strategy|technique|skill|paso|étape|schritt|fase|passo|stap)\s+"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b\s*[:.–—-]?",
    re.I,
)
"""How a heading of a numbered series begins whose number is part of its words."""
