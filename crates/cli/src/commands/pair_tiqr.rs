//! `pair` with a tiqr service: who asks is said before the PIN, and the service has to say yes.

use koppel_core::tiqr::{self, EnrolLink, Enrolled, Invitation, TiqrError};
use koppel_core::vault::{OpenProfile, ProfileCard, Vault, VaultError, kept_name};
use koppel_platform::clock;
use koppel_platform::web::Client;
use serde::Serialize;

use super::auto_backup;
use crate::accounts::label;
use crate::args::Pair;
use crate::input::PinSource;
use crate::output::{Output, number, text};
use crate::profiles;
use crate::trouble::Trouble;
use crate::way_back;

/// What was paired. `confirmed` is false where the service's answer was lost after it took the pairing, most likely.
#[derive(Serialize)]
struct Answer<'a> {
    profile: &'a str,
    accounts: [Name<'a>; 1],
    host: &'a str,
    confirmed: bool,
}

#[derive(Serialize)]
struct Name<'a> {
    issuer: &'a str,
    account: &'a str,
}

pub fn run(args: &Pair, link: &EnrolLink, output: &Output<'_>) -> Result<(), Trouble> {
    let vault = profiles::vault(output)?;
    // What cannot succeed is said before the offer is asked for, which can be done only once.
    let card = profiles::find(&vault, &args.profile)?;
    match &card {
        Some(card) => profiles::can_open(card.state)
            .map_err(|trouble| way_back::below(trouble, &vault, card.id, output))?,
        None if kept_name(&args.profile).is_empty() => return Err(VaultError::NameEmpty.into()),
        None => {}
    }
    let web = Client::new();
    let said = |error: TiqrError| Trouble::of_tiqr(error, output);
    let invitation = tiqr::fetch(&web, link).map_err(said)?;
    introduce(&invitation, output);
    let (mut open, enrolled) = enrolled(&vault, &web, card, args, &invitation, output)?;
    tell(args, open.name(), &invitation, enrolled, output);
    auto_backup::after_change(&vault, &mut open, output);
    Ok(())
}

fn enrolled(
    vault: &Vault,
    web: &Client,
    card: Option<ProfileCard>,
    args: &Pair,
    invitation: &Invitation,
    output: &Output<'_>,
) -> Result<(OpenProfile, Enrolled), Trouble> {
    let pins = PinSource::new(output, vault.choice(), args.pin_stdin);
    let said = |error: TiqrError| Trouble::of_tiqr(error, output);
    let language = output.language();
    match card {
        None => {
            let name = kept_name(&args.profile);
            let pin = pins.new_one(&name)?;
            tiqr::enrol_new_profile(vault, web, &name, &pin, invitation, language, clock::now()).map_err(said)
        }
        Some(card) => {
            let mut open = profiles::unlock(vault, &card, &pins)?;
            let enrolled =
                tiqr::enrol(vault, web, &mut open, invitation, args.replace, language, clock::now());
            Ok((open, enrolled.map_err(said)?))
        }
    }
}

/// Who asks, for whom, and where everything goes. Whoever types the PIN after this agrees.
fn introduce(invitation: &Invitation, output: &Output<'_>) {
    let host = invitation.host();
    let args = [
        ("service", text(&invitation.service_name)),
        ("account", text(&invitation.user_name)),
        ("host", text(&host)),
    ];
    output.note(&output.say("cli-tiqr-offer", &args));
    for other in invitation.other_hosts() {
        output.note(&output.say("cli-tiqr-other-host", &[("host", text(other))]));
    }
    if !invitation.is_known() {
        output.note(&output.say("cli-tiqr-unknown-host", &[("host", text(host))]));
    }
}

fn tell(args: &Pair, profile: &str, invitation: &Invitation, enrolled: Enrolled, output: &Output<'_>) {
    let (issuer, account) = (&invitation.service_name, &invitation.user_name);
    if args.json {
        output.json(&Answer {
            profile,
            accounts: [Name { issuer, account }],
            host: &invitation.host(),
            confirmed: enrolled.is_confirmed,
        });
    } else {
        let account = label(output, issuer, account);
        output.line(&output.say("cli-paired", &[("account", text(account)), ("profile", text(profile))]));
    }
    if !enrolled.is_confirmed {
        output.note(&output.say("cli-tiqr-unconfirmed", &[("host", text(invitation.host()))]));
    }
    if enrolled.replaced > 0 {
        output.note(&output.say("cli-replaced", &[("count", number(enrolled.replaced))]));
    }
}
