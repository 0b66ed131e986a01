//! Ed25519 by ring for jsonwebtoken, which reads and checks tokens and leaves the computing to others: what it knows itself is a
//! second library of ciphers, or one with an open advisory (`rsa`, RUSTSEC-2023-0071).

use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{ErrorKind, Result};
use jsonwebtoken::signature::{Error, Signer, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use ring::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: signer,
    verifier_factory: verifier,
    key_utils: KeyUtils::new_unimplemented(),
};

/// Before the first token; a second time changes nothing.
pub fn install() {
    let _ = PROVIDER.install_default();
}

struct Signs(Ed25519KeyPair);

struct Verifies(Vec<u8>);

/// Of EdDSA only: a token that names another algorithm is refused here at the latest.
fn signer(algorithm: &Algorithm, key: &EncodingKey) -> Result<Box<dyn JwtSigner>> {
    only_eddsa(algorithm)?;
    let pair = Ed25519KeyPair::from_pkcs8(key.as_bytes()).map_err(|_| ErrorKind::InvalidEddsaKey)?;
    Ok(Box::new(Signs(pair)))
}

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>> {
    only_eddsa(algorithm)?;
    Ok(Box::new(Verifies(key.try_get_as_bytes()?.to_vec())))
}

fn only_eddsa(algorithm: &Algorithm) -> Result<()> {
    if *algorithm == Algorithm::EdDSA { Ok(()) } else { Err(ErrorKind::InvalidAlgorithm.into()) }
}

impl Signer<Vec<u8>> for Signs {
    fn try_sign(&self, message: &[u8]) -> std::result::Result<Vec<u8>, Error> {
        Ok(self.0.sign(message).as_ref().to_vec())
    }
}

impl JwtSigner for Signs {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

impl Verifier<Vec<u8>> for Verifies {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> std::result::Result<(), Error> {
        UnparsedPublicKey::new(&ED25519, &self.0).verify(message, signature).map_err(|_| Error::new())
    }
}

impl JwtVerifier for Verifies {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
    use jsonwebtoken::Validation;
    use serde_json::{Value, json};

    use super::*;

    /// RFC 8032 section 7.1, test 2.
    #[test]
    fn signatures_are_those_of_rfc_8032() {
        let hex = |text: &str| HEXLOWER.decode(text.as_bytes()).unwrap();
        let seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        let public = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        let signature = hex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        );
        let pair = Ed25519KeyPair::from_seed_and_public_key(&seed, &public).unwrap();
        assert_eq!(Signs(pair).try_sign(b"r").unwrap(), signature);
        let verifies = Verifies(public);
        assert!(verifies.verify(b"r", &signature).is_ok());
        assert!(verifies.verify(b"s", &signature).is_err());
    }

    #[test]
    fn a_token_with_another_key_another_algorithm_or_other_claims_is_refused() {
        install();
        let key = |byte: u8| {
            let pair = Ed25519KeyPair::from_seed_unchecked(&[byte; 32]).unwrap();
            ring::signature::KeyPair::public_key(&pair).as_ref().to_vec()
        };
        let token = |header: Value, sign: bool| {
            let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
            let text = format!("{}.{}", part(&header), part(&json!({ "sub": "eid-demo", "aud": "x" })));
            let pair = Ed25519KeyPair::from_seed_unchecked(&[1; 32]).unwrap();
            let signature = if sign {
                BASE64URL_NOPAD.encode(pair.sign(text.as_bytes()).as_ref())
            } else {
                String::new()
            };
            format!("{text}.{signature}")
        };
        let read = |token: &str, byte: u8| {
            let mut validation = Validation::new(Algorithm::EdDSA);
            validation.set_audience(&["x"]);
            validation.set_required_spec_claims(&["aud"]);
            validation.validate_exp = false;
            jsonwebtoken::decode::<Value>(token, &DecodingKey::from_ed_der(&key(byte)), &validation).is_ok()
        };
        let good = token(json!({ "alg": "EdDSA" }), true);
        assert!(read(&good, 1));
        assert!(!read(&good, 2), "another key");
        assert!(
            !read(&good.replace(&BASE64URL_NOPAD.encode(b"{\"alg\":\"EdDSA\"}"), "e30"), 1),
            "no algorithm"
        );
        for algorithm in ["none", "HS256", "ES256", "RS256"] {
            for is_signed in [true, false] {
                assert!(!read(&token(json!({ "alg": algorithm }), is_signed), 1), "{algorithm}");
            }
        }
        assert!(!read(&token(json!({ "alg": "EdDSA" }), false), 1), "no signature");
    }
}
