# Backups of a profile, the ways back to one, and another PIN.

## A backup, in one look
backups = Backups
backups-title = Backups of { $name }
backups-lead = With a backup you get this profile back when this computer breaks down, or when the profile is blocked.
backups-file = File
backups-made = Made
backups-proven = Last opened and compared
backups-unknown-title = Nothing is known about a backup
backups-unknown-why = This profile's file no longer says. If you kept one yourself, you can restore it.

## Making one now
backup-now = Make a backup now
backup-now-why = One file, which opens with its six words only. Put it on a stick or a network drive, not just on this computer.
backup-now-do = Make a backup
backup-how = What should open the backup?
backup-how-lead = Whoever has the file and the passphrase has your accounts. So a short code is not enough.
backup-how-words = Six words that Koppel picks
backup-how-words-more = The safest. You write them down in a moment; Koppel shows them once.
backup-how-own = A passphrase of your own
backup-how-own-more = A sentence you remember. Koppel checks that it cannot be guessed.
backup-own = Your passphrase
backup-own-again = Once more
backup-own-hint = Five or six words that do not belong together
backup-own-fine = This passphrase cannot be guessed
backup-place = Choose a place
backup-place-other = Another place
backup-again = Try again
backup-busy = Koppel writes the backup, opens it again and compares everything
backup-words-heading = Write these six words down
backup-words-lead = In this order, on paper or in your password manager, and not beside the backup itself. Koppel shows them only now; without these words nobody can open the backup.
backup-words-list = The six words
backup-saved-where = Saved, opened again and found to be right
backup-words-auto = These words also open every backup that follows.
backup-words-written = I have written the six words down
backup-own-heading = The backup is saved
backup-own-lead = Only your own passphrase opens it, exactly as you typed it. Nobody can find it again for you.
backup-done = Done

## Backups by themselves
auto = By itself, after each change
auto-why = Koppel then makes a new backup after each change, in a folder that you choose. The last five stay.
auto-choose = Choose a folder
auto-on = On, in this folder:
auto-off = Switch off
auto-off-what = The backups that are there stay.
auto-failed = The last backup did not work

## Restoring
restore-file = Which backup do you want to restore?
restore-file-lead = A file that Koppel made; its name ends in .age.
restore-file-known = As far as Koppel knows it is here:
restore-needs = This is what you need
restore-needs-file = The backup file
restore-needs-file-more = On a stick, a network drive or this computer
restore-needs-words = The six words that belong to it
restore-needs-words-more = On paper or in your password manager; or your own passphrase
restore-file-do = Choose file
restore-words = What are the six words?
restore-words-lead = Capitals and hyphens make no difference. If you had a passphrase of your own, type it exactly as you chose it.
restore-words-label = Six words or your passphrase
restore-words-do = Open
restore-words-busy = Koppel opens the backup
restore-words-other = Another file
restore-who = Is this the right profile?
restore-who-lead = This is what was in it when the backup was made. What you paired after that, you pair again.
restore-who-made = Made { $days ->
    [0] today
    [1] yesterday
   *[other] on { $date }
}
restore-who-count = { $count ->
    [0] There are no accounts in it
    [one] { $count } account
   *[other] { $count } accounts
}
restore-who-place = The profile { $name } on this computer no longer opens; this one takes its place.
restore-who-beside = The damaged profile stays in the list until you remove it yourself.
restore-who-taken = There is a profile with that name already. Choose another; then you can compare the two.
restore-who-next = Next: { -secret }
restore-pin-lead =
    { $fewer ->
        [0] A new one; it need not be the old one. { $least } to { $most } digits.
       *[other] A new one; it need not be the old one. Preferably { $suggested } digits, otherwise { $least } to { $most }.
    }
restore-pin-profile = Back from your backup
restore-pin-do = Restore
restore-pin-busy = Koppel restores the profile
restore-left = { $name } is back
restore-left-lead = The old profile could not be taken off this computer. Remove it in the list, with the menu above it.

## Another PIN
pin-change-heading = Another { -secret } for { $name }
pin-change-lead = The old one then opens nothing any more, no old copy of the file either.
pin-change-now = Your { -secret } of now
pin-change-new = New { -secret }
pin-change-again = New { -secret }, once more
pin-change-do = Change the { -secret }
pin-change-busy = Koppel changes the { -secret }
pin-changed-heading = The { -secret } is changed
pin-changed-lead = From now on open { $name } with the new one. Backups still open with their own words.

## A damaged profile, as it was before its last change
recover-heading = Bring { $name } back as it was before its last change
recover-lost = What you changed last is gone: one account or one name, usually. Everything else is there again.
recover-kept = Koppel does not throw the damaged file away; it stays beside the profile.
recover-pin = This profile's { -secret }
recover-do = Bring back
recover-busy = Koppel brings the profile back
recovered-heading = { $name } is back
recovered-lead = As it was before its last change. See what is missing, and pair that again.
recovered-aside = The damaged file is here:
recovered-counters = The counter of these accounts may be behind. If the website refuses a code, ask for the next one:
recovery-close = Close
