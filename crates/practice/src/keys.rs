//! The site's own key, in a file beside the database: what is stored hashed is hashed with it, what must be read
//! again is sealed with it. So the database alone, which is what leaks from real services, gives away neither.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use rand::RngExt;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::problem::Problem;

const FILE: &str = "server.key";
const HALF: usize = 32;

/// As a password is stored, and none has it: to be compared with for a name that does not exist.
pub const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The site's key. Has no Debug, Clone or Serialize.
pub struct Keys {
    pepper: Zeroizing<[u8; HALF]>,
    seal: LessSafeKey,
}

impl Keys {
    /// The key of this folder; made when there is none.
    pub fn of_folder(folder: &Path) -> io::Result<Self> {
        let path = folder.join(FILE);
        let bytes = match fs::read(&path) {
            Ok(bytes) => Zeroizing::new(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => made(&path)?,
            Err(error) => return Err(error),
        };
        let (pepper, seal) = bytes
            .split_at_checked(HALF)
            .and_then(|(pepper, seal)| {
                Some((pepper.try_into().ok()?, UnboundKey::new(&AES_256_GCM, seal).ok()?))
            })
            .ok_or_else(|| {
                io::Error::new(io::ErrorKind::InvalidData, format!("{FILE} is not a key of this site"))
            })?;
        Ok(Self { pepper: Zeroizing::new(pepper), seal: LessSafeKey::new(seal) })
    }

    /// A password or a code as it is stored: Argon2id (RFC 9106) with a salt and this site's pepper. A code of eight
    /// digits would be guessed from a plain hash in no time; here each guess costs 19 MiB and the key.
    pub async fn hash(&self, text: &str) -> Result<String, Problem> {
        let (text, pepper) = (Zeroizing::new(text.to_owned()), self.pepper.clone());
        blocking(move || Ok(argon2(pepper.as_slice())?.hash_password(text.as_bytes())?.to_string())).await
    }

    /// Whether this is what was stored.
    pub async fn matches(&self, text: &str, stored: &str) -> Result<bool, Problem> {
        let (text, stored, pepper) =
            (Zeroizing::new(text.to_owned()), stored.to_owned(), self.pepper.clone());
        blocking(move || {
            let stored = PasswordHash::new(&stored)?;
            Ok(argon2(pepper.as_slice())?.verify_password(text.as_bytes(), &stored).is_ok())
        })
        .await
    }

    /// AES-256-GCM with a nonce by chance in front. Few enough are sealed for that to be safe (2³²).
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, Problem> {
        let nonce: [u8; NONCE_LEN] = rand::rng().random();
        let mut sealed = Zeroizing::new(plain.to_vec());
        let tag = self
            .seal
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::empty(),
                sealed.as_mut_slice(),
            )
            .map_err(|_| Problem::Broken("sealing failed".into()))?;
        Ok([nonce.as_slice(), sealed.as_slice(), tag.as_ref()].concat())
    }

    /// What was sealed.
    pub fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
        let broken = || Problem::Broken("this was not sealed by this site's key".into());
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let mut plain = Zeroizing::new(rest.to_vec());
        let length = self.seal.open_in_place(nonce, Aad::empty(), &mut plain).map_err(|_| broken())?.len();
        plain.truncate(length);
        Ok(plain)
    }
}

fn made(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let bytes: Zeroizing<[u8; 2 * HALF]> = Zeroizing::new(rand::rng().random());
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes.as_slice())?;
    file.sync_all()?;
    Ok(Zeroizing::new(bytes.to_vec()))
}

fn argon2(pepper: &[u8]) -> Result<Argon2<'_>, argon2::Error> {
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// Takes tens of milliseconds, so not on a thread that serves pages.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Box<dyn std::error::Error + Send + Sync>> + Send + 'static,
) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Problem::Broken(error.to_string()))?
        .map_err(|error| Problem::Broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(byte: u8) -> Keys {
        let seal = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[byte; HALF]).unwrap());
        Keys { pepper: Zeroizing::new([byte; HALF]), seal }
    }

    #[tokio::test]
    async fn nobodys_password_costs_what_a_real_one_does() {
        let real = keys(1).hash("oefenen-mag").await.unwrap();
        let cost = |stored: &str| stored.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(cost(NOBODYS), cost(&real));
        assert_eq!(NOBODYS.len(), real.len());
        assert!(!keys(1).matches("", NOBODYS).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_is_of_no_use_without_the_key() {
        let stored = keys(1).hash("12345678").await.unwrap();
        assert!(keys(1).matches("12345678", &stored).await.unwrap());
        assert!(!keys(1).matches("12345679", &stored).await.unwrap());
        assert!(!keys(2).matches("12345678", &stored).await.unwrap());
        assert_ne!(stored, keys(1).hash("12345678").await.unwrap(), "salted");
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_and_whole_only() {
        let sealed = keys(1).seal(b"secret").unwrap();
        assert_eq!(keys(1).open(&sealed).unwrap().as_slice(), b"secret");
        assert!(keys(2).open(&sealed).is_err());
        assert!(keys(1).open(&sealed[1..]).is_err());
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(keys(1).open(&changed).is_err(), "{place}");
        }
        assert!(keys(1).open(&[]).is_err());
        assert_ne!(sealed, keys(1).seal(b"secret").unwrap());
    }
}
