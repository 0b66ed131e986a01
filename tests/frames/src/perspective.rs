//! A flat card in space, as a camera sees it.

/// From the eye to the middle of the card, in widths of the card: a hand's breadth of code at arm's length.
const DISTANCE: f32 = 2.2;

/// How the card is held.
#[derive(Clone, Copy)]
pub struct Hold {
    /// Where its middle is, in pixels.
    pub centre: (f32, f32),
    /// Its side in pixels, when held straight.
    pub side: f32,
    /// Degrees: leaning back, turned to the side, turned in the plane.
    pub lean: f32,
    pub turn: f32,
    pub roll: f32,
}

/// Where a point of the picture lies on the card.
#[derive(Clone, Copy)]
pub struct Perspective {
    hold: Hold,
    /// Where the card's own right and down point in space.
    right: [f32; 3],
    down: [f32; 3],
}

impl Perspective {
    pub fn of(hold: Hold) -> Perspective {
        let (lean, turn) = (hold.lean.to_radians().sin_cos(), hold.turn.to_radians().sin_cos());
        let roll = hold.roll.to_radians().sin_cos();
        let in_space = |[x, y, z]: [f32; 3]| {
            let (x, z) = (x * turn.1 + z * turn.0, z * turn.1 - x * turn.0);
            let (y, z) = (y * lean.1 - z * lean.0, y * lean.0 + z * lean.1);
            [x * roll.1 - y * roll.0, x * roll.0 + y * roll.1, z]
        };
        Perspective { hold, right: in_space([1.0, 0.0, 0.0]), down: in_space([0.0, 1.0, 0.0]) }
    }

    /// The point of the picture where this point of the card is; its edges are at ±0.5.
    pub fn seen(&self, (u, v): (f32, f32)) -> (f32, f32) {
        let [x, y, z] = [0, 1, 2].map(|axis| u * self.right[axis] + v * self.down[axis]);
        let scale = self.hold.side * DISTANCE / (DISTANCE + z);
        (self.hold.centre.0 + x * scale, self.hold.centre.1 + y * scale)
    }

    /// The point of the card that is seen at this point of the picture.
    pub fn on_card(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let (x, y) = ((x - self.hold.centre.0) / self.hold.side, (y - self.hold.centre.1) / self.hold.side);
        // u·(right.x·D − x·right.z) + v·(down.x·D − x·down.z) = x·D, and the same of y.
        let of = |seen: f32, axis: usize| {
            let part = |edge: [f32; 3]| edge[axis] * DISTANCE - seen * edge[2];
            (part(self.right), part(self.down), seen * DISTANCE)
        };
        let ((a, b, c), (d, e, f)) = (of(x, 0), of(y, 1));
        let determinant = a * e - b * d;
        ((c * e - b * f) / determinant, (a * f - c * d) / determinant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (lean, turn, roll) in [(0.0, 0.0, 0.0), (30.0, -25.0, 100.0), (-40.0, 10.0, -5.0)] {
            let hold = Hold { centre: (320.0, 200.0), side: 150.0, lean, turn, roll };
            let perspective = Perspective::of(hold);
            for point in [(0.0, 0.0), (-0.5, -0.5), (0.5, 0.1), (0.2, 0.5)] {
                let (u, v) = perspective.on_card(perspective.seen(point));
                assert!((u - point.0).abs() < 1e-4 && (v - point.1).abs() < 1e-4, "{point:?}: {u} {v}");
            }
        }
    }

    #[test]
    fn straight_is_straight() {
        let hold = Hold { centre: (100.0, 50.0), side: 80.0, lean: 0.0, turn: 0.0, roll: 0.0 };
        assert_eq!(Perspective::of(hold).seen((0.5, -0.5)), (140.0, 10.0));
    }
}
