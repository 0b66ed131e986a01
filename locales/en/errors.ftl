# What went wrong, and what to do: one sentence or two for each error code.

## PIN
error-pin-wrong = { $left ->
    [one] That { -secret } is not right. You have one try left; after that this profile is blocked.
   *[other] That { -secret } is not right. You have { $left ->
        [2] two
       *[other] { $left }
    } tries left.
}
error-pin-wait =
    { $seconds ->
        [one] After a wrong { -secret } you have to wait a moment: { $seconds } second more. This does not count as a try.
       *[other] After a wrong { -secret } you have to wait a moment: { $seconds } seconds more. This does not count as a try.
    }
error-pin-change-unfinished = From now on the new { -secret } counts, but changing it was not quite finished. Open the profile once with the new { -secret }.
error-pin-too-short = This PIN is too short. Choose one of at least { $least } digits.
error-pin-too-long = This PIN is too long. Choose one of at most { $most } digits.
error-pin-not-digits = A PIN has digits only. Type it again.
error-pin-differs = The two { -secrets } are not the same. Type the same { -secret } twice.
error-pin-common = This PIN is easy to guess: many people choose it. Choose another.
error-pin-repeated = This PIN is easy to guess: its digits repeat. Choose another.
error-pin-running = This PIN is easy to guess: its digits count up or down. Choose another.
error-pin-date = This PIN is easy to guess: it is a year or a date. Choose another.
error-pin-keypad = This PIN is easy to guess: its keys make a simple shape. Choose another.

## Profiles
error-profile-blocked = This profile is blocked. Your accounts still exist at the services: pair them again or use your backup code.
error-profile-not-found = That profile is not here. See the list for its name.
error-profile-name-empty = A profile needs a name. Type one.
error-profile-name-taken = There is already a profile with that name. Choose another.
error-keystore-lost = The key of this profile is no longer on this computer. Pair its accounts again. This does not count as a try.
error-keystore-damaged = The key of this profile on this computer is damaged. Restore a backup or pair its accounts again. This does not count as a try.
error-old-copy = This is an old copy of your profile; Koppel does not open it. Put the newest one back or pair again. This does not count as a try.
error-damaged = The file of this profile is damaged. Put a good copy back, restore a backup or pair again. This does not count as a try.
error-foreign-file = Another profile's file stands in the place of this one. Put a good copy back, restore a backup or pair again. This does not count as a try.
error-nothing-to-recover = The file of this profile is whole; there is nothing to bring back. Open it as always.
error-no-previous = There is no earlier version of this profile that can come back. Put a good copy back, restore a backup or pair again.
error-too-new = This profile was made by a newer Koppel. Update Koppel and try again.
error-profile-read-only = This profile was saved by a newer Koppel and can only be read here. Update Koppel on this computer to change anything in it.

## Keystore
error-keystore-missing = Koppel finds no keystore on this computer. Switch it on and try again; nothing was changed.
error-keystore-refused = This computer's keystore is locked or refuses. Unlock it and try again.
error-keystore-failed = This computer's keystore does not answer as it should. Try again; otherwise restart the computer.
error-keystore-setting-bad = KOPPEL_KEYSTORE is ‘{ $setting }’, which Koppel does not know. Choose os, or file: or guarded: followed by a folder.

## Files and computer
error-disk-full = The disk is full. Make room and try again; nothing was changed.
error-folder-read-only = Koppel may not write in its own folder. Give yourself the right to write there and try again; nothing was changed.
error-file-failed = Reading or writing a file did not work ({ $reason }). See that the folder and the disk are in order, and try again.
error-save-gone = The folder for { $file } is not there. Connect the stick or network drive, or choose another folder.
error-save-full = There is no room for { $file }. Make room or choose another folder.
error-save-read-only = Koppel may not write { $file }. Give yourself the right to write there or choose another folder.
error-save-in-use = Another program has { $file } open. Close it there and save again, or choose another name.
error-save-failed = Saving { $file } did not work ({ $reason }). Try again or choose another folder.
error-print-failed = Printing did not work. Try again, or save the table and print that.
error-home-unknown = This computer names no folder for your data. Name one yourself with KOPPEL_HOME.
error-random-failed = This computer gave no random numbers; without them a key is not safe. Restart the computer.
error-clipboard-failed = Copying did not work. Type the code over, or try again.

## Key and link
error-secret-empty = There is no key yet. Type over the letters and digits that stand below the QR code.
error-secret-character-bad = A key never has { $sign } in it: only letters and the digits 2 to 7. Compare it with what the website shows.
error-secret-too-short = This key is too short: a key has at least 16 letters and digits. See whether you copied all of it.
error-secret-too-long = This key is longer than a key can be. Copy only the letters and digits below the QR code.
error-link-too-long = This link is longer than a pairing link can be. Copy only the link itself from the website.
error-link-malformed = A piece of this pairing link is missing. Ask for a new QR code on the website, or copy the whole link.
error-link-type-bad = This website asks for a kind of code that Koppel does not know. Choose an ordinary authenticator app there.
error-link-secret-missing = There is no key in this QR code or link. Ask for a new one on the website.
error-link-secret-bad = The key in this QR code or link is damaged. Ask for a new one on the website.
error-link-secret-short = The key in this QR code or link is too short to be safe. Ask for a new one on the website.
error-link-algorithm-bad = This website wants codes calculated in a way that Koppel does not know. Choose an ordinary authenticator app there.
error-link-digits-bad = This website asks for codes of a length that Koppel does not know; 6 to 10 digits will do. Ask for a new QR code on the website.
error-link-period-bad = This QR code or link has no proper time after which the code changes. Ask for a new one on the website.
error-link-counter-bad = This QR code or link has no proper counter for its codes. Ask for a new one on the website.
error-migration-malformed = This export from another app is damaged. Let the app show the QR code again and scan it.
error-migration-empty = There are no accounts in this export. Choose in the other app which accounts to move, and let it show the QR code again.

## Anything else
error-unknown = Something went wrong that Koppel did not expect ({ $code }). Try again.

## Window
error-profile-locked = This profile is locked. Open it with your { -secret } and try again.
error-account-not-found = This account is no longer in the profile. Go back to the list.
error-no-code-yet = There is no code to copy yet. Ask for a new code first.
error-nothing-chosen = No file or folder has been chosen yet. Choose it again.
error-place-unusable = Koppel cannot work with this name. Choose another place or another name.
error-unexpected = Something went wrong in Koppel itself. Nothing was changed; try again.
error-no-display = There is no screen to show a window on. Start Koppel from your desktop, or use koppel-cli.

## Camera
error-camera-none = Koppel sees no camera. Use your screen or an image.
error-camera-in-use = Another program is using the camera. Close it and try again.
error-camera-refused-windows = Windows does not let Koppel use the camera. In Settings, Privacy & security, Camera, switch on access for desktop apps and try again.
error-camera-refused-macos = macOS does not let Koppel use the camera. Switch Koppel on in System Settings, Privacy & Security, Camera, and start Koppel again.
error-camera-refused-linux = This computer does not let Koppel use the camera. Have an administrator add you to the group video and log in again, or use your screen or an image.
error-camera-unplugged = The camera came loose. Plug it in again and try again.
error-camera-silent = The camera gives no picture. See that its cover is open and its plug sits tight, and try again.
error-camera-unreadable = Koppel cannot read the picture of this camera. Choose another camera, or use your screen or an image.
error-camera-failed = The camera does not work ({ $reason }). Try again, or use your screen or an image.

## Screen
error-screen-refused-macos = macOS does not let Koppel see the screen. Go to System Settings, Privacy & Security, Screen & System Audio Recording (or Screen Recording), switch Koppel on there, and start Koppel again.
error-screen-refused = This computer does not let Koppel see the screen. Try again and allow it, or use the camera or an image.
error-screen-refused-wayland = The desktop does not let Koppel see the screen. Try again and choose ‘Share’ or ‘Allow’ when the system asks. If it asks nothing, switch Koppel on in Settings, Apps, Koppel, Screenshots, or take a screenshot and use that as an image.
error-screen-empty = The system gives Koppel an empty picture of the screen. Take a screenshot of the code and use that as an image, or hold the code before the camera.
error-screen-none = Koppel finds no screen to look at. Use the camera or an image.
error-screen-failed = Looking at the screen does not work ({ $reason }). Take a screenshot and use that as an image.

## Image
error-image-empty = This file is empty. Choose another.
error-image-file-too-large = This file is too large; { $most } MB will do. Cut out just the QR code and try that.
error-image-too-large = This image is too large ({ $megapixels } megapixels; { $most } will do). Cut out just the QR code and try that.
error-image-too-long = This image is too long ({ $pixels } pixels; { $most } will do). Cut out just the QR code and try that.
error-image-damaged = This image is damaged. Save it again or make a new one.
error-image-unknown = This is no image that Koppel knows. Choose a PNG, JPEG, GIF, BMP or WebP, or take a screenshot of the code.
error-image-heic = This photo is in the form of an iPhone (HEIC), which Koppel does not read. Save it as JPEG, or take a screenshot.
error-image-avif = This image is an AVIF, which Koppel does not read. Save it as PNG or JPEG, or take a screenshot.
error-image-pdf = This is a PDF, which Koppel does not read. Open it so that the QR code is large on the screen and let Koppel look at your screen, or take a screenshot.
error-image-svg = This is a drawing of lines (SVG), which Koppel does not read. Open it so that the QR code is on the screen and let Koppel look at your screen, or take a screenshot.
error-paste-nothing = There is no link or image on the clipboard that Koppel can use. Copy the link that starts with otpauth, or an image of the code.
error-paste-unreadable = The copied file cannot be read. See whether it is still there, or choose ‘An image’ and look for it there.

## Pairing
error-pairing-gone = This code is no longer at hand. Scan it again.
error-pairing-not-an-account = There is nothing here to pair. Look on the website for the QR code for an authenticator app.
error-pairing-incomplete = This is { $seen } of the { $of } QR codes of this export. Scan them all.

## Backups
error-backup-passphrase-wrong = That passphrase does not open this backup. Compare it with what you wrote down: six words, in this order, or your own sentence exactly as you chose it. If it is right, the beginning of the file is damaged; try an earlier backup.
error-backup-damaged = This backup is damaged. Try another copy or an earlier backup.
error-backup-too-new = This backup was made by a newer Koppel. Update Koppel and try again.
error-backup-not-one = This is not a backup of Koppel's. Choose a file that Koppel made; its name ends in .age.
error-backup-too-costly = This file asks for more memory than any backup of Koppel's needs, so Koppel does not open it. Choose another backup.
error-backup-not-found = There is no backup with that name there. See whether the stick or the network drive is connected, and choose the file again.
error-backup-exists = There is already a file called { $name } there, and Koppel does not overwrite it. Choose another name.
error-backup-name-bad = A file cannot be called that. Choose a name without colons or slashes.
error-backup-unproven = The backup was written, but what came back from the disk was something else. It has been removed; put the backup on another disk.
error-backup-folder-gone = The folder { $folder } is not there. Connect the stick or network drive, or choose another folder. Your profile is safe; only the backup was not made.
error-backup-folder-full = There is no room for the backup in { $folder }. Make room or choose another folder. Your profile is safe; only the backup was not made.
error-backup-folder-read-only = Koppel may not write the backup in { $folder }. Give yourself the right to write there or choose another folder. Your profile is safe; only the backup was not made.
error-backup-folder-failed = The backup in { $folder } did not work ({ $reason }). Try again or choose another folder. Your profile is safe.
error-passphrase-differs = The two passphrases are not the same. Type the same one twice.
error-passphrase-too-long = This passphrase is too long. Choose one of at most { $most } characters.
error-passphrase-short = This passphrase can be guessed: there is too little of it. Make it a sentence of five or six words that do not belong together.
error-passphrase-keyboard = This passphrase can be guessed: its keys lie beside each other. Choose five or six words that do not belong together.
error-passphrase-repeats = This passphrase can be guessed: it repeats itself. Choose five or six words that do not belong together.
error-passphrase-sequence = This passphrase can be guessed: it counts or follows the alphabet. Choose five or six words that do not belong together.
error-passphrase-date = This passphrase can be guessed: there is a year or a date in it. Choose five or six words that do not belong together.
error-passphrase-common = This passphrase can be guessed: many people choose it. Choose five or six words that do not belong together.
error-passphrase-word = This passphrase can be guessed: it is one word or name. Choose five or six words that do not belong together.

## tiqr: links
error-tiqr-link-malformed = A piece of this code of tiqr or eduID is missing. Ask for a new QR code on the website, or copy the whole link.
error-tiqr-link-insecure = This code of tiqr or eduID leads to an address that is not secure. Do not use it, and tell the help desk of the website.
error-tiqr-link-too-new = This code of tiqr or eduID is of a newer kind than this version of Koppel knows. Update Koppel and try again.

## tiqr: pairing
error-tiqr-code-used = This pairing code was used already or has expired. Ask for a new QR code on the website.
error-tiqr-metadata-bad = { $host } does not say properly what there is to pair. Ask for a new QR code on the website; if that does not help, tell its help desk.
error-tiqr-metadata-insecure = { $host } wants the key or the logins sent to an address that is not secure, so nothing was paired. Tell its help desk.
error-tiqr-suite-unknown = { $host } wants logins answered in a way that Koppel does not know. Choose another authenticator app there.
error-tiqr-already-enrolled = { $account } at { $service } is in this profile already. Choose to replace it if the website asked you to pair again.
error-tiqr-enrol-refused = { $host } did not accept the pairing, and nothing of it was kept. Ask for a new QR code on the website.
error-tiqr-enrol-unanswered = { $host } did not answer, so the pairing was not kept. Look at the website: if the QR code has disappeared there, remove this device there and start again; if it is still there, ask for a new one.

## tiqr: logging in
error-tiqr-no-identity = There is no account of { $service } here that this login code is for. Pair it first, on that website.
error-tiqr-challenge-bad = This login code does not go with your account. Ask for a new QR code on the website.
error-tiqr-response-wrong = The service did not accept the answer. Try again with the same QR code; if that does not help, pair this account again.
error-tiqr-response-wrong-left =
    { $attempts_left ->
        [0] The service did not accept the answer, and takes no more. Use your reset code there, or ask its help desk.
        [one] The service did not accept the answer. You can try once more with the same QR code.
       *[other] The service did not accept the answer. You can try { $attempts_left } more times with the same QR code.
    }
error-tiqr-request-invalid = The service did not understand the login. Ask for a new QR code on the website.
error-tiqr-login-expired = This login code has expired or was used already. Ask for a new QR code on the website.
error-tiqr-account-blocked = The service blocked this account. Use your reset code there or ask its help desk, and pair the account again. Your other accounts still work.
error-tiqr-account-blocked-for =
    { $minutes ->
        [one] The service blocked this account for { $minutes } minute. Try again after that, with a new QR code.
       *[other] The service blocked this account for { $minutes } minutes. Try again after that, with a new QR code.
    }
error-tiqr-account-unknown = The service does not know this account, or not any more. Pair it again on the website.
error-tiqr-service-failed = { $host } could not finish the login. Ask for a new QR code on the website, or try again later.
error-tiqr-offline = { $host } cannot be reached. You can log in all the same: choose on the website that your device has no connection, and type { $user } and the one-time password { $otp } there.

## Over the network
error-web-unresolved = Koppel cannot find { $host }. See whether this computer has a network, and start again with a new QR code.
error-web-no-route = There is no connection to { $host }. See whether this computer has a network, and start again with a new QR code.
error-web-certificate = The connection to { $host } is not secure: its certificate is not right. Koppel sent nothing. Do not go on, and tell its help desk.
error-web-timeout = { $host } took too long to answer. Start again with a new QR code, or try later.
error-web-broken = The connection to { $host } broke before the whole answer was there. Start again with a new QR code.
error-web-too-large = { $host } answers far more than such a service ever does, so Koppel stopped. Tell its help desk.
error-web-redirected = { $host } sends Koppel on to another address, and Koppel does not go there. Tell its help desk.
error-web-not-http = What answers at { $host } is no website. See whether this is the right QR code.

## An organisation does not allow it
error-policy-export = Your organisation does not allow what is in a profile to leave it, so no backup was made and no codes were printed. Ask whoever manages this computer how you come back in.
error-policy-kept-codes = Your organisation does not allow backup codes to be kept in Koppel. Note where you keep them instead: on paper, for example. Codes that were kept here before stay readable.
error-policy-lock-after =
    { $most ->
        [one] Your organisation asks that a profile locks itself after 1 minute at most. Choose 1 minute.
       *[other] Your organisation asks that a profile locks itself after { $most } minutes at most. Choose that or less.
    }
error-autostart = This could not be set on this computer: { $reason }. Try again, or add Koppel yourself to the programs that start when you log in, in your computer's settings.
