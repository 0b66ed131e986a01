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
come-back-words-gone = Waar precies, stond in het profiel en is niet meer te lezen.
come-back-place-unknown = Waar hij ligt, staat niet in dit bestand.
come-back-place-locked = Open het profiel om te zien waar.
come-back-here-gone = { $left ->
    [one] Hij stond in het profiel zelf. Zolang dat niet opengaat, kun je er niet bij; een back-up van het profiel heeft hem ook.
   *[other] Ze stonden in het profiel zelf. Zolang dat niet opengaat, kun je er niet bij; een back-up van het profiel heeft ze ook.
}
