//! From names and values, as a system keeps them, to a policy. Key by key: what is wrong with one says nothing of another.

use super::{Form, Key, Policy, UpdateChannel};
use crate::failure::{Arg, Failure};
use crate::payload::clean_name;
use crate::pin::PinLength;
use crate::vault::Tries;

/// A value as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Switch(bool),
    /// Text.
    Text(String),
    /// Anything else: a list, a date, bytes, a fraction.
    Other,
}

/// What holds, and what was not taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What holds.
    pub policy: Policy,
    /// What was not taken, in the order in which it was found.
    pub ignored: Vec<Ignored>,
}

/// A key that is as if it were not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name} ignored: {why:?}")]
pub struct Ignored {
    /// Its name, without what no screen should show.
    pub name: String,
    /// What is wrong with it.
    pub why: Why,
}

/// Why a key was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is no key of that name.
    Unknown,
    /// Its value is not what it may be.
    Value(Form),
}

impl Policy {
    /// Takes what can be taken. Where a name comes twice the last value that can be taken holds.
    pub fn read(found: impl IntoIterator<Item = (String, Value)>) -> Reading {
        let mut reading = Reading::default();
        for (name, value) in found {
            let taken = match Key::named(&name) {
                None => Err(Why::Unknown),
                Some(key) => reading.policy.take(key, &value).ok_or(Why::Value(key.form())),
            };
            if let Err(why) = taken {
                reading.ignored.push(Ignored { name: clean_name(&name), why });
            }
        }
        reading
    }

    /// `None` when the value is not what it may be; then nothing has changed.
    fn take(&mut self, key: Key, value: &Value) -> Option<()> {
        match key {
            Key::MinimumPinLength => {
                self.minimum_pin_length = Some(PinLength::new(number(value)?)?);
            }
            Key::PinTries => self.pin_tries = Some(Tries::new(number(value)?)?),
            Key::LockAfterMinutes => {
                let Form::Number { least, most } = key.form() else { return None };
                let minutes: u16 = number(value)?;
                self.lock_after = Some((least..=most).contains(&minutes).then(|| minutes.into())?);
            }
            Key::ForbidExport => self.forbid_export = Some(switch(value)?),
            Key::ForbidKeptBackupCodes => self.forbid_kept_backup_codes = Some(switch(value)?),
            Key::UpdateChannel => self.update_channel = Some(channel(value)?),
        }
        Some(())
    }
}

fn number<T: TryFrom<i64>>(value: &Value) -> Option<T> {
    match value {
        Value::Number(number) => T::try_from(*number).ok(),
        _ => None,
    }
}

fn switch(value: &Value) -> Option<bool> {
    match value {
        Value::Switch(on) => Some(*on),
        Value::Number(0) => Some(false),
        Value::Number(1) => Some(true),
        _ => None,
    }
}

fn channel(value: &Value) -> Option<UpdateChannel> {
    let Value::Text(word) = value else { return None };
    [UpdateChannel::Off, UpdateChannel::Stable].into_iter().find(|channel| channel.word() == word)
}

impl Failure for Ignored {
    fn code(&self) -> &'static str {
        match self.why {
            Why::Unknown => "policy-key-unknown",
            Why::Value(Form::Number { .. }) => "policy-key-number",
            Why::Value(Form::Switch) => "policy-key-switch",
            Why::Value(Form::Word(_)) => "policy-key-word",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let mut args = vec![("name", Arg::Text(self.name.clone()))];
        match self.why {
            Why::Value(Form::Number { least, most }) => {
                args.extend([("least", Arg::Number(least.into())), ("most", Arg::Number(most.into()))]);
            }
            Why::Value(Form::Word(words)) => args.push(("words", Arg::Text(words.join(", ")))),
            Why::Unknown | Why::Value(Form::Switch) => {}
        }
        args
    }
}
