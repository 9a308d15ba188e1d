"""The words that stand before a name or a day in a byline, in the languages that are read."""

from __future__ import annotations

REVIEW = (
    r"(?:(?:this article (?:was|has been) )?(?:(?:medically|clinically|scientifically|expert|"
    r"peer|last|professionally|editorially)[\s-]+)?"
    r"(?:reviewed|fact[\s-]?checked|checked|verified|approved|vetted)"
    r"(?:\s+(?:and|&)\s+(?:fact[\s-]?checked|approved|verified|reviewed))?\s*(?:by|:)"
    r"|(?:clinical|medical|expert|fact)?\s*(?:reviewer|checker|review|editor review)s?\s*(?::|by)"
    r"|revisado (?:médicamente |clínicamente )?por|revisión médica(?: de| por)?:?"
    r"|(?:[^\W\d_]+\s){0,3}?[^\W\d_]*(?:check|verif|vérif|prüf|comprob|comprov|contrôl|controll"
    r"|kontroll|"
    r"sprawdz|zweryf|gransk)[^\W\d_]*\s+(?:by|por|par|von|durch|da|door|przez|av|af)|relu par"
    r"|relecture(?: par)?:?|révisé par|revu par"
    r"|validé par|validation médicale\s*:?"
    r"|(?:medizinisch |fachlich )?(?:geprüft|überprüft|durchgesehen|begutachtet) von"
    r"|(?:medizinische |fachliche )?prüfung:|revisionato da|revisione(?: medica| scientifica)?"
    r"(?: a cura di| di| da)?:?|revisto por|revisão(?: médica)?"
    r"(?: por)?:?|beoordeeld door)"
)
WRITE = (
    r"(?:(?:article\s+|text\s+|story\s+|words\s+)?(?:written|posted|published|authored|compiled|"
    r"created|contributed|prepared|submitted)?\s*by\b:?|words:|authors?:|(?:the )?authors?(?=\s+—)"
    r"|(?:escrito |publicado )?por\b:?|autor(?:a|es|as|in|en)?:|(?:écrit |rédigé |publié )?par\b:?"
    r"|auteurs?(?:e|es)?\s*:|(?:geschrieben |verfasst |ein beitrag )?von\b:?|text:"
    r"|(?:scritto |a cura )?(?:da|di)\b:?|autor[ei]:|autrice:|(?:geschreven )?door\b:?"
    r"|(?:skriven )?av\b:?|(?:napisane )?przez:?"
    r"|(?:hosted|presented|interview(?:ed)?|story|text) by\b:?|(?:your )?hosts?\s*:"
    r"|(?:[^\W\d_]+ ){0,2}(?:rédigée?|écrite?|réalisée?|préparée?|proposée?) par\b"
    r"|propos recueillis par"
    r"|(?:rédaction|texte|textes)\s*:|(?:texto|redacción|redação|testo)(?: de| di)?\s*:"
    r"|(?:verfasst|aufgezeichnet|ein (?:beitrag|text|interview)) von\b|(?:redaktion|protokoll"
    r"|interview)\s*:"
    r"|(?:auteurs?|tekst|geschreven door|samengesteld door)\s*:|tekst(?: van| door)\b"
    r"|(?:författare|skribent|skriven av|text(?: av)?)\s*:|(?:skrevet|tekst) (?:af|av)\b:?"
    r"|forfatter\s*:"
    r"|(?:kirjoittaja|teksti)\s*:|(?:autor(?:ka|zy)?|opracowanie|napisała?)\s*:|scris de\b"
    r"|(?:yazar|yazan|hazırlayan)\s*:|szerző\s*:|συγγραφέας\s*:"
    r"|(?:автор(?:ы|ка)?|текст|подготовила?)\s*:|(?:著者|文|作者|執筆)\s*[:：])"
)
UPDATE = (
    r"(?:(?:article |page |content )?(?:last |most recently )?(?:updated|modified|revised|edited)"
    r"(?: on)?|update|actualizado(?: el)?|última actualización|mis à jour(?: le)?"
    r"|dernière mise à jour(?: le)?|(?:zuletzt )?aktualisiert(?: am)?|letzte aktualisierung"
    r"|(?:ultimo )?aggiornat[oa](?: il)?|ultimo aggiornamento|atualizado(?: em)?"
    r"|última atualização|(?:laatst )?(?:bijgewerkt|gewijzigd|herzien)(?: op)?|stand"
    r"|(?:senast |sidst |sist )?(?:uppdaterad|uppdaterat|ändrad|opdateret|oppdatert|revideret"
    r"|revidert)"
    r"(?: den)?|päivitetty|(?:ostatnia )?aktualizacja|zaktualizowano|aktualizováno|actualizat"
    r"|(?:son )?güncellen?me(?: tarihi)?|frissítve|(?:дата обновления|обновлено|оновлено)"
    r"|(?:最終)?更新日?)\s*[:：]?"
)
REVIEWED_ON = (
    r"(?:(?:medically |clinically |last )*reviewed(?: on)?|last review(?: date)?|review date"
    r"|(?:senast )?(?:granskad|granskat|faktagranskad)|revisado(?: el)?|geprüft(?: am)?"
    r"|révisé(?: le)?|relu(?: le)?|revisionato(?: il)?)\s*:?"
)
PUBLISH = (
    r"(?:(?:first |originally )?(?:published|posted|written|created|released|issued)(?: on)?"
    r"|(?:publication |published |post )?date(?: published)?|on|auf|den|op|dnia|på"
    r"|publicado(?: el| em)?"
    r"|fecha(?: de publicación)?|publiée?(?: le)?|date de publication|le|el|il|am|em"
    r"|veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|datum"
    r"|pubblicato(?: il)?|data(?: di pubblicazione)?|gepubliceerd(?: op)?|vom"
    r"|publicer(?:ad|at|et)(?: den)?|publisert|udgivet|julkaistu|(?:data publikacji|opublikowano)"
    r"|publikováno|publicat|megjelent|yayın(?:lanma|lama|)(?: tarihi)?"
    r"|(?:дата публикации|опубликовано|опубліковано)|公開日?|掲載日)\s*[:：]?"
)
