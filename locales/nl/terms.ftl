# What opens a profile, by its name in every other file. Where the keys are in a folder it is a passphrase: passphrase.ftl.
-secret = pincode
-Secret = Pincode
-secrets = pincodes
# Whichever was asked for: that of a profile or that of a backup.
-secret-or-passphrase = pincode of wachtzin
