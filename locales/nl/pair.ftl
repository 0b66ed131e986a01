# Koppelen: the wizard, one section a step. <b>…</b> marks what a person has to find or press elsewhere.

## The frame
pair-title = Koppelen
pair-back = Vorige
pair-cancel = Annuleren
pair-next-scan = Volgende: scannen
pair-next-who = Volgende: wie is dit?
pair-next-pin = Volgende: { -secret }
pair-next-confirm = Volgende: bevestigen
pair-next-backup = Volgende: back-upcode
pair-done = Klaar
pair-busy = Even geduld, Koppel bewaart de koppeling
pair-step-of = Stap { $step } van { $of }
pair-step-word = Stap { $step } van { $of }: { $name }
pair-step-past = klaar:
pair-step-show = Code tonen
pair-step-scan = Scannen
pair-step-who = Wie is dit?
pair-step-pin = { -Secret }
pair-step-confirm = Bevestigen
pair-step-backup = Back-upcode

## Stopping when something was saved already
pair-stop-title = Deze koppeling weggooien?
pair-stop-text = De code verdwijnt van deze computer. Heeft de website hem al aanvaard, dan heb je een back-upcode nodig om er weer in te komen.
pair-stop-replaced = De oude koppeling is al vervangen en komt niet terug.
pair-stop-do = Koppeling weggooien
pair-stop-keep = Koppeling houden

## 1 Show the code
pair-show-heading = Waar wil je mee koppelen?
pair-show-lead = Kies de dienst, dan zie je waar je moet klikken tot er een QR-code verschijnt.
pair-show-how = Zo toon je de code
pair-show-keep-open = Laat de QR-code op de website staan terwijl je hier verdergaat.

## 2 Scan
pair-scan-heading = Houd de QR-code voor de camera
pair-scan-lead = Koppel scant vanzelf. Je hoeft nergens op te klikken.
pair-scan-heading-no-camera = Waar staat de QR-code?
pair-scan-lead-no-camera = De camera doet niet mee, maar zo lukt het ook.
pair-scan-private = Het camerabeeld blijft op deze computer.
pair-camera-on = Camera aan
pair-camera-starting = De camera start
pair-camera-picture = Beeld van de camera
pair-camera-pick = Camera
pair-camera-again = Probeer opnieuw
pair-camera-paused = De camera staat uit zolang het venster niet zichtbaar is.
pair-scan-found = Gevonden: { $name }
pair-scan-found-many =
    { $count ->
        [one] Gevonden: { $count } account
       *[other] Gevonden: { $count } accounts
    }
pair-scan-login = inloggen bij { $service }
pair-scan-goes-on = Je gaat vanzelf naar de volgende stap.
pair-scan-camera-stays = De camera mag aanblijven.
pair-scan-looking = Nog geen code in beeld
pair-scan-looking-more = Houd de code recht voor de camera, met een witte rand eromheen.
pair-ways = Lukt het niet met de camera?
pair-ways-no-camera = Andere manieren
pair-way-screen = Mijn scherm
pair-way-screen-more = De code staat op deze computer
pair-way-screen-busy = Koppel kijkt op je scherm
pair-way-image = Een afbeelding
pair-way-image-more = Bestand, slepen of plakken
pair-way-image-busy = Koppel leest de afbeelding
pair-way-link = Een link
pair-way-link-more = Begint met otpauth
pair-way-key = Sleutel typen
pair-way-key-more = Letters en cijfers onder de code
pair-drop = Laat de afbeelding hier los
pair-scan-none-screen = Koppel ziet op je scherm geen QR-code
pair-scan-none-screens = Koppel ziet op je { $count } schermen geen QR-code
pair-scan-none-screen-covered = Staat er iets voor? Haal het venster met de code naar voren, met de hele code in beeld.
pair-scan-none-screen-small = Is de code klein? Maak de pagina groter met <b>{ $key }</b> en <b>+</b>.
pair-scan-none-screen-elsewhere = Staat hij op een ander apparaat? Gebruik de camera, of een afbeelding.
pair-scan-none-image = In deze afbeelding staat geen QR-code. Neem een scherper beeld waar de hele code op staat, of kies een andere manier.
pair-scan-none-text = Dit is geen link of afbeelding waar Koppel iets mee kan. Kopieer de link die met otpauth begint, of een afbeelding van de code.
pair-link-heading = Plak de link
pair-link-lead = De link begint met otpauth:// of otpauth-migration://. Op de website staat hij soms achter de QR-code zelf.
pair-link-label = Link
pair-link-read = Lees de link
pair-key-heading = Typ de sleutel over
pair-key-lead = Hij staat onder of naast de QR-code, vaak achter ‘Lukt het scannen niet?’. Spaties en hoofdletters maken niet uit.
pair-key-issuer = Dienst
pair-key-issuer-example = Bijvoorbeeld Universiteit Noordzee
pair-key-name = Account
pair-key-name-example = Meestal je e-mailadres
pair-key-secret = Sleutel
pair-key-read = Lees de sleutel
pair-to-camera = Terug naar de camera
pair-choose-heading = Welke code wil je koppelen?
pair-choose-lead = Er zijn er meer dan één in beeld. Je kunt de andere straks ook koppelen.
pair-choose-lead-picture = Er is er meer dan één in beeld. In het beeld zijn ze afgedekt en genummerd. De andere kun je later koppelen.
pair-choose-screen = Scherm { $number }
pair-choose-legend = Gevonden codes
pair-migration-name = Accounts uit een andere app
pair-migration-progress =
    { $left ->
        [one] { $seen } van { $of } gescand, nog één code
       *[other] { $seen } van { $of } gescand, nog { $left } codes
    }
pair-migration-progress-more = De andere app toont ze na elkaar. Kies daar Volgende en blijf scannen.

## 3 Who is this
pair-who-heading = Van wie is dit account?
pair-who-heading-many = Van wie zijn deze accounts?
pair-who-facts = Dit account
pair-who-issuer = Dienst
pair-who-issuer-none = Geen naam meegegeven
pair-who-name = Account
pair-who-kind = Soort
pair-kind-totp = Code van { $digits } cijfers, elke { $period } seconden een nieuwe
pair-kind-hotp = Code van { $digits } cijfers, een nieuwe als je erom vraagt
pair-kind-steam = Steam-code van { $digits } tekens, elke { $period } seconden een nieuwe
pair-short-secret = De sleutel van dit account is kort. De website heeft hem zo gemaakt; hij werkt gewoon.
pair-who-accounts =
    { $count ->
        [one] { $count } account gevonden
       *[other] { $count } accounts gevonden
    }
pair-who-left-out =
    { $count ->
        [one] { $count } kan niet mee
       *[other] { $count } kunnen niet mee
    }
pair-who-legend = Profiel
pair-who-new = Koppelen nieuw gebruikersprofiel
pair-who-new-more = Met een eigen { -secret }
pair-who-new-name = Naam van het profiel
pair-who-existing = Toevoegen aan een bestaand profiel
pair-who-existing-pick = Bestaand profiel
pair-who-name-empty = Geef het profiel een naam.
pair-who-name-taken = Er is al een profiel met deze naam. Kies een andere.
pair-who-nothing-saved = Er wordt nog niets bewaard.
pair-already = Dit account is hier al gekoppeld, op { $date }
pair-already-where = In het profiel { $profile }. Wat doen we met die oude koppeling?
pair-already-elsewhere = In het profiel { $profile }. Die koppeling blijft zoals ze is.
pair-already-legend = Oude koppeling
pair-already-replace = Vervangen
pair-already-replace-more = De oude werkt tot de nieuwe bevestigd is. Daarna is die code niet meer actief.
pair-already-keep = Allebei houden
pair-already-keep-more = Alleen als je ze echt allebei gebruikt.
pair-already-many =
    { $count ->
        [one] { $count } account is hier al gekoppeld
       *[other] { $count } accounts zijn hier al gekoppeld
    }
pair-already-many-more = Ze komen er dan nog eens bij. Wat dubbel is, kun je later verwijderen.

## tiqr: who is asked, and what the service says
pair-ask-heading = Hoort deze QR-code bij jouw website?
pair-ask-lead = Koppel vraagt daar welke dienst en welk account erbij horen. Kijk eerst of het adres klopt.
pair-ask-host = Adres
pair-ask-unknown = Dit adres kent Koppel niet
pair-ask-unknown-more = Dat hoeft niet erg te zijn: elke universiteit of hogeschool heeft haar eigen adres. Ga alleen verder als het bij de website hoort waar de QR-code staat.
pair-ask-do = Ja, vraag het daar
pair-ask-again = Vraag het nog eens
pair-ask-busy = Even geduld, Koppel vraagt het aan { $host }
pair-who-hosts = Adres
pair-who-other-hosts = De sleutel of het inloggen gaat ook naar { $hosts }
pair-who-other-hosts-more = Dat mag. Ga alleen verder als je die naam herkent.
pair-kind-tiqr = Inloggen met een QR-code en je { -secret }
pair-already-tiqr = Een dienst kent maar één koppeling van hetzelfde account. De oude stopt zodra de dienst de nieuwe heeft aangenomen.
pair-taken-heading = Gelukt: de QR-code is verdwenen
pair-taken-lead = { $service } kent dit toestel nu. Op de website zie je dat ook.
pair-taken-more = Voortaan log je er in door de QR-code te scannen en je { -secret } te typen.
pair-taken-ask-heading = Is de QR-code op de website verdwenen?
pair-taken-ask-lead = { $service } heeft de koppeling wel gekregen, maar het antwoord kwam niet aan. De website weet het zeker.
pair-taken-yes = Ja, verdwenen
pair-taken-no = Nee, hij staat er nog

## 4 PIN
pair-pin-heading-new = Kies een { -secret }
pair-pin-lead-new =
    { $fewer ->
        [0] Die typ je voortaan om dit profiel te openen: { $least } tot { $most } cijfers.
       *[other] Die typ je voortaan om dit profiel te openen: liefst { $suggested } cijfers, en anders { $least } tot { $most }.
    }
pair-pin-heading-known = Wat is de { -secret } van dit profiel?
pair-pin-lead-again = Het profiel ging vanzelf op slot omdat je een tijd niets deed. Je koppeling is bewaard.
pair-pin-lead-known = Zo komt er niets in een profiel dat niet van jou is.
pair-pin-profile-new = Nieuw gebruikersprofiel
pair-pin-profile-known = Bestaand profiel
pair-pin-label = { -Secret }
pair-pin-again = Nog een keer
pair-pin-checks = Wat je { -secret } nodig heeft
pair-pin-check-ok = in orde:
pair-pin-check-open = nog niet:
pair-pin-long-enough = Lang genoeg: { $count } cijfers
pair-pin-long-but = Lang genoeg: { $count } cijfers; { $suggested } is beter
pair-pin-too-short =
    { $more ->
        [one] Lang genoeg: nog { $more } cijfer
       *[other] Lang genoeg: nog { $more } cijfers
    }
pair-pin-hard-to-guess = Niet makkelijk te raden
pair-pin-same = Twee keer hetzelfde
pair-pin-same-more =
    { $more ->
        [one] Twee keer hetzelfde: nog { $more } cijfer
       *[other] Twee keer hetzelfde: nog { $more } cijfers
    }
pair-pin-same-not = Twee keer hetzelfde: ze verschillen nog
pair-pin-tries =
    { $tries ->
        [1] De eerste foute poging blokkeert een profiel.
        [2] Na twee foute pogingen op rij wordt een profiel geblokkeerd.
       *[other] Na drie foute pogingen op rij wordt een profiel geblokkeerd.
    } Dan zijn de codes op deze computer weg. Je accounts zelf blijven bestaan.
pair-pin-for-nobody = Niemand heeft deze { -secret } nodig: niet je collega, niet de helpdesk, niet Koppel.
pair-pin-wrong-last = Die { -secret } klopt niet. Je hebt nog één poging.
pair-pin-last = Je hebt nog één poging voor dit profiel
pair-pin-last-why = Is de volgende ook fout, dan wordt dit profiel geblokkeerd en zijn de codes op deze computer voorgoed weg. Twijfel je? Neem de tijd; je hoeft niet meteen te proberen.
pair-pin-other-profile = Kies een ander profiel

## 5 Confirm at the service
pair-confirm-heading = Aanvaardt de website deze code?
pair-confirm-lead = Pas dan weet je zeker dat het koppelen gelukt is.
pair-confirm-heading-many = Kloppen deze codes?
pair-confirm-lead-many = Je andere app toont nu dezelfde codes. Vergelijk er een paar voor je verdergaat.
pair-confirm-type-at = Typ deze code op de website van <b>{ $issuer }</b>
pair-confirm-next = daarna { $code }
pair-confirm-copy = Kopieer de code
pair-confirm-copy-of = Kopieer de code van { $name }
pair-confirm-copied = Gekopieerd
pair-confirm-new-code = Nieuwe code
pair-confirm-no-code = Nog geen code gevraagd
pair-confirm-done = De website heeft de code aanvaard
pair-confirm-done-many = De codes kloppen
pair-confirm-was-done = De website heeft de code al aanvaard.
pair-confirm-help = Neemt de website de code niet?
pair-confirm-help-wait = Wacht op de volgende code en typ die meteen. Een code telt maar { $period } seconden.
pair-confirm-help-clock = Kijk of de klok van deze computer juist staat. Loopt hij een minuut verkeerd, dan kloppen de codes niet.
pair-confirm-help-newest = Heb je de website de QR-code opnieuw laten tonen? Dan telt alleen de nieuwste: ga terug en scan die.
pair-confirm-help-hotp = Vraag een nieuwe code en typ die. De vorige telt dan niet meer.

## 6 Backup code
pair-backup-heading = Waar bewaar je de back-upcode van dit account?
pair-backup-heading-many = Waar bewaar je de back-upcodes van deze accounts?
pair-backup-lead = Met een back-upcode (of resetcode) kom je er weer in als deze computer stukgaat of je { -secret } weg is. De website toont hem één keer.
pair-backup-none = Ik heb er nog geen
pair-backup-none-more = Bij het account staat dan dat er nog geen back-upcode is.
pair-backup-where = Waar vind ik hem?
pair-backup-where-at = Op de website van { $issuer }:

## Codes that cannot be paired: what it is, and the next step
other-microsoft-push = Dit is een pushcode van Microsoft, alleen voor zijn eigen app. Kies op die pagina ‘Ik wil een andere verificator-app gebruiken’ en scan de nieuwe code.
other-duo = Dit is een code van Duo Mobile. Alleen de app van Duo kan die lezen. Vraag de helpdesk van je werk of je ook met een andere authenticator-app mag inloggen.
other-okta-verify = Dit is een code van Okta Verify. Alleen de app van Okta kan die lezen. Ga terug naar de lijst en kies daar ‘Google Authenticator’; die code kan Koppel koppelen.
other-symantec-vip = Dit is een code van Symantec VIP. Alleen de app VIP Access kan die lezen. Kies op de website voor een andere authenticator-app, of vraag de helpdesk of dat mag.
other-rsa-securid = Dit is een code van RSA SecurID. Alleen de app van RSA kan die lezen. Vraag de helpdesk van je werk of je ook met een andere authenticator-app mag inloggen.
other-digid = Dit is een inlogcode van DigiD. Scan die met de DigiD-app op je telefoon, of kies op de website om met een sms-code in te loggen.
other-itsme = Dit is een code van itsme. Scan die met itsme op je telefoon, of kies op de website een andere manier om in te loggen.
other-steam-login = Dit is een inlogcode van Steam. Scan die met de Steam-app op je telefoon, of log in met je wachtwoord en de code die Koppel toont.
other-passkey = Dit is een code om met een passkey in te loggen. Scan die met de camera van je telefoon, of kies op de website een andere manier.
other-app-store = Dit is de link om een app te downloaden, geen koppelcode. Een andere app heb je niet nodig: ga op de website verder tot de volgende QR-code en scan die.
other-web-link = Dit is een link naar een website, geen koppelcode. Zoek op de website de QR-code voor een authenticator-app.
other-wifi = Dit is de code van een wifi-netwerk. Daarmee verbind je een telefoon. Zoek op de website de QR-code voor een authenticator-app.
other-whatsapp = Dit is een code van WhatsApp. Scan die met WhatsApp op je telefoon. Zoek voor Koppel de QR-code voor een authenticator-app.
other-payment = Dit is een betaalcode. Scan die met de app van je bank. Zoek voor Koppel de QR-code voor een authenticator-app.
other-eu-certificate = Dit is een Europees gezondheidscertificaat, zoals een vaccinatiebewijs. Laat het aan niemand zien die er niet om hoort te vragen, en zoek op de website de QR-code voor een authenticator-app.
other-contact = Dit is een visitekaartje. Scan het met de camera van je telefoon als je het wilt bewaren. Zoek voor Koppel de QR-code voor een authenticator-app.
other-email = Deze code begint een e-mail en is geen koppelcode. Zoek op de website de QR-code voor een authenticator-app.
other-phone = Dit is een telefoonnummer, geen koppelcode. Zoek op de website de QR-code voor een authenticator-app.
other-sms = Deze code begint een sms en is geen koppelcode. Kies op de website voor een authenticator-app in plaats van een sms.
other-calendar = Dit is een afspraak voor een agenda, geen koppelcode. Zoek op de website de QR-code voor een authenticator-app.
other-location = Dit is een plaats op de kaart, geen koppelcode. Zoek op de website de QR-code voor een authenticator-app.
other-app-link = Deze code is voor een andere app. Kies op de website voor een gewone authenticator-app.
other-raw-bytes = Deze code kan alleen de eigen app van de dienst lezen, zoals bij sommige universiteiten. Kies op de website voor een andere authenticator-app, of vraag de helpdesk of dat mag.
other-text = Dit is gewone tekst, geen koppelcode. Zoek op de website de QR-code voor een authenticator-app. Is het een losse sleutel, typ die dan over in plaats van te scannen.
