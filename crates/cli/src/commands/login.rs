//! `login`: answers a login code of a tiqr service. Ends with 0 only when the service says that it logged in.

use koppel_core::failure::Arg;
use koppel_core::ids::AccountId;
use koppel_core::pairing::Desk;
use koppel_core::tiqr::{self, LoginLink, TiqrError};
use koppel_core::vault::{OpenProfile, ProfileCard, Vault};
use koppel_platform::clock;
use koppel_platform::web::Client;
use serde::Serialize;
use serde_json::{Map, Value};

use super::auto_backup;
use crate::accounts::{self, label};
use crate::args::Login;
use crate::input::PinSource;
use crate::offer;
use crate::output::{Output, one_line, text};
use crate::profiles;
use crate::trouble::{CliError, Trouble};

/// As whom, and where. `result` is always the same here: what else there is to say is an error's code.
#[derive(Serialize)]
struct Answer {
    result: &'static str,
    profile: String,
    service: String,
    account: String,
    host: String,
}

pub fn run(args: &Login, output: &Output<'_>) -> Result<(), Trouble> {
    log_in(args, output).inspect_err(|trouble| {
        if args.json {
            output.json(&refusal(trouble));
        }
    })
}

fn log_in(args: &Login, output: &Output<'_>) -> Result<(), Trouble> {
    let mut desk = Desk::default();
    let link = offer::login(&mut desk, &(&args.source).into(), args.choose, output)?;
    let vault = profiles::vault(output)?;
    let card = match &args.profile {
        Some(profile) => profiles::existing(&vault, profile)?,
        None => profile_of(&vault, link)?,
    };
    let site = if link.site.is_empty() { &link.service } else { &link.site };
    output.note(&output.say("cli-login-asks", &[("site", text(site)), ("service", text(&link.service))]));
    let mut open = profiles::unlock(&vault, &card, &PinSource::new(output, vault.choice(), args.pin_stdin))?;
    let id = account_of(&open, link, args.account.as_deref(), output)?;
    // Before it is answered: a pairing that turns out not to count ends with that, and an older one answers.
    let answer = answer(&open, id);
    tiqr::log_in(&vault, &Client::new(), &mut open, id, link, output.language())
        .map_err(|error| Trouble::of_tiqr(error, output))?;
    if let Some(answer) = answer {
        tell(args, &answer, output);
    }
    auto_backup::after_change(&vault, &mut open, output);
    Ok(())
}

/// The one profile with an account of that service; of those that cannot be opened it is said why.
fn profile_of(vault: &Vault, link: &LoginLink) -> Result<ProfileCard, Trouble> {
    let mut found: Vec<ProfileCard> = vault.profiles(clock::now())?;
    found.retain(|card| card.tiqr.contains(&link.service));
    if found.iter().any(|card| profiles::can_open(card.state).is_ok()) {
        found.retain(|card| profiles::can_open(card.state).is_ok());
    }
    if found.len() > 1 {
        let names = found.iter().map(|card| one_line(&card.name)).collect();
        let service = link.service.clone();
        return Err(Trouble::from(CliError::LoginProfileUnclear { service }).with_list(names));
    }
    found.pop().ok_or_else(|| TiqrError::NoIdentity { service: link.service.clone() }.into())
}

fn account_of(
    open: &OpenProfile,
    link: &LoginLink,
    wanted: Option<&str>,
    output: &Output<'_>,
) -> Result<AccountId, Trouble> {
    let found = tiqr::candidates(open.content(), link);
    let service = || link.service.clone();
    match (&found[..], wanted) {
        ([], _) => Err(TiqrError::NoIdentity { service: service() }.into()),
        (several, Some(wanted)) => accounts::pick_of(several, wanted),
        ([one], None) => Ok(one.id),
        (several, None) => {
            let names = several.iter().map(|account| {
                let user = account.tiqr().map_or("", |identity| &identity.user);
                format!("{}  {}", label(output, &account.issuer, &account.name), one_line(user))
            });
            let unclear = CliError::LoginAccountUnclear { service: service() };
            Err(Trouble::from(unclear).with_list(names.collect()))
        }
    }
}

fn answer(open: &OpenProfile, id: AccountId) -> Option<Answer> {
    let account = open.content().account(id)?;
    Some(Answer {
        result: "logged-in",
        profile: open.name().to_owned(),
        service: account.issuer.clone(),
        account: account.name.clone(),
        host: account.tiqr()?.authentication.host(),
    })
}

fn tell(args: &Login, answer: &Answer, output: &Output<'_>) {
    if args.json {
        output.json(answer);
    } else {
        let account = label(output, &answer.service, &answer.account);
        output.line(&output.say("cli-logged-in", &[("account", text(account))]));
    }
}

/// The error's code with what its sentence needs.
fn refusal(trouble: &Trouble) -> Map<String, Value> {
    let (_, args) = trouble.sentence();
    let args = args.into_iter().map(|(name, arg)| {
        let value = match arg {
            Arg::Number(number) => Value::from(number),
            Arg::Text(text) => Value::from(text),
        };
        (name.to_owned(), value)
    });
    std::iter::once(("result".to_owned(), Value::from(trouble.code()))).chain(args).collect()
}
