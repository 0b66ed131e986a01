//! Every sentence that the sources name is there, and every sentence that is there is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Sentences whose ids are put together from a name: a language, a person, a way to log in, a problem.
const FAMILIES: [&str; 8] =
    ["language-", "person-", "use-", "method-", "problem-", "university-name", "portal-name", "home-"];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

fn source() -> String {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

fn sentences() -> BTreeSet<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/nl/practice.ftl");
    let text = fs::read_to_string(file).unwrap();
    let ids = text.lines().filter_map(|line| line.strip_prefix("practice-")?.split_once(" ="));
    ids.map(|(id, _)| id.to_owned()).collect()
}

fn is_of_family(id: &str) -> bool {
    FAMILIES.iter().any(|family| id.starts_with(family))
}

#[test]
fn every_sentence_is_used() {
    let source = source();
    let is_used = |id: &String| {
        is_of_family(id)
            || source.contains(&format!("\"{id}\""))
            || source.contains(&format!("\"practice-{id}\""))
    };
    let idle: Vec<_> = sentences().into_iter().filter(|id| !is_used(id)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn every_sentence_that_is_named_is_there() {
    let source = source();
    let sentences = sentences();
    let mut named = 0;
    for call in ["say(\"", "say_with(\"", "page(\"", "page_of(StatusCode::OK, \""] {
        for rest in source.split(call).skip(1) {
            let id = rest.split('"').next().unwrap();
            let id = id.strip_prefix("practice-").unwrap_or(id);
            assert!(sentences.contains(id), "{id}");
            named += 1;
        }
    }
    assert!(named > 100, "only {named} were found");
}
