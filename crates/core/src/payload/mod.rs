//! What one QR code, link or typed key says.
