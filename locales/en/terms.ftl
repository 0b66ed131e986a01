# What opens a profile, by its name in every other file. Where the keys are in a folder it is a passphrase: passphrase.ftl.
-secret = PIN
-Secret = PIN
-secrets = PINs
# Whichever was asked for: that of a profile or that of a backup.
-secret-or-passphrase = PIN or passphrase
