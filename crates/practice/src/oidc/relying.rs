//! The client's side: authorization code flow with PKCE, state and nonce (OpenID Connect Core 3.1).

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType,
};
use oauth2::{
    AuthUrl, AuthorizationCode, Client, ClientId, CsrfToken, EndpointNotSet, EndpointSet, ExtraTokenFields,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardRevocableToken, StandardTokenResponse,
    TokenUrl,
};
use serde::{Deserialize, Serialize};

use super::{CLIENT, RETURN, http};
use crate::problem::Problem;
use crate::token;

/// Seconds by which the two clocks may differ.
const LEEWAY: u64 = 60;

type Tokens = StandardTokenResponse<IdToken, BasicTokenType>;
type Configured = Client<
    BasicErrorResponse,
    Tokens,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// This site as the provider's client.
pub struct Relying {
    issuer: String,
    returns_to: String,
}

/// A login at the provider under way, kept in the session that began it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    state: String,
    nonce: String,
    verifier: String,
}

/// What OpenID Connect adds to OAuth's answer.
#[derive(Debug, Serialize, Deserialize)]
struct IdToken {
    id_token: String,
}

impl ExtraTokenFields for IdToken {}

/// What is read of the ID token.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    nonce: String,
    exp: u64,
    iat: u64,
}

/// What is read of the provider's own description (OpenID Connect Discovery).
#[derive(Deserialize)]
struct Discovered {
    issuer: String,
    jwks_uri: String,
    token_endpoint: String,
}

impl Relying {
    /// A client of this provider, for the site at this origin.
    pub fn new(issuer: String, origin: &str) -> Self {
        Self { issuer, returns_to: format!("{origin}{RETURN}") }
    }

    /// The provider's origin.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Where to send the browser, and what to remember until it comes back.
    pub fn begin(&self) -> Result<(String, Attempt), Problem> {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let nonce = token::token();
        let client = self.client(format!("{}/token", self.issuer))?;
        let (address, state) = client
            .authorize_url(CsrfToken::new_random)
            .add_scope(Scope::new("openid".into()))
            .add_extra_param("nonce", &nonce)
            .set_pkce_challenge(challenge)
            .url();
        let attempt = Attempt { state: state.into_secret(), nonce, verifier: verifier.into_secret() };
        Ok((address.into(), attempt))
    }

    /// Who it was; `None` when anything of what came back is not what this attempt asked for.
    pub async fn subject(&self, attempt: Attempt, state: &str, code: String, now: u64) -> Option<String> {
        if !token::same(&attempt.state, state) || code.is_empty() {
            return None;
        }
        match self.claims(attempt.verifier, code).await {
            Ok(claims) => {
                let is_timely = claims.exp + LEEWAY > now && claims.iat <= now + LEEWAY;
                (is_timely && token::same(&claims.nonce, &attempt.nonce)).then_some(claims.sub)
            }
            Err(error) => {
                eprintln!("koppel-practice: {error}");
                None
            }
        }
    }

    async fn claims(
        &self,
        verifier: String,
        code: String,
    ) -> Result<Claims, Box<dyn std::error::Error + Send + Sync>> {
        let discovered: Discovered =
            http::json(&format!("{}/.well-known/openid-configuration", self.issuer)).await?;
        if discovered.issuer != self.issuer {
            return Err("the identity provider calls itself by another name".into());
        }
        let tokens = self
            .client(discovered.token_endpoint)?
            .exchange_code(AuthorizationCode::new(code))
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request_async(&http::exchange)
            .await
            .map_err(|error| error.to_string())?;
        let id_token = &tokens.extra_fields().id_token;
        let keys: JwkSet = http::json(&discovered.jwks_uri).await?;
        let kid = decode_header(id_token)?.kid.ok_or("the ID token names no key")?;
        let key = keys.find(&kid).ok_or("the ID token's key is unknown")?;
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[CLIENT]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // Against the site's own clock, by `subject`.
        validation.validate_exp = false;
        Ok(decode::<Claims>(id_token, &DecodingKey::from_jwk(key)?, &validation)?.claims)
    }

    fn client(&self, token_endpoint: String) -> Result<Configured, Problem> {
        let broken = |error: url::ParseError| Problem::Broken(error.to_string());
        Ok(Client::new(ClientId::new(CLIENT.into()))
            .set_auth_uri(AuthUrl::new(format!("{}/authorize", self.issuer)).map_err(broken)?)
            .set_token_uri(TokenUrl::new(token_endpoint).map_err(broken)?)
            .set_redirect_uri(RedirectUrl::new(self.returns_to.clone()).map_err(broken)?))
    }
}
