# Koppel's own screens: welcome, profiles, codes, unlocking, settings.

app-name = Koppel
seconds-left = { $left ->
    [one] { $left } second left
   *[other] { $left } seconds left
}
