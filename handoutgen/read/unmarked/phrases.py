"""What the parts of an article are called: contents, questions, references, chapters, steps.

English first, then Spanish, French, German, Italian, Portuguese, some other languages.
"""

# ruff: noqa: E501 - one phrase a line: wrapped, it would no longer show what it matches

from __future__ import annotations

import re

CONTENTS = re.compile(
    r"(?:table of contents?|contents?|(?:in|inside|on) this (?:article|page|guide|post|section|resource|"
    r"handout|leaflet)(?:,? you(?: will|['’]ll) (?:find|learn))?|what(?:['’]s| is) (?:in|inside|on|covered "
    r"in) this (?:article|page|guide)|jump to(?: section| a section)?|quick links|(?:article|page) "
    r"(?:contents|outline|overview)|at a glance|overview|sections?|skip to(?: section)?|"
    r"(?:tabla de )?contenidos?|en este artículo|índice|contenido|sommaire|table des matières|"
    r"dans cet article|au sommaire|inhalt(?:sverzeichnis|sübersicht)?|in diesem (?:artikel|beitrag)|"
    r"auf dieser seite|indice|in questo articolo|contenuti|sommario|neste artigo|conteúdo|sumário|"
    r"inhoud(?:sopgave)?|in dit artikel|spis treści|innehåll)\s*:?",
    re.IGNORECASE,
)
"""What a list of contents is called."""

FAQ = re.compile(
    r"(?:(?:commonly|frequently) asked questions(?: (?:about|on|\().{0,60})?|faqs?(?: .{0,60})?|"
    r"(?:common|popular) questions(?: about .{0,60})?|questions and answers|q\s?&\s?a|"
    r"preguntas (?:más )?frecuentes.{0,60}|questions fréquentes.{0,60}|foire aux questions|"
    r"questions fréquemment posées|häufig(?: gestellte)?e? fragen.{0,60}|domande frequenti.{0,60}|"
    r"perguntas frequentes.{0,60}|veelgestelde vragen|często zadawane pytania|vanliga frågor|"
    r"ofte stillede spørgsmål)\s*:?",
    re.IGNORECASE,
)

GENRE = re.compile(
    r"(?:guidance|advice|open access|free access|(?:narrative |systematic |original |mini-?)?(?:review|research)(?: articles?)?|"
    r"articles?|blogs?(?: posts?)?|news|features?|opinion|essays?|columns?|editorials?|interviews?|commentary|long reads?|"
    r"fact ?sheets?|leaflets?|hand-?outs?|guides?|podcasts?|transcripts?|case (?:study|studies|report)|q\s?&\s?a|"
    r"(?:patient|health|consumer) (?:information|education|advice|leaflets?)(?: (?:leaflet|sheet|service)s?)?|"
    r"(?:information|advice) for (?:patients|carers|parents|families|the public)(?: (?:and|&) (?:carers|families|relatives))?|"
    r"(?:patient|health|article|a-?(?:z| to z)) (?:library|topics|index)|ask (?:the|an|our) \w+|"
    r"life ?style|health(?: (?:and|&) \w+)?|well-?being|topics?|advice (?:and|&) \w+|tips (?:and|&) \w+|"
    r"(?:issue|vol(?:ume)?\.?|no\.|number|episode|ep\.|part|chapter|lesson|folge|ausgabe|episodio|épisode|numéro|número|aflevering|avsnitt)\s*#?\d+(?:\s?[,·|–-]\s?(?:[^\W\d_]{3,12}\.?\s)?(?:19|20)\d\d)?|"
    r"(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d|"
    r"artículos?|noticias|opinión|entrevistas?|información para pacientes|guías?|dossiers?|actualités?|entretiens?|fiches?(?: (?:pratique|conseil|santé))?|"
    r"information(?:s)? pour les patients|ratgeber|merkblatt|magazin|interviews?|aktuelles|patienteninformation(?:en)?|wissen|"
    r"articoli|notizie|interviste|schede?(?: informativ[ae])?|approfondimenti|artigos|notícias|entrevistas|"
    r"artikel(?:s|en)?|nieuws|patiëntenfolders?|folders?|råd (?:och|og) \w+|fakta(?:blad)?|nyheter|poradnik|artykuły)\s*:?",
    re.IGNORECASE,
)
"""What kind of text a site says a page is, or the part of the site that it stands in."""

REFERENCES = re.compile(
    r"(?:(?:selected |key |article |list of |our |scientific |academic )?"
    r"(?:references?|sources?|bibliography|works cited|citations|literature(?: cited)?|footnotes|endnotes)"
    r"(?: (?:and|&) (?:further reading|sources|references|resources|notes|citations|links))?"
    r"(?: list| cited| consulted| used| for this article)?|(?:further|recommended|suggested) reading|"
    r"referencias(?: bibliográficas)?|bibliografía|fuentes|références(?: bibliographiques)?|bibliographie|"
    r"pour aller plus loin|literatur(?:verzeichnis|angaben|hinweise)?|referenzen|einzelnachweise|"
    r"quellen(?:angaben|verzeichnis|nachweise?)?|riferimenti(?: bibliografici)?|bibliografia|fonti|"
    r"referências(?: bibliográficas)?|fontes|bronnen(?:lijst)?|literatuur(?:lijst)?|referenties|źródła|"
    r"piśmiennictwo|referenser|källor|käll(?:förteckning|hänvisningar)|litteratur(?:liste|lista|förteckning)?|referanser|referencer|kilder|kildeliste|"
    r"lähteet|kirjallisuus|literatura|zdroje|použitá literatura|irodalom|források|referințe|surse|bibliografie|"
    r"kaynak(?:lar|ça)|(?:список )?(?:использованной )?литератур[аы]|источники|библиография|(?:список )?літератур[аи]|джерела|"
    r"βιβλιογραφία|πηγές|מקורות|المراجع|المصادر|参考文献|参考資料|文献|出典|参考|참고문헌)\s*[:：]?",
    re.IGNORECASE,
)

NAMES_REFERENCES = re.compile(
    r"(?:(?:\d{1,3}|[^\W\d_]+) ){0,3}(?:references?|sources?|bibliography|literature|citations|referencias|bibliografía|bibliographie|bibliografia|fuentes|références|"
    r"sources|quellen|literatur|fonti|riferimenti|referências|fontes|bronnen|literatuur|källor|kilder|źródła|источник(?:и|ов)|литература|kaynaklar)"
    r"(?: [^\W\d_]+){0,6}\s*[:：]?",
    re.IGNORECASE,
)
"""Longer names of such a list, sure only where works stand below: "Sources used for this page"."""

CLOSING = re.compile(
    r"(?:(?:the |some )?(?:main|key|final|important|quick|summary|core|big)?\s?"
    r"(?:take-?aways?|take-?home (?:messages?|points)|points|messages?|thoughts|words|notes?|reminders?|"
    r"considerations)(?: (?:to remember|and .{2,30}|on .{2,50}))?|takeaways?|(?:the )?bottom line|"
    r"(?:in )?(?:conclusions?|summary|closing|brief|short)|to (?:sum up|conclude|wrap up)|"
    r"wrapping (?:it )?up|(?:a )?(?:final|last|closing|parting) (?:thought|word|note)s?(?: .{0,40})?|"
    r"concluding (?:thoughts|remarks)|(?:summary|conclusion|recap)(?: (?:and|:|of) .{2,50})?|"
    r"looking (?:ahead|forward)|moving forward|the (?:way|road|path) (?:ahead|forward)|outlook|prognosis|"
    r"when (?:and how |should (?:you|i|someone) |(?:is it time )?to )?(?:to )?(?:see|seek|get|call|ask|"
    r"contact|talk|reach|find|consult|worry|visit|consider)\b.{0,60}|when (?:professional )?help .{0,40}|"
    r"(?:see|call|ask|contact|talk to|speak to) (?:a|an|your|the) (?:gp|doctor|physician|nurse|midwife|dentist|ambulance|therapist)"
    r"(?: (?:now|urgently|as soon as possible|straight away))?(?: (?:if|when)(?: you)?)?|"
    r"(?:seeking|getting|finding|asking for) (?:\w+ )?(?:help|support|professional).{0,40}|"
    r"where to (?:get|find|turn for) (?:help|support|more).{0,40}|(?:get|find) (?:help|support)(?: .{0,30})?|"
    r"(?:professional|further|more) (?:help|support|information|resources|reading)|"
    r"(?:helpful |additional |useful |other |crisis )?(?:resources|helplines|contacts)|next steps|"
    r"what['’]?s next|conclusi(?:ón|ones)|(?:en )?resumen|puntos clave|ideas clave|para recordar|"
    r"reflexi(?:ón|ones) final(?:es)?|para (?:concluir|terminar)|"
    r"cuándo (?:buscar|pedir|acudir|consultar|ir).{0,50}|(?:en )?(?:conclusion|résumé)|points clés|"
    r"(?:l['’]essentiel )?à retenir|pour conclure|quand (?:consulter|demander|chercher).{0,50}|"
    r"le mot de la fin|fazit|zusammenfassung|schlussfolgerung(?:en)?|schlusswort|"
    r"das wichtigste (?:in kürze|zusammengefasst)|auf einen blick|ausblick|"
    r"wann (?:\w+ ){0,3}(?:hilfe|arzt|ärztin|therapie).{0,50}|(?:in )?conclusion[ei]|(?:in )?sintesi|"
    r"riassunto|(?:in )?riassumendo|punti chiave|(?:riflessioni|considerazioni) finali|per concludere|"
    r"quando (?:chiedere|rivolgersi|consultare|cercare).{0,50}|conclus(?:ão|ões)|(?:em )?resumo|"
    r"pontos-chave|considerações finais|quando (?:procurar|buscar|pedir).{0,50}|conclusie|samenvatting|"
    r"tot slot|wanneer (?:\w+ ){0,3}hulp.{0,30}|podsumowanie|sammanfattning|"
    r"wanneer (?:\w+ ){0,4}(?:bellen|huisarts|arts|dokter)|när (?:ska|bör|behöver) (?:\w+ ){0,3}(?:söka|ringa|kontakta)\b.{0,40}|"
    r"hvornår (?:skal|bør) (?:\w+ ){0,3}(?:søge|ringe|kontakte|gå)\b.{0,40}|når (?:skal|bør) (?:\w+ ){0,3}(?:søke|ringe|kontakte)\b.{0,40}|"
    r"milloin (?:\w+ ){0,4}(?:lääkäri\w*|hoitoon|apua)|kiedy (?:\w+ ){0,4}(?:lekarz\w*|pomoc\w*)|ne zaman (?:\w+ ){0,3}(?:doktor\w*|yardım\w*).{0,20}|"
    r"когда (?:\w+ ){0,4}(?:врач\w*|помощ\w*)(?: .{0,30})?|выводы|заключение|итоги|в заключение|yhteenveto|opsummering|oppsummering|sonuç)\s*[:?]?",
    re.IGNORECASE,
)
"""Headings that close an article and never stand below another section."""

CHAPTERS = re.compile(
    r"(?:overview|introduction|background|abstract|transcript|show ?notes|objectives?|(?:materials (?:and|&) )?methods?|results|discussion|research(?: (?:and|&) evidence)?|clinical (?:information|features|description)|"
    r"scoring(?: (?:and|&) interpretation)?|synonyms(?: include)?|(?:the )?(?:signs|symptoms)(?: (?:and|&) (?:symptoms|signs|"
    r"causes))?|causes(?: (?:and|&) risk factors)?|risk factors|triggers|diagnosis(?: and (?:treatment|"
    r"tests))?|tests(?: and diagnosis)?|complications|treatments?(?: options)?|prevention|management|"
    r"recovery|side effects|statistics|síntomas|causas|factores de riesgo|diagnóstico|tratamientos?|"
    r"prevención|introducción|symptômes|facteurs de risque|diagnostic|traitements?|prévention|symptome|"
    r"ursachen|risikofaktoren|diagnose|behandlung|vorbeugung|einleitung|sintomi|cause|fattori di rischio|"
    r"diagnosi|trattament[oi]|cura|prevenzione|introduzione|sintomas|fatores de risco|tratamentos?|"
    r"prevenção|introdução)",
    re.IGNORECASE,
)
"""Chapters that articles on an illness have in common."""

CHAPTER_OPENING = re.compile(
    r"(?:(?:common|possible|potential|main|early|long-term) )?(?:causes|effects|impacts?|signs|symptoms|types|benefits|risks|consequences|"
    r"treatments?(?: options)?|diagnosis|prevention|strategies|ways|tips|techniques|coping|living|managing|understanding|"
    r"history|stages|complications|management|limitations|causas|efectos|señales|síntomas|tipos|beneficios|"
    r"consecuencias|estrategias|effets|signes|symptômes|types|bienfaits|conséquences|stratégies|ursachen|"
    r"folgen|anzeichen|symptome|arten|strategien|cause|effetti|segnali|sintomi|tipi|benefici|conseguenze|"
    r"strategie|efeitos|sinais|sintomas|benefícios|consequências|estratégias)"
    r" (?:of|on|with|for|in|to|and|your|de|del|para|des|du|pour|von|bei|für|di|della|per|da|do)\b",
    re.IGNORECASE,
)
"""How such chapters begin when they name their subject too."""

STEP = re.compile(
    r"(?:step|tip|day|week|stage|phase|part|session|exercise|myth|fact|strategy|technique|skill|rule|"
    r"principle|habit|question|paso|consejo|mito|étape|conseil|mythe|schritt|tipp|mythos|phase|fase|"
    r"passo|consiglio|mito|etapa|dica|stap)\s+(?:(?:#|nr\.?\s?|no\.?\s?|n\.?º?\s?)?\d{1,2}|one|two|three|"
    r"four|five|six|seven|eight|nine|ten)\b\s*[:.–—-]?",
    re.IGNORECASE,
)
"""How a heading of a numbered series begins whose number is part of its words."""
