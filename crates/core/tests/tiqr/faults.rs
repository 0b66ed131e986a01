//! The machine fails at call k, for every k, once and for ever, while the service says yes, no or nothing: whatever is
//! found afterwards is a whole account that can log in, or none.

use koppel_core::ports::WebError;
use koppel_core::tiqr::{self, Standing};
use koppel_core::vault::CardState;

use super::ports::Machine;
use super::web::{FakeWeb, Reply};
use super::*;

/// What the service answers, and whether it then has the secret.
fn services() -> Vec<(Vec<Reply>, bool)> {
    let lost = || Reply::Error(WebError::Timeout);
    vec![
        (vec![Reply::body(200, "OK")], true),
        (vec![Reply::body(403, "")], false),
        (vec![lost(), Reply::body(200, "OK")], true),
        (vec![lost(), Reply::body(403, "")], true),
        (vec![lost(), lost()], false),
    ]
}

#[test]
fn a_new_profile_is_whole_or_not_there() {
    for (replies, taken) in services() {
        let dry = Machine::default();
        dry.fail(u64::MAX, 0);
        assert_eq!(enrol_new(&dry.vault(), &FakeWeb::answering(replies.clone())).is_ok(), taken, "control");
        for calls in [1, u64::MAX] {
            for k in 0..dry.calls() {
                let machine = Machine::default();
                machine.fail(k, calls);
                let web = FakeWeb::answering(replies.clone());
                let answer = enrol_new(&machine.vault(), &web);
                machine.heal();
                let vault = machine.vault();
                let cards = vault.profiles(NOW).unwrap();
                if answer.is_ok() {
                    assert_eq!(cards.len(), 1, "call {k}");
                }
                if calls == 1 && answer.is_err() {
                    assert!(cards.is_empty(), "call {k}: half a pairing is left");
                }
                for card in cards {
                    if !matches!(card.state, CardState::Locked { .. }) {
                        // A removal that the disk refused for good after the key was gone: it opens no more, is seen, and
                        // its removal can be asked again.
                        vault.remove(card.id).unwrap_or_else(|error| panic!("call {k}: {error}"));
                        continue;
                    }
                    let mut open = vault
                        .unlock(card.id, &pin(), NOW)
                        .unwrap_or_else(|error| panic!("call {k}: {error}"));
                    let identity = open.content().accounts[0].tiqr().unwrap();
                    let sent = web.calls();
                    let secret = data_encoding::HEXLOWER.encode(identity.secret.expose());
                    assert!(sent.is_empty() || sent[0].field("secret") == secret, "call {k}");
                    let account = open.content().accounts[0].id;
                    let link = login_link("tiqrauth://tiqr.example/0011/a1b2c3d4e5/site/2");
                    tiqr::log_in(&vault, &FakeWeb::saying("OK"), &mut open, account, &link, "nl").unwrap();
                    assert_eq!(open.content().accounts[0].tiqr().unwrap().standing, Standing::Active);
                }
            }
        }
    }
}

#[test]
fn a_replaced_account_is_never_lost_before_the_new_one_counts() {
    let start = Machine::default();
    let id = enrol_new(&start.vault(), &FakeWeb::saying("OK")).unwrap().0.id();
    let older = start.vault().unlock(id, &pin(), NOW).unwrap().content().accounts[0].id;
    let disk = start.disk.lock().unwrap().clone();
    let replace = |machine: &Machine, web: &FakeWeb| {
        let vault = machine.vault();
        // A machine's randomness begins anew, and what the start was made with is not to come again.
        vault.random().fill(&mut [0; 4096]).unwrap();
        let again = invitation("tiqr.example", "jan");
        let mut open = vault.unlock(id, &pin(), NOW)?;
        tiqr::enrol(&vault, web, &mut open, &again, true, "nl", NOW)
    };
    for (replies, taken) in services() {
        let dry = Machine::default();
        dry.put(&disk);
        dry.fail(u64::MAX, 0);
        assert_eq!(replace(&dry, &FakeWeb::answering(replies.clone())).is_ok(), taken, "control");
        for calls in [1, u64::MAX] {
            for k in 0..dry.calls() {
                let machine = Machine::default();
                machine.put(&disk);
                machine.fail(k, calls);
                let web = FakeWeb::answering(replies.clone());
                let answer = replace(&machine, &web);
                machine.heal();
                let open = machine
                    .vault()
                    .unlock(id, &pin(), NOW + 60)
                    .unwrap_or_else(|error| panic!("call {k}: {error}"));
                let ids: Vec<_> = open.content().accounts.iter().map(|one| one.id).collect();
                match answer {
                    Ok(enrolled) => assert!(ids.contains(&enrolled.account), "call {k}"),
                    Err(_) if calls == 1 => assert_eq!(ids, [older], "call {k}"),
                    Err(_) => assert!(ids.contains(&older), "call {k}"),
                }
                assert!(ids.contains(&older) || ids.len() == 1, "call {k}");
            }
        }
    }
}
