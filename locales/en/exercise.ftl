# Practising: the screen that starts the practice site. The pages of the site itself are in practice.ftl.

exercise-title = Practise first
exercise-lead = Koppel plays a website, in your own browser. You pair an account there, log in, and get back in when something goes wrong. Nothing of yours is in it.
exercise-what-stand-in = A stand-in website: a university and a portal that do not exist
exercise-what-here = Everything happens on this computer. Nothing goes out to the internet
exercise-what-ends = The practice site stops when you want it to, or else together with Koppel
exercise-start = Start the practice site
exercise-starting = The practice site is starting
exercise-runs = The practice site is running
exercise-runs-say = The practice site is running, and is in your browser.
exercise-stopped = The practice site has stopped.
exercise-address = Address, on this computer only
exercise-open = Open in browser
exercise-stop = Stop the practice site
exercise-steps = How to practise
exercise-step-login = Choose an exercise in the browser and log in. The name and the password are on the first page.
exercise-step-qr = Go on until there is a QR code. Leave it in view.
exercise-step-pair = Come back here and choose ‘Pair now’. Take ‘My screen’ for scanning: Koppel then finds the QR code in your browser.
exercise-pair = Pair now
exercise-kept = What you pair here is a practice profile. You can remove it later. Back to the practice site: Settings, under Practising.

## Where it does not work
error-practice-missing = The practice site is part of Koppel, but { $program } cannot be started. Install Koppel again. Your profiles stay as they are.
error-practice-no-start = The practice site did not start. Try again. If that fails too, remove the folder { $folder }: it holds only what you practised.
error-practice-no-browser = The practice site is running, but Koppel cannot open your browser. Open it yourself and type this address: { $address }
