# The menu of the icon beside the clock.
tray-open = Open Koppel
tray-lock-all = Lock everything
tray-quit = Quit
