# Koppel's own screens: welcome, profiles, codes, unlocking, settings.

app-name = Koppel
try-again = Opnieuw proberen
seconds-left = { $left ->
    [one] nog { $left } seconde
   *[other] nog { $left } seconden
}
no-start-title = Koppel kan je profielen nu niet lezen

## Welcome
welcome-title = Inloggen met een code, gewoon op je computer
welcome-lead = Scan één keer de QR-code van je werk of school. Daarna geeft Koppel je de codes om in te loggen, achter een { -secret } die jij kiest.
welcome-pair = Koppel een nieuw gebruikersprofiel
welcome-backup = Ik heb al een back-up
welcome-exercise = Eerst oefenen
new-computer = Ik heb een nieuwe computer
welcome-promise = Alles blijft op deze computer

## Profiles
profiles = Gebruikersprofielen
profile-new = Nieuw profiel koppelen
profile-menu = Meer over profiel { $name }
profile-name = Naam van het profiel
profile-rename = Naam wijzigen
profile-rename-title = Hoe moet dit profiel heten?
profile-rename-do = Naam bewaren
profile-rename-keep = Naam houden
profile-remove = Profiel verwijderen
profile-remove-title = Het profiel { $name } verwijderen?
profile-remove-lost = { $count ->
    [0] Er staan geen accounts in. Het profiel verdwijnt van deze computer.
    [one] Het account erin verdwijnt van deze computer. Bij de dienst zelf blijft het bestaan; je hebt dan je back-upcode nodig om er weer in te komen.
   *[other] De { $count } accounts erin verdwijnen van deze computer. Bij de diensten zelf blijven ze bestaan; je hebt dan je back-upcodes nodig om er weer in te komen.
}
profile-remove-gone = De codes van dit profiel zijn al weg. Wat nu nog verdwijnt, is deze lijst met diensten die je opnieuw moet koppelen.
profile-remove-do = Profiel verwijderen
profile-remove-keep = Profiel houden
profile-backups = Back-ups
profile-pin = Andere { -secret }
profile-restore = Back-up terugzetten
profile-unnamed = Profiel zonder naam
state-open = Open
state-locked = Vergrendeld
state-blocked = Geblokkeerd
state-keystore-lost = Sleutel kwijt
state-keystore-damaged = Sleutel beschadigd
state-old-copy = Oude kopie
state-damaged = Beschadigd
state-foreign = Verwisseld bestand
state-too-new = Van een nieuwere Koppel

## Backup codes
board = Back-upcodes
board-todo = { $count } te doen

## The parts of a narrow window
tabs = Onderdelen
tab-codes = Codes
tab-pair = Koppelen
lock = Vergrendel

## Codes
account-pair = Account koppelen
lock-now = Nu vergrendelen
locks-after = { $minutes ->
    [one] Vergrendelt vanzelf na { $minutes } minuut
   *[other] Vergrendelt vanzelf na { $minutes } minuten
}
locks-never = Vergrendelt niet vanzelf
key-search = Ctrl F
key-search-mac = ⌘ F
codes-list = Accounts
codes-search = Zoek een account
codes-search-clear = Wis het zoekveld
codes-none-title = Nog geen accounts
codes-none-why = Scan een QR-code, dan staat hier je eerste code.
codes-read-only = Dit profiel is bewaard door een nieuwere Koppel
codes-read-only-why = Je codes werken hier. Wijzigen of een back-up maken kan zodra Koppel op deze computer is bijgewerkt.
codes-read-only-hidden =
    { $count ->
        [one] Eén account is van een soort die deze versie niet kent; dat staat hier niet.
       *[other] { $count } accounts zijn van een soort die deze versie niet kent; die staan hier niet.
    }
codes-not-found-title = Geen account met ‘{ $query }’
codes-not-found-why = Kijk of het goed getypt is. Koppel zoekt alleen in dit profiel.
codes-clipboard = Een gekopieerde code gaat na 30 seconden weer van je klembord.
codes-copied-say = Code van { $issuer } gekopieerd
code-next = daarna { $code }
code-next-unknown = daarna …
code-new = Nieuwe code
copy = Kopieer
copied = Gekopieerd
row-codes-none = Geen back-upcode
row-codes-used = Back-upcode gebruikt
row-codes-low = Nog { $left } van { $total } codes, bijna op
row-codes-unchecked = Back-upcode lang niet nagekeken
row-codes-say = { $issuer }, { $status }
row-copy = { $issuer }, { $name }: { $code }. Kopieer de code
row-renew = { $issuer }, { $name }: nieuwe code
row-login = { $issuer }, { $name }: scan een QR-code om in te loggen
row-login-word = Inloggen
row-standing = { $issuer }, { $name }: { $standing }. Bekijk wat je kunt doen
row-standing-word = Wat nu?
standing-blocked = Geblokkeerd door de dienst
standing-blocked-until = Geblokkeerd tot { $time }
standing-pending = Nog niet bevestigd
row-menu = Meer over { $issuer }, { $name }
row-menu-tip = Meer
account-codes = Back-upcodes
account-rename = Naam wijzigen
account-rename-title = Hoe moet dit account heten?
account-rename-why = Alleen hier in Koppel. Bij de dienst zelf verandert er niets.
account-rename-do = Naam bewaren
account-rename-keep = Naam houden
account-issuer = Dienst
account-name = Account
account-remove = Account verwijderen
account-remove-title = Het account van { $issuer } verwijderen?
account-remove-lost = Deze computer geeft dan geen codes meer voor { $issuer }. Bij de dienst zelf blijft het account bestaan, en die vraagt nog steeds om een code.
account-remove-do = Account verwijderen
account-remove-keep = Account houden

## Unlocking
pin = { -Secret }
passphrase-show = Toon wat ik typ
unlock = Openen
unlock-busy = Profiel wordt geopend
unlock-wait = { $left ->
    [one] Wacht nog { $left } seconde
   *[other] Wacht nog { $left } seconden
}
unlock-wait-say = { $left ->
    [one] Over { $left } seconde kun je het weer proberen.
   *[other] Over { $left } seconden kun je het weer proberen.
}
unlock-wait-over = Je kunt het weer proberen.
unlock-last-title = Je hebt nog één poging
unlock-last-wrong = Die { -secret } klopt niet. Je hebt nog één poging.
unlock-last-why = Is de volgende ook fout, dan wordt dit profiel geblokkeerd en zijn de codes op deze computer voorgoed weg. Twijfel je? Neem de tijd; je hoeft niet meteen te proberen.
unlock-tries = { $used ->
    [0] Nog geen van de { $all } pogingen gebruikt
    [1] Eén van de { $all } pogingen gebruikt
    [2] Twee van de { $all } pogingen gebruikt
   *[other] Alle { $all } pogingen gebruikt
}

## Whether a profile can be recovered
health-never = Nog geen back-up
health-never-why = Gaat deze computer stuk, dan moet je elk account opnieuw koppelen.
health-current = Terug te halen uit je back-up
health-current-why = { $made ->
    [0] Vandaag gemaakt
    [1] Gisteren gemaakt
   *[other] Gemaakt op { $madeOn }
}, { $proven ->
    [0] vandaag nagekeken
    [1] gisteren nagekeken
   *[other] nagekeken op { $provenOn }
}.
health-current-same = { $made ->
    [0] Vandaag gemaakt en nagekeken.
    [1] Gisteren gemaakt en nagekeken.
   *[other] Gemaakt en nagekeken op { $madeOn }.
}
health-current-auto = Elke wijziging gaat vanzelf mee.
health-behind = Je back-up loopt achter
health-behind-why = { $made ->
    [0] Vandaag gemaakt
    [1] Gisteren gemaakt
   *[other] Gemaakt op { $madeOn }
}; daarna is dit profiel gewijzigd.
health-behind-auto = Koppel maakt zo vanzelf een nieuwe.
health-gone = Je back-up staat niet meer op zijn plek
health-gone-why = Sluit de stick of de netwerkschijf aan, of maak een nieuwe.
health-unknown = Over een back-up is niets bekend
health-failed = De automatische back-up is niet gelukt
health-tiqr = Accounts waarmee je inlogt door een QR-code te scannen, zitten in geen back-up.
health-tiqr-all = Een back-up helpt hier niet
health-tiqr-all-why = Noteer van elk waar de resetcode ligt.
health-make = Back-up maken
health-show = Back-ups
health-note-never = Nog geen back-up van dit profiel
health-note-current = { $made ->
    [0] Back-up van vandaag
    [1] Back-up van gisteren
   *[other] Back-up van { $madeOn }
}
health-note-behind = { $made ->
    [0] Back-up van vandaag, van vóór de laatste wijziging
    [1] Back-up van gisteren, van vóór de laatste wijziging
   *[other] Back-up van { $madeOn }, van vóór de laatste wijziging
}
health-note-gone = De back-up staat niet meer op zijn plek

## Back from a backup
restore-offer = Back-up terugzetten
restore-offer-do = Kies bestand

## Settings
settings = Instellingen
settings-window = Venster
settings-language = Taal
language-nl = Nederlands
language-en = English
settings-theme = Kleuren
theme-system = Systeem
theme-light = Licht
theme-dark = Donker
settings-start = Starten
settings-start-at-login = Start Koppel als ik inlog
settings-start-at-login-why = Koppel staat dan zonder venster als pictogram naast de klok, met elk profiel op slot. Wie het venster sluit, sluit ook Koppel.
settings-lock = Vergrendelen
settings-lock-why = Een open profiel gaat vanzelf op slot als je een tijd niets doet, en altijd als je de computer vergrendelt, van gebruiker wisselt of hem laat slapen.
settings-lock-none = Open een profiel om te kiezen wanneer het vanzelf op slot gaat.
settings-lock-of = { $name } vergrendelen
lock-after-minutes = { $minutes ->
    [one] Na { $minutes } minuut
   *[other] Na { $minutes } minuten
}
lock-after-never = Niet vanzelf
settings-exercise = Oefenen
settings-exercise-site = Oefensite
settings-exercise-why = Koppelen en inloggen op een nagemaakte website op deze computer.
settings-exercise-do = Oefen
settings-restore = Back-ups
settings-restore-why = Een profiel van een andere computer, of een dat je hier hebt verwijderd.
settings-new-computer-why = Wat elk account heeft om er weer mee in te komen, en hoe je dat doet.
settings-new-computer-do = Bekijk hoe
settings-about = Over Koppel
settings-version = Versie
settings-keystore = Sleutelopslag
keystore-os = Van deze computer
keystore-file = In een map
keystore-guarded = In een map, met pincode
keystore-missing = Niet gevonden
keystore-file-title = Deze computer heeft geen eigen sleutelopslag
keystore-file-why = Daarom ligt de sleutel van je profielen in een gewone map. Wie je bestanden én die map heeft, kan je { -secret } raden.
keystore-missing-title = Koppel kan de sleutelopslag van deze computer niet bereiken
keystore-missing-why = Zonder die opslag kan Koppel niets bewaren of openen. Meld je op de computer af en weer aan, en start Koppel opnieuw. Op Linux moet een sleutelbos zoals GNOME Keyring of KWallet aanstaan.
