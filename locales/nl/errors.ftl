# What went wrong, and what to do: one sentence or two for each error code.

## Pincode
error-pin-wrong = { $left ->
    [one] Die { -secret } klopt niet. Je hebt nog één poging; daarna wordt dit profiel geblokkeerd.
   *[other] Die { -secret } klopt niet. Je hebt nog { $left ->
        [2] twee
       *[other] { $left }
    } pogingen.
}
error-pin-wait =
    { $seconds ->
        [one] Na een verkeerde { -secret } moet je even wachten: nog { $seconds } seconde. Dit telt niet als poging.
       *[other] Na een verkeerde { -secret } moet je even wachten: nog { $seconds } seconden. Dit telt niet als poging.
    }
error-pin-change-unfinished = Vanaf nu geldt de nieuwe { -secret }, maar het wijzigen is niet helemaal klaar. Open het profiel één keer met de nieuwe { -secret }.
error-pin-too-short = Deze pincode is te kort. Kies er een van minstens { $least } cijfers.
error-pin-too-long = Deze pincode is te lang. Kies er een van hoogstens { $most } cijfers.
error-pin-not-digits = Een pincode bestaat alleen uit cijfers. Typ hem opnieuw.
error-pin-differs = De twee { -secrets } zijn niet gelijk. Typ dezelfde { -secret } twee keer.
error-pin-common = Deze pincode is makkelijk te raden: veel mensen kiezen hem. Kies een andere.
error-pin-repeated = Deze pincode is makkelijk te raden: de cijfers herhalen zich. Kies een andere.
error-pin-running = Deze pincode is makkelijk te raden: de cijfers tellen op of af. Kies een andere.
error-pin-date = Deze pincode is makkelijk te raden: het is een jaar of een datum. Kies een andere.
error-pin-keypad = Deze pincode is makkelijk te raden: de toetsen vormen een eenvoudige figuur. Kies een andere.

## Profielen
error-profile-blocked = Dit profiel is geblokkeerd. Je accounts bestaan nog bij de diensten zelf: koppel ze opnieuw of gebruik je back-upcode.
error-profile-not-found = Dat profiel is er niet. Kijk in de lijst hoe het heet.
error-profile-name-empty = Een profiel heeft een naam nodig. Typ er een.
error-profile-name-taken = Er is al een profiel met die naam. Kies een andere.
error-keystore-lost = De sleutel van dit profiel staat niet meer op deze computer. Koppel de accounts opnieuw. Dit telt niet als poging.
error-keystore-damaged = De sleutel van dit profiel op deze computer is beschadigd. Zet een back-up terug of koppel de accounts opnieuw. Dit telt niet als poging.
error-old-copy = Dit is een oude kopie van je profiel; Koppel opent die niet. Zet de nieuwste terug of koppel opnieuw. Dit telt niet als poging.
error-damaged = Het bestand van dit profiel is beschadigd. Zet een goede kopie of een back-up terug, of koppel opnieuw. Dit telt niet als poging.
error-foreign-file = Op de plaats van dit profiel staat het bestand van een ander profiel. Zet een goede kopie of een back-up terug, of koppel opnieuw. Dit telt niet als poging.
error-nothing-to-recover = Het bestand van dit profiel is in orde; er is niets terug te halen. Open het zoals altijd.
error-no-previous = Er is geen eerdere versie van dit profiel die terug kan komen. Zet een goede kopie of een back-up terug, of koppel opnieuw.
error-too-new = Dit profiel is gemaakt met een nieuwere Koppel. Werk Koppel bij en probeer het opnieuw.
error-profile-read-only = Dit profiel is bewaard door een nieuwere Koppel en is hier alleen te lezen. Werk Koppel op deze computer bij om er iets aan te wijzigen.

## Sleutelopslag
error-keystore-missing = Koppel vindt op deze computer geen sleutelopslag. Zet die aan en probeer het opnieuw; er is niets veranderd.
error-keystore-refused = De sleutelopslag van deze computer is op slot of weigert. Ontgrendel hem en probeer het opnieuw.
error-keystore-failed = De sleutelopslag van deze computer antwoordt niet goed. Probeer het opnieuw; start anders de computer opnieuw op.
error-keystore-setting-bad = KOPPEL_KEYSTORE is ‘{ $setting }’; dat kent Koppel niet. Kies os, of file: of guarded: met een map erachter.

## Bestanden en computer
error-disk-full = De schijf is vol. Maak ruimte en probeer het opnieuw; er is niets veranderd.
error-folder-read-only = Koppel mag niet schrijven in zijn eigen map. Geef jezelf schrijfrechten en probeer het opnieuw; er is niets veranderd.
error-file-failed = Een bestand lezen of schrijven is niet gelukt ({ $reason }). Kijk of de map en de schijf in orde zijn en probeer het opnieuw.
error-save-gone = De map voor { $file } is er niet. Sluit de stick of netwerkschijf aan, of kies een andere map.
error-save-full = Voor { $file } is geen plaats meer. Maak ruimte of kies een andere map.
error-save-read-only = Koppel mag { $file } niet schrijven. Geef jezelf het recht daar te schrijven of kies een andere map.
error-save-in-use = Een ander programma heeft { $file } open. Sluit het daar en bewaar opnieuw, of kies een andere naam.
error-save-failed = Het bewaren van { $file } lukte niet ({ $reason }). Probeer het opnieuw of kies een andere map.
error-print-failed = Afdrukken lukte niet. Probeer het opnieuw, of bewaar de tabel en druk die af.
error-home-unknown = Deze computer noemt geen map voor jouw gegevens. Noem er zelf een met KOPPEL_HOME.
error-random-failed = Deze computer gaf geen toevalsgetallen; zonder die is een sleutel niet veilig. Start de computer opnieuw op.
error-clipboard-failed = Kopiëren is niet gelukt. Typ de code over of probeer het opnieuw.

## Sleutel en link
error-secret-empty = Er is nog geen sleutel. Typ de letters en cijfers over die onder de QR-code staan.
error-secret-character-bad = In een sleutel komt { $sign } niet voor: hij heeft alleen letters en de cijfers 2 tot 7. Vergelijk hem met wat op de website staat.
error-secret-too-short = Deze sleutel is te kort: een sleutel heeft minstens 16 letters en cijfers. Kijk of je alles hebt overgenomen.
error-secret-too-long = Deze sleutel is langer dan een sleutel kan zijn. Neem alleen de letters en cijfers onder de QR-code over.
error-link-too-long = Deze link is langer dan een koppellink kan zijn. Kopieer op de website alleen de link zelf.
error-link-malformed = Aan deze koppellink ontbreekt een stuk. Vraag op de website een nieuwe QR-code of kopieer de hele link.
error-link-type-bad = Deze website vraagt een soort code die Koppel niet kent. Kies daar voor een gewone authenticator-app.
error-link-secret-missing = In deze QR-code of link zit geen sleutel. Vraag op de website een nieuwe.
error-link-secret-bad = De sleutel in deze QR-code of link is beschadigd. Vraag op de website een nieuwe.
error-link-secret-short = De sleutel in deze QR-code of link is te kort om veilig te zijn. Vraag op de website een nieuwe.
error-link-algorithm-bad = Deze website wil codes laten berekenen op een manier die Koppel niet kent. Kies daar voor een gewone authenticator-app.
error-link-digits-bad = Deze website vraagt codes van een lengte die Koppel niet kent; 6 tot 10 cijfers kan. Vraag op de website een nieuwe QR-code.
error-link-period-bad = In deze QR-code of link staat geen goede tijd waarna de code wisselt. Vraag op de website een nieuwe.
error-link-counter-bad = In deze QR-code of link staat geen goede teller voor de codes. Vraag op de website een nieuwe.
error-migration-malformed = Deze export uit een andere app is beschadigd. Laat de app de QR-code opnieuw tonen en scan die.
error-migration-empty = In deze export zitten geen accounts. Kies in de andere app welke accounts mee moeten en laat de QR-code opnieuw tonen.

## Al het andere
error-unknown = Er ging iets mis wat Koppel niet had verwacht ({ $code }). Probeer het opnieuw.

## Venster
error-profile-locked = Dit profiel is vergrendeld. Open het met je { -secret } en probeer het opnieuw.
error-account-not-found = Dit account staat niet meer in het profiel. Ga terug naar de lijst.
error-no-code-yet = Er is nog geen code om te kopiëren. Vraag eerst een nieuwe code.
error-nothing-chosen = Er is nog geen bestand of map gekozen. Kies die opnieuw.
error-place-unusable = Met deze naam kan Koppel niet overweg. Kies een andere plaats of een andere naam.
error-unexpected = Er ging iets mis in Koppel zelf. Er is niets veranderd; probeer het opnieuw.
error-no-display = Er is geen scherm om een venster op te tonen. Start Koppel vanaf je bureaublad, of gebruik koppel-cli.

## Camera
error-camera-none = Koppel ziet geen camera. Gebruik je scherm of een afbeelding.
error-camera-in-use = Een ander programma gebruikt de camera. Sluit dat en probeer opnieuw.
error-camera-refused-windows = Windows laat Koppel niet bij de camera. Zet bij Instellingen, Privacy en beveiliging, Camera de toegang voor bureaublad-apps aan en probeer opnieuw.
error-camera-refused-macos = macOS laat Koppel niet bij de camera. Zet Koppel aan bij Systeeminstellingen, Privacy en beveiliging, Camera en start Koppel opnieuw.
error-camera-refused-linux = Deze computer laat Koppel niet bij de camera. Laat een beheerder je toevoegen aan de groep video en log opnieuw in, of gebruik je scherm of een afbeelding.
error-camera-unplugged = De camera is losgeraakt. Sluit hem weer aan en probeer opnieuw.
error-camera-silent = De camera geeft geen beeld. Kijk of het klepje open is en de stekker vastzit, en probeer opnieuw.
error-camera-unreadable = Koppel kan het beeld van deze camera niet lezen. Kies een andere camera, of gebruik je scherm of een afbeelding.
error-camera-failed = De camera doet het niet ({ $reason }). Probeer opnieuw, of gebruik je scherm of een afbeelding.

## Scherm
error-screen-refused-macos = macOS laat Koppel het scherm niet zien. Ga naar Systeeminstellingen, Privacy en beveiliging, Scherm- en systeemaudio-opname (of Schermopname), zet Koppel daar aan en start Koppel opnieuw.
error-screen-refused = Deze computer laat Koppel het scherm niet zien. Probeer opnieuw en sta het toe, of gebruik de camera of een afbeelding.
error-screen-refused-wayland = Het bureaublad laat Koppel het scherm niet zien. Probeer opnieuw en kies ‘Delen’ of ‘Toestaan’ als het systeem erom vraagt. Vraagt het niets, zet Koppel dan aan bij Instellingen, Apps, Koppel, Schermafdrukken, of maak een schermafdruk en gebruik die als afbeelding.
error-screen-empty = Het systeem geeft Koppel een leeg beeld van het scherm. Maak een schermafdruk van de code en gebruik die als afbeelding, of houd de code voor de camera.
error-screen-none = Koppel vindt geen scherm om naar te kijken. Gebruik de camera of een afbeelding.
error-screen-failed = Naar het scherm kijken lukt niet ({ $reason }). Maak een schermafdruk en gebruik die als afbeelding.

## Afbeelding
error-image-empty = Dit bestand is leeg. Kies een ander.
error-image-file-too-large = Dit bestand is te groot; { $most } MB kan. Knip alleen de QR-code uit en probeer die.
error-image-too-large = Deze afbeelding is te groot ({ $megapixels } megapixel; { $most } kan). Knip alleen de QR-code uit en probeer die.
error-image-too-long = Deze afbeelding is te lang ({ $pixels } pixels; { $most } kan). Knip alleen de QR-code uit en probeer die.
error-image-damaged = Deze afbeelding is beschadigd. Sla haar opnieuw op of maak een nieuwe.
error-image-unknown = Dit is geen afbeelding die Koppel kent. Kies een PNG, JPEG, GIF, BMP of WebP, of maak een schermafdruk van de code.
error-image-heic = Deze foto is in de vorm van een iPhone (HEIC), die Koppel niet leest. Bewaar haar als JPEG, of maak een schermafdruk.
error-image-avif = Deze afbeelding is een AVIF, die Koppel niet leest. Bewaar haar als PNG of JPEG, of maak een schermafdruk.
error-image-pdf = Dit is een PDF, die Koppel niet leest. Open hem zo dat de QR-code groot in beeld staat en laat Koppel naar je scherm kijken, of maak een schermafdruk.
error-image-svg = Dit is een tekening in lijnen (SVG), die Koppel niet leest. Open haar zo dat de QR-code in beeld staat en laat Koppel naar je scherm kijken, of maak een schermafdruk.
error-paste-nothing = Op het klembord staat geen link of afbeelding waar Koppel iets mee kan. Kopieer de link die met otpauth begint, of een afbeelding van de code.
error-paste-unreadable = Het gekopieerde bestand is niet te lezen. Kijk of het er nog is, of kies ‘Een afbeelding’ en zoek het daar.

## Koppelen
error-pairing-gone = Deze code is niet meer bij de hand. Scan hem opnieuw.
error-pairing-not-an-account = Hier is niets van te koppelen. Zoek op de website de QR-code voor een authenticatie-app.
error-pairing-incomplete = Dit is { $seen } van { $of } QR-codes van deze export. Scan ze allemaal.

## Back-ups
error-backup-passphrase-wrong = Die wachtzin opent deze back-up niet. Vergelijk hem met wat je hebt opgeschreven: zes woorden in deze volgorde, of je eigen zin precies zoals je hem koos. Klopt hij, dan is het begin van het bestand beschadigd; probeer een eerdere back-up.
error-backup-damaged = Deze back-up is beschadigd. Probeer een andere kopie of een eerdere back-up.
error-backup-too-new = Deze back-up is gemaakt met een nieuwere Koppel. Werk Koppel bij en probeer het opnieuw.
error-backup-not-one = Dit is geen back-up van Koppel. Kies een bestand dat Koppel heeft gemaakt; de naam eindigt op .age.
error-backup-too-costly = Dit bestand vraagt meer geheugen dan een back-up van Koppel nodig heeft; daarom opent Koppel het niet. Kies een andere back-up.
error-backup-not-found = Daar staat geen back-up met die naam. Kijk of de stick of netwerkschijf is aangesloten en kies het bestand opnieuw.
error-backup-exists = Er staat daar al een bestand dat { $name } heet; Koppel overschrijft het niet. Kies een andere naam.
error-backup-name-bad = Zo kan een bestand niet heten. Kies een naam zonder dubbele punt of schuine streep.
error-backup-unproven = De back-up is geschreven, maar wat van de schijf terugkwam was iets anders. Hij is verwijderd; zet de back-up op een andere schijf.
error-backup-folder-gone = De map { $folder } is er niet. Sluit de stick of netwerkschijf aan of kies een andere map. Je profiel is veilig; alleen de back-up is niet gemaakt.
error-backup-folder-full = In { $folder } is geen ruimte voor de back-up. Maak ruimte of kies een andere map. Je profiel is veilig; alleen de back-up is niet gemaakt.
error-backup-folder-read-only = Koppel mag de back-up niet in { $folder } schrijven. Geef jezelf daar schrijfrechten of kies een andere map. Je profiel is veilig; alleen de back-up is niet gemaakt.
error-backup-folder-failed = De back-up in { $folder } is niet gelukt ({ $reason }). Probeer het opnieuw of kies een andere map. Je profiel is veilig.
error-passphrase-differs = De twee wachtzinnen zijn niet gelijk. Typ dezelfde twee keer.
error-passphrase-too-long = Deze wachtzin is te lang. Kies er een van hoogstens { $most } tekens.
error-passphrase-short = Deze wachtzin is te raden: er staat te weinig in. Maak er een zin van met vijf of zes woorden die niet bij elkaar horen.
error-passphrase-keyboard = Deze wachtzin is te raden: de toetsen liggen naast elkaar. Kies vijf of zes woorden die niet bij elkaar horen.
error-passphrase-repeats = Deze wachtzin is te raden: hij herhaalt zich. Kies vijf of zes woorden die niet bij elkaar horen.
error-passphrase-sequence = Deze wachtzin is te raden: hij telt of volgt het alfabet. Kies vijf of zes woorden die niet bij elkaar horen.
error-passphrase-date = Deze wachtzin is te raden: er staat een jaar of datum in. Kies vijf of zes woorden die niet bij elkaar horen.
error-passphrase-common = Deze wachtzin is te raden: veel mensen kiezen hem. Kies vijf of zes woorden die niet bij elkaar horen.
error-passphrase-word = Deze wachtzin is te raden: het is één woord of naam. Kies vijf of zes woorden die niet bij elkaar horen.

## tiqr: links
error-tiqr-link-malformed = Van deze code van tiqr of eduID ontbreekt een stuk. Vraag op de website een nieuwe QR-code, of kopieer de hele link.
error-tiqr-link-insecure = Deze code van tiqr of eduID leidt naar een adres dat niet veilig is. Gebruik hem niet en meld het aan de servicedesk van de website.
error-tiqr-link-too-new = Deze code van tiqr of eduID is van een nieuwer soort dan deze versie van Koppel kent. Werk Koppel bij en probeer het opnieuw.

## tiqr: koppelen
error-tiqr-code-used = Deze koppelcode is al gebruikt of verlopen. Vraag op de website een nieuwe QR-code.
error-tiqr-metadata-bad = { $host } zegt niet goed wat er te koppelen is. Vraag op de website een nieuwe QR-code; helpt dat niet, meld het dan aan de servicedesk daar.
error-tiqr-metadata-insecure = { $host } wil de sleutel of het inloggen laten sturen naar een adres dat niet veilig is. Er is niets gekoppeld. Meld het aan de servicedesk daar.
error-tiqr-suite-unknown = { $host } wil inlogcodes beantwoord hebben op een manier die Koppel niet kent. Kies daar een andere authenticator-app.
error-tiqr-already-enrolled = { $account } bij { $service } staat al in dit profiel. Kies voor vervangen als de website vroeg om opnieuw te koppelen.
error-tiqr-enrol-refused = { $host } heeft de koppeling niet aangenomen, en er is niets van bewaard. Vraag op de website een nieuwe QR-code.
error-tiqr-enrol-unanswered = { $host } gaf geen antwoord, dus de koppeling is niet bewaard. Kijk op de website: is de QR-code daar verdwenen, verwijder dan dit toestel daar en begin opnieuw; staat hij er nog, vraag dan een nieuwe.

## tiqr: inloggen
error-tiqr-no-identity = Er is hier geen account van { $service } waar deze inlogcode voor is. Koppel het eerst, op die website.
error-tiqr-challenge-bad = Deze inlogcode past niet bij je account. Vraag op de website een nieuwe QR-code.
error-tiqr-response-wrong = De dienst heeft het antwoord niet aangenomen. Probeer het opnieuw met dezelfde QR-code; helpt dat niet, koppel dit account dan opnieuw.
error-tiqr-response-wrong-left =
    { $attempts_left ->
        [0] De dienst heeft het antwoord niet aangenomen en neemt er geen meer aan. Gebruik daar je resetcode, of vraag het aan de servicedesk daar.
        [one] De dienst heeft het antwoord niet aangenomen. Je kunt het met dezelfde QR-code nog één keer proberen.
       *[other] De dienst heeft het antwoord niet aangenomen. Je kunt het met dezelfde QR-code nog { $attempts_left } keer proberen.
    }
error-tiqr-request-invalid = De dienst heeft het inloggen niet begrepen. Vraag op de website een nieuwe QR-code.
error-tiqr-login-expired = Deze inlogcode is verlopen of al gebruikt. Vraag op de website een nieuwe QR-code.
error-tiqr-account-blocked = De dienst heeft dit account geblokkeerd. Gebruik daar je resetcode of vraag het aan de servicedesk daar, en koppel het account opnieuw. Je andere accounts werken nog.
error-tiqr-account-blocked-for =
    { $minutes ->
        [one] De dienst heeft dit account { $minutes } minuut geblokkeerd. Probeer het daarna opnieuw, met een nieuwe QR-code.
       *[other] De dienst heeft dit account { $minutes } minuten geblokkeerd. Probeer het daarna opnieuw, met een nieuwe QR-code.
    }
error-tiqr-account-unknown = De dienst kent dit account niet, of niet meer. Koppel het opnieuw op de website.
error-tiqr-service-failed = { $host } kon het inloggen niet afmaken. Vraag op de website een nieuwe QR-code, of probeer het later opnieuw.
error-tiqr-offline = { $host } is niet te bereiken. Inloggen kan toch: kies op de website dat je toestel geen verbinding heeft, en typ daar { $user } en het eenmalige wachtwoord { $otp }.

## Over het netwerk
error-web-unresolved = Koppel kan { $host } niet vinden. Kijk of deze computer een netwerk heeft, en begin opnieuw met een nieuwe QR-code.
error-web-no-route = Er is geen verbinding met { $host }. Kijk of deze computer een netwerk heeft, en begin opnieuw met een nieuwe QR-code.
error-web-certificate = De verbinding met { $host } is niet veilig: het certificaat klopt niet. Koppel heeft niets gestuurd. Ga niet verder en meld het aan de servicedesk daar.
error-web-timeout = { $host } deed te lang over het antwoord. Begin opnieuw met een nieuwe QR-code, of probeer het later.
error-web-broken = De verbinding met { $host } werd verbroken voordat het hele antwoord er was. Begin opnieuw met een nieuwe QR-code.
error-web-too-large = { $host } antwoordt veel meer dan zo'n dienst ooit doet. Koppel is gestopt. Meld het aan de servicedesk daar.
error-web-redirected = { $host } stuurt Koppel door naar een ander adres, en daar gaat Koppel niet heen. Meld het aan de servicedesk daar.
error-web-not-http = Wat er bij { $host } antwoordt is geen website. Kijk of dit de goede QR-code is.

## An organisation does not allow it
error-policy-export = Je organisatie staat niet toe dat wat in een profiel zit eruit gaat. Daarom is er geen back-up gemaakt en zijn er geen codes afgedrukt. Vraag wie deze computer beheert hoe je weer binnenkomt.
error-policy-kept-codes = Je organisatie staat niet toe dat back-upcodes in Koppel worden bewaard. Noteer waar je ze wel bewaart: op papier bijvoorbeeld. Codes die hier al bewaard waren, blijven leesbaar.
error-policy-lock-after =
    { $most ->
        [one] Je organisatie vraagt dat een profiel zich na hoogstens 1 minuut vergrendelt. Kies 1 minuut.
       *[other] Je organisatie vraagt dat een profiel zich na hoogstens { $most } minuten vergrendelt. Kies zoveel of minder.
    }
error-autostart = Het is niet gelukt om dit op deze computer vast te leggen: { $reason }. Probeer het opnieuw, of zet Koppel zelf in de instellingen van je computer bij de programma's die starten als je inlogt.
