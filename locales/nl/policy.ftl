### What an organisation settles on this computer: in the settings, where a choice is missing because of it, and in koppel-cli policy.

policy-title = Ingesteld door je organisatie
policy-lead = Deze instellingen komen van wie deze computer beheert. Je kunt ze hier niet wijzigen.
policy-mark = Ingesteld door je organisatie

## What holds, by key
policy-says-MinimumPinLength = Een nieuwe pincode heeft minstens { $value } cijfers.
policy-says-PinTries =
    { $value ->
        [one] De eerste foute { -secret } blokkeert een profiel. Er is geen tweede poging.
       *[other] Na { $value } foute { -secrets } op rij wordt een profiel geblokkeerd.
    }
policy-says-LockAfterMinutes =
    { $value ->
        [one] Een open profiel vergrendelt zichzelf na hoogstens 1 minuut zonder gebruik.
       *[other] Een open profiel vergrendelt zichzelf na hoogstens { $value } minuten zonder gebruik.
    }
policy-says-ForbidExport =
    { $value ->
        [0] Back-ups mogen worden gemaakt, en bewaarde back-upcodes mogen op een herstelblad worden afgedrukt.
       *[other] Er worden geen back-ups gemaakt, en geen bewaarde back-upcodes op een herstelblad afgedrukt.
    }
policy-says-ForbidKeptBackupCodes =
    { $value ->
        [0] Back-upcodes mogen in een profiel worden bewaard.
       *[other] Back-upcodes worden niet in een profiel bewaard. Koppel noteert alleen waar ze zijn.
    }
policy-says-UpdateChannel =
    { $value ->
        [off] Koppel werkt zichzelf niet bij.
       *[other] Koppel mag zichzelf bijwerken met afgewerkte versies, als iemand erom vraagt.
    }

## For whoever manages the computer
policy-trouble = Niet alles wat is ingesteld, geldt
policy-trouble-why = Laat dit zien aan wie deze computer beheert.
policy-place = Gelezen toen Koppel startte, uit

## Where a choice is missing
policy-no-export-title = Je organisatie staat geen back-ups toe
policy-no-export-why = Gaat deze computer stuk, dan kom je weer binnen met je back-upcodes, of door opnieuw te koppelen. Noteer dus van elk account wat je hebt.
policy-no-export-auto = Automatische back-ups staan aan voor dit profiel, maar er worden er geen meer gemaakt. Je kunt ze uitzetten.
policy-no-sheet-codes = De codes die in Koppel bewaard zijn, mogen niet worden afgedrukt: je organisatie staat dat niet toe.
policy-no-here = Je organisatie staat niet toe dat codes in Koppel zelf worden bewaard. Noteer waar je ze wel bewaart.
policy-pin = Je organisatie vraagt een pincode van minstens { $least } cijfers.
policy-lock =
    { $most ->
        [one] Je organisatie vraagt hoogstens 1 minuut.
       *[other] Je organisatie vraagt hoogstens { $most } minuten.
    }

## What is wrong with a policy, for an administrator
error-policy-key-unknown = { $name }: Koppel kent geen instelling met die naam, dus die telt niet. Schrijf namen zoals in de documentatie, ook de hoofdletters.
error-policy-key-number = { $name }: dit moet een geheel getal zijn van { $least } tot { $most }, dus het telt niet.
error-policy-key-switch = { $name }: dit moet true of false zijn (in het register 1 of 0), dus het telt niet.
error-policy-key-word = { $name }: dit moet een van deze woorden zijn: { $words }. Daarom telt het niet.
error-policy-unreadable = Het beleid kan niet worden gelezen, dus niets ervan geldt: { $reason }
error-policy-too-large = Het beleid is groter dan 64 KiB, dus niets ervan geldt. Haal eruit wat er niet hoort.
error-policy-malformed = Het beleid is niet geschreven zoals het moet, dus niets ervan geldt. Vergelijk het met het voorbeeld.
error-policy-malformed-line = Het beleid is vanaf regel { $line } niet te begrijpen, dus niets ervan geldt. Zet die regel recht.
