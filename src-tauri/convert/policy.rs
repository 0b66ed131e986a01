//! What an organisation settles, as the window hears of it.

use koppel_core::policy::{Policy, Reading};
use koppel_platform::policy::{Found, State};

use crate::dto;

/// What the screens go by.
pub fn rules(policy: &Policy) -> dto::Rules {
    dto::Rules {
        tries: policy.pin_tries().count(),
        exports: policy.allows_export().is_ok(),
        keeps_codes: policy.allows_kept_codes().is_ok(),
        lock_after: policy.longest_until_lock(),
    }
}

/// What there is to tell an administrator.
pub fn report(found: &Found) -> dto::Policy {
    let (reading, troubles) = match &found.state {
        State::Nothing => (None, Vec::new()),
        State::Read(reading) => (Some(reading), reading.ignored.iter().map(super::failure).collect()),
        State::Broken(broken) => (None, vec![super::failure(broken)]),
    };
    dto::Policy {
        place: found.place.clone(),
        is_there: !matches!(found.state, State::Nothing),
        settled: reading.map(settled).unwrap_or_default(),
        troubles,
    }
}

fn settled(Reading { policy, .. }: &Reading) -> Vec<dto::Settled> {
    let settled = policy.settled().into_iter();
    settled
        .map(|(key, setting)| dto::Settled { key: key.name().to_owned(), value: setting.arg().into() })
        .collect()
}
