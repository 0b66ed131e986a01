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
come-back-words-gone = Where exactly stood in the profile and can no longer be read.
come-back-place-unknown = Where it is, this file does not say.
come-back-place-locked = Open the profile to see where.
come-back-here-gone = { $left ->
    [one] It stood in the profile itself. While that does not open you cannot reach it; a backup of the profile has it too.
   *[other] They stood in the profile itself. While that does not open you cannot reach them; a backup of the profile has them too.
}
