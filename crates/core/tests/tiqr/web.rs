//! A web that answers what it was told to, and remembers what it was asked.

use std::collections::VecDeque;
use std::sync::Mutex;

use koppel_core::ports::{Web, WebAnswer, WebError};
use koppel_core::tiqr::Address;

#[derive(Clone)]
pub enum Reply {
    Answer(WebAnswer),
    Error(WebError),
}

impl Reply {
    pub fn body(status: u16, body: &str) -> Self {
        Self::Answer(WebAnswer { status, body: body.as_bytes().to_vec() })
    }
}

/// One call: the method, the address, and the form as it was given.
#[derive(Clone)]
pub struct Call {
    pub method: &'static str,
    pub address: String,
    pub headers: Vec<(String, String)>,
    pub form: Vec<(String, String)>,
}

impl Call {
    pub fn field(&self, name: &str) -> &str {
        self.form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

#[derive(Default)]
pub struct FakeWeb {
    replies: Mutex<VecDeque<Reply>>,
    calls: Mutex<Vec<Call>>,
}

impl FakeWeb {
    pub fn answering(replies: Vec<Reply>) -> Self {
        Self { replies: Mutex::new(replies.into()), ..Self::default() }
    }

    pub fn saying(body: &str) -> Self {
        Self::answering(vec![Reply::body(200, body)])
    }

    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    fn call(
        &self,
        method: &'static str,
        address: &Address,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
    ) -> Result<WebAnswer, WebError> {
        let owned = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect()
        };
        let call =
            Call { method, address: address.as_str().to_owned(), headers: owned(headers), form: owned(form) };
        self.calls.lock().unwrap().push(call);
        match self.replies.lock().unwrap().pop_front().expect("one call more than was foreseen") {
            Reply::Answer(answer) => Ok(answer),
            Reply::Error(error) => Err(error),
        }
    }
}

impl Web for FakeWeb {
    fn get(&self, address: &Address, headers: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        self.call("GET", address, headers, &[])
    }

    fn post(
        &self,
        address: &Address,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
    ) -> Result<WebAnswer, WebError> {
        self.call("POST", address, headers, form)
    }
}

/// Each way in which there is no answer.
pub fn errors() -> Vec<WebError> {
    vec![
        WebError::Unresolved,
        WebError::NoRoute("refused".into()),
        WebError::Certificate("self-signed".into()),
        WebError::Timeout,
        WebError::Broken("reset".into()),
        WebError::TooLarge,
        WebError::Redirected,
        WebError::NotHttp("garbage".into()),
    ]
}
