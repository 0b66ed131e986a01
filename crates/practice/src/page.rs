//! The frame around every page.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use koppel_words::{Language, Words};
use maud::{DOCTYPE, Markup, html};

use crate::problem::Problem;
use crate::visitor::{Stage, TOKEN, Visitor};

/// A page, or what there is instead.
pub type Answer = Result<Response, Problem>;

impl Visitor {
    /// A page of this visitor's; its title is the sentence `practice-<title>`.
    pub async fn page(&mut self, title: &str, main: Markup) -> Answer {
        self.page_of(StatusCode::OK, title, main).await
    }

    /// The same, when something was not right.
    pub async fn page_of(&mut self, status: StatusCode, title: &str, main: Markup) -> Answer {
        let notice = self.visit.notice.take();
        self.keep().await?;
        let page = html! {
            (DOCTYPE)
            html lang=(self.language.tag()) {
                (head(self.words(), &self.say(title)))
                body.(self.visit.face.name()) {
                    (strip(self.words()))
                    header.top {
                        a.brand href="/" { (self.brand()) }
                        nav aria-label=(self.say("site")) {
                            (switch(self))
                            @if self.visit.stage != Stage::Nobody {
                                (self.form("/logout", html! { button.quiet { (self.say("log-out")) } }))
                            }
                        }
                    }
                    main {
                        h1 { (self.say(title)) }
                        @if let Some(notice) = notice { p.notice role="status" { (notice) } }
                        (main)
                    }
                    (foot(self.words()))
                }
            }
        };
        Ok((status, page).into_response())
    }

    /// Whose page this seems to be: the first page is before one has chosen.
    fn brand(&self) -> String {
        if self.place == "/" {
            self.say("site")
        } else {
            self.say(&format!("{}-name", self.visit.face.name()))
        }
    }

    /// A form that only this session can have sent.
    pub fn form(&self, action: &str, inside: Markup) -> Markup {
        html! {
            form method="post" action=(action) {
                input type="hidden" name=(TOKEN) value=(self.visit.token);
                (inside)
            }
        }
    }

    /// A button alone in its form.
    pub fn button(&self, action: &str, word: &str) -> Markup {
        self.form(action, html! { button { (self.say(word)) } })
    }
}

/// What is not right, above the field that it is about.
pub fn alert(sentence: &str) -> Markup {
    html! { p.alert role="alert" { (sentence) } }
}

/// A page of one sentence, for those who have no session that could be read.
pub fn problem(words: &Words, code: &str) -> Markup {
    let say = |id: &str| words.say(&format!("practice-{id}"), &[]);
    bare(
        words,
        &say("problem"),
        html! {
            p.alert role="alert" { (say(&format!("problem-{code}"))) }
            p { a href="/" { (say("to-first-page")) } }
        },
    )
}

/// A page without a session: of a problem, or of the stand-in provider.
pub fn bare(words: &Words, title: &str, main: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            (head(words, title))
            body {
                (strip(words))
                main {
                    h1 { (title) }
                    (main)
                }
            }
        }
    }
}

fn head(words: &Words, title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) " · " (words.say("practice-site", &[])) }
            link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
            link rel="stylesheet" href="/assets/style.css";
            script src="/assets/watch.js" defer {}
        }
    }
}

fn strip(words: &Words) -> Markup {
    html! { aside.strip { (words.say("practice-not-real", &[])) } }
}

/// Each language calls itself by its own name.
fn switch(visitor: &Visitor) -> Markup {
    let back: String = url::form_urlencoded::byte_serialize(visitor.place.as_bytes()).collect();
    html! {
        span.languages {
            @for language in Language::ALL {
                @if language == visitor.language {
                    span aria-current="true" lang=(language.tag()) { (visitor.say(&format!("language-{}", language.tag()))) }
                } @else {
                    a href={ "/language/" (language.tag()) "?back=" (back) } lang=(language.tag()) hreflang=(language.tag()) {
                        (visitor.say(&format!("language-{}", language.tag())))
                    }
                }
            }
        }
    }
}

fn foot(words: &Words) -> Markup {
    let say = |id: &str| words.say(&format!("practice-{id}"), &[]);
    html! {
        footer {
            a href="/" { (say("to-first-page")) }
            a href="/outbox" { (say("outbox")) }
            a href="/servicedesk" { (say("desk")) }
        }
    }
}
