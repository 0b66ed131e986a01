# When it matters: what an account has to come back with, and the way back into it. Window and terminal.

## The three ways of a guide
way-back-backup-code = With your backup code
way-back-other-login = Log in another way
way-back-help = Through the help desk

## What one account has
come-back-unknown = This file does not say whether there is a backup code
come-back-none = No backup code noted
come-back-used = { $total ->
    [one] The backup code was used already
   *[other] All backup codes were used already
}
come-back-code = There is a backup code
come-back-reset-code = There is a reset code
come-back-list = { $left } of { $total } backup codes left
come-back-at-paper = Kept on paper
come-back-at-safe = Kept in a safe
come-back-at-password-manager = Kept in a password manager
come-back-at-elsewhere = Kept in another place
come-back-at-here = Kept in this profile
come-back-at-words = { $place }: { $words }
come-back-words-gone = The exact place that you noted was in the profile and can no longer be read.
come-back-place-unknown = Where it is, this file does not say.
come-back-place-locked = Open the profile to see where.
come-back-here-gone = { $left ->
    [one] It stood in the profile itself. While that does not open you cannot reach it; a backup of the profile may have it.
   *[other] They stood in the profile itself. While that does not open you cannot reach them; a backup of the profile may have them.
}
come-back-title = This is how you get back into your accounts
come-back-how = How to get back into { $service }
come-back-nameless = Account without a name
come-back-here-removed = { $left ->
    [one] It stood with this account and was removed with it; an earlier backup of the profile may still have it.
   *[other] They stood with this account and were removed with it; an earlier backup of the profile may still have them.
}
come-back-here-removing = { $left ->
    [one] It stands in this profile and goes with it; an earlier backup of the profile may still have it.
   *[other] They stand in this profile and go with it; an earlier backup of the profile may still have them.
}
come-back-sheet-first = Make a recovery sheet first

## An account that was removed
removed-title = The account of { $service } is removed
removed-lead = At the service itself it still exists. This is how you get back in. Note it now: later Koppel no longer knows.
removed-done = Done

## A new computer
new-computer-lead-known = This is what Koppel on this computer knows of your accounts. A backup brings everything to the new one at once; without it you pair each account there again.
new-computer-lead = This Koppel does not know your accounts yet. Look where your backup codes are: on paper, in the safe, in your password manager, or in Koppel on your old computer.
new-computer-backup = Take everything along at once
new-computer-backup-why = Make a backup here, and restore it on your new computer.
new-computer-backup-do = Backups
new-computer-restore-why = With the backup file and the six words that belong to it. Accounts that you log in with by scanning a QR code are not in it.
new-computer-services = Without a backup: service by service
new-computer-services-why = Choose your service and follow the steps until a QR code appears. Then scan it here.

## A profile that no PIN opens
blocked-title = { $name } is blocked
blocked-lead = A wrong { -secret } was typed too many times in a row. That is why the codes of this profile were wiped from this computer.
blocked-exists = Your accounts themselves still exist.
blocked-way = Here is the way back.
trouble-keystore-lost-title = The key of this profile is no longer on this computer
trouble-keystore-lost-why = It is not your { -secret } and it does not count as a try. This can happen after a new installation or with another user. Your accounts themselves still exist.
trouble-old-copy-title = This is an old copy of your profiles
trouble-old-copy-why = Someone or something put an older file back. Koppel does not open it, so that nobody can get extra tries. Put the newest file back and then try again.
trouble-damaged-title = The file of this profile is damaged
trouble-damaged-why = Koppel can no longer read the codes in it. It is not your { -secret }. Your accounts themselves still exist.
trouble-too-new-title = This profile was saved by a newer Koppel
trouble-too-new-why = Nothing is lost. Update Koppel on this computer and it opens again.
trouble-keystore-damaged-title = This profile's key on this computer is damaged
trouble-keystore-damaged-why = It is not your { -secret }, and it does not count as a try. With a backup everything is there again. Your accounts themselves still exist.
trouble-foreign-title = Another profile's file stands in this profile's place
trouble-foreign-why = Someone or something swapped files. It is not your { -secret }, and it does not count as a try. Your accounts themselves still exist.
recover-offer = Bring it back as it was before its last change
recover-offer-why = Koppel still has the previous version. Your { -secret } brings it back; only what you changed last is gone.
recover-offer-do = Bring back
restore-offer-why = With the backup file and the six words that belong to it. Then everything is there again at once.
pair-again = Pair again
services-title = { $count ->
    [one] This service was in it
   *[other] These { $count } services were in it
}
again-title = Pair each account again
again-why = When a service shows you a new QR code, scan it here. You then choose a new { -secret }.
health-place-current = The one of { $made ->
    [0] today
    [1] yesterday
   *[other] { $madeOn }
} is here:
health-place-gone = The one of { $made ->
    [0] today
    [1] yesterday
   *[other] { $madeOn }
} was here, but is not there now:
health-place-none = As far as Koppel knows, no backup of this profile was made.
