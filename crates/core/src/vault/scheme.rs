//! What an account shares with its service, beside the secret, as JSON: `scheme` of a profile's body.

use serde::{Deserialize, Serialize};

use crate::ocra::Suite;
use crate::otp::{Algorithm, Digits, Otp, Period, Scheme, Secret};
use crate::profile::Credential;
use crate::tiqr::{Address, Identity, Standing};

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum WireScheme {
    Totp {
        algorithm: WireAlgorithm,
        digits: u8,
        period: u32,
    },
    Hotp {
        algorithm: WireAlgorithm,
        digits: u8,
        counter: u64,
    },
    Steam,
    Tiqr {
        service: String,
        user: String,
        suite: String,
        authentication: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        info: Option<String>,
        standing: WireStanding,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireAlgorithm {
    Sha1,
    Sha256,
    Sha512,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireStanding {
    Pending,
    Active,
    Blocked,
}

impl WireScheme {
    /// The credential of that secret; `None` for figures that are none.
    pub(super) fn read(self, secret: Secret) -> Option<Credential> {
        let scheme = match self {
            Self::Totp { algorithm, digits, period } => Scheme::Totp {
                algorithm: algorithm.into(),
                digits: Digits::new(digits)?,
                period: Period::new(period)?,
            },
            Self::Hotp { algorithm, digits, counter } => {
                Scheme::Hotp { algorithm: algorithm.into(), digits: Digits::new(digits)?, counter }
            }
            Self::Steam => Scheme::Steam,
            Self::Tiqr { service, user, suite, authentication, info, standing } => {
                let info = info.map(|address| Address::parse(&address).ok());
                return Some(Credential::Tiqr(Box::new(Identity {
                    secret,
                    service,
                    user,
                    suite: Suite::parse(&suite).ok()?,
                    authentication: Address::parse(&authentication).ok()?,
                    info: if let Some(info) = info { Some(info?) } else { None },
                    standing: standing.into(),
                })));
            }
        };
        Some(Credential::Otp(Otp { secret, scheme }))
    }
}

impl From<&Credential> for WireScheme {
    fn from(credential: &Credential) -> Self {
        match credential {
            Credential::Otp(otp) => otp.scheme.into(),
            Credential::Tiqr(identity) => Self::Tiqr {
                service: identity.service.clone(),
                user: identity.user.clone(),
                suite: identity.suite.as_str().to_owned(),
                authentication: identity.authentication.as_str().to_owned(),
                info: identity.info.as_ref().map(|address| address.as_str().to_owned()),
                standing: identity.standing.into(),
            },
        }
    }
}

impl From<Scheme> for WireScheme {
    fn from(scheme: Scheme) -> Self {
        match scheme {
            Scheme::Totp { algorithm, digits, period } => {
                Self::Totp { algorithm: algorithm.into(), digits: digits.count(), period: period.seconds() }
            }
            Scheme::Hotp { algorithm, digits, counter } => {
                Self::Hotp { algorithm: algorithm.into(), digits: digits.count(), counter }
            }
            Scheme::Steam => Self::Steam,
        }
    }
}

impl From<Algorithm> for WireAlgorithm {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Sha1 => Self::Sha1,
            Algorithm::Sha256 => Self::Sha256,
            Algorithm::Sha512 => Self::Sha512,
        }
    }
}

impl From<WireAlgorithm> for Algorithm {
    fn from(algorithm: WireAlgorithm) -> Self {
        match algorithm {
            WireAlgorithm::Sha1 => Self::Sha1,
            WireAlgorithm::Sha256 => Self::Sha256,
            WireAlgorithm::Sha512 => Self::Sha512,
        }
    }
}

impl From<Standing> for WireStanding {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Pending => Self::Pending,
            Standing::Active => Self::Active,
            Standing::Blocked => Self::Blocked,
        }
    }
}

impl From<WireStanding> for Standing {
    fn from(standing: WireStanding) -> Self {
        match standing {
            WireStanding::Pending => Self::Pending,
            WireStanding::Active => Self::Active,
            WireStanding::Blocked => Self::Blocked,
        }
    }
}
