//! `otpauth-migration://offline?data=…`: what Google Authenticator's "transfer accounts" shows, in one QR
//! code or several, each with some of the accounts.

use ring::digest::{Digest, SHA256, digest};
use zeroize::Zeroizing;

use super::protobuf::{self, Malformed, Value};
use super::{NewAccount, PayloadError, base64, names, percent, strip_prefix};
use crate::otp::{Algorithm, Digits, Otp, Period, Scheme, Secret};

/// One QR code of an export.
pub struct MigrationPart {
    /// The same in all parts of one export; any number, also below 0.
    pub batch_id: i64,
    /// Which part this is, from 0.
    pub index: usize,
    /// Parts in all, 1 or more.
    pub size: usize,
    /// In the order of the export.
    pub entries: Vec<Result<NewAccount, LeftOut>>,
    /// Of the bytes: tells the same part seen again from another export that has the same number.
    pub(super) digest: Digest,
}

/// An account of an export that Koppel cannot pair, and why. The others are not touched by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The service; may be empty.
    pub issuer: String,
    /// Who one is there; may be empty.
    pub name: String,
    /// Its sentence says why.
    pub reason: PayloadError,
}

/// Parts of one export at most. Ten accounts a code: nobody holds up more than this.
const MOST_PARTS: u64 = 1000;

/// Reads what follows `otpauth-migration:`.
pub(super) fn read(rest: &str) -> Result<MigrationPart, PayloadError> {
    let data = data(rest).ok_or(PayloadError::MigrationMalformed)?;
    let message = base64::decode(&data).ok_or(PayloadError::MigrationMalformed)?;
    let part = part(&message).map_err(|Malformed| PayloadError::MigrationMalformed)?;
    if part.entries.is_empty() && part.size == 1 {
        return Err(PayloadError::MigrationEmpty);
    }
    Ok(part)
}

/// The first `data` parameter, decoded. A plus in it is base64's own, encoded or not.
fn data(rest: &str) -> Option<Zeroizing<String>> {
    let (path, query) = rest.split_once('?')?;
    strip_prefix(path, "//offline").filter(|rest| rest.is_empty() || *rest == "/")?;
    query
        .split('&')
        .find_map(|parameter| strip_prefix(parameter, "data="))
        .map(|data| percent::decode(data, percent::Plus::Itself))
}

/// MigrationPayload: otp_parameters = 1, version = 2, batch_size = 3, batch_index = 4, batch_id = 5.
fn part(message: &[u8]) -> Result<MigrationPart, Malformed> {
    let mut entries = Vec::new();
    let (mut size, mut index, mut batch_id) = (1, 0, 0);
    for field in protobuf::fields(message) {
        match field? {
            (1, Value::Bytes(parameters)) => entries.push(entry(parameters)),
            // Left out, or 0: an export in one part, from programs that do not count.
            (3, Value::Varint(value)) => size = value.max(1),
            (4, Value::Varint(value)) => index = value,
            (5, Value::Varint(value)) => batch_id = value as i64,
            _ => {}
        }
    }
    if size > MOST_PARTS || index >= size {
        return Err(Malformed);
    }
    let digest = digest(&SHA256, message);
    Ok(MigrationPart { batch_id, index: index as usize, size: size as usize, entries, digest })
}

/// OtpParameters as they stand: secret = 1, name = 2, issuer = 3, algorithm = 4, digits = 5, type = 6,
/// counter = 7. What is left out is 0.
#[derive(Default)]
struct Parameters<'a> {
    secret: &'a [u8],
    name: &'a [u8],
    issuer: &'a [u8],
    algorithm: u64,
    digits: u64,
    kind: u64,
    counter: u64,
    broken: bool,
}

fn entry(message: &[u8]) -> Result<NewAccount, LeftOut> {
    let parameters = Parameters::of(message);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (issuer, name) = names::from_export(&text(parameters.name), &text(parameters.issuer));
    match parameters.otp() {
        Ok(otp) => Ok(NewAccount { issuer, name, otp }),
        Err(reason) => Err(LeftOut { issuer, name, reason }),
    }
}

impl<'a> Parameters<'a> {
    /// As much as can be read, so that a broken entry still has its name.
    fn of(message: &'a [u8]) -> Self {
        let mut found = Self::default();
        for field in protobuf::fields(message) {
            match field {
                Ok((1, Value::Bytes(bytes))) => found.secret = bytes,
                Ok((2, Value::Bytes(bytes))) => found.name = bytes,
                Ok((3, Value::Bytes(bytes))) => found.issuer = bytes,
                Ok((4, Value::Varint(value))) => found.algorithm = value,
                Ok((5, Value::Varint(value))) => found.digits = value,
                Ok((6, Value::Varint(value))) => found.kind = value,
                Ok((7, Value::Varint(value))) => found.counter = value,
                Ok(_) => {}
                Err(Malformed) => found.broken = true,
            }
        }
        found
    }

    fn otp(&self) -> Result<Otp, PayloadError> {
        if self.broken {
            return Err(PayloadError::MigrationMalformed);
        }
        // 0 is "unspecified" in each enumeration: what everyone means by saying nothing.
        let algorithm = match self.algorithm {
            0 | 1 => Algorithm::Sha1,
            2 => Algorithm::Sha256,
            3 => Algorithm::Sha512,
            // 4 is MD5.
            _ => return Err(PayloadError::Algorithm),
        };
        let digits = match self.digits {
            0 | 1 => Digits::DEFAULT,
            2 => Digits::new(8).ok_or(PayloadError::Digits)?,
            _ => return Err(PayloadError::Digits),
        };
        let scheme = match self.kind {
            1 if i64::try_from(self.counter).is_err() => return Err(PayloadError::Counter),
            1 => Scheme::Hotp { algorithm, digits, counter: self.counter },
            // The format has no period: exports leave out what is not 30 seconds.
            0 | 2 => Scheme::Totp { algorithm, digits, period: Period::DEFAULT },
            _ => return Err(PayloadError::Type),
        };
        let secret = Secret::from_bytes(Zeroizing::new(self.secret.to_vec()))?;
        Ok(Otp { secret, scheme })
    }
}
