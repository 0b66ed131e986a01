//! How often something may be tried, by `governor`, with the site's clock.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use crate::clock::Clock;
use crate::problem::Problem;

type Keyed = RateLimiter<String, HashMapStateStore<String>, OurClock, NoOpMiddleware<Duration>>;

/// Beyond this many names those that have been quiet long enough are forgotten.
const NAMES: usize = 1_000;

/// The site's limits.
pub struct Limits {
    posts: RateLimiter<NotKeyed, InMemoryState, OurClock, NoOpMiddleware<Duration>>,
    passwords: Keyed,
    messages: Keyed,
}

impl Limits {
    /// Nothing used up yet.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let clock = OurClock(clock);
        let per_second = |count| Quota::per_second(at_least_one(count)).allow_burst(at_least_one(count * 5));
        let per_minute = |count| Quota::per_minute(at_least_one(count));
        Self {
            posts: RateLimiter::direct_with_clock(per_second(20), clock.clone()),
            passwords: RateLimiter::hashmap_with_clock(per_minute(10), clock.clone()),
            messages: RateLimiter::hashmap_with_clock(per_minute(3), clock),
        }
    }

    /// One more form or answer of an app, whoever sends it: 20 a second, 100 at once.
    pub fn post(&self) -> Result<(), Problem> {
        self.posts.check().map_err(|_| Problem::TooOften)
    }

    /// One more password for this name: ten a minute.
    pub fn password(&self, name: &str) -> Result<(), Problem> {
        take(&self.passwords, name)
    }

    /// One more text message of this account: three a minute.
    pub fn message(&self, account: i64) -> Result<(), Problem> {
        take(&self.messages, &account.to_string())
    }
}

fn take(limit: &Keyed, key: &str) -> Result<(), Problem> {
    if limit.len() > NAMES {
        limit.retain_recent();
    }
    limit.check_key(&key.to_owned()).map_err(|_| Problem::TooOften)
}

fn at_least_one(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

/// Our clock as governor asks for it.
#[derive(Clone)]
struct OurClock(Arc<dyn Clock>);

impl clock::Clock for OurClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_secs(self.0.now())
    }
}
