use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::parser;

use super::*;

/// What a message needs and has; two languages must agree on it.
#[derive(Debug, PartialEq, Eq, Default)]
struct Shape {
    has_value: bool,
    attributes: BTreeSet<String>,
    variables: BTreeSet<String>,
}

fn parsed(source: &'static str) -> Resource<&'static str> {
    match parser::parse(source) {
        Ok(resource) => resource,
        Err((_, errors)) => panic!("{errors:?}"),
    }
}

fn messages(resource: &Resource<&'static str>) -> Vec<Message<&'static str>> {
    resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.clone()),
            Entry::Junk { content } => panic!("junk: {content}"),
            _ => None,
        })
        .collect()
}

fn shape(message: &Message<&str>) -> Shape {
    let mut shape = Shape { has_value: message.value.is_some(), ..Shape::default() };
    let patterns = message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value));
    for pattern in patterns {
        variables_of(pattern, &mut shape.variables);
    }
    shape.attributes = message.attributes.iter().map(|attribute| attribute.id.name.to_owned()).collect();
    shape
}

fn variables_of(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            variables_of_expression(expression, into);
        }
    }
}

fn variables_of_expression(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => variables_of_inline(inline, into),
        Expression::Select { selector, variants } => {
            variables_of_inline(selector, into);
            for variant in variants {
                variables_of(&variant.value, into);
            }
        }
    }
}

fn variables_of_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => variables_of_expression(expression, into),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, named }, .. } => {
            for argument in positional.iter().chain(named.iter().map(|named| &named.value)) {
                variables_of_inline(argument, into);
            }
        }
        _ => {}
    }
}

fn shapes(source: &'static str) -> BTreeMap<String, Shape> {
    messages(&parsed(source)).iter().map(|message| (message.id.name.to_owned(), shape(message))).collect()
}

#[test]
fn every_file_parses_without_junk() {
    for (file, source) in NL.into_iter().chain(EN) {
        assert!(
            parser::parse(source).is_ok(),
            "{file}: {:?}",
            parser::parse(source).err().map(|(_, errors)| errors)
        );
        messages(&parsed(source));
    }
}

#[test]
fn both_languages_have_the_same_messages_attributes_and_variables() {
    for ((file, nl), (_, en)) in NL.into_iter().zip(EN) {
        let (nl, en) = (shapes(nl), shapes(en));
        for id in nl.keys().chain(en.keys()) {
            assert_eq!(nl.get(id), en.get(id), "{file}: {id}, Dutch left, English right");
        }
    }
}

#[test]
fn no_message_stands_twice() {
    for files in [NL, EN] {
        let mut seen = BTreeMap::new();
        for (file, source) in files {
            for message in messages(&parsed(source)) {
                let earlier = seen.insert(message.id.name.to_owned(), file);
                assert_eq!(earlier, None, "{} of {file}", message.id.name);
            }
        }
    }
}

fn terms(source: &'static str) -> BTreeSet<String> {
    let entries = parsed(source).body.into_iter();
    let terms = entries.filter_map(|entry| match entry {
        Entry::Term(term) => Some(term.id.name.to_owned()),
        _ => None,
    });
    terms.collect()
}

#[test]
fn a_passphrase_has_each_name_that_a_pin_has_and_what_is_said_otherwise_is_said_at_all() {
    assert_eq!(terms(NL_TERMS.pin), terms(EN_TERMS.pin));
    assert_eq!(shapes(NL_TERMS.passphrase), shapes(EN_TERMS.passphrase));
    for (files, of) in [(NL, NL_TERMS), (EN, EN_TERMS)] {
        assert_eq!(terms(of.pin), terms(of.passphrase));
        let said: BTreeMap<String, Shape> =
            files.into_iter().flat_map(|(_, source)| shapes(source)).collect();
        for (id, shape) in shapes(of.passphrase) {
            let variables = &said.get(&id).unwrap_or_else(|| panic!("nobody says {id}")).variables;
            assert!(shape.variables.is_subset(variables), "{id}: {variables:?}");
        }
    }
}

/// What speaks of digits is never said there; the practice site and a policy speak of PINs wherever they are.
#[test]
fn where_there_are_passphrases_nobody_speaks_of_a_pin() {
    let of_digits =
        ["too-short", "too-long", "not-digits", "common", "repeated", "running", "date", "keypad"]
            .map(|why| format!("error-pin-{why}"));
    let may = |id: &str| {
        ["policy-", "practice-", "keystore-file", "keystore-guarded", "cli-file-keystore"]
            .iter()
            .any(|begin| id.starts_with(begin))
            || of_digits.iter().any(|each| each == id)
    };
    let speaks = |said: &str| said.contains("PIN") || said.to_lowercase().contains("pincode");
    for (language, files) in [(Language::Nl, NL), (Language::En, EN)] {
        let (words, of_pins) = (Words::of_passphrases(language), Words::new(language));
        let mut speak_of_pins = 0;
        for (id, shape) in files.into_iter().flat_map(|(_, source)| shapes(source)) {
            let args: Vec<_> = shape.variables.iter().map(|name| (name.as_str(), Arg::Number(1))).collect();
            let said = words.known(&id, &args).unwrap_or_default();
            assert!(may(&id) || !speaks(&said), "{id}: {said}");
            speak_of_pins += usize::from(speaks(&of_pins.known(&id, &args).unwrap_or_default()));
        }
        assert!(speak_of_pins > 50, "control: {speak_of_pins}");
    }
}

#[test]
fn no_message_is_empty() {
    for language in Language::ALL {
        let words = Words::new(language);
        let files = if language == Language::Nl { NL } else { EN };
        for (file, source) in files {
            for (id, shape) in shapes(source) {
                let args: Vec<_> =
                    shape.variables.iter().map(|name| (name.as_str(), Arg::Number(1))).collect();
                let value = shape.has_value.then(|| id.clone());
                for id in value.into_iter().chain(shape.attributes.iter().map(|name| format!("{id}.{name}")))
                {
                    let said = words.known(&id, &args).unwrap_or_else(|| panic!("{file}: {id}"));
                    assert!(!said.trim().is_empty(), "{file}: {id}");
                    assert!(!said.contains("{"), "{file}: {id}: {said}");
                }
            }
        }
    }
}

#[test]
fn arguments_and_plurals_are_filled_in() {
    let nl = Words::new(Language::Nl);
    assert_eq!(
        nl.say("error-pin-wrong", &[("left", Arg::Number(2))]),
        "Die pincode klopt niet. Je hebt nog twee pogingen."
    );
    assert!(nl.say("error-pin-wrong", &[("left", Arg::Number(1))]).contains("nog één poging"));
    let en = Words::new(Language::En);
    assert_eq!(
        en.say("error-keystore-setting-bad", &[("setting", Arg::Text("none".into()))]),
        "KOPPEL_KEYSTORE is ‘none’, which Koppel does not know. Choose os, or file: or guarded: followed by a folder."
    );
}

#[test]
fn what_does_not_exist_shows_its_id() {
    let words = Words::new(Language::En);
    assert_eq!(words.say("no-such-message", &[]), "no-such-message");
    assert_eq!(words.say("app-name.no-such-attribute", &[]), "app-name.no-such-attribute");
    assert_eq!(words.known("no-such-message", &[]), None);
}

#[test]
fn words_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Words>();
}
