# The practice site: every sentence of its pages. The words of the two manuals are the words here.

## On every page
practice-site = Practice site
practice-not-real = This is a practice site on your own computer. Nothing here is real.
practice-language-nl = Nederlands
practice-language-en = English
practice-log-in = Log in
practice-log-out = Log out
practice-continue = Continue
practice-confirm = Confirm
practice-save = Save
practice-cancel = Cancel
practice-back = Back
practice-code = Code
practice-to-first-page = Start of the practice site
practice-university-name = Practice University
practice-portal-name = Practice Portal

## The people
practice-person-demo = Demi Oefenaar
practice-person-collega = Colin Oefenaar
practice-person-servicedesk = Servicedesk
practice-person-eid-demo = Demi Oefenaar
practice-person-eid-collega = Colin Oefenaar
practice-person-eid-stranger = Somebody else

## First page
practice-home-title = Practise logging in
practice-home-lead = Here you practise every step: pairing a device, logging in with a code or a QR code, and getting back in when your device is gone. Nothing can go wrong, because nothing of yours is in it.
practice-home-account = Your practice account
practice-home-more-accounts = With the same password there are also:
practice-home-university = Manage devices, pair a device with a QR code, the reset code and the way back.
practice-home-portal = Log in with a code, the back-up code, a text message, and the settings under Security.
practice-home-data = What you do here stays on this computer, in the folder that was chosen at the start.

## Logging in
practice-login-title = Log in
practice-login-name = User name
practice-login-password = Password
practice-login-wrong = This user name and this password do not belong together. Try again.
practice-login-by-qr = Log in with a QR code only
practice-login-nothing-registered = You are logged in with your password only. Pair a device or authenticator app now; from then on the site asks for it when you log in.
practice-other-method = Use another way to log in
practice-methods-lead = Choose how you want to log in. You see what your account has.
practice-use-app = Code from the authenticator app
practice-use-tiqr = Scan a QR code
practice-use-sms = Code by text message
practice-use-backup-code = Use back-up code
practice-method-app = Authenticator app
practice-method-tiqr = Scan a QR code (tiqr)
practice-method-sms = Code by text message
practice-method-backup-code = Back-up code
practice-method-backup-code-hint = When your app or phone is out of reach.
practice-to-reset = Device lost or blocked?

## Codes
practice-code-wrong =
    That code is not right. { $left ->
        [one] You have one try left.
       *[other] You have { $left } tries left.
    }
practice-code-wait =
    Too many wrong codes were entered. { $minutes ->
        [one] Wait 1 minute, then try again.
       *[other] Wait { $minutes } minutes, then try again.
    }
practice-code-used = That code has been used already. Wait for the next one and enter that.
practice-code-expired = That code has expired. Ask for a new one.

## The authenticator app
practice-app-title = Code from the authenticator app
practice-app-lead = Open your authenticator app and enter the code that it shows now.
practice-app-scan = Scan this QR code with your authenticator app. Then enter the code that the app shows.
practice-app-key = Can't you scan? Type this key in the app:
practice-qr-app = QR code that pairs an authenticator app
practice-open-in-app = Open in the app on this computer

## Back-up code
practice-backup-title = Use back-up code
practice-backup-lead = Enter the back-up code of eight digits. It works once; after that you get a new one.
practice-backup-new-title = Your new back-up code
practice-backup-new-lead = Keep this code in a safe place. Your old back-up code no longer works.
practice-backup-first-lead = Keep this code in a safe place. It lets you in when your app or telephone is not there.
practice-backup-new-once = You see the code only now.
practice-backup-saved = I have saved my back-up code
practice-backup-not-ticked = Save the code first, then set the tick. Otherwise you may not get in later.

## Text messages
practice-sms-title = Code by text message
practice-sms-lead = We send a code to { $number }.
practice-sms-send = Send a code
practice-sms-sent = A code was sent to { $number }.
practice-sms-text = Practice site: your code is { $code }. Give it to nobody.
practice-sms-again = Send a new code
practice-outbox-open = Open the text messages of the practice site
practice-outbox = Text messages
practice-outbox-lead = This site sends no real text messages. What would arrive on a phone is here.
practice-outbox-empty = Nothing has been sent yet.

## How long ago
practice-when-now = just now
practice-when-minutes =
    { $count ->
        [one] 1 minute ago
       *[other] { $count } minutes ago
    }
practice-when-hours =
    { $count ->
        [one] 1 hour ago
       *[other] { $count } hours ago
    }
practice-when-days =
    { $count ->
        [one] yesterday
       *[other] { $count } days ago
    }

## Manage devices
practice-mfa-title = Manage devices
practice-mfa-lead = Devices of { $name }
practice-mfa-none = No device is registered yet.
practice-mfa-add = Add device
practice-mfa-add-app = Add an ordinary authenticator app
practice-mfa-add-hint = A QR code appears for you to scan. An ordinary authenticator app shows codes of six digits.
practice-mfa-device-name = Name of the device (may stay empty)
practice-mfa-device-name-example = For example: laptop at work
practice-device-default-name = Device { $number }
practice-device-app = Codes of six digits
practice-device-tiqr = Scanning a QR code
practice-device-added = Added:
practice-device-used = Last used:
practice-device-never = not yet
practice-device-blocked = Blocked
practice-device-remove = Remove device
practice-device-keep = Keep device
practice-remove-lead = After that you can no longer log in with { $name }.
practice-device-removed = { $name } is removed.

## A pairing by QR code
practice-pairing-scan = Scan the QR code with your app and choose Pair new user profile there. When all went well, the QR code disappears by itself.
practice-pairing-life = The QR code works for five minutes, and once.
practice-pairing-retrieved = The QR code was scanned. Finish pairing in your app: choose a PIN and type it once more.
practice-pairing-over = The QR code has expired. Nothing was paired. Choose Add device again.
practice-look-again = See whether it worked
practice-qr-pairing = QR code that pairs a device
practice-registered-title = Your device is registered
practice-registered-lead = From now on you can log in with this device.
practice-reset-code = Reset code
practice-registered-note = Note the reset code and keep it well. You need it when you type your PIN wrong three times, or get another device. An earlier reset code no longer works.

## Logging in by QR code
practice-tiqr-title = Scan a QR code
practice-tiqr-scan = Scan the QR code with your app and type your PIN there. Then this page logs you in.
practice-tiqr-life = { $seconds ->
    [180] The QR code works for three minutes.
   *[other] The QR code works for { $seconds } seconds.
}
practice-qr-login = QR code that logs you in
practice-tiqr-over = This QR code has expired or was used already. Ask for a new one.
practice-tiqr-new = New QR code
practice-tiqr-offline = Can your app not reach the site?
practice-tiqr-offline-lead = Then enter the one-time code that the app shows.
practice-tiqr-blocked = This account is blocked for logging in by QR code, after three wrong answers. Your account still exists; a reset lets you in again.
practice-tiqr-wrong =
    The answer is not right. { $left ->
        [one] You have one try left.
       *[other] You have { $left } tries left.
    }
practice-tiqr-challenge = This QR code has expired or was used already. Ask for a new one on the website.

## Ways back
practice-reset-title = Reset devices
practice-reset-lead = A reset removes all your devices and your back-up code. After that you register a new device.
practice-reset-password-first = Log in with your password first. Then you choose how to reset.
practice-reset-by-code = With your reset code
practice-reset-by-code-lead = The code that you noted when you registered your device.
practice-reset-do = Reset devices
practice-reset-identity = With your identity
practice-reset-identity-lead = On a real site with eID or itsme. Here an imitation takes their place.
practice-reset-identity-do = Prove your identity
practice-reset-identity-other = This is somebody else's identity. Nothing was reset.
practice-reset-identity-failed = Your identity was not proven. Nothing was reset; try again.
practice-reset-desk = Through the service desk
practice-reset-desk-lead = The service desk can give you a link that works once. On this practice site you are the service desk yourself, too: the way to its page is at the bottom.
practice-reset-link-lead = The service desk gave you this link. It works once.
practice-reset-link-bad = This link has expired, was used already or is for another account. Ask the service desk for a new one.
practice-reset-done = All your devices are removed. Register a new device now.

## Stand-in for eID and itsme
practice-provider-title = Imitation of an identity service
practice-provider-lead = This page takes the place of eID or itsme and proves nothing. Choose who you are.

## Service desk
practice-desk = Service desk
practice-desk-lead = Give somebody a link that resets their devices, after you have seen who it is.
practice-desk-log-in = Log in as the service desk. The first page says how.
practice-desk-make-link = Make a link
practice-desk-link = Link for { $name }
practice-desk-link-once = The link works once, for an hour. You see it only now.

## The portal and its settings
practice-portal-title = Welcome
practice-portal-lead = You are logged in as { $name }.
practice-portal-settings-hint = Your account and its security.
practice-settings = Settings
practice-security = Security
practice-security-hint = Authenticator app, mobile number, standard method and back-up code.
practice-security-password = Enter your password once more to change the security settings.
practice-security-password-wrong = That password is not right. Try again.
practice-security-app-on = An authenticator app is paired.
practice-security-app-off = No authenticator app is paired yet.
practice-security-app-edit = Change authenticator app
practice-security-app-old = As soon as you confirm the code, the codes of the app before it no longer work.
practice-security-app-changed = Your authenticator app is paired.
practice-security-mobile = Mobile number
practice-security-mobile-on = Text messages go to { $number }.
practice-security-mobile-off = There is no mobile number yet.
practice-security-mobile-new = New mobile number
practice-security-mobile-edit = Change mobile number
practice-security-mobile-bad = This is no telephone number. Enter it in digits, for example 06 1234 5678.
practice-security-mobile-changed = Your mobile number is changed.
practice-security-standard = Standard method
practice-security-standard-lead = What the site asks for first when you log in.
practice-security-standard-none = Pair an authenticator app, a device or a mobile number first.
practice-security-standard-changed = The standard method is changed.
practice-security-backup-on = You have a back-up code. A new one ends the old one.
practice-security-backup-off = You have no back-up code yet.
practice-security-backup-new = Ask for a new back-up code

## Problems
practice-problem = That did not work
practice-problem-not-found = This page does not exist, or is not of your account.
practice-problem-forged = This form is not of your session. Nothing was done. Open the page again and try once more.
practice-problem-malformed = The site does not understand what was sent. Nothing was done.
practice-problem-too-large = More was sent than a form of this site can hold. Nothing was done.
practice-problem-not-allowed = This page is for the service desk. Log out and log in as the service desk.
practice-problem-too-often = This was tried too often in a row. Wait a minute, then try again.
practice-problem-broken = Something went wrong in the practice site itself. Try again, or start the site again.
