//! What the window may know of the ways back.

use koppel_core::backup_codes::{Facts, Glance, Place};
use koppel_core::profile::Account;
use koppel_core::vault::ProfileCard;
use koppel_words::Language;
use koppel_words::guides::{Guide, Guides, WayBack, With};

use super::backup_codes;
use crate::dto;

/// All guides in that language, the general one last.
pub fn guides(language: dto::Language) -> Vec<dto::Guide> {
    let language = match language {
        dto::Language::Nl => Language::Nl,
        dto::Language::En => Language::En,
    };
    Guides::built_in().all().map(|guide| self::guide(guide, language)).collect()
}

fn guide(guide: &Guide, language: Language) -> dto::Guide {
    let told = guide.told(language);
    dto::Guide {
        id: guide.id().to_owned(),
        name: told.name.clone(),
        hint: told.hint.clone(),
        qr_code: told.qr_code.clone(),
        backup_codes: told.backup_codes.clone(),
        way_back: told.way_back.iter().map(way).collect(),
    }
}

fn way(WayBack { with, steps }: &WayBack) -> dto::GuideWay {
    let with = match with {
        With::BackupCode => dto::GuideWith::BackupCode,
        With::OtherLogin => dto::GuideWith::OtherLogin,
        With::Help => dto::GuideWith::Help,
    };
    dto::GuideWay { with, steps: steps.clone() }
}

/// The account of a profile that is open: all that is known.
pub fn of_account(account: &Account) -> dto::ComeBack {
    let codes = match (account.backup.facts(), account.backup.noted()) {
        (Some(facts), Some(noted)) => codes(facts, Some(noted.place()), Some(noted.whereabouts().to_owned())),
        _ => dto::ComeBackCodes::None,
    };
    dto::ComeBack {
        account: Some(account.name.clone()),
        codes,
        ..of_service(&account.issuer, dto::ComeBackCodes::Unknown)
    }
}

/// The accounts of a profile that is not open, as far as its file tells.
pub fn of_card(card: &ProfileCard) -> Vec<dto::ComeBack> {
    let is_gone = card.state.is_gone();
    match &card.backup_codes {
        Some(glances) => glances.iter().map(|glance| of_glance(glance, is_gone)).collect(),
        None => card.services.iter().map(|name| of_service(name, dto::ComeBackCodes::Unknown)).collect(),
    }
}

fn of_glance(glance: &Glance, is_gone: bool) -> dto::ComeBack {
    let codes = match glance.codes {
        Some(facts) => codes(facts, facts.place().filter(|_| is_gone), None),
        None => dto::ComeBackCodes::None,
    };
    of_service(&glance.service, codes)
}

fn of_service(service: &str, codes: dto::ComeBackCodes) -> dto::ComeBack {
    let guide = Guides::built_in().of(service).id().to_owned();
    dto::ComeBack { service: service.to_owned(), account: None, guide, codes }
}

fn codes(facts: Facts, place: Option<Place>, whereabouts: Option<String>) -> dto::ComeBackCodes {
    dto::ComeBackCodes::Noted {
        kind: backup_codes::kind(facts.kind()),
        left: facts.left(),
        total: facts.total(),
        place: place.map(backup_codes::place),
        whereabouts,
    }
}
