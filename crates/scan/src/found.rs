//! What a scan answers with.

/// A place in the given frame, in pixels; (0, 0) is the upper left corner of its first pixel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// The step of the ladder that found a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// At half the size: fastest, and it evens out noise.
    Half,
    /// At full size: dense and small codes.
    Full,
    /// At half the size, each pixel against the mean around it: weak light.
    HalfMeans,
    /// At full size, sharpened: out of focus, or moved.
    Sharp,
    /// At a quarter, each pixel against the mean around it: large codes in strong noise.
    QuarterMeans,
    /// At half the size, against the mean of a few modules.
    HalfFine,
    /// At full size, each pixel against the mean around it.
    Means,
    /// At full size, sharpened more, against the mean of a few modules.
    SharpFine,
}

/// A code in view.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it says, as the bytes that it holds: byte segments as they are, digits and letters as ASCII,
    /// kanji as Shift JIS. Which character set the bytes are in is for the reader to tell: nearly every
    /// generator writes UTF-8, also where the standard would have Latin-1.
    pub bytes: Vec<u8>,
    /// Its corners: the code's own upper left, upper right, lower right and lower left, wherever these
    /// are in the picture. May lie a little outside of the frame.
    pub outline: [Point; 4],
    /// What found it.
    pub rung: Rung,
}

/// Whether a place is within four corners that are in order, either way round; on an edge it is.
pub fn is_within(outline: &[Point; 4], place: Point) -> bool {
    let side = |n: usize| {
        let (a, b) = (outline[n], outline[(n + 1) % 4]);
        (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)
    };
    let sides = [side(0), side(1), side(2), side(3)];
    sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
}
