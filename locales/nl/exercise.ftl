# Practising: the screen that starts the practice site. The pages of the site itself are in practice.ftl.

exercise-title = Eerst oefenen
exercise-lead = Koppel speelt een website na, in je eigen browser. Je koppelt er een account, logt in en komt weer binnen als het misgaat. Er staat niets van jou in.
exercise-what-stand-in = Een nagemaakte website: een universiteit en een portaal die niet bestaan
exercise-what-here = Alles gebeurt op deze computer. Er gaat niets het internet op
exercise-what-ends = De oefensite stopt wanneer jij dat wilt, en anders samen met Koppel
exercise-start = Start de oefensite
exercise-starting = De oefensite wordt gestart
exercise-runs = De oefensite draait
exercise-runs-say = De oefensite draait en staat in je browser.
exercise-stopped = De oefensite is gestopt.
exercise-address = Adres, alleen op deze computer
exercise-open = Open in browser
exercise-stop = Stop de oefensite
exercise-steps = Zo oefen je
exercise-step-login = Kies in de browser een oefening en log in. De naam en het wachtwoord staan op de eerste pagina.
exercise-step-qr = Ga door tot er een QR-code staat. Laat die in beeld.
exercise-step-pair = Kom hier terug en kies ‘Nu koppelen’. Neem bij het scannen ‘Mijn scherm’: dan vindt Koppel de QR-code in je browser.
exercise-pair = Nu koppelen
exercise-kept = Wat je hier koppelt, is een oefenprofiel. Je kunt het later verwijderen. Terug naar de oefensite: Instellingen, onder Oefenen.

## Where it does not work
error-practice-missing = De oefensite hoort bij Koppel, maar { $program } kan niet worden gestart. Installeer Koppel opnieuw. Je profielen blijven staan.
error-practice-no-start = De oefensite is niet gestart. Probeer het opnieuw. Lukt het weer niet, verwijder dan de map { $folder }: daar staat alleen in wat je geoefend hebt.
error-practice-no-browser = De oefensite draait, maar Koppel kan je browser niet openen. Open hem zelf en typ dit adres: { $address }
