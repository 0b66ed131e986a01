# Het menu van het pictogram naast de klok.
tray-open = Koppel openen
tray-lock-all = Alles vergrendelen
tray-quit = Afsluiten

# De vensters waarin een plaats of bestand wordt gekozen.
dialog-place = Waar komt de back-up?
dialog-folder = In welke map komen de back-ups?
dialog-file = Kies je back-up
dialog-kind = Back-ups van Koppel
dialog-text = Kies het bestand met de codes
