"""The small words that every sentence of a language needs, and the words of its buttons."""

from __future__ import annotations

SMALL_WORDS = {
    "en": "the of and to in a is that for it with as was on be by this are from at or have an"
    " not your you can which their what how when they has will more about who may our his her"
    " these been if there we do but all its were my than i get learn into also them some other"
    " where should after before could does them why here find free read up out no one",
    "es": "de la que el en y los se del las un por con una su para es al lo como más pero sus le"
    " ha este porque esta son entre cuando muy sin sobre también hasta hay donde quien desde"
    " todo nos durante todos uno les ni contra otros ese eso ante ellos esto antes algunos qué"
    " cómo puede pueden tu tus ser está obtén gratis únete más mi nuestra nuestro sí cada ningún",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce"
    " il sont avec son aux elle ou mais vous nous cette leur été votre vos ses d'un d'une l'on"
    " comme tout peut être sans ces fait même aussi entre après bien où deux notre nos ils elles"
    " quand très peuvent ont si on y aucun gratuitement c'est qu'il comment obtenez découvrez",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch"
    " es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen"
    " so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ihre ihr kann"
    " können wenn wir was unter diese dieser dieses ihnen ihren uns keine kein jetzt kostenlos"
    " hier alle erfahren ich ihrem seine viele dann",
    "it": "di e il la che in a per un del è le si con i da non una dei alla della sono al più come"
    " gli nel anche ha o ma su lo delle suo sua tra questo essere dalla dal questa due ai ed se"
    " nella degli molto può dopo loro cui tuo tua tuoi tue tutte tutti tutto ogni quando perché"
    " ci ottieni nessun nessuna gratuitamente scopri unisciti utilizzano possono sul sulla"
    " un'app cosa come chi dove nostro nostra l'ansia dell",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao"
    " ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso"
    " ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você são pode"
    " podem suas sobre às este essa nós nosso nossa gratuitamente obtenha nenhum cada saiba",
    "nl": "de van een het en in is dat op te zijn voor met die niet aan er om ook als bij door maar"
    " uit nog naar dan of ze wat over kan geen worden wordt je jouw u uw meer hun deze heeft"
    " hebben ik hij zij we wij ons onze tot wel werd hoe waar veel gratis alle kunnen moet",
    "pl": "w i na z do się nie to że jest o jak a po od co za przez ale dla tym są oraz może które"
    " który która być czy lub tego już tylko jego jej ich gdy przy bardzo także nad pod ze"
    " przed bez więcej można kiedy twój twoje twoja nas nam każdy darmowy bezpłatnie",
    "sv": "och i att det som en på är av för med den till inte om ett har de från så man kan vi"
    " men eller sig var du din ditt dina när också ska hur mer alla blir efter vid över under"
    " detta dessa finns mycket vara många denna utan än vad gratis här",
    "da": "og i at det er en til af på for med den de ikke der som et har du din dit om kan vi men"
    " fra så eller sig når også skal hvordan mere alle bliver efter ved over under dette disse"
    " findes meget være mange denne uden end hvad jeg man gratis her",
    "nb": "og i å det er en til av på for med den de ikke som et har du din ditt om kan vi men fra"
    " så eller seg når også skal hvordan mer alle blir etter ved over under dette disse finnes"
    " mye være mange denne uten enn hva jeg man gratis her",
    "fi": "ja on ei se että hän oli en ovat mutta kun niin myös joka kuin tai voi olla sen ole jos"
    " mitä miten sinun kaikki enemmän ovat tämä nämä siitä vain",
    "tr": "ve bir bu için ile da de olarak olan daha en çok gibi ne kadar sonra ya veya ancak her"
    " ama mi nasıl değil nedir sizin tüm olabilir",
    "ro": "și de în a la cu pe că nu un o este pentru din se mai care sau sunt ce să fi dar ale"
    " lui prin după cum poate dumneavoastră toate când",
    "cs": "a se v na je že s z do o k i to jako za by ale pro po jsou od jeho co který jak nebo"
    " když více jsem být může ve vaše vám také při",
}
BUTTON_WORDS = {
    "es": "enviar reserva reservar ahora gustado boletín valora gratis plantilla plantillas"
    " descargar descarga descargue compartir buscar inicio"
    " precios artículos artículo relacionados relacionado siguiente comprobado utilizar obtener"
    " obtén obtenga pruebe empezar comenzar regístrate registrarse suscríbete suscribirse"
    " aplicación plataforma equipos página recursos iniciar sesión servicios nosotros"
    " comentarios etiquetas categorías imprimir correo encontraron usar modelo preguntas"
    " frecuentes",
    "fr": "envoyer réserver valider essayer essayez gratuit gratuite gratuits gratuitement"
    " modèle modèles télécharger"
    " téléchargez utiliser utilisez partager rechercher recherche accueil tarifs connexion"
    " fonctionnalités commencer inscrivez réserver démonstration découvrir similaires suivant"
    " précédent équipes logiciel ressources imprimer commentaires plateforme obtenez obtenir"
    " confidentialité fréquentes",
    "de": "absenden senden bestellen merken kostenlos kostenlose kostenlosen vorlage vorlagen"
    " herunterladen verwenden teilen suche"
    " startseite anmelden testen holen preise kontakt ressourcen weiter zurück drucken datenschutz"
    " impressum jetzt ähnliche beiträge artikel funktionen buchen abonnieren kommentare mehr"
    " gefunden gratis sichern häufige gestellte fragen",
    "it": "invia prenota acquista ottieni gratis gratuitamente gratuito gratuita modello"
    " modelli scarica scaricare"
    " condividi accedi registrati iscriviti prezzi risorse funzionalità articoli articolo"
    " correlati successivo precedente utilizza stampa commenti inizia nessun trovato prenota"
    " utilizzare pagina domande frequenti",
    "pt": "enviar reserve grátis gratuitamente gratuito modelo modelos baixar baixe"
    " compartilhar partilhar"
    " pesquisar entrar preços recursos artigos artigo relacionados próximo obter obtenha comece"
    " começar experimente experimentar aplicativo equipes equipas cadastre imprimir comentários"
    " página início contato encontrado usar plataforma perguntas frequentes",
    "nl": "versturen verzenden bestellen gratis sjabloon sjablonen delen zoeken inloggen"
    " prijzen gebruiken aanmelden artikelen"
    " gerelateerde gevonden downloaden probeer",
    "pl": "wyślij zapisz udostępnij szukaj zaloguj szablon szablony pobierz bezpłatnie cennik"
    " zacznij korzystać"
    " użyj znaleziono artykułów wypróbuj",
    "sv": "skicka lyssna gratis mallar hämta prova ladda ner sök priser logga artiklar hittades"
    " använd",
    "da": "gratis skabelon skabeloner prøv hent priser søg artikler fundet brug",
    "nb": "gratis maler prøv hent priser søk artikler funnet bruk",
    "fi": "ilmaiseksi ilmainen lataa käytä malli mallit hanki esimerkki hae hinnat",
    "tr": "gönder yanıtla reklam hakkında ücretsiz indir şablon şablonlar kullan paylaş örnek"
    " edinin",
    "cs": "zdarma stáhnout šablona šablonu šablony použít ukázkové ceny",
    "hu": "ingyen letöltés letöltése sablon sablonok használata árak",
    "id": "unduh gunakan dapatkan gratis terkait bagikan contoh",
}
"""Words of buttons and menus; one is enough where a line has no word of the text's language."""
