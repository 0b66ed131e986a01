use proptest::prelude::*;

use super::*;
use crate::failure::Failure;

fn read(found: &[(&str, Value)]) -> Reading {
    Policy::read(found.iter().map(|(name, value)| ((*name).to_owned(), value.clone())))
}

fn one(key: Key, value: Value) -> Reading {
    read(&[(key.name(), value)])
}

/// A value for each key that it takes, and that is not what holds without a policy.
fn strict() -> [(&'static str, Value); 6] {
    [
        ("MinimumPinLength", Value::Number(8)),
        ("PinTries", Value::Number(1)),
        ("LockAfterMinutes", Value::Number(10)),
        ("ForbidExport", Value::Switch(true)),
        ("ForbidKeptBackupCodes", Value::Switch(true)),
        ("UpdateChannel", Value::Text("off".into())),
    ]
}

#[test]
fn without_a_policy_everything_is_as_koppel_has_it() {
    let policy = Policy::default();
    assert_eq!((policy.minimum_pin_length().digits(), policy.pin_tries().count()), (4, 3));
    assert_eq!((policy.lock_after(0), policy.lock_after(30)), (0, 30));
    assert!(policy.allows_export().is_ok() && policy.allows_kept_codes().is_ok());
    assert!(policy.allows_lock_after(0).is_ok());
    assert!(policy.settled().is_empty() && policy.update_channel().is_none());
    assert_eq!(read(&[]), Reading::default());
}

#[test]
fn each_key_does_what_it_says() {
    let Reading { policy, ignored } = read(&strict());
    assert_eq!(ignored, []);
    assert_eq!((policy.minimum_pin_length().digits(), policy.pin_tries().count()), (8, 1));
    assert_eq!(policy.allows_export(), Err(Forbidden::Export));
    assert_eq!(policy.allows_kept_codes(), Err(Forbidden::KeptCodes));
    assert_eq!(policy.update_channel(), Some(UpdateChannel::Off));
    // The person's own choice where it is shorter; never and longer become the longest that is allowed.
    assert_eq!([0, 5, 10, 30].map(|chosen| policy.lock_after(chosen)), [10, 5, 10, 10]);
    let refused = Err(Forbidden::LockAfter { most: 10 });
    assert_eq!(
        [0, 5, 10, 30].map(|chosen| policy.allows_lock_after(chosen)),
        [refused, Ok(()), Ok(()), refused]
    );
    let settled: Vec<_> = policy.settled().into_iter().map(|(key, setting)| (key.name(), setting)).collect();
    assert_eq!(
        settled,
        [
            ("MinimumPinLength", Setting::Number(8)),
            ("PinTries", Setting::Number(1)),
            ("LockAfterMinutes", Setting::Number(10)),
            ("ForbidExport", Setting::Switch(true)),
            ("ForbidKeptBackupCodes", Setting::Switch(true)),
            ("UpdateChannel", Setting::Word("off")),
        ]
    );
}

#[test]
fn the_ends_of_each_range_are_taken_and_what_is_beyond_is_not() {
    for key in Key::ALL {
        let Form::Number { least, most } = key.form() else { continue };
        for number in [least.into(), most.into()] {
            assert_eq!(one(key, Value::Number(number)).ignored, [], "{key:?} {number}");
        }
        for number in [i64::from(least) - 1, i64::from(most) + 1, -1, i64::MIN, i64::MAX, 260, 65_540] {
            if (i64::from(least)..=i64::from(most)).contains(&number) {
                continue;
            }
            let reading = one(key, Value::Number(number));
            assert_eq!(reading.policy, Policy::default(), "{key:?} {number}");
            assert_eq!(reading.ignored[0].code(), "policy-key-number");
        }
    }
    assert_eq!(one(Key::PinTries, Value::Number(4)).policy.pin_tries().count(), 3, "never more than three");
}

#[test]
fn one_and_zero_are_yes_and_no_and_nothing_else_is() {
    for (value, forbids) in [
        (Value::Number(1), true),
        (Value::Number(0), false),
        (Value::Switch(true), true),
        (Value::Switch(false), false),
    ] {
        let reading = one(Key::ForbidExport, value);
        assert_eq!((reading.policy.allows_export().is_err(), reading.ignored.len()), (forbids, 0));
        assert_eq!(reading.policy.settled(), [(Key::ForbidExport, Setting::Switch(forbids))]);
    }
    for value in [
        Value::Number(2),
        Value::Number(-1),
        Value::Text("true".into()),
        Value::Text("1".into()),
        Value::Other,
    ] {
        let reading = one(Key::ForbidExport, value);
        assert_eq!((reading.policy, reading.ignored[0].code()), (Policy::default(), "policy-key-switch"));
    }
}

#[test]
fn what_is_wrong_is_told_and_the_rest_holds() {
    let wrong = [
        ("PinTries", Value::Text("2".into())),
        ("UpdateChannel", Value::Text("beta".into())),
        ("pintries", Value::Number(1)),
        ("Evil\u{1b}[2J\u{202e}", Value::Other),
        ("", Value::Switch(true)),
    ];
    let Reading { policy, ignored } = read(&[&wrong[..], &[("MinimumPinLength", Value::Number(6))]].concat());
    assert_eq!(policy.settled(), [(Key::MinimumPinLength, Setting::Number(6))]);
    let codes: Vec<_> = ignored.iter().map(Failure::code).collect();
    assert_eq!(
        codes,
        [
            "policy-key-number",
            "policy-key-word",
            "policy-key-unknown",
            "policy-key-unknown",
            "policy-key-unknown"
        ]
    );
    assert!(ignored[3].name.starts_with("Evil") && !ignored[3].name.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn a_broken_value_does_not_undo_the_one_before_it() {
    let Reading { policy, ignored } =
        read(&[("PinTries", Value::Number(2)), ("PinTries", Value::Number(9)), ("PinTries", Value::Other)]);
    assert_eq!((policy.pin_tries().count(), ignored.len()), (2, 2));
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::Number),
        (-2_i64..2000).prop_map(Value::Number),
        any::<bool>().prop_map(Value::Switch),
        prop_oneof![Just("off".to_owned()), Just("stable".to_owned()), any::<String>()].prop_map(Value::Text),
        Just(Value::Other),
    ]
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(&Key::ALL[..]).prop_map(|key| key.name().to_owned()),
        any::<String>()
    ]
}

proptest! {
    /// Whatever is found: all of it either holds or is told, and nothing becomes weaker than without a policy.
    #[test]
    fn nothing_becomes_weaker(found in proptest::collection::vec((any_name(), any_value()), 0..20)) {
        let of = found.len();
        let Reading { policy, ignored } = Policy::read(found);
        prop_assert!(policy.settled().len() + ignored.len() <= of);
        prop_assert!((4..=12).contains(&policy.minimum_pin_length().digits()));
        prop_assert!((1..=3).contains(&policy.pin_tries().count()));
        for chosen in [0, 1, 5, 1440, u32::MAX] {
            let holds = policy.lock_after(chosen);
            prop_assert!(chosen == 0 || (holds != 0 && holds <= chosen), "{} for {}", holds, chosen);
            prop_assert_eq!(policy.allows_lock_after(chosen).is_ok(), holds == chosen);
        }
        for Ignored { name, .. } in &ignored {
            prop_assert!(!name.chars().any(char::is_control) && name.chars().count() <= 200);
        }
    }
}
