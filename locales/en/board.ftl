# The board of all backup codes, what is printed or saved of it, and the reminder of it.

## The board
board-heading = { $total ->
    [one] { $good ->
        [0] You do not know yet how to get back into your account
       *[other] You know how to get back into your account
    }
   *[other] { $todo ->
        [0] You know how to get back into all { $total } of your accounts
       *[other] You know how to get back into { $good } of your { $total } accounts
    }
}
board-lead = A backup code gets you back into your account when this computer or your { -secret } is gone. What needs you stands on top.
board-count-none = { $count } without
board-count-used = { $count } used
board-count-low = { $count } low
board-count-unchecked = { $count } to check
board-count-good = { $count } in order
board-counts = How things stand
board-list = Accounts and their backup codes

## How an account stands
board-status-none = No backup code
board-status-used = Used
board-status-low = Low
board-status-unchecked = Check it
board-status-good = In order
board-detail-used = ask for a new one
board-detail-low = { $left } of { $total } left
board-detail-unchecked = seen on { $date }
board-detail-good = { $many ->
    [one] { $left } of { $total } left, { $date }
   *[other] noted on { $date }
}
board-detail-place = { $place }, { $date }
board-unnamed = Service without a name
board-of-account = { $service } ({ $account })
board-row-none = { $service }, no backup code noted, profile { $profile }
board-row-used = { $service }, backup code used, ask for a new one, profile { $profile }
board-row-low = { $service }, { $left } of { $total } codes left, low, profile { $profile }
board-row-unchecked = { $many ->
    [one] { $service }, { $left } of { $total } codes left, not checked for a year, profile { $profile }
   *[other] { $service }, not checked for a year, profile { $profile }
}
board-row-good = { $many ->
    [one] { $service }, { $left } of { $total } codes left, in order, profile { $profile }
   *[other] { $service }, backup code in order, profile { $profile }
}
board-place-paper = on paper
board-place-safe = in a safe
board-place-password-manager = in a password manager
board-place-elsewhere = somewhere else
board-place-here = here, in Koppel
board-place-noted = { $place }: { $note }

## Finding and ordering
board-search = Search for a service, account or profile
board-filter = Show
board-filter-all = Everything
board-filter-todo = Only what needs doing
board-filter-none = Without a backup code
board-filter-used = Used
board-filter-low = Low
board-filter-unchecked = To check
board-filter-good = In order
board-sort = Order
board-sort-status = Most urgent first
board-sort-service = By service
board-sort-profile = By profile
board-sort-noted = Oldest first

## What is not to be seen
board-hidden = { $count ->
    [one] Koppel shows nothing of one locked profile here, as you chose in the settings. Open it to see it.
   *[other] Koppel shows nothing of { $count } locked profiles here, as you chose in the settings. Open them to see them.
}
board-silent = Nothing can be said of { $names } while it is locked. Open it once; from then on it can, unless its file is damaged.
board-empty-title = No accounts yet
board-empty-why = Once you pair an account, this is where you see how to get back into it.
board-empty-hidden-title = Everything is locked
board-nothing-title = No account is like that
board-nothing-why = See whether it is typed right, or show everything again.
board-nothing-do = Show everything

## Printing and saving
board-print = Print
board-save = Save as a table
board-saved = Saved as { $file }
board-sheet = Recovery sheet
board-sheet-of = A recovery sheet for which profile?
board-sheet-locked = Open a profile to make a recovery sheet of it.
board-paper-back = Back
board-paper-title = Backup codes on { $date }
board-paper-by = Made with Koppel. There are no codes on it.
board-csv-name = koppel-backup-codes-{ $date }.csv
dialog-table = Where should the table go?
dialog-table-kind = Tables
board-csv-profile = Profile
board-csv-service = Service
board-csv-account = Account
board-csv-status = Status
board-csv-left = Left
board-csv-total = Of
board-csv-place = Where
board-csv-note = Description
board-csv-noted = Noted
board-csv-checked = Checked

## The recovery sheet
sheet-title = Recovery sheet
sheet-for = Profile
sheet-date = Date
sheet-keep = Keep this sheet in the safe, not beside the computer.
sheet-intro = This sheet gets you back into these accounts when the computer is gone or broken, or the profile is blocked.
sheet-account = Service and account
sheet-where = Where the backup code is
sheet-hand = Room to write codes down
sheet-codes = Codes from Koppel
sheet-only-here = in this profile alone: copy them out here
sheet-none-noted = nothing noted yet
sheet-when = What to do
sheet-when-blocked-title = The profile is blocked, or the { -secret } is gone
sheet-when-blocked = Restore a backup of the profile in Koppel. If there is none: log in at each service with your backup code and pair again.
sheet-when-lost-title = The computer is gone or broken
sheet-when-lost = Install Koppel on another computer and restore the backup, or use the backup code of each service.
sheet-when-used-title = You used a backup code
sheet-when-used = Ask the service for a new one at once, note it here or in Koppel, and strike out the old one.
sheet-when-found-title = Somebody else may have seen this sheet
sheet-when-found = Ask every service for new codes. The old ones then no longer work.
sheet-signed = Checked by
sheet-signed-on = on
sheet-with-codes = Also print the codes that are kept in Koppel
sheet-with-codes-what = Whoever finds the sheet then has your codes. Koppel asks for your { -secret } first.
sheet-pin = { -Secret } of { $name }
sheet-pin-do = Put the codes on the sheet
sheet-codes-on = The codes are on the sheet now. Take them off as soon as it is printed.
sheet-codes-off = Take the codes off
sheet-print = Print, or save as PDF
sheet-empty = There are no accounts in this profile yet.

## The reminder
remind-title = { $count ->
    [one] The backup code of { $count } account needs you
   *[other] The backup codes of { $count } accounts need you
}
remind-why = See to it while you can still get in; it saves a day at the service desk.
remind-show = Show them
remind-week = In a week
remind-month = In a month

## Settings
board-settings = Backup codes
board-settings-hide = Show nothing of locked profiles
board-settings-hide-why = Otherwise service and status stand on the board, also without the { -secret }.
board-settings-remind = Remind me every month
board-settings-remind-why = Only when there is something to do.

## The icon beside the clock
tray-todo = { $count ->
    [one] Koppel: the backup code of { $count } account needs you
   *[other] Koppel: the backup codes of { $count } accounts need you
}
