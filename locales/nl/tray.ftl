# Het menu van het pictogram naast de klok.
tray-open = Koppel openen
tray-lock-all = Alles vergrendelen
tray-quit = Afsluiten
