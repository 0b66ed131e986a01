### Newer versions: looked for, downloaded, checked and installed in the settings, each step when somebody asks for it.

updates-title = New versions

## Where there is no way from inside
updates-absent = This version does not update itself. Get a new one where you got this one, or ask whoever manages this computer.
updates-off = Your organisation brings new versions of Koppel to this computer itself.

## Looking
updates-look = Look for a new version
updates-look-why = Koppel asks <b>{ $host }</b> which version there is. It sees your network address and which version you have, nothing else. This never happens by itself.
updates-look-do = Look now
updates-look-again = Look again
updates-looking = Looking…
updates-newest = You have the newest version

## Found
updates-found = Version { $version } is there
updates-notes = What is new, according to { $host }:
updates-load-why = Koppel gets the new version from <b>{ $host }</b> and checks whether it really comes from Koppel. Nothing is installed yet.
updates-load = Download and check
updates-package = This Koppel was installed as a package. Update it like the other programs on this computer, or ask whoever manages it.
updates-loose = This Koppel cannot replace itself. Get the new version where you got this one.
updates-later = Not now

## Downloading
updates-loading = Version { $version } is being downloaded
updates-percent = { $percent }%
updates-stop = Stop

## Ready
updates-ready = Version { $version } is checked and ready
updates-ready-why = Koppel closes and starts again with the new version. Open profiles are locked; you open them again with their { -secret }. What you keep in Koppel stays as it is.
updates-install = Install and restart
updates-installing = Installing…

## Why it did not come
error-update-off = Koppel cannot update itself here. Ask whoever manages this computer.
error-update-gone = What was found is not there any more. Look again.
error-update-not-from-inside = This Koppel cannot replace itself. Update it like the other programs on this computer, or ask whoever manages it.
error-update-unreachable = Koppel cannot reach { $host }. See whether this computer has a network, and try again later.
error-update-certificate = The connection to { $host } is not secure: its certificate is not right. Koppel downloaded nothing. Try it on another network, and report it if it stays so.
error-update-broken = The connection to { $host } broke before everything was there. Try again.
error-update-too-large = { $host } sends far more than a new version ever is, so Koppel stopped. Nothing was installed. Try again later.
error-update-redirected = { $host } sends Koppel on to an address that is not secure, and Koppel does not go there. Nothing was installed. Try again later.
error-update-malformed = What { $host } answers is no list of versions. If your network shows a page to log in, log in there first. Otherwise try again later.
error-update-status = { $host } has no new version to give now (answer { $status }). Try again later.
error-update-insecure = The new version is at an address that is not secure, so Koppel does not get it. Try again later.
error-update-not-for-here = The new version is not there for this kind of computer. You can go on with this one.
error-update-forged = This is not from Koppel: its signature is not right. Nothing was installed, and what was downloaded was thrown away. Report it to whoever manages this computer.
error-update-other-version = This is not the version that was announced, but { $signed }. Nothing was installed, and what was downloaded was thrown away. Report it to whoever manages this computer.
error-update-full = The disk is full, so the new version does not fit. Koppel is still as it was. Make room and try again.
error-update-not-writable = You may not replace { $file } on this computer. Koppel is still as it was. Ask whoever manages this computer.
error-update-left-elsewhere = The new version did not get to its place, and the one before it is in { $place } now. Drag it back to your applications.
error-update-not-installed = The new version could not be installed ({ $reason }). Koppel is still as it was. Get the new version where you got this one.
