# The backup codes of one account: its page, what is asked about them in the wizard, and what is said before it is removed.

## How they stand
backup-codes-status-none = Geen back-upcode genoteerd
backup-codes-status-used = { $total ->
    [1] Gebruikt: vraag een nieuwe
   *[other] Alle { $total } gebruikt: vraag nieuwe
}
backup-codes-status-low = Nog { $left } van { $total } codes, bijna op
backup-codes-status-unchecked = { $total ->
    [1] Een jaar niet nagekeken
   *[other] Een jaar niet nagekeken, nog { $left } van { $total } codes
}
backup-codes-status-good = { $total ->
    [1] Er is een back-upcode
   *[other] Nog { $left } van { $total } codes
}
backup-codes-why-none = Gaat deze computer stuk of is je { -secret } weg, dan kom je alleen via de helpdesk weer in dit account.
backup-codes-why-used = Zonder nieuwe code kom je er een volgende keer alleen via de helpdesk in.
backup-codes-why-low = Vraag bij de dienst nieuwe codes aan voor ze op zijn.
backup-codes-why-unchecked = Kijk of de codes nog liggen waar je ze bewaart.
backup-codes-why-good = Hiermee kom je weer in het account als deze computer stukgaat of je { -secret } weg is.
backup-codes-label = { $issuer }: { $status }
backup-codes-kind = Soort
backup-codes-kind-code = Eén back-upcode
backup-codes-kind-reset-code = Een resetcode
backup-codes-kind-list = Een lijst met codes
backup-codes-where = Waar
backup-codes-noted = Genoteerd
backup-codes-checked = Nagekeken
backup-codes-used = Laatst gebruikt
backup-codes-replaced = Vervangen
backup-codes-at-paper = op papier
backup-codes-at-safe = in een kluis
backup-codes-at-password-manager = in een wachtwoordbeheerder
backup-codes-at-elsewhere = ergens anders
backup-codes-at-here = hier, in dit profiel
backup-codes-at-noted = { $where }: { $whereabouts }

## What can be done
backup-codes-heading = Back-upcodes van { $issuer }
backup-codes-note = Noteer wat je hebt
backup-codes-note-new = Noteer de nieuwe
backup-codes-use = Ik heb een back-upcode gebruikt
backup-codes-show = Toon een code
backup-codes-check = Vandaag nagekeken
backup-codes-checked-say = Genoteerd: vandaag nagekeken.
backup-codes-changed = Er is iets veranderd
backup-codes-replace = Ik heb nieuwe codes gekregen
backup-codes-elsewhere = Ze liggen ergens anders
backup-codes-forget = Niet meer bijhouden
backup-codes-forget-title = De back-upcodes van { $issuer } niet meer bijhouden?
backup-codes-forget-apart = Koppel weet dan niet meer waar ze liggen. De codes zelf blijven werken.
backup-codes-forget-here = De codes die hier bewaard zijn, worden gewist. Heb je ze nergens anders, schrijf ze dan eerst over.
backup-codes-forget-do = Niet meer bijhouden
backup-codes-forget-keep = Blijven bijhouden
backup-codes-here = De codes staan in dit profiel
backup-codes-here-why = Versleuteld, achter je { -secret }. Wie dit profiel kan openen, heeft dan beide: de code van het moment en de codes om er zonder in te komen. Gaat dit profiel verloren, dan zijn ook deze codes weg, tenzij er een back-up van is.

## One was used
backup-codes-used-title = Een back-upcode gebruikt
backup-codes-used-struck = De gebruikte code is doorgestreept.
backup-codes-used-counted = { $left ->
    [0] De code telt als gebruikt.
   *[other] De code telt als gebruikt. Streep hem ook op je lijst door.
}
backup-codes-undo = Toch niet gebruikt ({ $left })
backup-codes-used-new = De website toont nu een <b>nieuwe back-upcode</b>, of geeft er een als je erom vraagt.
backup-codes-used-note = Noteer die, en vink aan: <b>Ik heb mijn back-upcode bewaard</b>. De oude blijft een maand doorgestreept staan.

## What happened
backup-codes-history = Wat er gebeurde
backup-codes-event-noted = { $total ->
    [1] Genoteerd
   *[other] Genoteerd: { $total } codes
}
backup-codes-event-used = { $total ->
    [1] Gebruikt
   *[other] Eén gebruikt, nog { $left } van { $total }
}
backup-codes-event-undone = { $total ->
    [1] Toch niet gebruikt
   *[other] Toch niet gebruikt, weer { $left } van { $total }
}
backup-codes-event-replaced = { $total ->
    [1] Vervangen door een nieuwe
   *[other] Vervangen door { $total } nieuwe
}
backup-codes-event-checked = Nagekeken: ze waren er nog
backup-codes-event-forgotten = Niet meer bijgehouden
backup-codes-struck = { $count ->
    [1] Doorgestreept, wordt gewist op { $date }
   *[other] { $count } codes doorgestreept, worden gewist op { $date }
}
backup-codes-struck-show = Toon

## Showing one
backup-codes-show-heading = Toon een back-upcode
backup-codes-show-lead = Eén code tegelijk, na je { -secret }. Na een minuut verdwijnt hij weer van het scherm.
backup-codes-show-pin = { -Secret } van { $name }
backup-codes-show-do = Toon de code
backup-codes-which = Welke code
backup-codes-which-next = Code 1, de volgende
backup-codes-which-one = Code { $number }
backup-codes-shown-heading = Je back-upcode
backup-codes-shown-lead = Typ hem over op de website, en zeg het hier zodra hij gebruikt is.
backup-codes-struck-heading = Een doorgestreepte code
backup-codes-struck-lead = Gebruikt of vervangen. Alleen om iets na te kijken: inloggen doe je er niet meer mee.
backup-codes-hide = Verberg
backup-codes-use-this = Deze code is gebruikt

## Noting
backup-codes-note-heading = Waar bewaar je de back-upcode van { $issuer }?
backup-codes-note-lead = Koppel onthoudt waar hij ligt, niet de code zelf, tenzij je voor dit profiel kiest.
backup-codes-replace-heading = Waar bewaar je de nieuwe back-upcode van { $issuer }?
backup-codes-replace-lead = De oude vervalt: bewaar de nieuwe voor je verdergaat.
backup-codes-saved = Ik heb mijn back-upcode bewaard
backup-codes-save = Noteren
backup-codes-count = Hoeveel codes
backup-codes-whereabouts = Waar precies?
backup-codes-place-paper = Op papier
backup-codes-place-paper-more = Opgeschreven of afgedrukt.
backup-codes-place-paper-example = Bijvoorbeeld: blauwe map, achteraan
backup-codes-place-safe = In een kluis
backup-codes-place-safe-more = Een echte, met een slot.
backup-codes-place-safe-example = Bijvoorbeeld: kluis op het secretariaat
backup-codes-place-password-manager = In een wachtwoordbeheerder
backup-codes-place-password-manager-more = Koppel onthoudt alleen in welke.
backup-codes-place-password-manager-example = Bijvoorbeeld: de wachtwoordkluis van mijn werk
backup-codes-place-elsewhere = Ergens anders
backup-codes-place-elsewhere-more = Zeg zelf waar.
backup-codes-place-elsewhere-example = Bijvoorbeeld: bij de directie
backup-codes-place-here = Hier, in dit profiel
backup-codes-place-here-more = De codes zelf, versleuteld achter je { -secret }.

## Entering
backup-codes-enter = Typ of plak de codes
backup-codes-enter-example = 1234 5678
backup-codes-enter-hint = Zoals de website ze toont; een tekstbestand mag je hierheen slepen.
backup-codes-enter-file = Kies een tekstbestand
backup-codes-enter-clipboard = Van het klembord
backup-codes-taken = { $count ->
    [1] Eén code begrepen
   *[other] { $count } codes begrepen
}
backup-codes-taken-hint = Van elke code zie je alleen het begin.
backup-codes-left-out = Niet overgenomen
backup-codes-left-out-say = Sommige regels zijn niet overgenomen.
backup-codes-left-out-line = { $same ->
    [1] Regel { $first }
   *[other] Regel { $first } tot en met { $last }
}: { $why }

## Where to find them at the service
backup-codes-find = Zo kom je bij { $issuer } aan back-upcodes

## Before an account is removed
backup-codes-removal = Hiermee kom je er weer in
backup-codes-removal-whole = Bij de dienst heb je dan je back-upcode nodig. Ligt die klaar?
backup-codes-removal-lost = Zet de extra controle eerst uit bij de dienst, of vraag daar een back-upcode.
backup-codes-removal-look = Bekijk de back-upcodes

## What can go wrong
error-codes-none-noted = Van dit account is nog geen back-upcode genoteerd. Noteer eerst wat er is en waar het ligt.
error-codes-none-left = Alle back-upcodes van dit account zijn gebruikt. Vraag de website om nieuwe en noteer die.
error-codes-no-such = Er is hier geen back-upcode met dat nummer. Kijk nog eens in de lijst; van codes die ergens anders liggen weet Koppel alleen hoeveel het er zijn.
error-codes-undo-late = Gebruik is één minuut lang terug te draaien, zolang er niets anders is gedaan. Noteer de codes opnieuw als dit een vergissing was.
error-codes-count-bad = Zoveel back-upcodes kunnen het niet zijn: één voor een enkele code, 1 tot { $most } voor een lijst.
error-codes-used-before = Een van deze codes is al eens gebruikt en werkt niet meer. Laat hem weg, of vraag de website om nieuwe.
error-codes-otpauth = Hier staat een koppellink tussen. Dat is een geheim van een andere soort: koppel die als account, en plak hier alleen de back-upcodes. Er is niets overgenomen.
error-codes-not-text = Dit is geen gewone tekst. Kies het tekstbestand met de codes, of kopieer de codes zelf.
error-codes-too-long = Dit is veel meer dan back-upcodes kunnen zijn. Kopieer alleen de codes.
error-text-file-unreadable = Dit bestand is niet te lezen. Kijk of het er nog is, of kies een ander.
error-codes-nothing = Hier staat geen back-upcode in; er is niets gewijzigd. Kopieer de codes zoals de website ze toont.
error-nothing-entered = Er zijn geen back-upcodes ingevoerd voor dit account. Voer ze opnieuw in.
error-no-code-shown = Er staat geen back-upcode op het scherm om te kopiëren. Toon hem eerst.
error-paste-no-text = Op het klembord staat geen tekst. Kopieer de codes op de website en probeer het opnieuw.

## What was not taken of pasted codes, and why
left-out-heading = woorden rond de codes
left-out-text = geen back-upcode
left-out-email = een e-mailadres
left-out-date = een datum
left-out-phone = een telefoonnummer
left-out-link = een link
left-out-password = dit kan een wachtwoord zijn; wachtwoorden bewaart Koppel niet
left-out-too-short = te kort voor een back-upcode
left-out-too-long = te lang voor een back-upcode
left-out-duplicate = staat er twee keer
left-out-marked-used = doorgestreept of gemerkt als gebruikt
left-out-used-before = is al eens gebruikt, en werkt maar één keer
left-out-too-many = meer dan Koppel leest
left-out-turned = verborgen tekens draaien het om; typ deze zelf over
