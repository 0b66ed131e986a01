//! `lock`: asks a running app to lock its open profiles.

use koppel_core::vault::VaultError;
use koppel_platform::lock_request;
use koppel_platform::place::Place;

use crate::output::Output;
use crate::trouble::Trouble;

pub fn run(output: &Output<'_>) -> Result<(), Trouble> {
    let place = Place::of_environment()?;
    lock_request::make(place.home()).map_err(|error| VaultError::File { step: "lock request", error })?;
    output.note(&output.say("cli-lock-asked", &[]));
    Ok(())
}
