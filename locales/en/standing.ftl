# What to do about a tiqr account that the service blocked, or has not confirmed yet.

what-now-title-blocked = { $service } blocked this account
what-now-why-blocked = That mostly comes from too many wrong answers. It is not about your { -secret } of Koppel, and your other accounts still work.
what-now-do-blocked = Go to the website of { $service } and use your reset code there, or ask the service desk. After that, pair the account again.
what-now-title-blocked-until = { $service } blocked this account until { $time }
what-now-why-blocked-until = Nothing is lost. Your { -secret } and your other accounts still work.
what-now-do-blocked-until = Wait until { $time } and then log in again, with a new QR code.
what-now-title-pending = { $service } has not confirmed this pairing yet
what-now-why-pending = The answer of the website did not arrive. It probably worked.
what-now-do-pending = Log in once. If that works, all is well. If it does not, remove this device on the website of { $service } and pair it again.
what-now-pair = Pair again
what-now-login = Log in
what-now-login-anyway = Log in anyway
what-now-close = Close
