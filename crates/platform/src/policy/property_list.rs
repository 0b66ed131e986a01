//! A policy as a property list, XML or binary.
//!
//! It is not read into a tree: in a binary one a list can be in a list twice, and that one in the next, so that a few bytes stand
//! for more than any memory holds. Steps and depth are counted instead.

use std::cell::Cell;
use std::fmt;
use std::io::Cursor;

use koppel_core::policy::Value;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Broken;

/// Values, those in lists and dictionaries too. A policy has half a dozen.
const MOST_VALUES: u32 = 1000;
/// How deep they may lie.
const MOST_DEPTH: u32 = 16;

/// What macOS itself may put beside the keys of a profile.
const OF_THE_SYSTEM: &str = "Payload";

/// Its keys; what stands in a dictionary of its own is not one of them.
pub fn values(bytes: &[u8]) -> Result<Vec<(String, Value)>, Broken> {
    let Top(mut values) = plist::from_reader(Cursor::new(bytes)).map_err(|_| Broken::Malformed)?;
    values.retain(|(name, _)| !name.starts_with(OF_THE_SYSTEM));
    Ok(values)
}

/// The outermost dictionary.
struct Top(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Top {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Top;

            fn expecting(&self, it: &mut fmt::Formatter<'_>) -> fmt::Result {
                it.write_str("a dictionary")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Top, A::Error> {
                let seen = Cell::new(0);
                let mut values = Vec::new();
                while let Some(name) = map.next_key()? {
                    values.push((name, map.next_value_seed(Bounded { seen: &seen, depth: 1 })?));
                }
                Ok(Top(values))
            }
        }
        from.deserialize_map(Keys)
    }
}

/// One value; of a list or a dictionary only that it is one.
#[derive(Clone, Copy)]
struct Bounded<'a> {
    seen: &'a Cell<u32>,
    depth: u32,
}

impl Bounded<'_> {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        self.seen.set(self.seen.get() + 1);
        if self.seen.get() > MOST_VALUES || self.depth > MOST_DEPTH {
            return Err(de::Error::custom("more than a policy has"));
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, it: &mut fmt::Formatter<'_>) -> fmt::Result {
        it.write_str("a value")
    }

    fn visit_bool<E>(self, on: bool) -> Result<Value, E> {
        Ok(Value::Switch(on))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Other, Value::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        while list.next_element_seed(self.deeper())?.is_some() {}
        Ok(Value::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        while map.next_key::<String>()?.is_some() {
            map.next_value_seed(self.deeper())?;
        }
        Ok(Value::Other)
    }
}
