//! What docs/security.md promises, each promise beside the broken variant that its proof must catch.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cost;
mod crowds;
mod damage;
mod documents;
mod faults;
mod guess;
mod kills;
mod rollback;
mod schedules;
mod trouble;
