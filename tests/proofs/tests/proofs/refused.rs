//! What everybody guesses first cannot become a PIN, and most PINs still can.

use koppel_core::pin::{Pin, PinLength, PinRefused};
use koppel_proofs::size::{figure, grouped};

/// The twenty of four digits that people choose most (DataGenetics, *PIN analysis*, 2012), those of the fifty that lead in Have I Been
/// Pwned (ABC News, 2025) which are no years, and leaders of leaked passwords of six digits.
const LEADERS: [&str; 56] = [
    "1234", "1111", "0000", "1212", "7777", "1004", "2000", "4444", "2222", "6969", "9999", "3333", "5555",
    "6666", "1122", "1313", "8888", "4321", "2001", "1010", "1342", "2020", "2468", "2580", "123456",
    "654321", "111111", "000000", "123123", "666666", "121212", "112233", "789456", "159753", "123321",
    "696969", "123654", "131313", "222222", "101010", "777777", "007007", "999999", "555555", "987654",
    "888888", "147258", "111222", "232323", "333333", "456789", "142536", "100200", "741852", "456123",
    "147852",
];

fn refused(advice: impl Fn(&str) -> Result<(), PinRefused>, pins: impl Iterator<Item = String>) -> u64 {
    pins.filter(|pin| advice(pin).is_err()).count() as u64
}

fn advice(pin: &str) -> Result<(), PinRefused> {
    Pin::advice(pin, PinLength::default())
}

fn leaders() -> impl Iterator<Item = String> {
    LEADERS.iter().map(|pin| (*pin).to_owned())
}

#[test]
fn the_leaders_are_refused_and_most_pins_are_not() {
    assert_eq!(refused(advice, leaders()), LEADERS.len() as u64);
    let four = refused(advice, (0..10_000).map(|pin| format!("{pin:04}")));
    let six = refused(advice, (0..1_000_000).map(|pin| format!("{pin:06}")));
    assert!(four < 1_250 && six < 125_000, "more than an eighth is refused: {four}, {six}");
    let by_form = refused(|pin| Pin::typed(pin).map(drop), leaders());
    assert_eq!(by_form, 0, "control: the form alone refuses some of them");
    figure(
        "the_leaders_are_refused_and_most_pins_are_not",
        &format!(
            "{0} of {0} leaders refused; {1} of 10,000 PINs of four digits, {2} of 1,000,000 of six",
            LEADERS.len(),
            grouped(four),
            grouped(six)
        ),
        "the form alone refuses none of them",
    );
}
