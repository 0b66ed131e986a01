### What an organisation settles on this computer: in the settings, where a choice is missing because of it, and in koppel-cli policy.

policy-title = Set by your organisation
policy-lead = These settings come from whoever manages this computer. You cannot change them here.
policy-mark = Set by your organisation

## What holds, by key
policy-says-MinimumPinLength = A new PIN has at least { $value } digits.
policy-says-PinTries =
    { $value ->
        [one] The first wrong { -secret } blocks a profile. There is no second try.
       *[other] After { $value } wrong { -secrets } in a row a profile is blocked.
    }
policy-says-LockAfterMinutes =
    { $value ->
        [one] An open profile locks itself after 1 minute without use at most.
       *[other] An open profile locks itself after { $value } minutes without use at most.
    }
policy-says-ForbidExport =
    { $value ->
        [0] Backups may be made, and kept backup codes may be printed on a recovery sheet.
       *[other] No backups are made, and no kept backup codes are printed on a recovery sheet.
    }
policy-says-ForbidKeptBackupCodes =
    { $value ->
        [0] Backup codes may be kept in a profile.
       *[other] Backup codes are not kept in a profile. Koppel only notes where they are.
    }
policy-says-UpdateChannel =
    { $value ->
        [off] Koppel does not update itself.
       *[other] Koppel may update itself with finished releases, when somebody asks for it.
    }

## For whoever manages the computer
policy-trouble = Not everything that was set is in force
policy-trouble-why = Show this to whoever manages this computer.
policy-place = Read when Koppel started, from

## Where a choice is missing
policy-no-export-title = Your organisation does not allow backups
policy-no-export-why = If this computer breaks down, you come back in with your backup codes, or by pairing again. So note for each account what you have.
policy-no-export-auto = Automatic backups are on for this profile, but none are made any more. You can switch them off.
policy-no-sheet-codes = The codes that are kept in Koppel may not be printed: your organisation does not allow it.
policy-no-here = Your organisation does not allow codes to be kept in Koppel itself. Note where you keep them instead.
policy-pin = Your organisation asks for a PIN of at least { $least } digits.
policy-lock =
    { $most ->
        [one] Your organisation asks for 1 minute at most.
       *[other] Your organisation asks for { $most } minutes at most.
    }

## What is wrong with a policy, for an administrator
error-policy-key-unknown = { $name }: Koppel knows no setting of that name, so it is ignored. Names are written as in the documentation, upper and lower case too.
error-policy-key-number = { $name }: this has to be a whole number from { $least } to { $most }, so it is ignored.
error-policy-key-switch = { $name }: this has to be true or false (in the registry 1 or 0), so it is ignored.
error-policy-key-word = { $name }: this has to be one of these words: { $words }. So it is ignored.
error-policy-unreadable = The policy cannot be read, so none of it is in force: { $reason }
error-policy-too-large = The policy is larger than 64 KiB, so none of it is in force. Take out what does not belong there.
error-policy-malformed = The policy is not written in the way it has to be, so none of it is in force. Compare it with the example.
error-policy-malformed-line = The policy cannot be understood from line { $line } on, so none of it is in force. Put that line right.
