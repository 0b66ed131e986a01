//! A policy in the registry: numbers and switches as REG_DWORD, words as REG_SZ.

use koppel_core::policy::{Key, Value};
use windows_registry::{Key as Place, Type, Value as Stored};

use super::{Broken, Values};

/// `ERROR_FILE_NOT_FOUND`, which keys and values have in common, as an `HRESULT`.
const NOT_THERE: i32 = 0x8007_0002_u32 as i32;
/// `ERROR_PATH_NOT_FOUND`: a key above it is missing.
const NO_WAY_THERE: i32 = 0x8007_0003_u32 as i32;

/// Its keys, and whatever else stands beside them. Upper and lower case are the same to the registry, and so here.
pub fn read(root: &Place, path: &str) -> Values {
    let key = match root.open(path) {
        Ok(key) => key,
        Err(error) if [NOT_THERE, NO_WAY_THERE].contains(&error.code().0) => return Ok(None),
        Err(error) => return Err(Broken::Unreadable(error.message())),
    };
    let mut values = Vec::new();
    for known in Key::ALL {
        match key.get_value(known.name()) {
            Ok(stored) => values.push((known.name().to_owned(), value_of(stored))),
            Err(error) if error.code().0 == NOT_THERE => {}
            Err(error) => return Err(Broken::Unreadable(error.message())),
        }
    }
    let names = key.values().map_err(|error| Broken::Unreadable(error.message()))?.map(|(name, _)| name);
    let is_known = |name: &str| Key::ALL.iter().any(|key| key.name().eq_ignore_ascii_case(name));
    values.extend(names.filter(|name| !is_known(name)).map(|name| (name, Value::Other)));
    Ok(Some(values))
}

fn value_of(stored: Stored) -> Value {
    match stored.ty() {
        Type::U32 => u32::try_from(stored).map_or(Value::Other, |number| Value::Number(number.into())),
        Type::String => String::try_from(stored).map_or(Value::Other, Value::Text),
        _ => Value::Other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use koppel_core::policy::{Policy, Reading, Setting};
    use windows_registry::CURRENT_USER;

    use super::*;

    /// A key of the person who runs this, and gone afterwards: the real one is an administrator's.
    struct Scratch(String);

    impl Scratch {
        fn new(name: &str) -> (Self, Place) {
            let path = format!(r"Software\Koppel-tests\{name}-{}", std::process::id());
            let key = CURRENT_USER.create(&path).unwrap();
            (Self(path), key)
        }

        fn read(&self) -> Reading {
            Policy::read(read(CURRENT_USER, &self.0).unwrap().unwrap())
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = CURRENT_USER.remove_tree(&self.0);
        }
    }

    #[test]
    fn what_group_policy_writes_is_read() {
        let (scratch, key) = Scratch::new("written");
        key.set_u32("MinimumPinLength", 8).unwrap();
        key.set_u32("forbidEXPORT", 1).unwrap();
        key.set_string("UpdateChannel", "off").unwrap();
        let Reading { policy, ignored } = scratch.read();
        assert_eq!(ignored, []);
        assert_eq!(
            policy.settled(),
            [
                (Key::MinimumPinLength, Setting::Number(8)),
                (Key::ForbidExport, Setting::Switch(true)),
                (Key::UpdateChannel, Setting::Word("off")),
            ]
        );
    }

    #[test]
    fn wrong_types_and_unknown_names_are_told_and_the_rest_holds() {
        let (scratch, key) = Scratch::new("wrong");
        key.set_string("PinTries", "2").unwrap();
        key.set_u64("MinimumPinLength", 8).unwrap();
        key.set_bytes("UpdateChannel", Type::String, &[0x00, 0xd8, 0x00, 0x00]).unwrap();
        key.set_bytes("LockAfterMinutes", Type::U32, &[1, 2]).unwrap();
        key.set_multi_string("ForbidExport", &["1"]).unwrap();
        key.set_u32("ForbidKeptBackupCodes", 1).unwrap();
        key.set_u32("Unheard", 1).unwrap();
        let Reading { policy, ignored } = scratch.read();
        assert_eq!(policy.settled(), [(Key::ForbidKeptBackupCodes, Setting::Switch(true))]);
        assert_eq!(ignored.len(), 6, "{ignored:?}");
    }

    #[test]
    fn without_the_key_there_is_no_policy() {
        assert_eq!(read(CURRENT_USER, r"Software\Koppel-tests\none\below"), Ok(None));
    }
}
