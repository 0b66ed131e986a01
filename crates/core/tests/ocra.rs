//! OCRA beside the vectors of RFC 6287, appendix C, and those of running tiqr servers.
#![allow(clippy::unwrap_used)]

use koppel_core::ocra::{Inputs, Numerals, OcraError, Suite};
use proptest::prelude::*;

const KEY: &[u8; 64] = b"1234567890123456789012345678901234567890123456789012345678901234";
const PIN: &str = "1234";
/// 132d0b6 minutes after 1970: Mar 25 2008, 12:06:30 GMT.
const TIME: u64 = 0x0132_d0b6 * 60 + 30;

fn key(suite: &Suite) -> &'static [u8] {
    match suite.as_str() {
        text if text.contains("SHA512-") => KEY,
        text if text.contains("SHA256-") => &KEY[..32],
        _ => &KEY[..20],
    }
}

fn response(suite: &str, counter: Option<u64>, question: &str) -> String {
    let suite = Suite::parse(suite).unwrap();
    let inputs = Inputs { question, counter, pin: Some(PIN), time: Some(TIME), ..Inputs::default() };
    suite.respond(key(&suite), &inputs).unwrap()
}

/// Each question with its response.
fn check(suite: &str, vectors: &[(&str, &str)]) {
    for (question, expected) in vectors {
        assert_eq!(response(suite, None, question), *expected, "{suite} {question}");
    }
}

#[test]
fn one_way_with_a_question() {
    check(
        "OCRA-1:HOTP-SHA1-6:QN08",
        &[
            ("00000000", "237653"),
            ("11111111", "243178"),
            ("22222222", "653583"),
            ("33333333", "740991"),
            ("44444444", "608993"),
            ("55555555", "388898"),
            ("66666666", "816933"),
            ("77777777", "224598"),
            ("88888888", "750600"),
            ("99999999", "294470"),
        ],
    );
}

#[test]
fn one_way_with_counter_question_and_pin() {
    let responses = [
        "65347737", "86775851", "78192410", "71565254", "10104329", "65983500", "70069104", "91771096",
        "75011558", "08522129",
    ];
    for (counter, expected) in (0..).zip(responses) {
        let suite = "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1";
        assert_eq!(response(suite, Some(counter), "12345678"), expected, "{counter}");
    }
}

#[test]
fn one_way_with_question_and_pin() {
    check(
        "OCRA-1:HOTP-SHA256-8:QN08-PSHA1",
        &[
            ("00000000", "83238735"),
            ("11111111", "01501458"),
            ("22222222", "17957585"),
            ("33333333", "86776967"),
            ("44444444", "86807031"),
        ],
    );
}

#[test]
fn one_way_with_counter_and_question() {
    let responses = [
        "07016083", "63947962", "70123924", "25341727", "33203315", "34205738", "44343969", "51946085",
        "20403879", "31409299",
    ];
    for (counter, expected) in (0..).zip(responses) {
        let question = counter.to_string().repeat(8);
        let suite = "OCRA-1:HOTP-SHA512-8:C-QN08";
        assert_eq!(response(suite, Some(counter), &question), expected, "{counter}");
    }
}

#[test]
fn one_way_with_question_and_time() {
    check(
        "OCRA-1:HOTP-SHA512-8:QN08-T1M",
        &[
            ("00000000", "95209754"),
            ("11111111", "55907591"),
            ("22222222", "22048402"),
            ("33333333", "24218844"),
            ("44444444", "36209546"),
        ],
    );
}

#[test]
fn mutual_with_32_byte_keys() {
    check(
        "OCRA-1:HOTP-SHA256-8:QA08",
        &[
            ("CLI22220SRV11110", "28247970"),
            ("CLI22221SRV11111", "01984843"),
            ("CLI22222SRV11112", "65387857"),
            ("CLI22223SRV11113", "03351211"),
            ("CLI22224SRV11114", "83412541"),
            ("SRV11110CLI22220", "15510767"),
            ("SRV11111CLI22221", "90175646"),
            ("SRV11112CLI22222", "33777207"),
            ("SRV11113CLI22223", "95285278"),
            ("SRV11114CLI22224", "28934924"),
        ],
    );
}

#[test]
fn mutual_with_64_byte_keys_and_the_clients_pin() {
    check(
        "OCRA-1:HOTP-SHA512-8:QA08",
        &[
            ("CLI22220SRV11110", "79496648"),
            ("CLI22221SRV11111", "76831980"),
            ("CLI22222SRV11112", "12250499"),
            ("CLI22223SRV11113", "90856481"),
            ("CLI22224SRV11114", "12761449"),
        ],
    );
    check(
        "OCRA-1:HOTP-SHA512-8:QA08-PSHA1",
        &[
            ("SRV11110CLI22220", "18806276"),
            ("SRV11111CLI22221", "70020315"),
            ("SRV11112CLI22222", "01600026"),
            ("SRV11113CLI22223", "18951020"),
            ("SRV11114CLI22224", "32528969"),
        ],
    );
}

#[test]
fn signatures() {
    check(
        "OCRA-1:HOTP-SHA256-8:QA08",
        &[
            ("SIG10000", "53095496"),
            ("SIG11000", "04110475"),
            ("SIG12000", "31331128"),
            ("SIG13000", "76028668"),
            ("SIG14000", "46554205"),
        ],
    );
    check(
        "OCRA-1:HOTP-SHA512-8:QA10-T1M",
        &[
            ("SIG1000000", "77537423"),
            ("SIG1100000", "31970405"),
            ("SIG1200000", "10235557"),
            ("SIG1300000", "95213541"),
            ("SIG1400000", "65360607"),
        ],
    );
}

#[test]
fn as_tiqr_servers_compute_it() {
    let bytes = |from: u8, to: u8| -> Vec<u8> { (from..=to).collect() };
    for (suite, question, session, expected) in [
        ("6:QH10-S", "0000000000", bytes(0, 0x0f), "539871"),
        ("6:QH10-S", "1111111111", bytes(0x10, 0x1f), "048093"),
        ("6:QH10-S", "aaaaaaaaaa", bytes(0xa0, 0xaf), "086966"),
        ("6:QH10-S", "0000000000", bytes(0, 0x1f), "525367"),
        ("8:QH10-S", "0000000000", bytes(0, 0x1f), "75158174"),
        ("6:QH10-S064", "0000000000", bytes(0, 0x0f), "699726"),
    ] {
        let suite = Suite::parse(&format!("OCRA-1:HOTP-SHA1-{suite}")).unwrap();
        let inputs = Inputs { question, session: Some(&session), ..Inputs::default() };
        assert_eq!(suite.respond(&KEY[..32], &inputs).unwrap(), expected, "{} {question}", suite.as_str());
    }
}

#[test]
fn protocol_version_2_takes_digits_for_hex() {
    let of = |suite: &str, numerals| {
        let inputs = Inputs { question: "11111111", numerals, ..Inputs::default() };
        Suite::parse(suite).unwrap().respond(&KEY[..20], &inputs).unwrap()
    };
    let (numeric, hex) = ("OCRA-1:HOTP-SHA1-6:QN08", "OCRA-1:HOTP-SHA1-6:QH08");
    assert_eq!(of(numeric, Numerals::Decimal), "243178", "RFC 6287");
    assert_ne!(of(numeric, Numerals::AsHex), "243178");
    assert_eq!(of(hex, Numerals::Decimal), of(hex, Numerals::AsHex), "hex digits are hex digits in both");
}

#[test]
fn ten_digits_and_none() {
    let of = |digits: &str| response(&format!("OCRA-1:HOTP-SHA1-{digits}:QN08"), None, "00000000");
    for digits in 4..=10 {
        assert_eq!(of(&digits.to_string()).len(), digits);
    }
    assert!(of("10").as_str() <= "2147483647", "31 bits, so never cut");
    let whole = of("0");
    assert!(whole.len() == 40 && whole.bytes().all(|byte| byte.is_ascii_hexdigit()), "all of an HMAC-SHA-1");
}

#[test]
fn what_a_suite_asks_for_has_to_be_there() {
    for (suite, what) in
        [("C-QN08", "a counter"), ("QN08-PSHA1", "a PIN"), ("QN08-S", "a session"), ("QN08-T1M", "the time")]
    {
        let suite = Suite::parse(&format!("OCRA-1:HOTP-SHA1-6:{suite}")).unwrap();
        let inputs = Inputs { question: "1", ..Inputs::default() };
        assert_eq!(suite.respond(KEY, &inputs), Err(OcraError::Missing(what)));
    }
    let suite = Suite::parse("OCRA-1:HOTP-SHA1-6:QN08-S016").unwrap();
    let with =
        |session| suite.respond(KEY, &Inputs { question: "1", session: Some(session), ..Inputs::default() });
    assert!(with(&KEY[..16]).is_ok());
    assert_eq!(with(&KEY[..17]), Err(OcraError::Session));
}

proptest! {
    #[test]
    fn every_suite_that_is_read_answers(
        suite in "OCRA-1:HOTP-SHA(1|256|512)-(0|[4-9]|10):(C-)?Q[ANH](0[4-9]|[1-5][0-9]|6[0-4])(-PSHA(1|256|512))?(-S([0-9]{3})?)?(-T([1-9]|[1-4][0-8])[HMS])?",
        question in "[0-9]{1,8}",
        key in proptest::collection::vec(any::<u8>(), 0..200),
        session in proptest::collection::vec(any::<u8>(), 0..1200),
        counter: u64, time: u64,
    ) {
        let Ok(suite) = Suite::parse(&suite) else {
            prop_assert!(suite.contains("-S000"), "{}", suite);
            return Ok(());
        };
        let inputs = Inputs {
            question: &question, session: Some(&session), pin: Some("1234"), counter: Some(counter), time: Some(time),
            numerals: Numerals::Decimal,
        };
        match suite.respond(&key, &inputs) {
            Ok(response) => {
                let count = usize::from(suite.digits().count());
                prop_assert!(response.len() == count || count == 0);
                prop_assert_eq!(suite.respond(&key, &inputs), Ok(response));
            }
            Err(error) => prop_assert_eq!(error, OcraError::Session),
        }
    }
}
