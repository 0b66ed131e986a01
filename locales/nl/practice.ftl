# De oefensite: every sentence of its pages. The words of the two manuals are the words here.

## On every page
practice-site = Oefensite
practice-not-real = Dit is een oefensite op je eigen computer. Niets hier is echt.
practice-language-nl = Nederlands
practice-language-en = English
practice-log-in = Inloggen
practice-log-out = Uitloggen
practice-continue = Verder
practice-confirm = Bevestigen
practice-save = Opslaan
practice-cancel = Annuleren
practice-back = Terug
practice-code = Code
practice-to-first-page = Begin van de oefensite
practice-university-name = Oefenuniversiteit
practice-portal-name = Oefenportaal

## The people
practice-person-demo = Demi Oefenaar
practice-person-collega = Colin Oefenaar
practice-person-servicedesk = Servicedesk
practice-person-eid-demo = Demi Oefenaar
practice-person-eid-collega = Colin Oefenaar
practice-person-eid-stranger = Iemand anders

## First page
practice-home-title = Oefenen met inloggen
practice-home-lead = Hier oefen je elke stap: een toestel koppelen, inloggen met een code of QR-code, en weer binnenkomen als je toestel weg is. Er kan niets misgaan, want er staat niets van jou in.
practice-home-account = Je oefenaccount
practice-home-more-accounts = Met hetzelfde wachtwoord bestaan ook:
practice-home-university = Toestellen beheren, een toestel koppelen met een QR-code, de resetcode en de weg terug.
practice-home-portal = Inloggen met een code, de back-upcode, een sms-code, en de instellingen onder Beveiliging.
practice-home-data = Wat je hier doet, blijft op deze computer in de map die bij het starten is gekozen.

## Logging in
practice-login-title = Inloggen
practice-login-name = Gebruikersnaam
practice-login-password = Wachtwoord
practice-login-wrong = Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.
practice-login-by-qr = Inloggen met alleen een QR-code
practice-login-nothing-registered = Je bent ingelogd met alleen je wachtwoord. Koppel nu een toestel of authenticatie-app; daarna vraagt de site er bij het inloggen naar.
practice-other-method = Andere inlogmethode gebruiken
practice-methods-lead = Kies hoe je wilt inloggen. Je ziet wat er bij je account hoort.
practice-use-app = Code van de authenticatie-app
practice-use-tiqr = QR-code scannen
practice-use-sms = Sms-code
practice-use-backup-code = Gebruik back-upcode
practice-method-app = Authenticatie-app
practice-method-tiqr = QR-code scannen (tiqr)
practice-method-sms = Sms-code
practice-method-backup-code = Back-upcode
practice-method-backup-code-hint = Als je niet bij je app of telefoon kunt.
practice-to-reset = Toestel kwijt of geblokkeerd?

## Codes
practice-code-wrong =
    Die code klopt niet. { $left ->
        [one] Je hebt nog één poging.
       *[other] Je hebt nog { $left } pogingen.
    }
practice-code-wait =
    Er zijn te veel verkeerde codes ingevuld. { $minutes ->
        [one] Wacht 1 minuut en probeer het dan opnieuw.
       *[other] Wacht { $minutes } minuten en probeer het dan opnieuw.
    }
practice-code-used = Die code is al gebruikt. Wacht op de volgende en vul die in.
practice-code-expired = Die code is verlopen. Vraag een nieuwe.

## The authenticator app
practice-app-title = Code van de authenticatie-app
practice-app-lead = Open je authenticatie-app en vul de code in die daar nu staat.
practice-app-scan = Scan deze QR-code met je authenticatie-app. Vul daarna de code in die de app laat zien.
practice-app-key = Kun je niet scannen? Typ deze sleutel in de app:
practice-qr-app = QR-code om een authenticatie-app te koppelen
practice-open-in-app = Openen in de app op deze computer

## Back-up code
practice-backup-title = Gebruik back-upcode
practice-backup-lead = Vul de back-upcode van acht cijfers in. Hij werkt één keer; daarna krijg je een nieuwe.
practice-backup-new-title = Je nieuwe back-upcode
practice-backup-new-lead = Bewaar deze code op een veilige plek. Je oude back-upcode werkt niet meer.
practice-backup-first-lead = Bewaar deze code op een veilige plek. Ermee kom je binnen als je app of telefoon er niet is.
practice-backup-new-once = Je ziet de code alleen nu.
practice-backup-saved = Ik heb mijn back-upcode bewaard
practice-backup-not-ticked = Bewaar de code eerst en zet dan het vinkje. Anders kom je er later misschien niet in.

## Text messages
practice-sms-title = Sms-code
practice-sms-lead = We sturen een code naar { $number }.
practice-sms-send = Stuur een sms-code
practice-sms-sent = Er is een code gestuurd naar { $number }.
practice-sms-text = Oefensite: je code is { $code }. Geef hem aan niemand.
practice-sms-again = Stuur een nieuwe code
practice-outbox-open = Sms-berichten van de oefensite openen
practice-outbox = Sms-berichten
practice-outbox-lead = Deze site stuurt geen echte sms. Wat anders op een telefoon zou komen, staat hier.
practice-outbox-empty = Er is nog niets gestuurd.

## How long ago
practice-when-now = zojuist
practice-when-minutes =
    { $count ->
        [one] 1 minuut geleden
       *[other] { $count } minuten geleden
    }
practice-when-hours = { $count } uur geleden
practice-when-days =
    { $count ->
        [one] gisteren
       *[other] { $count } dagen geleden
    }

## Manage devices
practice-mfa-title = Toestellen beheren
practice-mfa-lead = Toestellen van { $name }
practice-mfa-none = Er is nog geen toestel geregistreerd.
practice-mfa-add = Toestel toevoegen
practice-mfa-add-app = Gewone authenticatie-app toevoegen
practice-mfa-add-hint = Er verschijnt een QR-code om te scannen. Een gewone authenticatie-app laat codes van zes cijfers zien.
practice-mfa-device-name = Naam van het toestel (mag leeg blijven)
practice-mfa-device-name-example = Bijvoorbeeld: laptop van het werk
practice-device-default-name = Toestel { $number }
practice-device-app = Codes van zes cijfers
practice-device-tiqr = QR-code scannen
practice-device-added = Toegevoegd:
practice-device-used = Laatst gebruikt:
practice-device-never = nog niet
practice-device-blocked = Geblokkeerd
practice-device-remove = Toestel verwijderen
practice-device-keep = Toestel houden
practice-remove-lead = Met { $name } kun je daarna niet meer inloggen.
practice-device-removed = { $name } is verwijderd.

## A pairing by QR code
practice-pairing-scan = Scan de QR-code met je app en kies daar Koppelen nieuw gebruikersprofiel. Is alles gelukt, dan verdwijnt de QR-code vanzelf.
practice-pairing-life = De QR-code werkt vijf minuten, en één keer.
practice-pairing-retrieved = De QR-code is gescand. Maak het koppelen af in je app: kies een pincode en typ hem nog een keer.
practice-pairing-over = De QR-code is verlopen. Er is niets gekoppeld. Kies opnieuw Toestel toevoegen.
practice-look-again = Kijken of het gelukt is
practice-qr-pairing = QR-code om een toestel te koppelen
practice-registered-title = Je toestel is geregistreerd
practice-registered-lead = Vanaf nu kun je met dit toestel inloggen.
practice-reset-code = Resetcode
practice-registered-note = Noteer de resetcode en bewaar hem goed. Je hebt hem nodig als je je pincode drie keer verkeerd typt of een ander toestel krijgt. Een eerdere resetcode werkt niet meer.

## Logging in by QR code
practice-tiqr-title = QR-code scannen
practice-tiqr-scan = Scan de QR-code met je app en typ daar je pincode. Daarna ben je vanzelf ingelogd.
practice-tiqr-life = { $seconds ->
    [180] De QR-code werkt drie minuten.
   *[other] De QR-code werkt { $seconds } seconden.
}
practice-qr-login = QR-code om in te loggen
practice-tiqr-over = Deze QR-code is verlopen of al gebruikt. Vraag een nieuwe.
practice-tiqr-new = Nieuwe QR-code
practice-tiqr-offline = Kan je app de site niet bereiken?
practice-tiqr-offline-lead = Vul dan de eenmalige code in die de app laat zien.
practice-tiqr-blocked = Dit account is geblokkeerd voor inloggen met een QR-code, na drie verkeerde antwoorden. Je account bestaat nog; met een reset kom je er weer in.
practice-tiqr-wrong =
    Het antwoord klopt niet. { $left ->
        [one] Je hebt nog één poging.
       *[other] Je hebt nog { $left } pogingen.
    }
practice-tiqr-challenge = Deze QR-code is verlopen of al gebruikt. Vraag op de website een nieuwe.

## Ways back
practice-reset-title = Toestellen resetten
practice-reset-lead = Een reset verwijdert al je toestellen en je back-upcode. Daarna registreer je een nieuw toestel.
practice-reset-password-first = Log eerst in met je wachtwoord. Daarna kies je hoe je wilt resetten.
practice-reset-by-code = Met je resetcode
practice-reset-by-code-lead = De code die je noteerde toen je je toestel registreerde.
practice-reset-do = Toestellen resetten
practice-reset-identity = Met je identiteit
practice-reset-identity-lead = Op een echte site met eID of itsme. Hier neemt een nagemaakte dienst hun plaats in.
practice-reset-identity-do = Identiteit aantonen
practice-reset-identity-other = Dit is de identiteit van iemand anders. Er is niets gereset.
practice-reset-identity-failed = Je identiteit is niet aangetoond. Er is niets gereset; probeer het opnieuw.
practice-reset-desk = Via de servicedesk
practice-reset-desk-lead = De servicedesk kan je een link geven die één keer werkt. Op deze oefensite ben je zelf ook de servicedesk: de link naar die pagina staat onderaan.
practice-reset-link-lead = De servicedesk heeft je deze link gegeven. Hij werkt één keer.
practice-reset-link-bad = Deze link is verlopen, al gebruikt of voor een ander account. Vraag de servicedesk om een nieuwe.
practice-reset-done = Al je toestellen zijn verwijderd. Registreer nu een nieuw toestel.

## Stand-in for eID and itsme
practice-provider-title = Nagemaakte identiteitsdienst
practice-provider-lead = Deze pagina neemt de plaats in van eID of itsme en bewijst niets. Kies wie je bent.

## Service desk
practice-desk = Servicedesk
practice-desk-lead = Geef iemand een link om zijn toestellen te resetten, nadat je hebt gezien wie het is.
practice-desk-log-in = Log in als servicedesk. De gegevens staan op de eerste pagina.
practice-desk-make-link = Link maken
practice-desk-link = Link voor { $name }
practice-desk-link-once = De link werkt één keer, een uur lang. Je ziet hem alleen nu.

## The portal and its settings
practice-portal-title = Welkom
practice-portal-lead = Je bent ingelogd als { $name }.
practice-portal-settings-hint = Je account en de beveiliging ervan.
practice-settings = Instellingen
practice-security = Beveiliging
practice-security-hint = Authenticatie-app, mobiel nummer, standaardmethode en back-upcode.
practice-security-password = Vul je wachtwoord nog een keer in om de beveiliging te wijzigen.
practice-security-password-wrong = Dat wachtwoord klopt niet. Probeer het opnieuw.
practice-security-app-on = Er is een authenticatie-app gekoppeld.
practice-security-app-off = Er is nog geen authenticatie-app gekoppeld.
practice-security-app-edit = Authenticatie-app bewerken
practice-security-app-old = Zodra je de code bevestigt, werken de codes van de vorige app niet meer.
practice-security-app-changed = Je authenticatie-app is gekoppeld.
practice-security-mobile = Mobiel nummer
practice-security-mobile-on = Sms-codes gaan naar { $number }.
practice-security-mobile-off = Er is nog geen mobiel nummer.
practice-security-mobile-new = Nieuw mobiel nummer
practice-security-mobile-edit = Mobiel nummer wijzigen
practice-security-mobile-bad = Dit is geen telefoonnummer. Vul het in met cijfers, bijvoorbeeld 06 1234 5678.
practice-security-mobile-changed = Je mobiele nummer is gewijzigd.
practice-security-standard = Standaardmethode
practice-security-standard-lead = Hier vraagt de site bij het inloggen als eerste naar.
practice-security-standard-none = Koppel eerst een authenticatie-app, toestel of mobiel nummer.
practice-security-standard-changed = De standaardmethode is gewijzigd.
practice-security-backup-on = Je hebt een back-upcode. Een nieuwe maakt een eind aan de oude.
practice-security-backup-off = Je hebt nog geen back-upcode.
practice-security-backup-new = Nieuwe back-upcode aanvragen

## Problems
practice-problem = Dat ging niet
practice-problem-not-found = Deze pagina bestaat niet, of hoort niet bij jouw account.
practice-problem-forged = Dit formulier hoort niet bij jouw sessie. Er is niets gedaan. Open de pagina opnieuw en probeer het nog een keer.
practice-problem-malformed = De site begrijpt niet wat er is gestuurd. Er is niets gedaan.
practice-problem-too-large = Er is meer gestuurd dan een formulier van deze site kan bevatten. Er is niets gedaan.
practice-problem-not-allowed = Deze pagina is voor de servicedesk. Log uit en log in als servicedesk.
practice-problem-too-often = Dit is te vaak achter elkaar geprobeerd. Wacht een minuut en probeer het dan opnieuw.
practice-problem-broken = Er ging iets mis in de oefensite zelf. Probeer het opnieuw, of start de site opnieuw.
