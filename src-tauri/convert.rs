//! From core's types to what the window may know of them.

pub mod backup_codes;
pub mod policy;
pub mod way_back;

use std::collections::BTreeMap;

use koppel_core::backup::{Health, Proof};
use koppel_core::failure::Failure;
use koppel_core::ids::AccountId;
use koppel_core::otp::Scheme;
use koppel_core::pairing::{self, Item, PairingError};
use koppel_core::payload::{LeftOut, NewAccount};
use koppel_core::policy::Policy;
use koppel_core::profile::{Account, Content, UnixTime};
use koppel_core::tiqr::{self, Invitation, Standing};
use koppel_core::vault::{CardState, ProfileCard};
use koppel_words::guides::{Guide, Guides};

use crate::dto;
use crate::state::Session;

/// `failure`: why its last automatic backup was not made.
pub fn profile(
    card: ProfileCard,
    session: Option<&Session>,
    failure: Option<dto::Failure>,
    policy: &Policy,
) -> dto::Profile {
    let tries = policy.pin_tries().count();
    let (state, tries_left) = match card.state {
        // A change of PIN asks for the old one, and counts.
        CardState::Locked { tries_left, .. } if session.is_some() => (dto::ProfileState::Open, tries_left),
        _ if session.is_some() => (dto::ProfileState::Open, tries),
        CardState::Locked { tries_left, .. } => (dto::ProfileState::Locked, tries_left),
        // Opening it will say why it cannot be; the banner about the keystore says so already.
        CardState::KeystoreSilent => (dto::ProfileState::Locked, tries),
        CardState::Blocked => (dto::ProfileState::Blocked, 0),
        CardState::KeystoreLost => (dto::ProfileState::KeystoreLost, 0),
        CardState::KeystoreDamaged => (dto::ProfileState::KeystoreDamaged, 0),
        CardState::OldCopy => (dto::ProfileState::OldCopy, 0),
        CardState::Damaged { .. } => (dto::ProfileState::Damaged, 0),
        CardState::Foreign { .. } => (dto::ProfileState::Foreign, 0),
        CardState::TooNew => (dto::ProfileState::TooNew, 0),
    };
    let wait = match card.state {
        CardState::Locked { wait, .. } => wait.try_into().unwrap_or(u32::MAX),
        _ => 0,
    };
    let recoverable = card.state.is_recoverable();
    let content = session.map(|session| session.profile.content());
    let has_tiqr = !card.tiqr.is_empty();
    dto::Profile {
        id: card.id.to_string(),
        name: card.name,
        state,
        tries_left,
        wait,
        recoverable,
        read_only: card.is_read_only,
        hidden: session
            .and_then(|session| session.profile.read_only())
            .map_or(0, |unknown| unknown.hidden.try_into().unwrap_or(u32::MAX)),
        services: card.services,
        tiqr: card.tiqr,
        lock_after: content.map(|content| policy.lock_after(content.lock_after)),
        recovery: dto::Recovery {
            health: health(card.health),
            automatic: content.and_then(|content| Some(content.auto_backup.as_ref()?.folder.clone())),
            failure,
            leaves_out: leaves_out(has_tiqr, content),
        },
    }
}

fn leaves_out(has_tiqr: bool, content: Option<&Content>) -> dto::LeavesOut {
    let has_others =
        content.is_none_or(|content| content.accounts.iter().any(|account| account.tiqr().is_none()));
    match (has_tiqr, has_others) {
        (false, _) => dto::LeavesOut::None,
        (true, true) => dto::LeavesOut::Some,
        (true, false) => dto::LeavesOut::All,
    }
}

fn health(noted: Health) -> dto::Health {
    let proof = |Proof { place, made, proven }| dto::Proof { place, made, proven };
    match noted {
        Health::Never => dto::Health::Never,
        Health::Current(of) => dto::Health::Current { proof: proof(of) },
        Health::Behind(of) => dto::Health::Behind { proof: proof(of) },
        Health::Gone(of) => dto::Health::Gone { proof: proof(of) },
        Health::Unknown => dto::Health::Unknown,
    }
}

pub fn names<'a>(accounts: impl Iterator<Item = &'a Account>) -> Vec<dto::AccountName> {
    accounts
        .map(|account| dto::AccountName { issuer: account.issuer.clone(), name: account.name.clone() })
        .collect()
}

/// The accounts of an open profile with their codes at `now_millis`; `paused` are those that a service blocked for a while.
pub fn codes(session: &Session, paused: &BTreeMap<AccountId, UnixTime>, now_millis: u64) -> dto::Codes {
    let accounts = session.profile.content().accounts.iter();
    let accounts = accounts
        .map(|account| {
            let made = session.made.get(&account.id).map(|code| code.as_str());
            let paused = paused.get(&account.id).copied();
            self::account(account, now_millis / 1000, made, paused)
        })
        .collect();
    dto::Codes { now: now_millis, accounts }
}

fn account(account: &Account, now: UnixTime, made: Option<&str>, paused: Option<UnixTime>) -> dto::Account {
    let otp = account.otp();
    let code = otp.and_then(|otp| otp.code_at(now));
    dto::Account {
        id: account.id.to_string(),
        issuer: account.issuer.clone(),
        name: account.name.clone(),
        kind: otp.map_or(dto::OtpKind::Tiqr, |otp| kind(&otp.scheme)),
        period: otp.and_then(|otp| otp.scheme.period()).map(|period| period.seconds()),
        valid_from: code.as_ref().map(|code| code.valid_from),
        valid_until: code.as_ref().map(|code| code.valid_until),
        code: code.map(|code| code.text).or(made.map(str::to_owned)),
        next: otp.and_then(|otp| otp.next_code_at(now)).map(|code| code.text),
        added: account.added,
        backup: backup_codes::glance(&account.backup, now),
        standing: account.tiqr().and_then(|identity| standing(identity.standing, paused, now)),
    }
}

fn standing(noted: Standing, paused: Option<UnixTime>, now: UnixTime) -> Option<dto::Standing> {
    match (noted, paused.filter(|until| *until > now)) {
        (Standing::Blocked, _) => Some(dto::Standing::Blocked),
        (_, Some(until)) => Some(dto::Standing::BlockedUntil { until }),
        (Standing::Pending, None) => Some(dto::Standing::Pending),
        (Standing::Active, None) => None,
    }
}

/// What lies under a ticket; `open` are the profiles in which the same account may already be.
pub fn what<'a>(item: Option<&Item>, open: impl Iterator<Item = &'a Session> + Clone) -> dto::What {
    let Some(item) = item else {
        // Another command cleared the desk in between.
        return dto::What::Broken { failure: PairingError::Gone.into() };
    };
    match item {
        Item::Account(new) => dto::What::Account { account: offer(new, open) },
        Item::Migration(batch) => dto::What::Migration {
            seen: batch.seen().map(|part| part as u32).collect(),
            of: batch.size() as u32,
            accounts: batch.accounts().map(|new| offer(new, open.clone())).collect(),
            left_out: batch.left_out().map(left_out).collect(),
        },
        Item::TiqrEnrol(link) => {
            let from = link.metadata();
            dto::What::TiqrEnrol { host: from.host(), known: from.is_known() || from.is_loopback() }
        }
        Item::TiqrLogin(link) => dto::What::TiqrLogin {
            login: dto::Login { service: link.service.clone(), site: link.site.clone() },
        },
        Item::Broken(error) => dto::What::Broken { failure: failure(error) },
        Item::Other(other) => dto::What::Other { about: other.code().to_owned() },
    }
}

/// What a service offers; `open` as above.
pub fn invited<'a>(invitation: &Invitation, open: impl Iterator<Item = &'a Session>) -> dto::Invited {
    let already = open.flat_map(|session| {
        tiqr::same(session.profile.content(), invitation).map(|account| already(session, account))
    });
    dto::Invited {
        offer: dto::Offer {
            issuer: invitation.service_name.clone(),
            name: invitation.user_name.clone(),
            kind: dto::OtpKind::Tiqr,
            digits: 0,
            period: None,
            short_secret: false,
            already: already.collect(),
            guide: guide(&invitation.service_name),
        },
        host: invitation.host(),
        others: invitation.other_hosts(),
    }
}

/// One of several that could log in.
pub fn candidate(account: &Account) -> dto::Candidate {
    let (issuer, name) = (account.issuer.clone(), account.name.clone());
    dto::Candidate { id: account.id.to_string(), issuer, name }
}

fn already(session: &Session, account: &Account) -> dto::Already {
    dto::Already {
        profile: session.profile.id().to_string(),
        profile_name: session.profile.name().to_owned(),
        account: account.id.to_string(),
        added: account.added,
    }
}

fn offer<'a>(new: &NewAccount, open: impl Iterator<Item = &'a Session>) -> dto::Offer {
    let already = open.flat_map(|session| {
        pairing::same(session.profile.content(), &new.issuer, &new.name)
            .map(|account| already(session, account))
    });
    dto::Offer {
        issuer: new.issuer.clone(),
        name: new.name.clone(),
        kind: kind(&new.otp.scheme),
        digits: digits(&new.otp.scheme),
        period: new.otp.scheme.period().map(|period| period.seconds()),
        short_secret: new.otp.secret.is_short(),
        already: already.collect(),
        guide: guide(&new.issuer),
    }
}

fn guide(issuer: &str) -> Option<String> {
    Guides::built_in().known(issuer).map(Guide::id).map(str::to_owned)
}

fn kind(scheme: &Scheme) -> dto::OtpKind {
    match scheme {
        Scheme::Totp { .. } => dto::OtpKind::Totp,
        Scheme::Hotp { .. } => dto::OtpKind::Hotp,
        Scheme::Steam => dto::OtpKind::Steam,
    }
}

fn digits(scheme: &Scheme) -> u8 {
    match scheme {
        Scheme::Totp { digits, .. } | Scheme::Hotp { digits, .. } => digits.count(),
        Scheme::Steam => 5,
    }
}

/// Why, and of which account.
fn left_out(entry: &LeftOut) -> dto::Failure {
    let mut why = failure(&entry.reason);
    why.args.insert("issuer".to_owned(), dto::Arg::Text(entry.issuer.clone()));
    why.args.insert("name".to_owned(), dto::Arg::Text(entry.name.clone()));
    why
}

/// An error that is kept, and told again.
fn failure(error: &impl Failure) -> dto::Failure {
    let args = error.args().into_iter().map(|(name, arg)| (name.to_owned(), arg.into())).collect();
    dto::Failure { code: error.code().to_owned(), args }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_for_a_while_is_over_when_it_is() {
        let until = |until| Some(dto::Standing::BlockedUntil { until });
        for (noted, paused, at_100) in [
            (Standing::Active, None, None),
            (Standing::Active, Some(101), until(101)),
            (Standing::Active, Some(100), None),
            (Standing::Pending, None, Some(dto::Standing::Pending)),
            (Standing::Pending, Some(101), until(101)),
            (Standing::Blocked, Some(101), Some(dto::Standing::Blocked)),
        ] {
            assert_eq!(standing(noted, paused, 100), at_100, "{noted:?} {paused:?}");
        }
    }
}
