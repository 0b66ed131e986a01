# Koppel's own screens: welcome, profiles, codes, unlocking, settings.

app-name = Koppel
seconds-left = { $left ->
    [one] nog { $left } seconde
   *[other] nog { $left } seconden
}
