# koppel-cli: help, questions, answers.

## Help
cli-koppel-cli-about = Koppel voor de terminal: koppel accounts, lees hun eenmalige codes, log in.
cli-scan-about = Zoek elke QR-code in afbeeldingen en toon wat er staat, ook de geheimen daarin
cli-pair-about = Koppel een account: in een nieuw profiel, of in het profiel met die naam
cli-login-about = Log in met een code van tiqr of eduID: het antwoord gaat naar de dienst
cli-list-about = Toon de profielen, hun toestand en hun diensten; zonder { -secret }
cli-codes-about = Toon de codes van een profiel
cli-pin-about = Wijzig de { -secret } van een profiel: eerst de oude, dan twee keer de nieuwe
cli-recover-about = Haal een beschadigd profiel terug zoals het vóór de laatste wijziging was; wat toen is gewijzigd, is weg
cli-lock-about = Vraag de app die draait om alle open profielen te vergrendelen
cli-rename-about = Geef een profiel, of een account erin, een andere naam
cli-remove-about = Verwijder een profiel, of een account erin, voorgoed
cli-backup-about = Bewaar een back-up van een profiel, met zes woorden die Koppel bedenkt
cli-restore-about = Haal een profiel terug uit een back-up, met een nieuwe { -secret }
cli-auto-backup-about = Bewaar na elke wijziging een back-up, in een map die je kiest
cli-health-about = Zeg van elk profiel of het terug te halen is, en waaruit; zonder { -secret }
cli-backup-codes-about = Houd bij wat een account aan back-upcodes heeft: hoeveel er over zijn, en waar ze liggen
cli-backup-codes-list-about = Toon waarmee je in elk account van een profiel terugkomt, en met --json wat ermee is gebeurd
cli-backup-codes-set-about = Noteer welke back-upcodes er zijn en waar ze liggen
cli-backup-codes-used-about = Zeg dat een back-upcode is gebruikt; binnen een minuut kun je dat terugdraaien
cli-backup-codes-replace-about = Noteer nieuwe back-upcodes in plaats van de oude, die vervallen
cli-backup-codes-check-about = Zeg dat je hebt gekeken en de back-upcodes er nog zijn
cli-backup-codes-show-about = Toon de back-upcodes die in het profiel bewaard zijn
cli-status-about = Toon hoe het staat met de back-upcodes van alle accounts, het dringendste eerst; dienst en stand zonder { -secret }
cli-policy-about = Toon wat je organisatie op deze computer instelt, en wat daarvan niet geldt
cli-policy-none = Hier stelt geen organisatie iets in: er is geen beleid op { $place }.
cli-policy-from = Beleid uit { $place }
cli-heading-usage = Gebruik
cli-heading-commands = Opdrachten
cli-heading-options = Opties
cli-arg-help = Toon deze uitleg
cli-arg-version = Toon de versie
cli-arg-json = Geef JSON en niets anders
cli-arg-timing = Zeg ook waar elke code staat en hoeveel rekentijd het zoeken kostte; bij --json
cli-arg-images = Afbeelding: PNG, JPEG, GIF, BMP of WebP
cli-arg-image = Neem de code uit een afbeelding; mag vaker
cli-arg-uri = Neem de code uit een link (otpauth, tiqr, eduID); - leest hem van de eerste regel van de standaardinvoer
cli-arg-screen = Neem de code van het scherm, alle monitoren
cli-arg-camera = Neem de code van een camera; 0 is de eerste
cli-arg-profile = Naam van het profiel, of het id dat list --json toont
cli-arg-choose = Welke, als er meer dan één code in beeld is; 1 is de eerste
cli-arg-replace = Beëindig de oudere koppeling van dezelfde dienst en hetzelfde account
cli-arg-keep_both = Houd ook de oudere koppeling van dezelfde dienst en hetzelfde account
cli-arg-pin_stdin = Lees de { -secret } van de standaardinvoer, één per regel, een nieuwe twee keer; wachtzinnen ook
cli-arg-at = Moment van de codes in seconden sinds 1970; anders nu
cli-arg-account = Het account: de naam, de dienst, of dienst:naam
cli-arg-to = De nieuwe naam
cli-arg-yes = Ja, echt verwijderen
cli-arg-place = Bestand voor de back-up; in een map krijgt hij zelf een naam
cli-arg-own_passphrase = Open hem met een eigen wachtzin, die twee keer wordt gevraagd
cli-arg-from = De back-up
cli-arg-restored_name = Haal hem terug onder deze naam; anders onder zijn eigen
cli-arg-folder = Map voor de back-ups
cli-arg-off = Geen automatische back-ups meer; die er zijn, blijven
cli-arg-where = Waar ze liggen: paper (papier), safe (kluis), password-manager (wachtwoordkluis), elsewhere (ergens anders) of here (hier, versleuteld in het profiel); bij here hoort --codes-stdin
cli-arg-note = Je eigen woorden voor die plek, bijvoorbeeld blauwe map
cli-arg-kind = code, reset-code of list (lijst); anders naar hoeveel het er zijn
cli-arg-count = Hoeveel het er zijn, als je de codes zelf niet geeft; anders één
cli-arg-codes_stdin = Lees de codes van de standaardinvoer tot het eind, na de { -secret }; zoals je ze van de website hebt gekopieerd
cli-arg-which = Welke, zoals show ze nummert; anders de volgende
cli-arg-undo = Draai het gebruik van zojuist terug
cli-exit-codes =
    Afsluitcodes: 0 klaar, 1 niets gevonden, 2 verkeerde invoer, 3 verkeerde { -secret-or-passphrase }, 4 geblokkeerd, 5 moeite met de sleutelopslag, een bestand, de camera of het scherm, 6 een dienst die nee zegt of geen antwoord geeft.
    Omgeving: KOPPEL_HOME noemt de gegevensmap, KOPPEL_KEYSTORE de sleutelopslag (os, file:MAP of guarded:MAP), KOPPEL_LANG de taal (nl of en).

## Questions
cli-ask-pin = { -Secret } van { $profile }:{" "}
cli-ask-new-pin = Kies een { -secret } voor { $profile }, liefst van { $suggested } cijfers:{" "}
cli-ask-new-pin-again = Nog een keer dezelfde { -secret }:{" "}
cli-ask-passphrase = Wachtzin van de back-up:{" "}
cli-ask-new-passphrase = Kies een wachtzin voor de back-up van { $profile }:{" "}
cli-ask-new-passphrase-again = Nog een keer dezelfde wachtzin:{" "}
cli-waiting =
    { $seconds ->
        [one] Na een verkeerde { -secret } wacht Koppel even: { $seconds } seconde.
       *[other] Na een verkeerde { -secret } wacht Koppel even: { $seconds } seconden.
    }
cli-camera-looking = Houd de QR-code voor de camera. Ctrl+C stopt.
cli-camera-part = { $seen } van { $of } codes gezien. Toon de volgende.

## Answers
cli-paired = Gekoppeld: { $account }, in het profiel { $profile }.
cli-replaced =
    { $count ->
        [one] De oudere koppeling ervan is beëindigd.
       *[other] { $count } oudere koppelingen zijn beëindigd.
    }
cli-tiqr-offer = { $service } ({ $host }) wil het account { $account } koppelen. Wie de { -secret } typt, gaat akkoord.
cli-tiqr-other-host = Let op: de sleutel of het inloggen gaat naar { $host }.
cli-tiqr-unknown-host = Let op: Koppel kent { $host } niet. Ga alleen verder als dat de website is waar je bent.
cli-tiqr-unconfirmed = Het antwoord van { $host } is niet aangekomen, maar de koppeling is daar zo goed als zeker aangenomen. Kijk op de website: is de QR-code daar verdwenen, dan is alles goed; zo niet, verwijder dit account hier en begin opnieuw.
cli-login-asks = { $site } vraagt om in te loggen bij { $service }.
cli-logged-in = Ingelogd: { $account }.
cli-service-says = De dienst zegt: { $words }
cli-no-codes = { $account } heeft geen codes: het beantwoordt inlogcodes. Gebruik: koppel-cli login
cli-left-out = Niet overgenomen: { $account }
cli-short-secret = { $account }: de sleutel van dit account is kort. Zo heeft de website hem gemaakt; hij werkt gewoon.
cli-counter-ended = { $account } geeft geen codes meer: de teller staat aan het eind. Koppel het opnieuw.
cli-renamed = De naam is nu { $name }.
cli-profile-removed = Verwijderd: het profiel { $profile }.
cli-account-removed = Verwijderd: { $account }.
cli-backup-saved = Bewaard, weer geopend en goed bevonden: { $file }
cli-write-words-down = Schrijf deze zes woorden op, in deze volgorde, en bewaar ze niet bij de back-up. Koppel toont ze alleen nu; zonder deze woorden kan niemand hem openen.
cli-own-passphrase = Alleen je eigen wachtzin opent deze back-up, precies zoals je hem typte. Niemand kan hem voor je terugvinden.
cli-auto-on = Vanaf nu krijgt elke wijziging van { $profile } daar een back-up; deze woorden openen ze allemaal. De laatste { $kept } blijven.
cli-auto-off = Er komen geen automatische back-ups van { $profile } meer. Die er zijn, blijven.
cli-auto-saved = Back-up gemaakt en weer geopend: { $file }
cli-restored =
    { $count ->
        [one] { $profile } is terug, met één account.
       *[other] { $profile } is terug, met { $count } accounts.
    }
cli-restored-no-auto = Automatische back-ups staan ervoor uit; zet ze aan met koppel-cli auto-backup.
cli-left-over = Het oude profiel kon niet weg. Verwijder het later met: koppel-cli remove --profile { $id } --yes
cli-pin-changed = Het profiel { $profile } heeft een nieuwe { -secret }. De oude opent niets meer, ook geen oude kopie van het bestand.
cli-recovered = Het profiel { $profile } is terug zoals het vóór de laatste wijziging was. Wat toen is gewijzigd, is weg: koppel opnieuw wat er mist.
cli-set-aside = Het beschadigde bestand blijft ernaast bewaard als { $file }.
cli-recovered-counter = { $account }: de teller loopt misschien achter. Weigert de website een code, vraag dan de volgende.
cli-lock-asked = Gevraagd: een Koppel die draait, vergrendelt alle open profielen.
cli-no-profiles = Er zijn nog geen profielen. Maak er een met: koppel-cli pair
cli-no-accounts = Er staan geen accounts in dit profiel.
cli-no-name = geen naam
cli-raw-bytes =
    { $count ->
        [one] { $count } byte die geen tekst is
       *[other] { $count } bytes die geen tekst zijn
    }
cli-seconds-left = { $left } s
cli-file-keystore = Let op: de sleutels staan in de map { $folder } en niet in de sleutelopslag van deze computer. Wie die map én de map van Koppel kan lezen, kan je { -secret } raden.

## States of a profile, in the list
cli-state-locked =
    { $left ->
        [3] vergrendeld
        [one] vergrendeld, nog één poging
       *[other] vergrendeld, nog { $left } pogingen
    }
cli-state-blocked = geblokkeerd
cli-state-keystore-lost = sleutel staat niet op deze computer
cli-state-keystore-damaged = sleutel op deze computer beschadigd
cli-state-keystore-silent = sleutelopslag antwoordt niet
cli-state-old-copy = oude kopie
cli-state-damaged = bestand beschadigd
cli-state-foreign-file = bestand van een ander profiel
cli-state-too-new = van een nieuwere Koppel
cli-state-read-only = alleen te lezen: bewaard door een nieuwere Koppel
cli-read-only = { $profile } is bewaard door een nieuwere Koppel en is hier alleen te lezen. Werk Koppel bij om er iets aan te wijzigen.
cli-counter-read-only = { $account }: een code met een teller moet bewaard worden, en dat kan in dit profiel pas met een nieuwere Koppel.
cli-read-only-hidden =
    { $count ->
        [one] Eén account is van een soort die deze versie niet kent; dat staat hier niet.
       *[other] { $count } accounts zijn van een soort die deze versie niet kent; die staan hier niet.
    }
cli-advice-recover = koppel-cli recover haalt terug wat er vóór de laatste wijziging was
cli-advice-restore = zet een goede kopie of een back-up terug, of koppel opnieuw
cli-advice-way-back = koppel-cli status --profile zegt hoe je weer in de accounts komt

## Backups of a profile
cli-health-never = niet terug te halen: er is geen back-up.
cli-health-current = terug te halen zoals het nu is, uit { $file }; { $proven ->
    [0] vandaag geopend en vergeleken
    [one] gisteren geopend en vergeleken
   *[other] { $proven } dagen geleden geopend en vergeleken
}.
cli-health-behind = terug te halen zoals het { $made ->
    [0] eerder vandaag
    [one] gisteren
   *[other] { $made } dagen geleden
} was, uit { $file }; daarna is het gewijzigd.
cli-health-gone = niet terug te halen: de back-up staat niet meer op { $file }.
cli-health-unknown = over een back-up is niets bekend: het bestand van dit profiel is beschadigd of van een nieuwere Koppel.
cli-health-make = Maak er een met: koppel-cli backup
cli-health-renew = Maak een nieuwe met: koppel-cli backup
cli-health-find-or-make = Zet hem terug, sluit de stick aan of maak een nieuwe met: koppel-cli backup
cli-health-find = Dit profiel gaat met geen { -secret } meer open. Zet de back-up terug of sluit de stick aan.
cli-health-restore = Dit profiel gaat met geen { -secret } meer open. Haal het terug met: koppel-cli restore
cli-health-recover = Haal terug wat er vóór de laatste wijziging was met: koppel-cli recover
cli-health-way-back = Dit profiel gaat met geen { -secret } meer open. Hoe je weer in de accounts komt, zegt: koppel-cli status --profile

## Backup codes
cli-codes-line = { $account }: { $status } ({ $place })
cli-codes-none = { $account }: { $status }
cli-codes-taken =
    { $count ->
        [one] Overgenomen: één code.
       *[other] Overgenomen: { $count } codes.
    }
cli-codes-left-out = Niet overgenomen, regel { $first }: { $why }.
cli-codes-left-out-lines = Niet overgenomen, regel { $first } tot en met { $last }: { $why }.
cli-codes-here = De codes staan nu in het profiel, versleuteld onder de { -secret }. Wie dit profiel kan openen, heeft dan beide: de code van het moment en de codes om er zonder in te komen.
cli-codes-undo = Was dit een vergissing, draai het dan binnen een minuut terug met: koppel-cli backup-codes used --undo
cli-codes-status-none = geen genoteerd
cli-codes-status-used = gebruikt, vraag een nieuwe aan
cli-codes-status-low = bijna op, nog { $left } van { $total }
cli-codes-status-unchecked =
    { $total ->
        [one] een jaar niet bekeken
       *[other] een jaar niet bekeken, nog { $left } van { $total }
    }
cli-codes-status-good =
    { $total ->
        [one] in orde
       *[other] in orde, nog { $left } van { $total }
    }
cli-codes-place-paper = op papier
cli-codes-place-safe = in een kluis
cli-codes-place-password-manager = in een wachtwoordkluis
cli-codes-place-elsewhere = ergens anders
cli-codes-place-here = hier, in het profiel
cli-codes-place-noted = { $place }: { $note }
cli-status-empty = Er zijn geen accounts waarvan de back-upcodes te zeggen zijn.
cli-status-unknown = Van het profiel { $profile } is niets te zeggen zolang het vergrendeld is. Open het één keer; daarna kan het wel, tenzij het bestand beschadigd is.

## What went wrong
error-scan-nothing = Er is geen QR-code te vinden. Neem een scherpere afbeelding met de hele code erop.
error-scan-nothing-on-screen = Koppel ziet op geen enkel scherm een QR-code. Haal het venster met de code naar voren, met de hele code in beeld, en maak de pagina groter als de code klein is.
error-image-missing = Dit bestand is er niet. Kijk of de naam klopt.
error-image-is-folder = Dit is een map, geen afbeelding. Noem de afbeelding die erin staat.
error-image-refused = Je mag dit bestand niet lezen. Geef jezelf leesrechten en probeer het opnieuw.
error-image-is-link = Dit is een koppellink, geen naam van een afbeelding. Geef hem aan pair met --uri.
error-image-unreadable = Deze afbeelding is niet te lezen ({ $reason }). Kijk of de naam klopt.
error-choose-one = Er is meer dan één code in beeld. Zeg welke met --choose:
error-choose-out-of-range =
    { $of ->
        [one] Er is maar één code in beeld. Laat --choose weg.
       *[other] Er zijn { $of } codes in beeld. Kies een getal van 1 tot en met { $of }.
    }
error-code-is-login = Dit is een inlogcode. Geef hem aan: koppel-cli login
error-code-is-pairing = Dit is een koppelcode, geen inlogcode. Geef hem aan: koppel-cli pair
error-code-is-no-login = Hier is geen inlogcode van tiqr of eduID. Toon de hele QR-code die je van de website moet scannen.
error-login-profile-unclear = Meer dan één profiel heeft een account van { $service }. Zeg welk met --profile:
error-login-account-unclear = Dit profiel heeft meer dan één account van { $service }. Zeg welk met --account:
error-already-paired = { $account } is al eerder gekoppeld in dit profiel. Kies --replace om de oudere koppeling te beëindigen, of --keep-both.
error-no-such-account = Dit profiel heeft zo'n account niet: { $account }. Kijk met codes wat erin staat.
error-account-double = Dit profiel heeft meer dan één koppeling van { $account }. Geef er een een andere naam in het venster van Koppel, of beëindig de oudere met pair --replace.
error-answer-lost = Koppel deed wat je vroeg, maar het antwoord kon niet worden geschreven ({ $reason }). Maak ruimte, of stuur het ergens anders heen.
error-account-name-empty = Een account heeft een naam nodig. Geef er een met --to.
error-account-unclear = Er past meer dan één account bij { $account }. Noem het als dienst:naam.
error-no-terminal = Er is geen terminal om de { -secret } te vragen. Gebruik --pin-stdin.
error-input-not-text = Wat binnenkwam is geen gewone tekst (UTF-8). Typ het opnieuw, of sla het bestand op als UTF-8.
error-input-ended = De standaardinvoer hield op voordat alles gelezen was. Geef elke { -secret } een eigen regel.
error-path-unusable = { $path } kan niet de naam van een bestand zijn. Kies een andere.
error-restore-in-the-way = Het profiel { $profile } is er al en is niet geblokkeerd. Haal de back-up terug onder een andere naam, met --profile.
error-damaged-recoverable = Het bestand van dit profiel is beschadigd. Wat er vóór de laatste wijziging was, kan terugkomen: koppel-cli recover. Dit telt niet als poging.
error-foreign-recoverable = Op de plaats van dit profiel staat het bestand van een ander profiel. Wat er vóór de laatste wijziging was, kan terugkomen: koppel-cli recover. Dit telt niet als poging.
error-removal-unsure-profile = Het profiel { $profile } zou voorgoed weg zijn, met zijn codes: { $services }. Je accounts zelf blijven bestaan; zonder back-upcode kom je er niet meer in. Voeg --yes toe om door te gaan.
error-removal-unsure-profile-empty = Het profiel { $profile } zou voorgoed weg zijn. Voeg --yes toe om door te gaan.
error-removal-unsure-account = De codes van { $account } zouden voorgoed weg zijn. Het account zelf blijft bestaan; zonder back-upcode kom je er niet meer in. Voeg --yes toe om door te gaan.
error-codes-missing = Om codes in het profiel te bewaren heeft Koppel de codes zelf nodig. Geef ze met --codes-stdin.
error-codes-elsewhere = De back-upcodes van dit account zijn hier niet bewaard; Koppel weet alleen waar ze liggen. Zie koppel-cli backup-codes list.
error-usage-unknown = koppel-cli kent { $what } niet. Zie koppel-cli --help.
error-usage-stray = Er staat een woord te veel. Zie koppel-cli --help. Een { -secret } staat nooit op de opdrachtregel.
error-usage-missing = Dit ontbreekt: { $what }. Zie koppel-cli --help.
error-usage-conflict = { $what } gaat niet samen met de rest. Zie koppel-cli --help.
error-usage-value = De waarde van { $what } klopt niet. Zie koppel-cli --help.
error-usage-other = koppel-cli begrijpt dit niet. Zie koppel-cli --help.
