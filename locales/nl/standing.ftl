# What to do about a tiqr account that the service blocked, or has not confirmed yet.

what-now-title-blocked = { $service } heeft dit account geblokkeerd
what-now-why-blocked = Meestal komt dat door te veel verkeerde antwoorden. Het ligt niet aan je { -secret } van Koppel, en je andere accounts werken nog.
what-now-do-blocked = Ga naar de website van { $service } en gebruik daar je resetcode, of vraag het aan de servicedesk. Koppel het account daarna opnieuw.
what-now-title-blocked-until = { $service } heeft dit account geblokkeerd tot { $time }
what-now-why-blocked-until = Er is niets kwijt. Je { -secret } en je andere accounts werken nog.
what-now-do-blocked-until = Wacht tot { $time } en log dan opnieuw in, met een nieuwe QR-code.
what-now-title-pending = { $service } heeft deze koppeling nog niet bevestigd
what-now-why-pending = Het antwoord van de website is niet aangekomen. Waarschijnlijk is het gelukt.
what-now-do-pending = Log één keer in. Lukt dat, dan is het in orde. Lukt het niet, verwijder dit toestel dan op de website van { $service } en koppel het opnieuw.
what-now-pair = Koppel opnieuw
what-now-login = Inloggen
what-now-login-anyway = Toch inloggen
what-now-close = Sluiten
