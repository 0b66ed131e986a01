# koppel-cli: help, questions, answers.

## Help
cli-koppel-cli-about = Koppel voor de terminal: koppel accounts en lees hun eenmalige codes.
cli-scan-about = Zoek elke QR-code in afbeeldingen en toon wat er staat, ook de geheimen daarin
cli-pair-about = Koppel een account: in een nieuw profiel, of in het profiel met die naam
cli-list-about = Toon de profielen, hun toestand en hun diensten; zonder pincode
cli-codes-about = Toon de codes van een profiel
cli-pin-about = Wijzig de pincode van een profiel: eerst de oude, dan twee keer de nieuwe
cli-recover-about = Haal een beschadigd profiel terug zoals het vóór de laatste wijziging was; wat toen is gewijzigd, is weg
cli-lock-about = Vraag de app die draait om alle open profielen te vergrendelen
cli-rename-about = Geef een profiel, of een account erin, een andere naam
cli-remove-about = Verwijder een profiel, of een account erin, voorgoed
cli-heading-usage = Gebruik
cli-heading-commands = Opdrachten
cli-heading-options = Opties
cli-arg-help = Toon deze uitleg
cli-arg-version = Toon de versie
cli-arg-json = Geef JSON en niets anders
cli-arg-images = Afbeelding: PNG, JPEG, GIF, BMP of WebP
cli-arg-image = Neem de code uit een afbeelding; mag vaker
cli-arg-uri = Neem de code uit een otpauth-link; - leest hem van de eerste regel van de standaardinvoer
cli-arg-screen = Neem de code van het scherm, alle monitoren
cli-arg-camera = Neem de code van een camera; 0 is de eerste
cli-arg-profile = Naam van het profiel, of het id dat list --json toont
cli-arg-choose = Welke, als er meer dan één code in beeld is; 1 is de eerste
cli-arg-replace = Beëindig de oudere koppeling van dezelfde dienst en hetzelfde account
cli-arg-keep_both = Houd ook de oudere koppeling van dezelfde dienst en hetzelfde account
cli-arg-pin_stdin = Lees de pincode van de standaardinvoer, één per regel; een nieuwe pincode twee keer
cli-arg-at = Moment van de codes in seconden sinds 1970; anders nu
cli-arg-account = Het account: de naam, de dienst, of dienst:naam
cli-arg-to = De nieuwe naam
cli-arg-yes = Ja, echt verwijderen
cli-exit-codes =
    Afsluitcodes: 0 klaar, 1 niets gevonden, 2 verkeerde invoer, 3 verkeerde pincode, 4 geblokkeerd, 5 moeite met de sleutelopslag, een bestand, de camera of het scherm.
    Omgeving: KOPPEL_HOME noemt de gegevensmap, KOPPEL_KEYSTORE de sleutelopslag (os of file:MAP), KOPPEL_LANG de taal (nl of en).

## Questions
cli-ask-pin = Pincode van { $profile }:{" "}
cli-ask-new-pin = Kies een pincode voor { $profile }:{" "}
cli-ask-new-pin-again = Nog een keer dezelfde pincode:{" "}
cli-waiting =
    { $seconds ->
        [one] Na een verkeerde pincode wacht Koppel even: { $seconds } seconde.
       *[other] Na een verkeerde pincode wacht Koppel even: { $seconds } seconden.
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
cli-left-out = Niet overgenomen: { $account }
cli-short-secret = { $account }: de sleutel van dit account is kort. Zo heeft de website hem gemaakt; hij werkt gewoon.
cli-pin-changed = Het profiel { $profile } heeft een nieuwe pincode. De oude opent niets meer, ook geen oude kopie van het bestand.
cli-recovered = Het profiel { $profile } is terug zoals het vóór de laatste wijziging was. Wat toen is gewijzigd, is weg: koppel opnieuw wat er mist.
cli-set-aside = Het beschadigde bestand blijft ernaast bewaard als { $file }.
cli-renamed = De naam is nu { $name }.
cli-profile-removed = Verwijderd: het profiel { $profile }.
cli-account-removed = Verwijderd: { $account }.
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
cli-file-keystore = Let op: de sleutels staan in de map { $folder } en niet in de sleutelopslag van deze computer. Wie die map én de map van Koppel kan lezen, kan je pincode raden.

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

## What went wrong
error-scan-nothing = Er is geen QR-code te vinden. Neem een scherpere afbeelding met de hele code erop.
error-image-unreadable = Deze afbeelding is niet te lezen ({ $reason }). Kijk of de naam klopt.
error-choose-one = Er is meer dan één code in beeld. Zeg welke met --choose:
error-choose-out-of-range =
    { $of ->
        [one] Er is maar één code in beeld. Laat --choose weg.
       *[other] Er zijn { $of } codes in beeld. Kies een getal van 1 tot en met { $of }.
    }
error-already-paired = { $account } is al eerder gekoppeld in dit profiel. Kies --replace om de oudere koppeling te beëindigen, of --keep-both.
error-no-such-account = Dit profiel heeft zo'n account niet: { $account }. Kijk met codes wat erin staat.
error-account-unclear = Er past meer dan één account bij { $account }. Noem het als dienst:naam.
error-no-terminal = Er is geen terminal om de pincode te vragen. Gebruik --pin-stdin.
error-input-ended = De standaardinvoer hield op voordat alles gelezen was. Geef elke pincode een eigen regel.
error-damaged-recoverable = Het bestand van dit profiel is beschadigd. Wat er vóór de laatste wijziging was, kan terugkomen: koppel-cli recover. Dit telt niet als poging.
error-foreign-recoverable = Op de plaats van dit profiel staat het bestand van een ander profiel. Wat er vóór de laatste wijziging was, kan terugkomen: koppel-cli recover. Dit telt niet als poging.
error-removal-unsure-profile = Het profiel { $profile } zou voorgoed weg zijn, met zijn codes: { $services }. Je accounts zelf blijven bestaan; zonder back-upcode kom je er niet meer in. Voeg --yes toe om door te gaan.
error-removal-unsure-profile-empty = Het profiel { $profile } zou voorgoed weg zijn. Voeg --yes toe om door te gaan.
error-removal-unsure-account = De codes van { $account } zouden voorgoed weg zijn. Het account zelf blijft bestaan; zonder back-upcode kom je er niet meer in. Voeg --yes toe om door te gaan.
error-usage-unknown = koppel-cli kent { $what } niet. Zie koppel-cli --help.
error-usage-stray = Er staat een woord te veel. Zie koppel-cli --help. Een pincode staat nooit op de opdrachtregel.
error-usage-missing = Dit ontbreekt: { $what }. Zie koppel-cli --help.
error-usage-conflict = { $what } gaat niet samen met de rest. Zie koppel-cli --help.
error-usage-value = De waarde van { $what } klopt niet. Zie koppel-cli --help.
error-usage-other = koppel-cli begrijpt dit niet. Zie koppel-cli --help.
