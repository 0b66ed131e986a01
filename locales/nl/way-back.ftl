# When it matters: what an account has to come back with, and the way back into it. Window and terminal.

## The three ways of a guide
way-back-backup-code = Met je back-upcode
way-back-other-login = Op een andere manier inloggen
way-back-help = Via de helpdesk

## What one account has
come-back-unknown = Of er een back-upcode is, staat niet in dit bestand
come-back-none = Geen back-upcode genoteerd
come-back-used = { $total ->
    [one] De back-upcode is al gebruikt
   *[other] Alle back-upcodes zijn al gebruikt
}
come-back-code = Er is een back-upcode
come-back-reset-code = Er is een resetcode
come-back-list = Nog { $left } van de { $total } back-upcodes
come-back-at-paper = Bewaard op papier
come-back-at-safe = Bewaard in een kluis
come-back-at-password-manager = Bewaard in een wachtwoordbeheerder
come-back-at-elsewhere = Bewaard op een andere plaats
come-back-at-here = Bewaard in dit profiel
come-back-at-words = { $place }: { $words }
come-back-words-gone = De precieze plaats die je noteerde, stond in het profiel en is niet meer te lezen.
come-back-place-unknown = Waar hij ligt, staat niet in dit bestand.
come-back-place-locked = Open het profiel om te zien waar.
come-back-here-gone = { $left ->
    [one] Hij stond in het profiel zelf. Zolang dat niet opengaat, kun je er niet bij; een back-up van het profiel kan hem hebben.
   *[other] Ze stonden in het profiel zelf. Zolang dat niet opengaat, kun je er niet bij; een back-up van het profiel kan ze hebben.
}
come-back-title = Hiermee kom je weer in je accounts
come-back-how = Zo log je weer in bij { $service }
come-back-nameless = Account zonder naam
come-back-here-removed = { $left ->
    [one] Hij stond bij dit account en is mee verwijderd; een eerdere back-up van het profiel kan hem nog hebben.
   *[other] Ze stonden bij dit account en zijn mee verwijderd; een eerdere back-up van het profiel kan ze nog hebben.
}
come-back-here-removing = { $left ->
    [one] Hij staat in dit profiel en verdwijnt mee; misschien staat hij nog in een eerdere back-up van het profiel.
   *[other] Ze staan in dit profiel en verdwijnen mee; misschien staan ze nog in een eerdere back-up van het profiel.
}
come-back-sheet-first = Maak eerst een herstelblad

## An account that was removed
removed-title = Het account van { $service } is verwijderd
removed-lead = Bij de dienst zelf bestaat het nog. Zo kom je er weer in. Noteer het nu: Koppel weet het straks niet meer.
removed-done = Klaar

## A new computer
new-computer-lead-known = Dit weet Koppel op deze computer van je accounts. Uit een back-up is alles er op de nieuwe in één keer; anders koppel je daar elk account opnieuw.
new-computer-lead = Deze Koppel kent je accounts nog niet. Kijk waar je back-upcodes liggen: op papier, in de kluis, in je wachtwoordbeheerder, of in Koppel op je oude computer.
new-computer-backup = Neem alles in één keer mee
new-computer-backup-why = Maak hier een back-up, en zet die op je nieuwe computer terug.
new-computer-backup-do = Back-ups
new-computer-restore-why = Met het back-upbestand en de zes woorden die erbij horen. Accounts waarmee je inlogt door een QR-code te scannen, zitten er niet in.
new-computer-services = Zonder back-up: per dienst
new-computer-services-why = Kies je dienst en volg de stappen tot er een QR-code verschijnt. Scan die dan hier.

## A profile that no PIN opens
blocked-title = { $name } is geblokkeerd
blocked-lead = Er is te vaak op rij een verkeerde { -secret } getypt. Daarom zijn de codes van dit profiel van deze computer gewist.
blocked-exists = Je accounts zelf bestaan nog.
blocked-way = Zo kom je er weer in.
trouble-keystore-lost-title = De sleutel van dit profiel staat niet meer op deze computer
trouble-keystore-lost-why = Het ligt niet aan je { -secret } en het telt niet als poging. Dit gebeurt soms na een nieuwe installatie of met een andere gebruiker. Je accounts zelf bestaan nog.
trouble-old-copy-title = Dit is een oude kopie van je profielen
trouble-old-copy-why = Iemand of iets heeft een ouder bestand teruggezet. Koppel opent het niet: zo kan niemand extra pogingen krijgen. Zet het nieuwste bestand terug en probeer het dan opnieuw.
trouble-damaged-title = Het bestand van dit profiel is beschadigd
trouble-damaged-why = Koppel kan de codes er niet meer uit lezen. Het ligt niet aan je { -secret }. Je accounts zelf bestaan nog.
trouble-too-new-title = Dit profiel is bewaard door een nieuwere Koppel
trouble-too-new-why = Er is niets weg. Werk Koppel op deze computer bij, dan gaat het weer open.
trouble-keystore-damaged-title = De sleutel van dit profiel op deze computer is beschadigd
trouble-keystore-damaged-why = Het ligt niet aan je { -secret } en het telt niet als poging. Met een back-up is alles er weer. Je accounts zelf bestaan nog.
trouble-foreign-title = Op de plaats van dit profiel staat het bestand van een ander profiel
trouble-foreign-why = Iemand of iets heeft bestanden verwisseld. Het ligt niet aan je { -secret } en het telt niet als poging. Je accounts zelf bestaan nog.
recover-offer = Terughalen van vóór de laatste wijziging
recover-offer-why = Koppel heeft de vorige versie nog. Met je { -secret } komt die terug; alleen wat je het laatst wijzigde, is weg.
recover-offer-do = Terughalen
restore-offer-why = Met het back-upbestand en de zes woorden die erbij horen. Dan is alles er in één keer weer.
pair-again = Koppel opnieuw
services-title = { $count ->
    [one] Deze dienst stond erin
   *[other] Deze { $count } diensten stonden erin
}
again-title = Koppel elk account opnieuw
again-why = Toont een dienst je een nieuwe QR-code, scan die dan hier. Je kiest dan een nieuwe { -secret }.
health-place-current = Die van { $made ->
    [0] vandaag
    [1] gisteren
   *[other] { $madeOn }
} staat hier:
health-place-gone = Die van { $made ->
    [0] vandaag
    [1] gisteren
   *[other] { $madeOn }
} stond hier, maar is er nu niet:
health-place-none = Voor zover Koppel weet, is er van dit profiel geen back-up gemaakt.
