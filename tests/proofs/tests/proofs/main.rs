//! What docs/security.md promises, each promise beside the broken variant that its proof must catch.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod damage;
mod guess;
mod rollback;
mod schedules;
