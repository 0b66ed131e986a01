### Newer versions: looked for, downloaded, checked and installed in the settings, each step when somebody asks for it.

updates-title = Nieuwe versies

## Where there is no way from inside
updates-absent = Deze versie werkt zichzelf niet bij. Haal een nieuwe waar je deze vandaan hebt, of vraag het aan wie deze computer beheert.
updates-off = Je organisatie brengt nieuwe versies van Koppel zelf op deze computer.

## Looking
updates-look = Zoek naar een nieuwe versie
updates-look-why = Koppel vraagt bij <b>{ $host }</b> welke versie er is. Daar ziet men je netwerkadres en welke versie je hebt, niets anders. Vanzelf gebeurt dit nooit.
updates-look-do = Zoek nu
updates-look-again = Zoek opnieuw
updates-looking = Bezig met zoeken…
updates-newest = Je hebt de nieuwste versie

## Found
updates-found = Versie { $version } is er
updates-notes = Wat er nieuw is, volgens { $host }:
updates-load-why = Koppel haalt de nieuwe versie bij <b>{ $host }</b> en controleert of ze echt van Koppel komt. Er wordt nog niets geïnstalleerd.
updates-load = Download en controleer
updates-package = Deze Koppel is als pakket geïnstalleerd. Werk het bij zoals de andere programma's op deze computer, of vraag het aan wie de computer beheert.
updates-loose = Deze Koppel kan zichzelf niet vervangen. Haal de nieuwe versie waar je deze vandaan hebt.
updates-later = Nu niet

## Downloading
updates-loading = Versie { $version } wordt gedownload
updates-percent = { $percent } %
updates-stop = Stop

## Ready
updates-ready = Versie { $version } is gecontroleerd en klaar
updates-ready-why = Koppel sluit af en start opnieuw met de nieuwe versie. Open profielen gaan op slot; je opent ze daarna weer met hun { -secret }. Wat je in Koppel bewaart, blijft zoals het is.
updates-install = Installeer en start opnieuw
updates-installing = Bezig met installeren…

## Why it did not come
error-update-off = Koppel kan zichzelf hier niet bijwerken. Vraag het aan wie deze computer beheert.
error-update-gone = Wat er gevonden was, is er niet meer. Zoek opnieuw.
error-update-not-from-inside = Deze Koppel kan zichzelf niet vervangen. Werk het bij zoals de andere programma's op deze computer, of vraag het aan wie de computer beheert.
error-update-unreachable = Koppel kan { $host } niet bereiken. Kijk of deze computer een netwerk heeft, en probeer het later opnieuw.
error-update-certificate = De verbinding met { $host } is niet veilig: het certificaat klopt niet. Koppel heeft niets gedownload. Probeer het op een ander netwerk, en meld het als het zo blijft.
error-update-broken = De verbinding met { $host } werd verbroken voordat alles er was. Probeer het opnieuw.
error-update-too-large = { $host } stuurt veel meer dan een nieuwe versie ooit is, dus Koppel is gestopt. Er is niets geïnstalleerd. Probeer het later opnieuw.
error-update-redirected = { $host } stuurt Koppel door naar een adres dat niet veilig is, en daar gaat Koppel niet heen. Er is niets geïnstalleerd. Probeer het later opnieuw.
error-update-malformed = Wat { $host } antwoordt, is geen lijst van versies. Staat er een inlogpagina voor je netwerk, log daar dan eerst in. Probeer het anders later opnieuw.
error-update-status = { $host } heeft nu geen nieuwe versie om te geven (antwoord { $status }). Probeer het later opnieuw.
error-update-insecure = De nieuwe versie staat op een adres dat niet veilig is, dus Koppel haalt haar niet op. Probeer het later opnieuw.
error-update-not-for-here = De nieuwe versie is er niet voor dit soort computer. Je kunt met deze verder werken.
error-update-forged = Dit is niet van Koppel: de handtekening klopt niet. Er is niets geïnstalleerd, en wat gedownload was is weggegooid. Meld het aan wie deze computer beheert.
error-update-other-version = Dit is niet de versie die werd aangekondigd, maar { $signed }. Er is niets geïnstalleerd, en wat gedownload was is weggegooid. Meld het aan wie deze computer beheert.
error-update-full = De schijf is vol, dus de nieuwe versie past er niet op. Koppel is nog zoals het was. Maak ruimte en probeer het opnieuw.
error-update-not-writable = Je mag { $file } op deze computer niet vervangen. Koppel is nog zoals het was. Vraag het aan wie deze computer beheert.
error-update-left-elsewhere = De nieuwe versie kwam niet op haar plaats, en de vorige staat nu in { $place }. Sleep die terug naar je programma's.
error-update-not-installed = De nieuwe versie kon niet worden geïnstalleerd ({ $reason }). Koppel is nog zoals het was. Haal de nieuwe versie waar je deze vandaan hebt.
