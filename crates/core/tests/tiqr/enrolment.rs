//! Pairing with a service: what is saved when, and what is left when it does not come about.

use koppel_core::failure::Failure;
use koppel_core::ports::{Web, WebAnswer, WebError};
use koppel_core::tiqr::{self, Address, Standing, TiqrError};
use koppel_core::vault::{OpenProfile, Vault};

use super::ports::Machine;
use super::web::{FakeWeb, Reply, errors};
use super::*;

fn profiles(vault: &Vault) -> usize {
    vault.profiles(NOW).unwrap().len()
}

/// The profile as it stands on the disk.
fn reopened(vault: &Vault) -> OpenProfile {
    let id = vault.profiles(NOW).unwrap()[0].id;
    vault.unlock(id, &pin(), NOW).unwrap()
}

fn standings(vault: &Vault) -> Vec<Standing> {
    reopened(vault).content().accounts.iter().map(|account| account.tiqr().unwrap().standing).collect()
}

/// `Work` with jan's account of tiqr.example.
fn enrolled(vault: &Vault) -> OpenProfile {
    enrol_new(vault, &FakeWeb::saying("OK")).unwrap().0
}

#[test]
fn a_new_profile_is_paired() {
    for yes in ["OK", r#"{"responseCode":1}"#] {
        let vault = Machine::default().vault();
        let web = FakeWeb::saying(yes);
        let (open, enrolled) = enrol_new(&vault, &web).unwrap();
        assert!(enrolled.is_confirmed && enrolled.replaced == 0);
        let [call] = &web.calls()[..] else { panic!("asked more than once") };
        assert_eq!((call.method, call.address.as_str()), ("POST", "https://tiqr.example/enrol?key=2"));
        assert_eq!((call.field("operation"), call.field("version")), ("register", "2"));
        assert_eq!(call.field("language"), "nl");
        assert!(call.headers.contains(&("X-TIQR-Protocol-Version".into(), "2".into())));
        assert!(!call.form.iter().any(|(name, _)| name.starts_with("notification")));
        let account = &open.content().accounts[0];
        let identity = account.tiqr().unwrap();
        let secret = identity.secret.expose();
        assert_eq!(call.field("secret"), data_encoding::HEXLOWER.encode(secret));
        assert_eq!((secret.len(), identity.standing), (32, Standing::Active));
        assert_eq!((account.issuer.as_str(), account.name.as_str()), ("Example", "Jan"));
        assert_eq!(standings(&vault), [Standing::Active]);
        let card = &vault.profiles(NOW).unwrap()[0];
        assert_eq!(
            (&card.tiqr[..], &card.services[..]),
            (&["tiqr.example".to_owned()][..], &["Example".to_owned()][..])
        );
    }
}

/// Looks into the vault while it is asked.
struct Watching<'a> {
    vault: &'a Vault,
    seen: std::sync::Mutex<Vec<Standing>>,
}

impl Web for Watching<'_> {
    fn get(&self, _: &Address, _: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        Err(WebError::Timeout)
    }

    fn post(&self, _: &Address, _: &[(&str, &str)], _: &[(&str, &str)]) -> Result<WebAnswer, WebError> {
        self.seen.lock().unwrap().extend(standings(self.vault));
        Ok(WebAnswer { status: 200, body: b"OK".to_vec() })
    }
}

#[test]
fn the_secret_is_in_the_vault_before_the_service_gets_it() {
    let vault = Machine::default().vault();
    let web = Watching { vault: &vault, seen: Default::default() };
    let invitation = invitation("tiqr.example", "jan");
    tiqr::enrol_new_profile(&vault, &web, "Work", &pin(), &invitation, "nl", NOW).unwrap();
    assert_eq!(*web.seen.lock().unwrap(), [Standing::Pending]);
    assert_eq!(standings(&vault), [Standing::Active]);
}

#[test]
fn a_refusal_leaves_nothing() {
    for (status, body) in
        [(403, ""), (200, r#"{"responseCode":101,"message":"Nee"}"#), (200, "<html>"), (404, "x")]
    {
        let machine = Machine::default();
        let vault = machine.vault();
        let web = FakeWeb::answering(vec![Reply::body(status, body)]);
        let error = enrol_new(&vault, &web).err().unwrap();
        assert!(matches!(error, TiqrError::EnrolRefused { .. }), "{status} {body}: {error}");
        assert_eq!(error.message(), body.contains("Nee").then_some("Nee"));
        assert_eq!(profiles(&vault), 0);
        let disk = machine.disk.lock().unwrap();
        assert!(disk.items.is_empty() && disk.files.is_empty());
        drop(disk);

        let mut open = enrolled(&vault);
        let invitation = invitation("tiqr.example", "piet");
        let web = FakeWeb::answering(vec![Reply::body(status, body)]);
        assert!(tiqr::enrol(&vault, &web, &mut open, &invitation, false, "nl", NOW).is_err());
        assert_eq!(standings(&vault), [Standing::Active], "the other account stays");
        assert_eq!(vault.profiles(NOW).unwrap()[0].tiqr, ["tiqr.example"]);
    }
}

#[test]
fn without_an_answer_the_same_secret_is_sent_once_more() {
    for lost in [
        Reply::Error(WebError::Timeout),
        Reply::Error(WebError::Broken("reset".into())),
        Reply::Error(WebError::NoRoute("refused".into())),
        Reply::Error(WebError::TooLarge),
        Reply::body(500, ""),
        Reply::body(200, ""),
        Reply::body(200, "{\"responseCode\""),
    ] {
        let vault = Machine::default().vault();
        let web = FakeWeb::answering(vec![lost, Reply::body(200, "OK")]);
        assert!(enrol_new(&vault, &web).unwrap().1.is_confirmed);
        let calls = web.calls();
        assert_eq!((calls.len(), calls[0].field("secret")), (2, calls[1].field("secret")));
        assert_eq!(standings(&vault), [Standing::Active]);
    }
}

#[test]
fn used_after_no_answer_means_most_likely_taken() {
    for used in [Reply::body(403, ""), Reply::body(200, r#"{"responseCode":101}"#)] {
        let vault = Machine::default().vault();
        let web = FakeWeb::answering(vec![Reply::Error(WebError::Timeout), used]);
        let (_, enrolled) = enrol_new(&vault, &web).unwrap();
        assert!(!enrolled.is_confirmed);
        assert_eq!(standings(&vault), [Standing::Pending], "kept, and not more than that");
    }
}

#[test]
fn used_where_nothing_can_have_arrived_is_a_refusal() {
    for never in [WebError::Unresolved, WebError::NoRoute("refused".into())] {
        let vault = Machine::default().vault();
        let web = FakeWeb::answering(vec![Reply::Error(never), Reply::body(403, "")]);
        assert_eq!(enrol_new(&vault, &web).err().unwrap().code(), "tiqr-enrol-refused");
        assert_eq!(profiles(&vault), 0);
    }
}

#[test]
fn no_answer_twice_leaves_nothing_and_says_what_to_look_for() {
    for first in errors() {
        for second in errors() {
            let vault = Machine::default().vault();
            let web = FakeWeb::answering(vec![Reply::Error(first.clone()), Reply::Error(second.clone())]);
            let error = enrol_new(&vault, &web).err().unwrap();
            let once = matches!(first, WebError::Certificate(_) | WebError::Redirected);
            assert_eq!(web.calls().len(), if once { 1 } else { 2 }, "{first}");
            let expected = match (&first, &second) {
                _ if once => first.code(),
                (a, b) if !a.may_have_arrived() && !b.may_have_arrived() => second.code(),
                _ => "tiqr-enrol-unanswered",
            };
            assert_eq!(error.code(), expected, "{first}, {second}");
            assert_eq!(profiles(&vault), 0, "{first}, {second}");
        }
    }
}

#[test]
fn an_account_that_is_there_is_refused_before_the_service_hears_of_it() {
    let vault = Machine::default().vault();
    let mut open = enrolled(&vault);
    let web = FakeWeb::default();
    let again = invitation("tiqr.example", "jan");
    let error = tiqr::enrol(&vault, &web, &mut open, &again, false, "nl", NOW).unwrap_err();
    assert_eq!(error.code(), "tiqr-already-enrolled");
    assert!(web.calls().is_empty());
    assert_eq!(standings(&vault), [Standing::Active]);
}

#[test]
fn the_replaced_one_ends_when_the_service_says_yes() {
    let vault = Machine::default().vault();
    let mut open = enrolled(&vault);
    let older = open.content().accounts[0].id;
    let again = invitation("tiqr.example", "jan");
    let with =
        |open: &mut OpenProfile, web: &FakeWeb| tiqr::enrol(&vault, web, open, &again, true, "nl", NOW);

    with(&mut open, &FakeWeb::answering(vec![Reply::body(403, "")])).unwrap_err();
    assert_eq!(reopened(&vault).content().accounts.iter().map(|one| one.id).collect::<Vec<_>>(), [older]);
    let lost = vec![Reply::Error(WebError::Timeout), Reply::body(403, "")];
    let unsure = with(&mut open, &FakeWeb::answering(lost)).unwrap();
    assert_eq!((unsure.is_confirmed, unsure.replaced), (false, 0));
    assert_eq!(standings(&vault), [Standing::Active, Standing::Pending], "the older one stays");
    let sure = with(&mut open, &FakeWeb::saying("OK")).unwrap();
    assert_eq!(sure.replaced, 2, "with all that was never confirmed");
    let accounts = reopened(&vault);
    assert_eq!(accounts.content().accounts.iter().map(|one| one.id).collect::<Vec<_>>(), [sure.account]);
}

#[test]
fn several_services_and_several_accounts_at_one_stand_beside_each_other() {
    let vault = Machine::default().vault();
    let mut open = enrolled(&vault);
    for (service, user) in [("tiqr.example", "piet"), ("eduid.example", "jan")] {
        let invitation = invitation(service, user);
        tiqr::enrol(&vault, &FakeWeb::saying("OK"), &mut open, &invitation, false, "nl", NOW).unwrap();
    }
    assert_eq!(standings(&vault), [Standing::Active; 3]);
    assert_eq!(vault.profiles(NOW).unwrap()[0].tiqr, ["tiqr.example", "eduid.example"]);
}

#[test]
fn a_blocked_profile_still_says_which_services_it_had() {
    let vault = Machine::default().vault();
    let id = enrolled(&vault).id();
    for try_ in 1..=3 {
        let wrong = Pin::typed("481920").unwrap();
        assert!(vault.unlock(id, &wrong, NOW + 60 * try_).is_err());
    }
    assert_eq!(vault.profiles(NOW).unwrap()[0].tiqr, ["tiqr.example"]);
}
