//! What time it is.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use koppel_core::profile::UnixTime;

/// Seconds since 1970; 0 on a computer that believes in an earlier year.
pub fn now() -> UnixTime {
    since_1970().as_secs()
}

/// Milliseconds since 1970, for what must be drawn smoothly.
pub fn now_millis() -> u64 {
    u64::try_from(since_1970().as_millis()).unwrap_or(u64::MAX)
}

fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_clocks_agree() {
        let millis = super::now_millis();
        let seconds = super::now();
        assert!(seconds >= millis / 1000 && seconds <= millis / 1000 + 1);
        assert!(seconds > 1_700_000_000, "this computer's clock stands before 2023");
    }
}
