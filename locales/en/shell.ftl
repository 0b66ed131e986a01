# Koppel's own screens: welcome, profiles, codes, unlocking, settings.

app-name = Koppel
try-again = Try again
seconds-left = { $left ->
    [one] { $left } second left
   *[other] { $left } seconds left
}
no-start-title = Koppel cannot read your profiles right now

## Welcome
welcome-title = Log in with a code, right on your computer
welcome-lead = Scan the QR code of your work or school once. From then on Koppel gives you the codes to log in, behind a { -secret } that you choose.
welcome-pair = Pair a new user profile
welcome-backup = I already have a backup
welcome-exercise = Practise first
new-computer = I have a new computer
welcome-promise = Everything stays on this computer

## Profiles
profiles = User profiles
profile-new = Pair a new profile
profile-menu = More about profile { $name }
profile-name = Name of the profile
profile-rename = Change the name
profile-rename-title = What should this profile be called?
profile-rename-do = Save the name
profile-rename-keep = Keep the name
profile-remove = Remove the profile
profile-remove-title = Remove the profile { $name }?
profile-remove-lost = { $count ->
    [0] There are no accounts in it. The profile disappears from this computer.
    [one] The account in it disappears from this computer. It still exists at the service itself; you will need your backup code to get back in.
   *[other] The { $count } accounts in it disappear from this computer. They still exist at the services themselves; you will need your backup codes to get back in.
}
profile-remove-gone = The codes of this profile are gone already. What disappears now is this list of services that you need to pair again.
profile-remove-do = Remove the profile
profile-remove-keep = Keep the profile
profile-backups = Backups
profile-pin = Another { -secret }
profile-restore = Restore a backup
profile-unnamed = Profile without a name
state-open = Open
state-locked = Locked
state-blocked = Blocked
state-keystore-lost = Key is gone
state-keystore-damaged = Key damaged
state-old-copy = Old copy
state-damaged = Damaged
state-foreign = Swapped file
state-too-new = From a newer Koppel

## Backup codes
board = Backup codes
board-todo = { $count } to do

## The parts of a narrow window
tabs = Parts
tab-codes = Codes
tab-pair = Pair
lock = Lock

## Codes
account-pair = Pair an account
lock-now = Lock now
locks-after = { $minutes ->
    [one] Locks itself after { $minutes } minute
   *[other] Locks itself after { $minutes } minutes
}
locks-never = Does not lock itself
key-search = Ctrl F
key-search-mac = ⌘ F
codes-list = Accounts
codes-search = Search for an account
codes-search-clear = Clear the search field
codes-none-title = No accounts yet
codes-none-why = Scan a QR code, and your first code appears here.
codes-read-only = This profile was saved by a newer Koppel
codes-read-only-why = Your codes work here. To change anything or make a backup, update Koppel on this computer.
codes-read-only-hidden =
    { $count ->
        [one] One account is of a kind that this version does not know; it is not shown here.
       *[other] { $count } accounts are of a kind that this version does not know; they are not shown here.
    }
codes-not-found-title = No account with ‘{ $query }’
codes-not-found-why = See whether it is typed right. Koppel searches in this profile only.
codes-clipboard = A copied code leaves your clipboard after 30 seconds.
codes-copied-say = Code of { $issuer } copied
code-next = then { $code }
code-next-unknown = then …
code-new = New code
copy = Copy
copied = Copied
row-codes-none = No backup code
row-codes-used = Backup code used
row-codes-low = { $left } of { $total } codes left, low
row-codes-unchecked = Backup code long unchecked
row-codes-say = { $issuer }, { $status }
row-copy = { $issuer }, { $name }: { $code }. Copy the code
row-renew = { $issuer }, { $name }: new code
row-login = { $issuer }, { $name }: scan a QR code to log in
row-login-word = Log in
row-standing = { $issuer }, { $name }: { $standing }. See what you can do
row-standing-word = What now?
standing-blocked = Blocked by the service
standing-blocked-until = Blocked until { $time }
standing-pending = Not confirmed yet
row-menu = More about { $issuer }, { $name }
row-menu-tip = More
account-codes = Backup codes
account-rename = Change the name
account-rename-title = What should this account be called?
account-rename-why = Only here in Koppel. Nothing changes at the service itself.
account-rename-do = Save the name
account-rename-keep = Keep the name
account-issuer = Service
account-name = Account
account-remove = Remove the account
account-remove-title = Remove the account of { $issuer }?
account-remove-lost = This computer will no longer give codes for { $issuer }. The account still exists at the service itself, which still asks for a code.
account-remove-do = Remove the account
account-remove-keep = Keep the account

## Unlocking
pin = { -Secret }
passphrase-show = Show what I type
unlock = Open
unlock-busy = Opening the profile
unlock-wait = { $left ->
    [one] Wait { $left } more second
   *[other] Wait { $left } more seconds
}
unlock-wait-say = { $left ->
    [one] You can try again in { $left } second.
   *[other] You can try again in { $left } seconds.
}
unlock-wait-over = You can try again.
unlock-last-title = You have one try left
unlock-last-wrong = That { -secret } is not right. You have one try left.
unlock-last-why = If the next one is wrong too, this profile is blocked and the codes on this computer are gone for good. Not sure? Take your time; you need not try at once.
unlock-tries = { $used ->
    [0] None of the { $all } tries used
    [1] One of the { $all } tries used
    [2] Two of the { $all } tries used
   *[other] All { $all } tries used
}

## Whether a profile can be recovered
health-never = No backup yet
health-never-why = If this computer breaks down, you have to pair each account again.
health-current = Can be restored from your backup
health-current-why = { $made ->
    [0] Made today
    [1] Made yesterday
   *[other] Made on { $madeOn }
}, { $proven ->
    [0] checked today
    [1] checked yesterday
   *[other] checked on { $provenOn }
}.
health-current-same = { $made ->
    [0] Made and checked today.
    [1] Made and checked yesterday.
   *[other] Made and checked on { $madeOn }.
}
health-current-auto = Each change goes along by itself.
health-behind = Your backup is behind
health-behind-why = { $made ->
    [0] Made today
    [1] Made yesterday
   *[other] Made on { $madeOn }
}; this profile was changed since.
health-behind-auto = Koppel is about to make a new one by itself.
health-gone = Your backup is no longer in its place
health-gone-why = Plug in the stick or the network drive, or make a new one.
health-unknown = Nothing is known about a backup
health-failed = The automatic backup did not work
health-tiqr = Accounts that you log in with by scanning a QR code are in no backup.
health-tiqr-all = A backup does not help here
health-tiqr-all-why = Note of each where its reset code is.
health-make = Make a backup
health-show = Backups
health-note-never = No backup of this profile yet
health-note-current = { $made ->
    [0] Backup of today
    [1] Backup of yesterday
   *[other] Backup of { $madeOn }
}
health-note-behind = { $made ->
    [0] Backup of today, from before the last change
    [1] Backup of yesterday, from before the last change
   *[other] Backup of { $madeOn }, from before the last change
}
health-note-gone = The backup is no longer in its place

## Back from a backup
restore-offer = Restore a backup
restore-offer-do = Choose file

## Settings
settings = Settings
settings-window = Window
settings-language = Language
language-nl = Nederlands
language-en = English
settings-theme = Colours
theme-system = System
theme-light = Light
theme-dark = Dark
settings-start = Starting
settings-start-at-login = Start Koppel when I log in
settings-start-at-login-why = Koppel is then an icon beside the clock without a window, with every profile locked. Closing the window also closes Koppel.
settings-lock = Locking
settings-lock-why = An open profile locks itself when you do nothing for a while, and always when you lock the computer, switch user or let it sleep.
settings-lock-none = Open a profile to choose when it locks itself.
settings-lock-of = Lock { $name }
lock-after-minutes = { $minutes ->
    [one] After { $minutes } minute
   *[other] After { $minutes } minutes
}
lock-after-never = Not by itself
settings-exercise = Practising
settings-exercise-site = Practice site
settings-exercise-why = Pairing and logging in at a stand-in website on this computer.
settings-exercise-do = Practise
settings-restore = Backups
settings-restore-why = A profile of another computer, or one that you removed here.
settings-new-computer-why = What each account has to come back with, and how to do that.
settings-new-computer-do = See how
settings-about = About Koppel
settings-version = Version
settings-keystore = Key store
keystore-os = Of this computer
keystore-file = In a folder
keystore-guarded = In a folder, with a PIN
keystore-missing = Not found
keystore-file-title = This computer has no key store of its own
keystore-file-why = That is why the key of your profiles lies in an ordinary folder. Whoever has your files and that folder can guess your { -secret }.
keystore-missing-title = Koppel cannot reach the key store of this computer
keystore-missing-why = Without it Koppel can neither save nor open anything. Sign out of the computer and in again, and start Koppel again. On Linux a keyring such as GNOME Keyring or KWallet must be running.
