# Where the keys are in a folder, profiles are opened with a passphrase and not with a PIN: what is then said instead of the same in
# terms.ftl and in the other files.
-secret = wachtzin
-Secret = Wachtzin
-secrets = wachtzinnen
-secret-or-passphrase = wachtzin

cli-arg-pin_stdin = Lees wachtzinnen van de standaardinvoer, één per regel, een nieuwe twee keer
cli-ask-new-pin = Kies een wachtzin voor { $profile }, vijf of zes woorden die niet bij elkaar horen:{" "}
cli-file-keystore = Let op: de sleutels staan in de map { $folder } en niet in de sleutelopslag van deze computer. Daarom hebben profielen hier een wachtzin en geen pincode: wie die map én de map van Koppel kan lezen, heeft verder niets nodig.
error-input-ended = De standaardinvoer hield op voordat alles gelezen was. Geef elke wachtzin een eigen regel.
pair-pin-lead-new = Die typ je voortaan om dit profiel te openen. Neem vijf of zes woorden die niet bij elkaar horen.
restore-pin-lead = Een nieuwe; de oude hoeft het niet te zijn. Neem vijf of zes woorden die niet bij elkaar horen.
keystore-file-why = Daarom vraagt Koppel hier een wachtzin in plaats van een pincode. Wie je bestanden én die zin heeft, kan je codes openen.
