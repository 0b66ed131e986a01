//! Where the modules of a code lie in a picture.

use rxing::Point;
use rxing::common::{PerspectiveTransform, Quadrilateral};

/// The middle of a finder pattern is so many modules from both edges.
const CENTRE: f32 = 3.5;

/// A flat code, seen in perspective.
#[derive(Clone)]
pub(crate) struct Grid {
    size: usize,
    centres: [Point; 4],
    transform: PerspectiveTransform,
}

impl Grid {
    /// `size` in modules a side. `centres` in pixels: of the finder patterns at the upper left, the upper right and
    /// (fourth) the lower left, and where a fourth one would be, third. None where these are no square in perspective.
    pub(crate) fn new(size: usize, centres: [Point; 4]) -> Option<Grid> {
        let transform = seen(square(CENTRE, size as f32 - CENTRE), centres)?;
        Some(Grid { size, centres, transform })
    }

    /// The one with those corners of the code itself.
    pub(crate) fn with_outline(size: usize, outline: [Point; 4]) -> Option<Grid> {
        let side = size as f32;
        let transform = seen(square(0.0, side), outline)?;
        let centres = square(CENTRE, side - CENTRE).map(|place| transform.transform_point(place));
        Some(Grid { size, centres, transform })
    }

    /// Modules a side.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn centres(&self) -> [Point; 4] {
        self.centres
    }

    /// Pixels a module's side takes, about.
    pub(crate) fn module(&self) -> f32 {
        Point::distance(self.centres[0], self.centres[1]) / (self.size as f32 - 2.0 * CENTRE)
    }

    /// In pixels, of a place in modules from the upper left corner of the code.
    pub(crate) fn place(&self, x: f32, y: f32) -> Point {
        self.transform.transform_point(Point { x, y })
    }

    /// The corners of the code in pixels: upper left, upper right, lower right, lower left.
    pub(crate) fn outline(&self) -> [Point; 4] {
        square(0.0, self.size as f32).map(|corner| self.transform.transform_point(corner))
    }
}

/// The corners of a square along the diagonal from `near` to `far`: upper left, upper right, lower right, lower left.
fn square(near: f32, far: f32) -> [Point; 4] {
    [(near, near), (far, near), (far, far), (near, far)].map(|(x, y)| Point { x, y })
}

/// How a square of modules is seen at those places.
fn seen(square: [Point; 4], places: [Point; 4]) -> Option<PerspectiveTransform> {
    let (modules, pixels) = (Quadrilateral::from(square), Quadrilateral::from(places));
    let transform = PerspectiveTransform::quadrilateralToQuadrilateral(modules, pixels);
    transform.ok().filter(PerspectiveTransform::isValid)
}
