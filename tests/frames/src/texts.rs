//! What the codes say: a link of one account, or an export of ten.

use data_encoding::{BASE32_NOPAD, BASE64};

use crate::chance::Chance;

const SERVICES: [&str; 10] = [
    "Surf",
    "Ziekenhuis",
    "Belastingdienst",
    "Studielink",
    "Gemeente",
    "Bibliotheek",
    "Registry",
    "Payroll",
    "Mail",
    "Intranet",
];

/// Accounts in an export: as many as Google Authenticator puts into one code.
const EXPORTED: usize = 10;

/// `otpauth://totp/…`, as services write it.
pub fn link(chance: &mut Chance) -> String {
    let (service, name) = (*chance.pick(&SERVICES), chance.word(4..13));
    let secret_len = *chance.pick(&[10, 16, 20, 32]);
    let secret = BASE32_NOPAD.encode(&chance.bytes(secret_len));
    let rest = if chance.happens(0.5) { "&algorithm=SHA1&digits=6&period=30" } else { "" };
    format!("otpauth://totp/{service}:{name}%40example.org?secret={secret}&issuer={service}{rest}")
}

/// `otpauth-migration://…`, one dense code.
pub fn export(chance: &mut Chance) -> String {
    let mut message = Vec::new();
    for _ in 0..EXPORTED {
        let service = *chance.pick(&SERVICES);
        let name = format!("{}@example.org", chance.word(6..13));
        let mut account = Vec::new();
        put_bytes(&mut account, 1, &chance.bytes(20));
        put_bytes(&mut account, 2, format!("{service}:{name}").as_bytes());
        put_bytes(&mut account, 3, service.as_bytes());
        // SHA-1, six digits, TOTP.
        put_numbers(&mut account, &[(4, 1), (5, 1), (6, 2)]);
        put_bytes(&mut message, 1, &account);
    }
    // Version 1; part 0 of 1; the export's id.
    put_numbers(&mut message, &[(2, 1), (3, 1), (4, 0), (5, chance.within(1..1 << 31))]);
    let data = BASE64.encode(&message).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    format!("otpauth-migration://offline?data={data}")
}

/// A protobuf field of a length and bytes.
fn put_bytes(message: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    put_varint(message, field << 3 | 2);
    put_varint(message, bytes.len() as u64);
    message.extend(bytes);
}

fn put_numbers(message: &mut Vec<u8>, fields: &[(u64, u64)]) {
    for (field, number) in fields {
        put_varint(message, field << 3);
        put_varint(message, *number);
    }
}

fn put_varint(message: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        message.push(number as u8 | 0x80);
        number >>= 7;
    }
    message.push(number as u8);
}

#[cfg(test)]
mod tests {
    use koppel_core::payload::{self, Payload};

    use super::*;
    use crate::Draw;
    use crate::chance::Part;

    #[test]
    fn koppel_reads_them() {
        for number in 0..20 {
            let mut chance = Chance::new(Draw { seed: 1, number }, Part::Text);
            assert!(matches!(payload::read(link(&mut chance).as_bytes()), Ok(Payload::Account(_))));
            let Ok(Payload::Migration(part)) = payload::read(export(&mut chance).as_bytes()) else {
                panic!("no export")
            };
            assert_eq!(part.entries.iter().filter(|entry| entry.is_ok()).count(), EXPORTED);
        }
    }
}
