# The menu of the icon beside the clock.
tray-open = Open Koppel
tray-lock-all = Lock everything
tray-quit = Quit

# The windows in which a place or a file is chosen.
dialog-place = Where should the backup go?
dialog-folder = Which folder should the backups go to?
dialog-file = Choose your backup
dialog-kind = Koppel backups
dialog-text = Choose the file with the codes
