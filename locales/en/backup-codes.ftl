# The backup codes of one account: its page, what is asked about them in the wizard, and what is said before it is removed.

## How they stand
backup-codes-status-none = No backup code noted
backup-codes-status-used = { $total ->
    [1] Used: ask for a new one
   *[other] All { $total } used: ask for new ones
}
backup-codes-status-low = { $left } of { $total } codes left, low
backup-codes-status-unchecked = { $total ->
    [1] Not checked for a year
   *[other] Not checked for a year, { $left } of { $total } codes left
}
backup-codes-status-good = { $total ->
    [1] There is a backup code
   *[other] { $left } of { $total } codes left
}
backup-codes-why-none = If this computer breaks or your { -secret } is lost, only the help desk gets you back into this account.
backup-codes-why-used = Without a new code only the help desk gets you in the next time.
backup-codes-why-low = Ask the service for new codes before they run out.
backup-codes-why-unchecked = See whether the codes are still where you keep them.
backup-codes-why-good = With this you get back into the account when this computer breaks or your { -secret } is lost.
backup-codes-label = { $issuer }: { $status }
backup-codes-kind = Kind
backup-codes-kind-code = One backup code
backup-codes-kind-reset-code = A reset code
backup-codes-kind-list = A list of codes
backup-codes-where = Where
backup-codes-noted = Noted
backup-codes-checked = Checked
backup-codes-used = Last used
backup-codes-replaced = Replaced
backup-codes-at-paper = on paper
backup-codes-at-safe = in a safe
backup-codes-at-password-manager = in a password manager
backup-codes-at-elsewhere = somewhere else
backup-codes-at-here = here, in this profile
backup-codes-at-noted = { $where }: { $whereabouts }

## What can be done
backup-codes-heading = Backup codes of { $issuer }
backup-codes-note = Note what you have
backup-codes-note-new = Note the new one
backup-codes-use = I have used a backup code
backup-codes-show = Show a code
backup-codes-check = Checked today
backup-codes-checked-say = Noted: checked today.
backup-codes-changed = Something has changed
backup-codes-replace = I got new codes
backup-codes-elsewhere = They are somewhere else
backup-codes-forget = Stop keeping track
backup-codes-forget-title = Stop keeping track of the backup codes of { $issuer }?
backup-codes-forget-apart = Koppel then no longer knows where they are. The codes themselves go on working.
backup-codes-forget-here = The codes that are kept here will be erased. If you have them nowhere else, write them down first.
backup-codes-forget-do = Stop keeping track
backup-codes-forget-keep = Go on keeping track
backup-codes-here = The codes are in this profile
backup-codes-here-why = Encrypted, behind your { -secret }. Whoever can open this profile then has both: the code of the moment and the codes to get in without it. If this profile is lost, so are these codes, unless there is a backup of it.

## One was used
backup-codes-used-title = A backup code was used
backup-codes-used-struck = The used code is struck out.
backup-codes-used-counted = { $left ->
    [0] The code counts as used.
   *[other] The code counts as used. Strike it out on your list, too.
}
backup-codes-undo = Not used after all ({ $left })
backup-codes-used-new = The website now shows a <b>new backup code</b>, or gives one when you ask for it.
backup-codes-used-note = Note it, and tick: <b>I have saved my backup code</b>. The old one stays here, struck out, for a month.

## What happened
backup-codes-history = What happened
backup-codes-event-noted = { $total ->
    [1] Noted
   *[other] Noted: { $total } codes
}
backup-codes-event-used = { $total ->
    [1] Used
   *[other] One used, { $left } of { $total } left
}
backup-codes-event-undone = { $total ->
    [1] Not used after all
   *[other] Not used after all, { $left } of { $total } again
}
backup-codes-event-replaced = { $total ->
    [1] Replaced by a new one
   *[other] Replaced by { $total } new ones
}
backup-codes-event-checked = Checked: they were still there
backup-codes-event-forgotten = No longer kept track of
backup-codes-struck = { $count ->
    [1] Struck out, will be erased on { $date }
   *[other] { $count } codes struck out, will be erased on { $date }
}
backup-codes-struck-show = Show

## Showing one
backup-codes-show-heading = Show a backup code
backup-codes-show-lead = One code at a time, after your { -secret }. After a minute it goes from the screen again.
backup-codes-show-pin = { -Secret } of { $name }
backup-codes-show-do = Show the code
backup-codes-which = Which code
backup-codes-which-next = Code 1, the next one
backup-codes-which-one = Code { $number }
backup-codes-shown-heading = Your backup code
backup-codes-shown-lead = Type it on the website, and say so here once it is used.
backup-codes-struck-heading = A code that was struck out
backup-codes-struck-lead = Used or replaced. Only for looking something up: it no longer lets you in.
backup-codes-hide = Hide
backup-codes-use-this = This code is used

## Noting
backup-codes-note-heading = Where do you keep the backup code of { $issuer }?
backup-codes-note-lead = Koppel remembers where it is, not the code itself, unless you choose this profile.
backup-codes-replace-heading = Where do you keep the new backup code of { $issuer }?
backup-codes-replace-lead = The old one ends: save the new one before you go on.
backup-codes-saved = I have saved my backup code
backup-codes-save = Note it
backup-codes-count = How many codes
backup-codes-whereabouts = Where exactly?
backup-codes-place-paper = On paper
backup-codes-place-paper-more = Written down or printed.
backup-codes-place-paper-example = For example: blue folder, at the back
backup-codes-place-safe = In a safe
backup-codes-place-safe-more = A real one, with a lock.
backup-codes-place-safe-example = For example: safe in the office
backup-codes-place-password-manager = In a password manager
backup-codes-place-password-manager-more = Koppel remembers only which one.
backup-codes-place-password-manager-example = For example: the password vault of my work
backup-codes-place-elsewhere = Somewhere else
backup-codes-place-elsewhere-more = Say where yourself.
backup-codes-place-elsewhere-example = For example: with the management
backup-codes-place-here = Here, in this profile
backup-codes-place-here-more = The codes themselves, encrypted behind your { -secret }.

## Entering
backup-codes-enter = Type or paste the codes
backup-codes-enter-example = 1234 5678
backup-codes-enter-hint = As the website shows them; you may drag a text file here.
backup-codes-enter-file = Choose a text file
backup-codes-enter-clipboard = From the clipboard
backup-codes-taken = { $count ->
    [1] One code understood
   *[other] { $count } codes understood
}
backup-codes-taken-hint = Of each code you see only the beginning.
backup-codes-left-out = Not taken over
backup-codes-left-out-say = Some lines were not taken over.
backup-codes-left-out-line = { $same ->
    [1] Line { $first }
   *[other] Line { $first } to { $last }
}: { $why }

## Where to find them at the service
backup-codes-find = How to get backup codes at { $issuer }

## Before an account is removed
backup-codes-removal = This gets you back in
backup-codes-removal-whole = At the service you will need your backup code. Do you have it at hand?
backup-codes-removal-lost = First turn off the extra check at the service, or ask for a backup code there.
backup-codes-removal-look = Look at the backup codes

## What can go wrong
error-codes-none-noted = No backup code is noted for this account yet. Note first what there is and where it is kept.
error-codes-none-left = All backup codes of this account are used. Ask the website for new ones and note those.
error-codes-no-such = There is no backup code here with that number. Look at the list again; of codes that are kept elsewhere Koppel knows only how many there are.
error-codes-undo-late = A use can be taken back for one minute, as long as nothing else was done. Note the codes again if this was a mistake.
error-codes-count-bad = That is not a number of backup codes that there can be: one for a single code, 1 to { $most } for a list.
error-codes-used-before = One of these codes was used before and does not work any more. Leave it out, or ask the website for new ones.
error-codes-otpauth = There is a pairing link among this. That is a secret of another kind: pair it as an account, and paste only the backup codes here. Nothing was taken.
error-codes-not-text = This is not plain text. Choose the text file with the codes, or copy the codes themselves.
error-codes-too-long = This is far more than backup codes can be. Copy only the codes.
error-text-file-unreadable = This file cannot be read. See whether it is still there, or choose another.
error-codes-nothing = There is no backup code in this; nothing was changed. Copy the codes as the website shows them.
error-nothing-entered = No backup codes were entered for this account. Enter them again.
error-no-code-shown = There is no backup code on the screen to copy. Show it first.
error-paste-no-text = There is no text on the clipboard. Copy the codes on the website and try again.

## What was not taken of pasted codes, and why
left-out-heading = words around the codes
left-out-text = no backup code
left-out-email = an e-mail address
left-out-date = a date
left-out-phone = a telephone number
left-out-link = a link
left-out-password = this could be a password; Koppel does not keep passwords
left-out-too-short = too short for a backup code
left-out-too-long = too long for a backup code
left-out-duplicate = stands there twice
left-out-marked-used = crossed out or marked as used
left-out-used-before = was used before, and works only once
left-out-too-many = more than Koppel reads
left-out-turned = hidden signs turn it around; type this one yourself
