# Pairing: the wizard, one section a step. <b>…</b> marks what a person has to find or press elsewhere.

## The frame
pair-title = Pairing
pair-back = Back
pair-cancel = Cancel
pair-next-scan = Next: scan
pair-next-who = Next: who is this?
pair-next-pin = Next: { -secret }
pair-next-confirm = Next: confirm
pair-next-backup = Next: backup code
pair-done = Done
pair-busy = One moment, Koppel is saving the pairing
pair-step-of = Step { $step } of { $of }
pair-step-word = Step { $step } of { $of }: { $name }
pair-step-past = done:
pair-step-show = Show code
pair-step-scan = Scan
pair-step-who = Who is this?
pair-step-pin = { -Secret }
pair-step-confirm = Confirm
pair-step-backup = Backup code

## Stopping when something was saved already
pair-stop-title = Discard this pairing?
pair-stop-text = The code disappears from this computer. If the website has accepted it already, you need a backup code to get back in.
pair-stop-replaced = The old pairing has been replaced and does not come back.
pair-stop-do = Discard the pairing
pair-stop-keep = Keep the pairing

## 1 Show the code
pair-show-heading = What do you want to pair with?
pair-show-lead = Choose the service to see where to click until a QR code appears.
pair-show-how = How to show the code
pair-show-keep-open = Leave the QR code on the website while you go on here.

## 2 Scan
pair-scan-heading = Hold the QR code in front of the camera
pair-scan-lead = Koppel scans by itself. You do not have to click anything.
pair-scan-heading-no-camera = Where is the QR code?
pair-scan-lead-no-camera = The camera does not take part, but these ways work too.
pair-scan-private = The camera picture stays on this computer.
pair-camera-on = Camera on
pair-camera-starting = The camera is starting
pair-camera-picture = Picture of the camera
pair-camera-pick = Camera
pair-camera-again = Try again
pair-camera-paused = The camera is off while the window cannot be seen.
pair-scan-found = Found: { $name }
pair-scan-found-many =
    { $count ->
        [one] Found: { $count } account
       *[other] Found: { $count } accounts
    }
pair-scan-login = log in at { $service }
pair-scan-goes-on = The next step follows by itself.
pair-scan-camera-stays = The camera may stay on.
pair-scan-looking = No code in view yet
pair-scan-looking-more = Hold the code straight in front of the camera, with its white edge.
pair-ways = Does the camera not work out?
pair-ways-no-camera = Other ways
pair-way-screen = My screen
pair-way-screen-more = The code is on this computer
pair-way-screen-busy = Koppel is looking at your screen
pair-way-image = An image
pair-way-image-more = File, drop or paste
pair-way-image-busy = Koppel is reading the image
pair-way-link = A link
pair-way-link-more = Starts with otpauth
pair-way-key = Type the key
pair-way-key-more = Letters and digits below the code
pair-drop = Drop the image here
pair-scan-none-screen = Koppel sees no QR code on your screen
pair-scan-none-screens = Koppel sees no QR code on your { $count } screens
pair-scan-none-screen-covered = Is something in front of it? Bring the window with the code to the front, with the whole code in view.
pair-scan-none-screen-small = Is the code small? Make the page larger with <b>{ $key }</b> and <b>+</b>.
pair-scan-none-screen-elsewhere = Is it on another device? Use the camera, or an image.
pair-scan-none-image = There is no QR code in this image. Take a sharper one with the whole code on it, or choose another way.
pair-scan-none-text = This is no link or image that Koppel can use. Copy the link that starts with otpauth, or an image of the code.
pair-link-heading = Paste the link
pair-link-lead = The link starts with otpauth:// or otpauth-migration://. On the website it is sometimes behind the QR code itself.
pair-link-label = Link
pair-link-read = Read the link
pair-key-heading = Type the key
pair-key-lead = It is below or beside the QR code, often behind ‘Can't scan it?’. Spaces and capitals make no difference.
pair-key-issuer = Service
pair-key-issuer-example = For example North Sea University
pair-key-name = Account
pair-key-name-example = Mostly your e-mail address
pair-key-secret = Key
pair-key-read = Read the key
pair-to-camera = Back to the camera
pair-choose-heading = Which code do you want to pair?
pair-choose-lead = There is more than one in view. You can pair the others later.
pair-choose-lead-picture = There is more than one in view. In the picture they are covered and numbered. You can pair the others later.
pair-choose-screen = Screen { $number }
pair-choose-legend = Codes found
pair-migration-name = Accounts from another app
pair-migration-progress =
    { $left ->
        [one] { $seen } of { $of } scanned, one code to go
       *[other] { $seen } of { $of } scanned, { $left } codes to go
    }
pair-migration-progress-more = The other app shows them one after another. Choose Next there and keep scanning.

## 3 Who is this
pair-who-heading = Whose account is this?
pair-who-heading-many = Whose accounts are these?
pair-who-facts = This account
pair-who-issuer = Service
pair-who-issuer-none = No name given
pair-who-name = Account
pair-who-kind = Kind
pair-kind-totp = Code of { $digits } digits, a new one every { $period } seconds
pair-kind-hotp = Code of { $digits } digits, a new one when you ask for it
pair-kind-steam = Steam code of { $digits } characters, a new one every { $period } seconds
pair-short-secret = The key of this account is short. The website made it so; it simply works.
pair-who-accounts =
    { $count ->
        [one] { $count } account found
       *[other] { $count } accounts found
    }
pair-who-left-out =
    { $count ->
        [one] { $count } cannot come along
       *[other] { $count } cannot come along
    }
pair-who-legend = Profile
pair-who-new = Pair new user profile
pair-who-new-more = With a { -secret } of its own
pair-who-new-name = Name of the profile
pair-who-existing = Add to an existing profile
pair-who-existing-pick = Existing profile
pair-who-name-empty = Give the profile a name.
pair-who-name-taken = There is a profile with this name already. Choose another.
pair-who-nothing-saved = Nothing is saved yet.
pair-already = This account was paired here before, on { $date }
pair-already-where = In the profile { $profile }. What shall we do with that old pairing?
pair-already-elsewhere = In the profile { $profile }. That pairing stays as it is.
pair-already-legend = Old pairing
pair-already-replace = Replace
pair-already-replace-more = The old one works until the new one is confirmed. After that its code is no longer active.
pair-already-keep = Keep both
pair-already-keep-more = Only if you really use them both.
pair-already-many =
    { $count ->
        [one] { $count } account was paired here before
       *[other] { $count } accounts were paired here before
    }
pair-already-many-more = They will be added once more. You can remove what is double later.

## tiqr: who is asked, and what the service says
pair-ask-heading = Does this QR code belong to your website?
pair-ask-lead = Koppel asks there which service and account it is for. First see whether the address is right.
pair-ask-host = Address
pair-ask-unknown = Koppel does not know this address
pair-ask-unknown-more = That need not be bad: each university has an address of its own. Go on only if it belongs to the website where the QR code is.
pair-ask-do = Yes, ask there
pair-ask-again = Ask once more
pair-ask-busy = One moment, Koppel is asking { $host }
pair-who-hosts = Address
pair-who-other-hosts = The key or the logins also go to { $hosts }
pair-who-other-hosts-more = That is allowed. Go on only if you know that name.
pair-kind-tiqr = Logging in with a QR code and your { -secret }
pair-already-tiqr = A service knows one pairing of the same account. The old one ends as soon as the service has taken the new one.
pair-taken-heading = Done: the QR code has disappeared
pair-taken-lead = { $service } knows this device now. The website shows it too.
pair-taken-more = From now on you log in there by scanning the QR code and typing your { -secret }.
pair-taken-ask-heading = Has the QR code disappeared from the website?
pair-taken-ask-lead = { $service } did get the pairing, but its answer did not arrive. The website knows for sure.
pair-taken-yes = Yes, it has
pair-taken-no = No, it is still there

## 4 PIN
pair-pin-heading-new = Choose a { -secret }
pair-pin-lead-new =
    { $fewer ->
        [0] From now on you type it to open this profile: { $least } to { $most } digits.
       *[other] From now on you type it to open this profile: preferably { $suggested } digits, otherwise { $least } to { $most }.
    }
pair-pin-heading-known = What is the { -secret } of this profile?
pair-pin-lead-again = The profile locked itself because you did nothing for a while. Your pairing is saved.
pair-pin-lead-known = So nothing gets into a profile that is not yours.
pair-pin-profile-new = New user profile
pair-pin-profile-known = Existing profile
pair-pin-label = { -Secret }
pair-pin-again = Once more
pair-pin-checks = What your { -secret } needs
pair-pin-check-ok = in order:
pair-pin-check-open = not yet:
pair-pin-long-enough = Long enough: { $count } digits
pair-pin-long-but = Long enough: { $count } digits; { $suggested } are better
pair-pin-too-short =
    { $more ->
        [one] Long enough: { $more } digit to go
       *[other] Long enough: { $more } digits to go
    }
pair-pin-hard-to-guess = Not easy to guess
pair-pin-same = The same twice
pair-pin-same-more =
    { $more ->
        [one] The same twice: { $more } digit to go
       *[other] The same twice: { $more } digits to go
    }
pair-pin-same-not = The same twice: they still differ
pair-pin-tries =
    { $tries ->
        [1] The first wrong try blocks a profile.
        [2] After two wrong tries in a row a profile is blocked.
       *[other] After three wrong tries in a row a profile is blocked.
    } The codes on this computer are gone then. Your accounts themselves remain.
pair-pin-for-nobody = Nobody needs this { -secret }: not your colleague, not the help desk, not Koppel.
pair-pin-wrong-last = That { -secret } is not right. You have one try left.
pair-pin-last = You have one try left for this profile
pair-pin-last-why = If the next one is wrong too, this profile is blocked and the codes on this computer are gone for good. Not sure? Take your time; you need not try at once.
pair-pin-other-profile = Choose another profile

## 5 Confirm at the service
pair-confirm-heading = Does the website accept this code?
pair-confirm-lead = Only then do you know that the pairing worked.
pair-confirm-heading-many = Are these codes right?
pair-confirm-lead-many = Your other app shows the same codes now. Compare a few before you go on.
pair-confirm-type-at = Type this code on the website of <b>{ $issuer }</b>
pair-confirm-next = then { $code }
pair-confirm-copy = Copy the code
pair-confirm-copy-of = Copy the code of { $name }
pair-confirm-copied = Copied
pair-confirm-new-code = New code
pair-confirm-no-code = No code asked for yet
pair-confirm-done = The website accepted the code
pair-confirm-done-many = The codes are right
pair-confirm-was-done = The website has accepted the code already.
pair-confirm-help = Does the website not take the code?
pair-confirm-help-wait = Wait for the next code and type it at once. A code counts for { $period } seconds only.
pair-confirm-help-clock = See whether the clock of this computer is right. If it is a minute off, the codes are wrong.
pair-confirm-help-newest = Did you have the website show the QR code again? Then only the newest counts: go back and scan that one.
pair-confirm-help-hotp = Ask for a new code and type that. The one before no longer counts then.

## 6 Backup code
pair-backup-heading = Where do you keep the backup code of this account?
pair-backup-heading-many = Where do you keep the backup codes of these accounts?
pair-backup-lead = With a backup code (or reset code) you get back in when this computer breaks or your { -secret } is lost. The website shows it once.
pair-backup-none = I have none yet
pair-backup-none-more = The account then says that there is no backup code yet.
pair-backup-where = Where do I find it?
pair-backup-where-at = On the website of { $issuer }:

## Codes that cannot be paired: what it is, and the next step
other-microsoft-push = This is a Microsoft push code, for its own app only. Choose ‘I want to use a different authenticator app’ on that page and scan the new code.
other-duo = This is a code of Duo Mobile. Only Duo's own app can read it. Ask the help desk of your work whether you may log in with another authenticator app.
other-okta-verify = This is a code of Okta Verify. Only Okta's own app can read it. Go back to the list and choose ‘Google Authenticator’ there; Koppel can pair that code.
other-symantec-vip = This is a code of Symantec VIP. Only the VIP Access app can read it. Choose another authenticator app on the website, or ask the help desk whether you may.
other-rsa-securid = This is a code of RSA SecurID. Only RSA's own app can read it. Ask the help desk of your work whether you may log in with another authenticator app.
other-digid = This is a login code of DigiD. Scan it with the DigiD app on your phone, or choose to log in with a text message on the website.
other-itsme = This is a code of itsme. Scan it with itsme on your phone, or choose another way to log in on the website.
other-steam-login = This is a login code of Steam. Scan it with the Steam app on your phone, or log in with your password and the code that Koppel shows.
other-passkey = This is a code to log in with a passkey. Scan it with the camera of your phone, or choose another way on the website.
other-app-store = This is the link to download an app, not a pairing code. You need no other app: go on at the website until the next QR code, and scan that one.
other-web-link = This is a link to a website, not a pairing code. Look on the website for the QR code for an authenticator app.
other-wifi = This is the code of a wireless network. It connects a phone. Look on the website for the QR code for an authenticator app.
other-whatsapp = This is a WhatsApp code. Scan it with WhatsApp on your phone. For Koppel, look for the QR code for an authenticator app.
other-payment = This is a payment code. Scan it with your bank's app. For Koppel, look for the QR code for an authenticator app.
other-eu-certificate = This is a European health certificate, such as a proof of vaccination. Show it to nobody who has no business asking for it, and look on the website for the QR code for an authenticator app.
other-contact = This is a visiting card. Scan it with the camera of your phone if you want to keep it. For Koppel, look for the QR code for an authenticator app.
other-email = This code begins an e-mail and is no pairing code. Look on the website for the QR code for an authenticator app.
other-phone = This is a telephone number, not a pairing code. Look on the website for the QR code for an authenticator app.
other-sms = This code begins a text message and is no pairing code. Choose an authenticator app instead of a text message on the website.
other-calendar = This is an appointment for a calendar, not a pairing code. Look on the website for the QR code for an authenticator app.
other-location = This is a place on the map, not a pairing code. Look on the website for the QR code for an authenticator app.
other-app-link = This code is for another app. Choose an ordinary authenticator app on the website.
other-raw-bytes = Only the service's own app can read this code, as at some universities. Choose another authenticator app on the website, or ask the helpdesk whether you may.
other-text = This is plain text, not a pairing code. Look on the website for the QR code for an authenticator app. If it is a key by itself, type it instead of scanning it.
