use koppel_words::Language;

use super::*;

fn asked(line: &str) -> Result<Asked, Stop> {
    let words = Words::new(Language::En);
    parse(line.split_whitespace().map(OsString::from), &words)
}

fn usage(line: &str) -> UsageError {
    match asked(line) {
        Err(Stop::Usage(error)) => error,
        Err(_) => panic!("help: {line}"),
        Ok(_) => panic!("accepted: {line}"),
    }
}

#[test]
fn every_command_and_argument_has_its_words_in_both_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        let command = command(&words);
        command.clone().debug_assert();
        let nested = command.get_subcommands().flat_map(Command::get_subcommands);
        for command in std::iter::once(&command).chain(command.get_subcommands()).chain(nested) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.starts_with("cli-") && !about.is_empty(), "{about}");
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.starts_with("cli-") && !help.is_empty(), "{help} of {}", command.get_name());
            }
        }
    }
}

#[test]
fn help_speaks_the_language() {
    let words = Words::new(Language::Nl);
    let Err(Stop::Shown(help)) = parse(["koppel-cli", "codes", "--help"].map(OsString::from), &words) else {
        panic!("no help");
    };
    assert!(help.contains("Gebruik: koppel-cli codes"), "{help}");
    for english in ["Usage:", "Options:", "Print help"] {
        assert!(!help.contains(english), "{help}");
    }
    let whole = command(&words).render_long_help().to_string();
    assert!(whole.contains("Afsluitcodes: 0 klaar"), "{whole}");
}

#[test]
fn what_is_wrong_is_named_and_its_value_is_not() {
    for (line, error) in [
        ("koppel-cli codes --profile p --pin=4829", UsageError::Unknown("--pin".into())),
        ("koppel-cli codes --profile p 4829", UsageError::Stray),
        ("koppel-cli codes --profile p --4829", UsageError::Stray),
        ("koppel-cli codes --profile p -4829", UsageError::Stray),
        ("koppel-cli pair --profile p --otpauth://totp/x?secret=AAAA", UsageError::Stray),
        ("koppel-cli pair --profile p --camera=AAAA", UsageError::Value("--camera".into())),
        ("koppel-cli otpauth://totp/x?secret=AAAA", UsageError::Stray),
        ("koppel-cli codes", UsageError::Missing("--profile <NAME>".into())),
        ("koppel-cli codes --profile p --at soon", UsageError::Value("--at <UNIXTIME>".into())),
        ("koppel-cli pair --screen --uri x --profile p", UsageError::Conflict("--screen".into())),
        ("koppel-cli backup-codes 12345678", UsageError::Stray),
        ("koppel-cli backup-codes set --profile p --account a 12345678 --where safe", UsageError::Stray),
        (
            "koppel-cli backup-codes set --profile p --account a --where 12345678",
            UsageError::Value("--where <PLACE>".into()),
        ),
        ("koppel-cli status --pin-stdin", UsageError::Missing("--profile <NAME>".into())),
    ] {
        assert_eq!(usage(line), error, "{line}");
    }
    assert!(matches!(usage("koppel-cli pair --profile p"), UsageError::Missing(_)));
    assert!(matches!(asked("koppel-cli"), Err(Stop::Nothing(_))));
}

#[test]
fn a_camera_may_be_named_or_not() {
    for (line, camera) in [
        ("koppel-cli pair --camera --profile p", Some(0)),
        ("koppel-cli pair --camera=2 --profile p", Some(2)),
        ("koppel-cli pair --screen --profile p", None),
    ] {
        let Ok(Asked { command: crate::args::Command::Pair(pair) }) = asked(line) else { panic!("{line}") };
        assert_eq!(pair.source.camera, camera, "{line}");
    }
}
