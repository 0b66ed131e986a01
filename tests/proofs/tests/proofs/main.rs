//! What docs/security.md promises, each promise beside the broken variant that its proof must catch.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod clocks;
mod cost;
mod crowds;
mod damage;
mod documents;
mod faults;
mod guess;
mod hangs;
mod kills;
mod pin_change;
mod refused;
mod rollback;
mod schedules;
mod trouble;
