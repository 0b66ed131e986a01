//! The practice site over real HTTP, as a browser and as an app see it. The clock is the tests' own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod app;
mod backup_code;
mod browser;
mod guard;
mod hostile;
mod identity;
mod login;
mod mfa;
mod reset;
mod security_settings;
mod sessions;
mod stand;
mod start;
mod tiqr_enrolment;
mod tiqr_login;
mod words;
