//! What a QR code says when it is no account, so that the person reads what it is and what to do instead
//! of "not recognised".

mod recognise;
#[cfg(test)]
mod tests;

/// Something that cannot be paired, recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Microsoft's own push registration: for its own app alone.
    MicrosoftPush,
    /// Duo Mobile's activation.
    Duo,
    /// Okta Verify's enrolment.
    OktaVerify,
    /// Symantec's VIP Access.
    SymantecVip,
    /// A soft token of RSA SecurID.
    RsaSecurid,
    /// The Dutch government's login app.
    Digid,
    /// The Belgian one.
    Itsme,
    /// Logs in at Steam; no account of its authenticator.
    SteamLogin,
    /// A passkey's sign-in over Bluetooth, for a telephone.
    Passkey,
    /// Where an app is downloaded, often shown beside the code that is meant.
    AppStore,
    /// A web page.
    WebLink,
    /// A wireless network.
    Wifi,
    /// WhatsApp: a chat, a group, or its login.
    Whatsapp,
    /// A bank transfer or a crypto payment.
    Payment,
    /// The EU's health certificates.
    EuCertificate,
    /// A visiting card.
    Contact,
    /// An e-mail to be written.
    Email,
    /// A telephone number.
    Phone,
    /// A text message to be sent.
    Sms,
    /// An appointment.
    Calendar,
    /// A place on the map.
    Location,
    /// A link for some other program.
    AppLink,
    /// No text at all: a program's own bytes, as in some universities' closed apps.
    RawBytes,
    /// Any other text.
    Text,
}

impl Other {
    /// All of them, to check that each has its sentence.
    pub const ALL: [Self; 24] = [
        Self::MicrosoftPush,
        Self::Duo,
        Self::OktaVerify,
        Self::SymantecVip,
        Self::RsaSecurid,
        Self::Digid,
        Self::Itsme,
        Self::SteamLogin,
        Self::Passkey,
        Self::AppStore,
        Self::WebLink,
        Self::Wifi,
        Self::Whatsapp,
        Self::Payment,
        Self::EuCertificate,
        Self::Contact,
        Self::Email,
        Self::Phone,
        Self::Sms,
        Self::Calendar,
        Self::Location,
        Self::AppLink,
        Self::RawBytes,
        Self::Text,
    ];

    /// Stable, kebab-case; `other-<code>` is its sentence in every language. Also the word for programs that read our output.
    pub fn code(self) -> &'static str {
        match self {
            Self::MicrosoftPush => "microsoft-push",
            Self::Duo => "duo",
            Self::OktaVerify => "okta-verify",
            Self::SymantecVip => "symantec-vip",
            Self::RsaSecurid => "rsa-securid",
            Self::Digid => "digid",
            Self::Itsme => "itsme",
            Self::SteamLogin => "steam-login",
            Self::Passkey => "passkey",
            Self::AppStore => "app-store",
            Self::WebLink => "web-link",
            Self::Wifi => "wifi",
            Self::Whatsapp => "whatsapp",
            Self::Payment => "payment",
            Self::EuCertificate => "eu-certificate",
            Self::Contact => "contact",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Sms => "sms",
            Self::Calendar => "calendar",
            Self::Location => "location",
            Self::AppLink => "app-link",
            Self::RawBytes => "raw-bytes",
            Self::Text => "text",
        }
    }
}
