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
    /// Dark on light at half the size: fastest, and it evens out noise.
    Half,
    /// Dark on light at full size: dense and small codes.
    Full,
    /// Dark on light at a quarter: large codes out of focus.
    Quarter,
    /// Light on dark (a dark theme) at half the size.
    HalfInverted,
    /// Light on dark at full size.
    FullInverted,
    /// The other detector, on a small picture.
    Second,
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
