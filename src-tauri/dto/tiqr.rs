//! tiqr: what a code asks, what a service offers, and what came of a login. A one-time response crosses where the service
//! cannot be reached (`tiqr-offline`), as codes do; the secret never does.

use serde::Serialize;
use ts_rs::TS;

use super::Offer;

/// A login code.
#[derive(Serialize, Clone, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Login.ts")]
pub struct Login {
    /// Identifier of the service; a profile that can answer has it among its `tiqr`.
    pub service: String,
    /// Identifier of the site that asks; may be empty.
    pub site: String,
}

/// What a service offers to pair.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Invited.ts")]
pub struct Invited {
    pub offer: Offer,
    /// Who was asked.
    pub host: String,
    /// Other hosts that the secret or the logins go to.
    pub others: Vec<String>,
}

/// Why an account may not log in, though its pairing is here.
#[derive(Serialize, Clone, Copy, Debug, PartialEq, Eq, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[ts(export_to = "Standing.ts")]
pub enum Standing {
    /// The service's answer to the pairing was lost: it may count, and the first login tells.
    Pending,
    /// By the service, for good.
    Blocked,
    /// By the service, for a while.
    BlockedUntil {
        /// Unix seconds.
        #[ts(type = "number")]
        until: u64,
    },
}

/// What a right PIN led to.
#[derive(Serialize, TS)]
#[serde(tag = "step", rename_all = "kebab-case")]
#[ts(export_to = "LoginStep.ts")]
pub enum LoginStep {
    Done(LoggedIn),
    /// Several accounts of the profile could be meant: `login_as`.
    Choose {
        accounts: Vec<Candidate>,
    },
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "LoggedIn.ts")]
pub struct LoggedIn {
    /// Their names.
    pub service: String,
    pub account: String,
}

#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "Candidate.ts")]
pub struct Candidate {
    pub id: String,
    pub issuer: String,
    pub name: String,
}
