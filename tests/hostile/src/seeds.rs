//! What the corpus begins with, and what the everyday tests change a little: something whole for each target. All of it
//! is made up.

use crate::backup_file::sealed;
use crate::prepared::prepared;
use crate::tiqr::OFFER;

/// The profile in the backups.
pub const NAME: &str = "Lotte";

/// The names of the targets.
pub const TARGETS: [&str; 9] = [
    "otpauth",
    "migration",
    "tiqr",
    "vault_file",
    "keystore_item",
    "backup_file",
    "backup_json",
    "pasted_codes",
    "frame",
];

/// Whole inputs of that target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "otpauth" => LINKS.map(|link| link.as_bytes().to_vec()).to_vec(),
        "migration" => migrations(),
        "tiqr" => tiqr_texts(),
        "vault_file" => vault_files(),
        "keystore_item" => keystore_items(),
        "backup_file" => vec![sealed(json(&account("totp")).as_bytes())],
        "backup_json" => backup_jsons(),
        "pasted_codes" => PASTES.map(|paste| paste.as_bytes().to_vec()).to_vec(),
        "frame" => frames(),
        other => panic!("{other} is no target"),
    }
}

const LINKS: [&str; 16] = [
    "otpauth://totp/Example:lotte?secret=JBSWY3DPEHPK3PXP&issuer=Example",
    "otpauth://totp/A%20B%3Ac@example.org?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256&digits=8&period=60",
    "otpauth://hotp/x?secret=jbsw-y3dp-ehpk-3pxp&counter=41&algorithm=HmacSHA512&digits=10",
    "otpauth://totp/Steam:x?secret=JBSWY3DPEHPK3PXP&issuer=Steam&digits=5",
    "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&encoder=steam&amp;issuer=a+b",
    "steam://JBSWY3DPEHPK3PXP",
    "otpauth-migration://offline?data=Ch4KCkhlbGxvId6tvu8SBWFsaWNlGgNBY20gASgBMAIQARgB",
    "JBSW Y3DP EHPK 3PXP",
    "tiqrenroll://https://example.org/metadata?key=1",
    "https://tiqr.org/tiqrenroll/?metadata=https%3A%2F%2Fexample.org",
    "tiqrauth://jan@example.org/0011/a1b2/site/2?https%3A%2F%2Fexample.org",
    "https://eduid.nl/tiqrauth/?u=a&s=0011&q=a1b2&i=eduid.nl&v=2",
    "https://example.org/a?b=c",
    "WIFI:T:WPA;S:x;P:y;;",
    "msauth://code/1",
    "2@a,b,c,d",
];

/// A byte that says what it is, then the thing.
fn tiqr_texts() -> Vec<Vec<u8>> {
    let with = |how: &[u8], text: &str| [how, text.as_bytes()].concat();
    let links = LINKS.iter().filter(|link| link.contains("tiqr")).map(|link| with(&[0], link));
    let offers = [
        OFFER.to_owned(),
        OFFER.replace("Example", "Ex\\u202e<b>ample"),
        OFFER.replace("https://tiqr.example/a", "http://127.0.0.1/a"),
        OFFER.replace("HOTP-SHA1-6:QH10-S", "HOTP-SHA512-8:QN08-S128"),
    ];
    let answers = [
        "OK",
        "INVALID_RESPONSE:2",
        "ACCOUNT_BLOCKED",
        r#"{"responseCode":1}"#,
        r#"{"responseCode":201,"attemptsLeft":2,"message":"Nee\u202e"}"#,
        r#"{"responseCode":204,"duration":5}"#,
    ];
    let answers = answers.iter().flat_map(|answer| [50, 151].map(|status| with(&[2, status], answer)));
    links.chain(offers.iter().map(|offer| with(&[1], offer))).chain(answers).collect()
}

/// A field of Protocol Buffers: a number, or bytes.
fn number(field: u8, value: u8) -> Vec<u8> {
    vec![field << 3, value]
}

fn bytes(field: u8, value: &[u8]) -> Vec<u8> {
    [&[field << 3 | 2, value.len() as u8], value].concat()
}

fn migrations() -> Vec<Vec<u8>> {
    let entry = |name: &str, figures: [u8; 4]| {
        let names = [bytes(1, b"Hello!\xde\xad\xbe\xef"), bytes(2, name.as_bytes()), bytes(3, b"ACME")];
        let figures = (4..).zip(figures).map(|(field, value)| number(field, value));
        bytes(1, &names.into_iter().chain(figures).collect::<Vec<_>>().concat())
    };
    let part = |size, index, entries: &[Vec<u8>]| {
        let message = [entries.concat(), number(3, size), number(4, index), number(5, 7)].concat();
        [&(message.len() as u16).to_le_bytes()[..], &message].concat()
    };
    vec![
        part(1, 0, &[entry("alice", [1, 1, 2, 0])]),
        part(1, 0, &[entry("ACME:bob", [2, 2, 1, 9]), entry("md5", [4, 1, 2, 0]), entry("x", [3, 3, 3, 0])]),
        [part(2, 1, &[entry("b", [0, 0, 0, 0])]), part(2, 0, &[entry("a", [1, 1, 2, 0])])].concat(),
        [part(3, 0, &[]), part(3, 0, &[entry("a", [1, 1, 2, 0])])].concat(),
    ]
}

fn vault_files() -> Vec<Vec<u8>> {
    let file = &prepared().file;
    let header = &file[12..12 + usize::from(u16::from_le_bytes([file[8], file[9]]))];
    let text = std::str::from_utf8(header).unwrap();
    let changed = |from: &str, to: &str| text.replacen(from, to, 1).into_bytes();
    let headers = [
        text.as_bytes().to_vec(),
        changed("\"generation\":2", "\"generation\":3"),
        changed("\"generation\":2", "\"generation\":18446744073709551615"),
        changed("\"memory\":8", "\"memory\":4294967295"),
        changed("\"passes\":1", "\"passes\":11"),
        text.replacen("Lotte", "Lotte\\u001b[2J\\u202e", 1)
            .replacen(
                r#"{"service":"Example"}"#,
                r#"{"service":"Ex\u202eample","codes":{"kind":"list","left":255,"total":9,"noted":1,"checked":null}}"#,
                1,
            )
            .into_bytes(),
        changed(
            "\"lock\":",
            r#""backup":{"proof":{"place":"/a","made":1,"proven":2},"changed":true},"lock":"#,
        ),
        [&text.as_bytes()[..text.find("\"lock\":").unwrap()], b"\"lock\":null}"].concat(),
    ];
    let with = |how: u8, rest: &[u8]| [&[how], rest].concat();
    let files = [with(0, file), with(4, file), with(40, &prepared().previous), with(1, b""), with(35, b"")];
    let edits = [with(33, &[0, 40, 0, 7]), with(37, &[1, 90, 0, 1]), with(7, &[3, 20, 1, 4])];
    let headers = headers.iter().flat_map(|header| [with(6, header), with(54, header)]);
    files.into_iter().chain(edits).chain(headers).collect()
}

fn keystore_items() -> Vec<Vec<u8>> {
    let record = &prepared().record;
    let newer = [&[3], &record[1..]].concat();
    let blocked = [&record[..1], &[2, 0, 0], &record[4..20], &[0; 112]].concat();
    let version_1 = [&[1], &record[1..4], &record[20..28], &record[36..]].concat();
    let with = |how: u8, clock: u8, rest: &[u8]| [&[how, clock], rest].concat();
    let whole = [record.clone(), newer, blocked, version_1].map(|record| with(2, 40, &record));
    // Each field on its own: state, wrong PINs, earlier key, id, generation, time.
    let fields = [1, 2, 3, 4, 20, 28].map(|place| with(3, 40, &[0, place, 0, 2]));
    whole.into_iter().chain(fields).chain([with(1, 0, &[1, 50, 0, 1]), with(3, 255, b"")]).collect()
}

fn account(scheme: &str) -> String {
    let scheme = match scheme {
        "steam" => r#"{"type":"steam"}"#.to_owned(),
        "hotp" => r#"{"type":"hotp","algorithm":"sha512","digits":8,"counter":41}"#.to_owned(),
        _ => r#"{"type":"totp","algorithm":"sha1","digits":6,"period":30}"#.to_owned(),
    };
    format!(
        r#"{{"id":"00000000000000000000000000000001","issuer":"Example","name":"lotte","secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAA=","scheme":{scheme},"added":1,"replaces":null,"backup":{{"place":"none"}}}}"#
    )
}

fn json(accounts: &str) -> String {
    format!(
        r#"{{"format":"koppel-backup","version":1,"made":2,"profile":{{"name":"{NAME}","created":1,"lock_after":5,"accounts":[{accounts}]}}}}"#
    )
}

fn backup_jsons() -> Vec<Vec<u8>> {
    let kept = account("hotp")
        .replace(r#"{"place":"none"}"#, r#"{"place":"paper","whereabouts":"blue folder","noted":3}"#);
    let replacing = account("steam").replace("null", r#""00000000000000000000000000000002""#);
    let with_codes = account("totp").replace(
        r#"{"place":"none"}"#,
        r#"{"now":{"kind":"list","place":"here","whereabouts":"x","total":3,"codes":["abcde-12345","1234 5678"],"noted":1,"checked":2,"used":2,"replaced":null},"history":[{"at":1,"event":"noted","left":3,"total":3},{"at":2,"event":"used","left":2,"total":3,"struck":["fghij-67890"]}],"undo":{"index":1,"used":null,"checked":null}}"#,
    );
    let texts = [
        json(&with_codes).replace("\"version\":1", "\"version\":2"),
        json(&account("totp")),
        json(&[account("totp"), kept, replacing].join(",")),
        json(&account("totp").replace("lotte", "lot\\n\\u202ete")),
        json("").replace("\"version\":1", "\"version\":3"),
        r#"{"format":"other","version":1}"#.to_owned(),
    ];
    texts.map(String::into_bytes).to_vec()
}

const PASTES: [&str; 8] = [
    "SAVE YOUR BACKUP CODES\r\n 1. 3532 8723\t\t 6. 4561 7890\r\n 2. 1234 5678\t\t 7. 5672 8901\r\n(a@example.com)\r\n",
    "* abcde-12345\n* 05a3f-1c9d2\n* [x] ffeed-ccbba\n- deadb-eef00 used",
    "Back-upcode: 1234 5678\nTel: 06-12345678\n25-11-2026\nhttps://g.co/2sv",
    "Recovery Key: K3QT-7XW2-PBN8-R4HJ-6C9D-FGYV-M2LZ",
    "1234 5678 2345 6789, abcdef12; 99zz88yy\nP@ssw0rd!\nwelkom2024",
    "12\u{200b}34\u{a0}5678\n\u{202e}8765 4321\n１２３４５６\n1\u{336}2\u{336}3\u{336}4\u{336}5\u{336}6\u{336}",
    "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP\n1234 5678",
    "~~1234 5678~~\n#1 k5zq-w3fg\n02: kqzp-wmrt\nx 1111-2222\nResetcode 1234 5678",
];

fn frames() -> Vec<Vec<u8>> {
    let code = |side: u8, gap: u8, how: u8, edits: &[u8]| {
        let text = b"otpauth:x";
        [&[side, side, gap, how, 47, text.len() as u8], &text[..], edits].concat()
    };
    vec![
        code(50, 0, 3, b""),
        code(64, 5, 19, b""),
        code(51, 1, 3, &[0, 0, 8, 0, 0, 80, 9, 255]),
        vec![7, 9, 3, 1, 15, 0, 255, 9, 128, 40],
        // Bars of 1:1:3:1:1.
        vec![60, 64, 0, 18, 255, 0b0001_1101, 0b1101_0001],
        vec![16, 16, 0, 0, 1, 2, 3],
        vec![0, 4, 0, 32, 1, 9],
        [vec![4, 4, 2, 64, 130], vec![200; 72]].concat(),
    ]
}
