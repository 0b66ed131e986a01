//! What was seen in the pictures of a set.

/// One picture, one reader.
#[derive(Clone, Copy)]
pub struct Seen {
    /// The text that was to be found.
    pub found: bool,
    /// Texts that are not there.
    pub wrong: usize,
    /// Processor time.
    pub ms: f64,
}

/// One picture, both readers.
#[derive(Clone, Copy)]
pub struct Both {
    pub width: u32,
    pub height: u32,
    /// There is a text to be found.
    pub has_text: bool,
    pub koppel: Seen,
    pub zxing: Seen,
}

/// Pictures of one kind.
pub struct Set {
    pub name: String,
    /// What it is a part of, where it is one: such sets are summed up.
    pub part_of: Option<&'static str>,
    pub pictures: Vec<Both>,
}

/// One reader over some pictures.
pub struct Figures {
    pub found: usize,
    /// Pictures that have a text.
    pub of: usize,
    pub wrong: usize,
    pub median: f64,
    pub p95: f64,
    pub max: f64,
}

impl Figures {
    pub fn of<'a>(pictures: impl Iterator<Item = &'a Both> + Clone, reader: fn(&Both) -> Seen) -> Figures {
        let seen: Vec<Seen> = pictures.clone().map(reader).collect();
        let mut times: Vec<f64> = seen.iter().map(|seen| seen.ms).collect();
        times.sort_by(f64::total_cmp);
        // The least time that this part of the pictures stays within.
        let at = |part: f64| {
            let place = (times.len() as f64 * part).ceil() as usize;
            times.get(place.saturating_sub(1)).copied().unwrap_or(f64::NAN)
        };
        Figures {
            found: seen.iter().filter(|seen| seen.found).count(),
            of: pictures.filter(|both| both.has_text).count(),
            wrong: seen.iter().map(|seen| seen.wrong).sum(),
            median: at(0.5),
            p95: at(0.95),
            max: at(1.0),
        }
    }

    /// In percent.
    pub fn rate(&self) -> f64 {
        self.found as f64 * 100.0 / self.of as f64
    }
}

pub fn koppel(both: &Both) -> Seen {
    both.koppel
}

pub fn zxing(both: &Both) -> Seen {
    both.zxing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(ms: f64, found: bool) -> Both {
        let koppel = Seen { found, wrong: usize::from(!found), ms };
        Both { width: 1, height: 1, has_text: ms > 1.0, koppel, zxing: Seen { ms: 0.0, ..koppel } }
    }

    #[test]
    fn figures_of_a_hundred() {
        let pictures: Vec<_> = (1..=100).rev().map(|ms| both(f64::from(ms), ms % 4 == 0)).collect();
        let figures = Figures::of(pictures.iter(), koppel);
        assert_eq!((figures.median, figures.p95, figures.max), (50.0, 95.0, 100.0));
        assert_eq!((figures.found, figures.of, figures.wrong), (25, 99, 75));
        assert_eq!(Figures::of(pictures.iter(), zxing).max, 0.0);
    }
}
