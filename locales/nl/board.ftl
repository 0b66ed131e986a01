# Het overzicht van alle back-upcodes, wat ervan wordt afgedrukt of bewaard, en de herinnering eraan.

## Het overzicht
board-heading = { $total ->
    [one] { $good ->
        [0] Van je account weet je nog niet hoe je er weer in komt
       *[other] Van je account weet je hoe je er weer in komt
    }
   *[other] { $todo ->
        [0] Van al je { $total } accounts weet je hoe je er weer in komt
       *[other] Van { $good } van je { $total } accounts weet je hoe je er weer in komt
    }
}
board-lead = Met een back-upcode kom je terug in je account als deze computer of je { -secret } weg is. Wat aandacht vraagt, staat bovenaan.
board-count-none = { $count } zonder
board-count-used = { $count } gebruikt
board-count-low = { $count } bijna op
board-count-unchecked = { $count } na te kijken
board-count-good = { $count } in orde
board-counts = Hoe het ervoor staat
board-list = Accounts en hun back-upcodes

## De stand van een account
board-status-none = Geen back-upcode
board-status-used = Gebruikt
board-status-low = Bijna op
board-status-unchecked = Kijk het na
board-status-good = In orde
board-detail-used = vraag een nieuwe aan
board-detail-low = nog { $left } van { $total }
board-detail-unchecked = gezien op { $date }
board-detail-good = { $many ->
    [one] nog { $left } van { $total }, { $date }
   *[other] genoteerd op { $date }
}
board-detail-place = { $place }, { $date }
board-unnamed = Dienst zonder naam
board-of-account = { $service } ({ $account })
board-row-none = { $service }, geen back-upcode genoteerd, profiel { $profile }
board-row-used = { $service }, back-upcode gebruikt, vraag een nieuwe, profiel { $profile }
board-row-low = { $service }, { $left } van { $total } codes over, bijna op, profiel { $profile }
board-row-unchecked = { $many ->
    [one] { $service }, { $left } van { $total } codes over, een jaar niet nagekeken, profiel { $profile }
   *[other] { $service }, een jaar niet nagekeken, profiel { $profile }
}
board-row-good = { $many ->
    [one] { $service }, { $left } van { $total } codes over, in orde, profiel { $profile }
   *[other] { $service }, back-upcode in orde, profiel { $profile }
}
board-place-paper = op papier
board-place-safe = in een kluis
board-place-password-manager = in een wachtwoordkluis
board-place-elsewhere = ergens anders
board-place-here = hier, in Koppel
board-place-noted = { $place }: { $note }

## Zoeken en ordenen
board-search = Zoek een dienst, account of profiel
board-filter = Toon
board-filter-all = Alles
board-filter-todo = Alleen wat te doen is
board-filter-none = Zonder back-upcode
board-filter-used = Gebruikt
board-filter-low = Bijna op
board-filter-unchecked = Na te kijken
board-filter-good = In orde
board-sort = Volgorde
board-sort-status = Dringendste eerst
board-sort-service = Op dienst
board-sort-profile = Op profiel
board-sort-noted = Oudste eerst

## Wat er niet te zien is
board-hidden = { $count ->
    [one] Van één vergrendeld profiel toont Koppel hier niets, zoals je in de instellingen koos. Open het om het te zien.
   *[other] Van { $count } vergrendelde profielen toont Koppel hier niets, zoals je in de instellingen koos. Open ze om ze te zien.
}
board-silent = Van { $names } is niets te zeggen zolang het vergrendeld is. Open het één keer; daarna kan het wel, tenzij het bestand beschadigd is.
board-empty-title = Nog geen accounts
board-empty-why = Zodra je een account koppelt, staat hier waarmee je er weer in komt.
board-empty-hidden-title = Alles is vergrendeld
board-nothing-title = Geen account past daarbij
board-nothing-why = Kijk of het goed getypt is, of toon weer alles.
board-nothing-do = Toon alles

## Afdrukken en bewaren
board-print = Afdrukken
board-save = Tabel bewaren
board-saved = Bewaard als { $file }
board-sheet = Herstelblad
board-sheet-of = Herstelblad voor welk profiel?
board-sheet-locked = Open een profiel om er een herstelblad van te maken.
board-paper-back = Terug
board-paper-title = Back-upcodes op { $date }
board-paper-by = Gemaakt met Koppel. Er staan geen codes op.
board-csv-name = koppel-back-upcodes-{ $date }.csv
dialog-table = Waar komt de tabel?
dialog-table-kind = Tabellen
board-csv-profile = Profiel
board-csv-service = Dienst
board-csv-account = Account
board-csv-status = Stand
board-csv-left = Over
board-csv-total = Van
board-csv-place = Waar
board-csv-note = Omschrijving
board-csv-noted = Genoteerd
board-csv-checked = Nagekeken

## Het herstelblad
sheet-title = Herstelblad
sheet-for = Profiel
sheet-date = Datum
sheet-keep = Bewaar dit blad in de kluis, niet bij de computer.
sheet-intro = Met dit blad kom je weer in deze accounts als de computer weg is, stuk is of het profiel geblokkeerd.
sheet-account = Dienst en account
sheet-where = Waar de back-upcode ligt
sheet-hand = Ruimte om codes op te schrijven
sheet-codes = Codes uit Koppel
sheet-only-here = alleen in dit profiel: schrijf ze hier over
sheet-none-noted = nog niets genoteerd
sheet-when = Wat te doen
sheet-when-blocked-title = Het profiel is geblokkeerd, of de { -secret } is weg
sheet-when-blocked = Zet in Koppel een back-up van het profiel terug. Is die er niet: log bij elke dienst in met je back-upcode en koppel opnieuw.
sheet-when-lost-title = De computer is weg of stuk
sheet-when-lost = Installeer Koppel op een andere computer en zet de back-up terug, of gebruik per dienst de back-upcode.
sheet-when-used-title = Je hebt een back-upcode gebruikt
sheet-when-used = Vraag bij de dienst meteen een nieuwe, noteer die hier of in Koppel, en streep de oude door.
sheet-when-found-title = Iemand anders kan dit blad hebben gezien
sheet-when-found = Vraag bij elke dienst nieuwe codes aan. De oude werken dan niet meer.
sheet-signed = Gecontroleerd door
sheet-signed-on = op
sheet-with-codes = Druk ook de codes af die in Koppel bewaard zijn
sheet-with-codes-what = Wie het blad dan vindt, heeft je codes. Daarvoor vraagt Koppel eerst je { -secret }.
sheet-pin = { -Secret } van { $name }
sheet-pin-do = Zet de codes op het blad
sheet-codes-on = De codes staan nu op het blad. Haal ze eraf zodra het is afgedrukt.
sheet-codes-off = Haal de codes eraf
sheet-print = Afdrukken of als PDF bewaren
sheet-empty = In dit profiel staan nog geen accounts.

## De herinnering
remind-title = { $count ->
    [one] Van { $count } account vraagt de back-upcode aandacht
   *[other] Van { $count } accounts vraagt de back-upcode aandacht
}
remind-why = Regel het nu je er nog in kunt; dat scheelt een dag bij de servicedesk.
remind-show = Bekijk ze
remind-week = Over een week
remind-month = Over een maand

## Instellingen
board-settings = Back-upcodes
board-settings-hide = Toon niets van vergrendelde profielen
board-settings-hide-why = Anders staan dienst en stand in het overzicht, ook zonder { -secret }.
board-settings-remind = Herinner me elke maand
board-settings-remind-why = Alleen als er iets te doen is.

## Het pictogram naast de klok
tray-todo = { $count ->
    [one] Koppel: van { $count } account vraagt de back-upcode aandacht
   *[other] Koppel: van { $count } accounts vraagt de back-upcode aandacht
}
