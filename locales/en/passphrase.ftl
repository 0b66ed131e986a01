# Where the keys are in a folder, profiles are opened with a passphrase and not with a PIN: what is then said instead of the same in
# terms.ftl and in the other files.
-secret = passphrase
-Secret = Passphrase
-secrets = passphrases
-secret-or-passphrase = passphrase

cli-arg-pin_stdin = Read passphrases from standard input, one a line, a new one twice
cli-ask-new-pin = Choose a passphrase for { $profile }, five or six words that do not belong together:{" "}
cli-file-keystore = Note: the keys are in the folder { $folder } and not in this computer's keystore. That is why profiles have a passphrase here and no PIN: who can read both that folder and Koppel's own needs nothing else.
error-input-ended = Standard input ended before everything was read. Give each passphrase a line of its own.
pair-pin-lead-new = From now on you type it to open this profile. Take five or six words that do not belong together.
restore-pin-lead = A new one; it need not be the old one. Take five or six words that do not belong together.
keystore-file-why = That is why Koppel asks for a passphrase here and not for a PIN. Whoever has your files and that passphrase can open your codes.
