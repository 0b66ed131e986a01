//! What koppel-cli would be if it were broken in one way (`CARELESS`): the control of the proofs that kill and crowd
//! the real one. Takes the arguments that those use, and ends with the same exit codes.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::io::stdin;
use std::path::PathBuf;
use std::process::ExitCode;

use koppel_core::failure::Failure;
use koppel_core::pairing;
use koppel_core::payload::{self, Payload};
use koppel_core::vault::VaultError;
use koppel_proofs::broken::Variant;
use koppel_proofs::person::{pin, profiles, unlock};
use koppel_proofs::program::{CARELESS, vault_at};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(match error.code() {
            "pin-wrong" => 3,
            "profile-blocked" => 4,
            _ => 5,
        }),
    }
}

fn run() -> Result<(), VaultError> {
    let set = |name| std::env::var(name).unwrap();
    let keys = set("KOPPEL_KEYSTORE");
    let keys = PathBuf::from(keys.strip_prefix("guarded:").unwrap());
    let variant = Variant::named(&set(CARELESS)).unwrap();
    let vault = vault_at(&PathBuf::from(set("KOPPEL_HOME")), &keys, variant);

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)).map(String::as_str)
    };
    let account = || match payload::read(after("--uri").unwrap().as_bytes()).unwrap() {
        Payload::Account(account) => account,
        _ => panic!("an account"),
    };
    let typed = || {
        let mut line = String::new();
        stdin().read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    };
    let card = profiles(&vault, 0)?.into_iter().find(|card| Some(card.name.as_str()) == after("--profile"));
    let Some(card) = card else {
        let name = after("--profile").unwrap();
        return pairing::into_new_profile(&vault, name, &pin(&typed()), &[&account()], 0).map(drop);
    };
    if arguments[0] == "remove" {
        return vault.remove(card.id);
    }
    let mut open = unlock(&vault, card.id, &typed(), 0)?;
    match arguments[0].as_str() {
        "rename" => vault.rename(&mut open, after("--to").unwrap()),
        "pair" => pairing::into_profile(&vault, &mut open, &[&account()], None, 0).map(drop),
        "codes" => {
            let code = vault.change(&mut open, |content| content.accounts[0].otp_mut()?.take_code())?;
            println!(r#"[{{"code":"{}"}}]"#, code.unwrap());
            Ok(())
        }
        other => panic!("{other}"),
    }
}
