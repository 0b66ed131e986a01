//! Asks the provider, server to server: plain HTTP over loopback, nothing followed, answers capped in size and time.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response};
use http_body_util::{BodyExt, Limited};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

const MOST: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
#[error("the identity provider: {0}")]
pub struct HttpError(String);

/// Sends it and reads the whole answer.
pub async fn exchange(request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError> {
    let ask = async {
        let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
        let answer =
            client.request(request.map(Body::from)).await.map_err(|error| HttpError(error.to_string()))?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, MOST).collect().await.map_err(|error| HttpError(error.to_string()))?;
        Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
    };
    tokio::time::timeout(PATIENCE, ask).await.map_err(|_| HttpError("no answer".into()))?
}

/// A JSON document at that address.
pub async fn json<T: serde::de::DeserializeOwned>(address: &str) -> Result<T, HttpError> {
    let request = Request::get(address).body(Vec::new()).map_err(|error| HttpError(error.to_string()))?;
    let answer = exchange(request).await?;
    if !answer.status().is_success() {
        return Err(HttpError(answer.status().to_string()));
    }
    serde_json::from_slice(answer.body()).map_err(|error| HttpError(error.to_string()))
}
