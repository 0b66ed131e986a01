# Back-ups of a profile, the ways back to one, and another PIN.

## A backup, in one look
backups = Back-ups
backups-title = Back-ups van { $name }
backups-lead = Met een back-up haal je dit profiel terug als deze computer stukgaat of als het geblokkeerd is.
backups-file = Bestand
backups-made = Gemaakt
backups-proven = Laatst geopend en vergeleken
backups-unknown-title = Over een back-up is niets bekend
backups-unknown-why = Het bestand van dit profiel zegt het niet meer. Heb je er zelf een bewaard, dan kun je die terugzetten.

## Making one now
backup-now = Nu een back-up maken
backup-now-why = Eén bestand, dat alleen met zijn zes woorden opengaat. Zet het op een stick of een netwerkschijf, niet alleen op deze computer.
backup-now-do = Back-up maken
backup-how = Waarmee gaat de back-up open?
backup-how-lead = Wie het bestand en de wachtzin heeft, heeft je accounts. Daarom is een korte code niet genoeg.
backup-how-words = Zes woorden die Koppel kiest
backup-how-words-more = Het veiligst. Je schrijft ze zo op; Koppel toont ze één keer.
backup-how-own = Een eigen wachtzin
backup-how-own-more = Een zin die je onthoudt. Koppel kijkt of hij niet te raden is.
backup-own = Je wachtzin
backup-own-again = Nog een keer
backup-own-hint = Vijf of zes woorden die niet bij elkaar horen
backup-own-fine = Deze wachtzin is niet te raden
backup-place = Kies een plaats
backup-place-other = Andere plaats
backup-again = Opnieuw proberen
backup-busy = Koppel schrijft de back-up, opent hem weer en vergelijkt alles
backup-words-heading = Schrijf deze zes woorden op
backup-words-lead = In deze volgorde, op papier of in je wachtwoordkluis, en niet bij de back-up zelf. Koppel toont ze alleen nu; zonder deze woorden kan niemand de back-up openen.
backup-words-list = De zes woorden
backup-saved-where = Bewaard, weer geopend en goed bevonden
backup-words-auto = Deze woorden openen ook alle back-ups die volgen.
backup-words-written = Ik heb de zes woorden opgeschreven
backup-own-heading = De back-up is bewaard
backup-own-lead = Alleen je eigen wachtzin opent hem, precies zoals je hem typte. Niemand kan hem voor je terugvinden.
backup-done = Klaar

## Backups by themselves
auto = Vanzelf, na elke wijziging
auto-why = Koppel maakt dan na elke wijziging een nieuwe back-up in een map die jij kiest. De laatste vijf blijven.
auto-choose = Kies een map
auto-on = Aan, in deze map:
auto-off = Zet uit
auto-off-what = De back-ups die er al zijn, blijven staan.
auto-failed = De laatste back-up is niet gelukt

## Restoring
restore-file = Welke back-up zet je terug?
restore-file-lead = Een bestand dat Koppel heeft gemaakt; de naam eindigt op .age.
restore-file-known = Voor zover Koppel weet, staat hij hier:
restore-needs = Dit heb je nodig
restore-needs-file = Het back-upbestand
restore-needs-file-more = Op een stick, een netwerkschijf of deze computer
restore-needs-words = De zes woorden die erbij horen
restore-needs-words-more = Op papier of in je wachtwoordkluis; of je eigen wachtzin
restore-file-do = Kies bestand
restore-words = Wat zijn de zes woorden?
restore-words-lead = Hoofdletters en streepjes maken niet uit. Had je een eigen wachtzin, typ die dan precies zoals je hem koos.
restore-words-label = Zes woorden of je wachtzin
restore-words-do = Openen
restore-words-busy = Koppel opent de back-up
restore-words-other = Ander bestand
restore-who = Is dit het goede profiel?
restore-who-lead = Dit zat erin toen de back-up werd gemaakt. Wat je daarna koppelde, koppel je opnieuw.
restore-who-made = Gemaakt { $days ->
    [0] vandaag
    [1] gisteren
   *[other] op { $date }
}
restore-who-count = { $count ->
    [0] Er staan geen accounts in
    [one] { $count } account
   *[other] { $count } accounts
}
restore-who-place = Het profiel { $name } op deze computer gaat niet meer open; dit komt ervoor in de plaats.
restore-who-beside = Het beschadigde profiel blijft in de lijst staan, tot je het zelf verwijdert.
restore-who-taken = Er is al een profiel met die naam. Kies een andere; je kunt ze daarna naast elkaar zetten.
restore-who-next = Volgende: { -secret }
restore-pin-lead =
    { $fewer ->
        [0] Een nieuwe; de oude hoeft het niet te zijn. { $least } tot { $most } cijfers.
       *[other] Een nieuwe; de oude hoeft het niet te zijn. Liefst { $suggested } cijfers, en anders { $least } tot { $most }.
    }
restore-pin-profile = Terug uit je back-up
restore-pin-do = Terugzetten
restore-pin-busy = Koppel zet het profiel terug
restore-left = { $name } is terug
restore-left-lead = Het oude profiel kon niet van deze computer af. Verwijder het in de lijst, met het menu erboven.

## Another PIN
pin-change-heading = Een andere { -secret } voor { $name }
pin-change-lead = Daarna opent de oude niets meer, ook geen oude kopie van het bestand.
pin-change-now = Je { -secret } van nu
pin-change-new = Nieuwe { -secret }
pin-change-again = Nieuwe { -secret }, nog een keer
pin-change-do = { -Secret } wijzigen
pin-change-busy = Koppel wijzigt de { -secret }
pin-changed-heading = De { -secret } is gewijzigd
pin-changed-lead = Open { $name } voortaan met de nieuwe. Back-ups blijven opengaan met hun eigen woorden.

## A damaged profile, as it was before its last change
recover-heading = Haal { $name } terug van vóór de laatste wijziging
recover-lost = Wat je het laatst wijzigde, is weg: één account of één naam, meestal. Al het andere is er weer.
recover-kept = Het beschadigde bestand gooit Koppel niet weg; het blijft ernaast staan.
recover-pin = { -Secret } van dit profiel
recover-do = Terughalen
recover-busy = Koppel haalt het profiel terug
recovered-heading = { $name } is terug
recovered-lead = Zoals het vóór de laatste wijziging was. Kijk wat er mist, en koppel dat opnieuw.
recovered-aside = Het beschadigde bestand staat hier:
recovered-counters = Bij deze accounts loopt de teller misschien achter. Weigert de website een code, vraag dan de volgende:
recovery-close = Sluiten
