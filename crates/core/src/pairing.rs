//! From what a QR code says to an account in a profile.
