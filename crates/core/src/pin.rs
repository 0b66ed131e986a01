//! PINs: what may be one (NIST SP 800-63B: a length, and a list of what everybody guesses first).
