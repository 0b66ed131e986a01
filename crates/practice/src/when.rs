//! How long ago something was, in words: a page without script does not know where its reader's clock stands.

use maud::{Markup, html};
use time::OffsetDateTime;

use crate::visitor::{self, Visitor};

/// "5 minutes ago", with the exact moment (UTC) for those who point at it.
pub fn when(visitor: &Visitor, then: u64) -> Markup {
    let seconds = visitor.site.now().saturating_sub(then);
    let (id, count) = match seconds {
        0..60 => ("when-now", 0),
        60..3_600 => ("when-minutes", seconds / 60),
        3_600..86_400 => ("when-hours", seconds / 3_600),
        _ => ("when-days", seconds / 86_400),
    };
    let exact = exact(then);
    html! { time datetime=(exact) title=(exact) { (visitor.say_with(id, &[("count", visitor::count(count))])) } }
}

/// RFC 3339.
fn exact(then: u64) -> String {
    let then = i64::try_from(then).ok().and_then(|then| OffsetDateTime::from_unix_timestamp(then).ok());
    then.map_or_else(String::new, |at| {
        let (year, month, day) = at.to_calendar_date();
        let (hour, minute, second) = at.to_hms();
        format!("{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z", u8::from(month))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_moment_is_written_as_rfc_3339_has_it() {
        assert_eq!(super::exact(1_111_111_109), "2005-03-18T01:58:29Z");
        assert_eq!(super::exact(u64::MAX), "");
    }
}
