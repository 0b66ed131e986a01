# koppel-cli: help, questions, answers.

## Help
cli-koppel-cli-about = Koppel for the terminal: pair accounts, read their one-time codes, log in.
cli-scan-about = Find every QR code in images and print what each says, also the secrets in them
cli-pair-about = Pair an account: into a new profile, or into the one that has that name
cli-login-about = Log in with a code of tiqr or eduID: the answer goes to the service
cli-list-about = List the profiles, their state and their services; no { -secret } needed
cli-codes-about = Show the codes of a profile
cli-pin-about = Change the { -secret } of a profile: first the old one, then the new one twice
cli-recover-about = Bring a damaged profile back as it was before its last change; what was changed then is lost
cli-lock-about = Ask the running app to lock all open profiles
cli-rename-about = Give a profile, or one of its accounts, another name
cli-remove-about = Remove a profile, or one of its accounts, for good
cli-backup-about = Save a backup of a profile, under six words that Koppel makes up
cli-restore-about = Get a profile back out of a backup, under a new { -secret }
cli-auto-backup-about = Save a backup after every change, in a folder of your choice
cli-health-about = Say for each profile whether it can be recovered, and from what; no { -secret } needed
cli-backup-codes-about = Keep account of the backup codes of an account: how many are left, and where they are
cli-backup-codes-list-about = List what each account of a profile has to come back with, and with --json what happened to it
cli-backup-codes-set-about = Note what backup codes there are and where they are kept
cli-backup-codes-used-about = Say that a backup code was used; within a minute it can be taken back
cli-backup-codes-replace-about = Note new backup codes in the place of the old ones, which end
cli-backup-codes-check-about = Say that you looked and the backup codes are still where they were
cli-backup-codes-show-about = Show the backup codes that are kept in the profile
cli-status-about = Show how the backup codes of all accounts stand, worst first; no { -secret } needed for service and status
cli-policy-about = Show what your organisation settles on this computer, and what of it does not hold
cli-policy-none = No organisation settles anything here: there is no policy at { $place }.
cli-policy-from = Policy from { $place }
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-json = Print JSON and nothing else
cli-arg-timing = Also say where each code is and how much processor time it took to look; with --json
cli-arg-images = Image file: PNG, JPEG, GIF, BMP or WebP
cli-arg-image = Take the code from an image file; may be given several times
cli-arg-uri = Take the code from a link (otpauth, tiqr, eduID); - reads it from the first line of standard input
cli-arg-screen = Take the code from the screen, all monitors
cli-arg-camera = Take the code from a camera; 0 is the first
cli-arg-profile = Name of the profile, or its id as list --json shows it
cli-arg-choose = Which one, when there is more than one code in view; 1 is the first
cli-arg-replace = End the older pairing of the same service and account
cli-arg-keep_both = Keep the older pairing of the same service and account
cli-arg-pin_stdin = Read the { -secret } from standard input, one a line, a new one twice; passphrases too
cli-arg-at = Moment of the codes in seconds since 1970; otherwise now
cli-arg-account = The account: its name, its service, or service:name
cli-arg-to = The new name
cli-arg-yes = Yes, really remove it
cli-arg-place = File for the backup; in a folder it gets a name by itself
cli-arg-own_passphrase = Open it with a passphrase of your own, asked for twice
cli-arg-from = The backup
cli-arg-restored_name = Restore it under this name; otherwise under its own
cli-arg-folder = Folder for the backups
cli-arg-off = No more automatic backups; those that are there stay
cli-arg-where = Where they are kept: paper, safe, password-manager, elsewhere, or here, encrypted in the profile; here needs --codes-stdin
cli-arg-note = Your own words for that place, e.g. blue folder
cli-arg-kind = code, reset-code or list; otherwise by how many there are
cli-arg-count = How many there are, when the codes themselves are not given; otherwise one
cli-arg-codes_stdin = Read the codes from standard input up to its end, after the { -secret }; as you copied them from the website
cli-arg-which = Which one, as show numbers them; otherwise the next
cli-arg-undo = Take the use of a moment ago back
cli-exit-codes =
    Exit codes: 0 done, 1 nothing found, 2 bad input or usage, 3 wrong { -secret-or-passphrase }, 4 blocked, 5 trouble with the keystore, a file, the camera or the screen, 6 a service that says no or does not answer.
    Environment: KOPPEL_HOME names the data folder, KOPPEL_KEYSTORE the keystore (os, file:FOLDER or guarded:FOLDER), KOPPEL_LANG the language (nl or en).

## Questions
cli-ask-pin = { -Secret } of { $profile }:{" "}
cli-ask-new-pin = Choose a { -secret } for { $profile }, preferably of { $suggested } digits:{" "}
cli-ask-new-pin-again = The same { -secret } once more:{" "}
cli-ask-passphrase = Passphrase of the backup:{" "}
cli-ask-new-passphrase = Choose a passphrase for the backup of { $profile }:{" "}
cli-ask-new-passphrase-again = The same passphrase once more:{" "}
cli-waiting =
    { $seconds ->
        [one] After a wrong { -secret } Koppel waits: { $seconds } second.
       *[other] After a wrong { -secret } Koppel waits: { $seconds } seconds.
    }
cli-camera-looking = Hold the QR code in front of the camera. Ctrl+C stops.
cli-camera-part = { $seen } of { $of } codes seen. Show the next one.

## Answers
cli-paired = Paired: { $account }, in the profile { $profile }.
cli-replaced =
    { $count ->
        [one] The older pairing of it has ended.
       *[other] { $count } older pairings have ended.
    }
cli-tiqr-offer = { $service } ({ $host }) wants to pair the account { $account }. Whoever types the { -secret } agrees.
cli-tiqr-other-host = Note: the key or the logins go to { $host }.
cli-tiqr-unknown-host = Note: Koppel does not know { $host }. Go on only if that is the website you are at.
cli-tiqr-unconfirmed = The answer of { $host } was lost, but it has most likely taken the pairing. Look at the website: if the QR code has disappeared there, all is well; if not, remove this account here and start again.
cli-login-asks = { $site } asks for a login at { $service }.
cli-logged-in = Logged in: { $account }.
cli-service-says = The service says: { $words }
cli-no-codes = { $account } has no codes: it answers login codes. Use: koppel-cli login
cli-left-out = Not taken over: { $account }
cli-short-secret = { $account }: the key of this account is short. The website made it so; it simply works.
cli-counter-ended = { $account } gives no more codes: its counter is at its end. Pair it again.
cli-renamed = Renamed to { $name }.
cli-profile-removed = Removed: the profile { $profile }.
cli-account-removed = Removed: { $account }.
cli-backup-saved = Saved, opened again and found right: { $file }
cli-write-words-down = Write these six words down, in this order, and keep them apart from the backup. Koppel shows them only now; without them nobody can open it.
cli-own-passphrase = Only your own passphrase opens this backup, exactly as you typed it. Nobody can find it for you.
cli-auto-on = From now on each change of { $profile } gets a backup there; these words open all of them. The last { $kept } stay.
cli-auto-off = There are no more automatic backups of { $profile }. Those that are there stay.
cli-auto-saved = Backed up and opened again: { $file }
cli-restored =
    { $count ->
        [one] { $profile } is back, with one account.
       *[other] { $profile } is back, with { $count } accounts.
    }
cli-restored-no-auto = Automatic backups are off for it; switch them on with koppel-cli auto-backup.
cli-left-over = The old profile could not be removed. Remove it later with: koppel-cli remove --profile { $id } --yes
cli-pin-changed = The profile { $profile } has a new { -secret }. The old one opens nothing any more, not even an old copy of the file.
cli-recovered = The profile { $profile } is back as it was before its last change. What was changed then is lost: pair again what is missing.
cli-set-aside = The damaged file is kept beside it as { $file }.
cli-recovered-counter = { $account }: its counter may be behind. If the website refuses a code, ask for the next one.
cli-lock-asked = Asked: a running Koppel locks all open profiles.
cli-no-profiles = There are no profiles yet. Make one with: koppel-cli pair
cli-no-accounts = There are no accounts in this profile.
cli-no-name = no name
cli-raw-bytes =
    { $count ->
        [one] { $count } byte that is no text
       *[other] { $count } bytes that are no text
    }
cli-seconds-left = { $left } s
cli-file-keystore = Note: the keys are in the folder { $folder } and not in this computer's keystore. Who can read both that folder and Koppel's own can guess your { -secret }.

## States of a profile, in the list
cli-state-locked =
    { $left ->
        [3] locked
        [one] locked, one try left
       *[other] locked, { $left } tries left
    }
cli-state-blocked = blocked
cli-state-keystore-lost = key not on this computer
cli-state-keystore-damaged = key on this computer damaged
cli-state-keystore-silent = keystore does not answer
cli-state-old-copy = old copy
cli-state-damaged = file damaged
cli-state-foreign-file = file of another profile
cli-state-too-new = of a newer Koppel
cli-state-read-only = read-only: saved by a newer Koppel
cli-read-only = { $profile } was saved by a newer Koppel and can only be read here. Update Koppel to change anything in it.
cli-counter-read-only = { $account }: a code with a counter has to be saved, and in this profile that takes a newer Koppel.
cli-read-only-hidden =
    { $count ->
        [one] One account is of a kind that this version does not know; it is not shown here.
       *[other] { $count } accounts are of a kind that this version does not know; they are not shown here.
    }
cli-advice-recover = koppel-cli recover brings back what was there before the last change
cli-advice-restore = put a good copy back, restore a backup or pair again
cli-advice-way-back = koppel-cli status --profile tells how to get back into the accounts

## Backups of a profile
cli-health-never = cannot be recovered: there is no backup.
cli-health-current = can be recovered as it is now, from { $file }; { $proven ->
    [0] opened and compared today
    [one] opened and compared yesterday
   *[other] opened and compared { $proven } days ago
}.
cli-health-behind = can be recovered as it was { $made ->
    [0] earlier today
    [one] yesterday
   *[other] { $made } days ago
}, from { $file }; it was changed since.
cli-health-gone = cannot be recovered: the backup is no longer at { $file }.
cli-health-unknown = nothing is known of a backup: the file of this profile is damaged or of a newer Koppel.
cli-health-make = Make one with: koppel-cli backup
cli-health-renew = Make a new one with: koppel-cli backup
cli-health-find-or-make = Put it back, connect the stick, or make a new one with: koppel-cli backup
cli-health-find = No { -secret } opens this profile any more. Put the backup back, or connect the stick.
cli-health-restore = No { -secret } opens this profile any more. Get it back with: koppel-cli restore
cli-health-recover = Get back what was there before its last change with: koppel-cli recover
cli-health-way-back = No { -secret } opens this profile any more. How to get back into its accounts, says: koppel-cli status --profile

## Backup codes
cli-codes-line = { $account }: { $status } ({ $place })
cli-codes-none = { $account }: { $status }
cli-codes-taken =
    { $count ->
        [one] Taken: one code.
       *[other] Taken: { $count } codes.
    }
cli-codes-left-out = Not taken, line { $first }: { $why }.
cli-codes-left-out-lines = Not taken, lines { $first } to { $last }: { $why }.
cli-codes-here = The codes are in the profile now, encrypted under its { -secret }. Whoever can open this profile then has both: the code of the moment and the codes to get in without it.
cli-codes-undo = If this was a mistake, take it back within a minute with: koppel-cli backup-codes used --undo
cli-codes-status-none = none noted
cli-codes-status-used = used, ask for a new one
cli-codes-status-low = low, { $left } of { $total } left
cli-codes-status-unchecked =
    { $total ->
        [one] not checked for a year
       *[other] not checked for a year, { $left } of { $total } left
    }
cli-codes-status-good =
    { $total ->
        [one] good
       *[other] good, { $left } of { $total } left
    }
cli-codes-place-paper = on paper
cli-codes-place-safe = in a safe
cli-codes-place-password-manager = in a password manager
cli-codes-place-elsewhere = elsewhere
cli-codes-place-here = here, in the profile
cli-codes-place-noted = { $place }: { $note }
cli-status-empty = There are no accounts whose backup codes could be told of.
cli-status-unknown = Of the profile { $profile } nothing can be told while it is locked. Open it once; from then on it can, unless its file is damaged.

## What went wrong
error-scan-nothing = There is no QR code to be found. Take a sharper image with the whole code on it.
error-scan-nothing-on-screen = Koppel sees no QR code on any screen. Bring the window with the code to the front, with the whole code in view, and make the page larger if the code is small.
error-image-missing = There is no such file. See whether the name is right.
error-image-is-folder = This is a folder, not an image. Name the image in it.
error-image-refused = You may not read this file. Give yourself the right to read it and try again.
error-image-is-link = This is a pairing link, not the name of an image. Give it to pair with --uri.
error-image-unreadable = This image cannot be read ({ $reason }). See whether the name is right.
error-choose-one = There is more than one code in view. Say which with --choose:
error-choose-out-of-range =
    { $of ->
        [one] There is only one code in view. Leave out --choose.
       *[other] There are { $of } codes in view. Choose a number from 1 to { $of }.
    }
error-code-is-login = This is a login code. Give it to: koppel-cli login
error-code-is-pairing = This is a pairing code, not a login code. Give it to: koppel-cli pair
error-code-is-no-login = There is no login code of tiqr or eduID here. Show the QR code that the website asks you to scan, whole.
error-login-profile-unclear = More than one profile has an account of { $service }. Say which with --profile:
error-login-account-unclear = This profile has more than one account of { $service }. Say which with --account:
error-already-paired = { $account } was paired in this profile before. Choose --replace to end the older pairing, or --keep-both.
error-no-such-account = This profile has no such account: { $account }. See codes for what it has.
error-account-double = This profile has more than one pairing of { $account }. Give one of them another name in Koppel's window, or end the older ones with pair --replace.
error-answer-lost = Koppel did what you asked, but its answer could not be written ({ $reason }). Make room, or send it elsewhere.
error-account-name-empty = An account needs a name. Give one with --to.
error-account-unclear = More than one account fits { $account }. Name it as service:name.
error-no-terminal = There is no terminal to ask for the { -secret }. Use --pin-stdin.
error-input-not-text = What came in is not plain text (UTF-8). Type it again, or save the file as UTF-8.
error-input-ended = Standard input ended before everything was read. Give each { -secret } a line of its own.
error-path-unusable = { $path } cannot be used as the name of a file. Choose another.
error-restore-in-the-way = The profile { $profile } is here already and not blocked. Restore the backup under another name, with --profile.
error-damaged-recoverable = The file of this profile is damaged. What was there before the last change can come back: koppel-cli recover. This does not count as a try.
error-foreign-recoverable = Another profile's file stands in the place of this one. What was there before the last change can come back: koppel-cli recover. This does not count as a try.
error-removal-unsure-profile = The profile { $profile } would be gone for good, with its codes: { $services }. Your accounts themselves remain; without a backup code you cannot get into them. To go on, add --yes.
error-removal-unsure-profile-empty = The profile { $profile } would be gone for good. To go on, add --yes.
error-removal-unsure-account = The codes of { $account } would be gone for good. The account itself remains; without a backup code you cannot get into it. To go on, add --yes.
error-codes-missing = To keep codes in the profile Koppel needs the codes themselves. Give them with --codes-stdin.
error-codes-elsewhere = The backup codes of this account are not kept here; Koppel only knows where they are. See koppel-cli backup-codes list.
error-usage-unknown = koppel-cli does not know { $what }. See koppel-cli --help.
error-usage-stray = There is an argument too many. See koppel-cli --help. A { -secret } is never an argument.
error-usage-missing = This is missing: { $what }. See koppel-cli --help.
error-usage-conflict = { $what } does not go together with the rest. See koppel-cli --help.
error-usage-value = The value of { $what } is not right. See koppel-cli --help.
error-usage-other = koppel-cli does not understand this. See koppel-cli --help.
