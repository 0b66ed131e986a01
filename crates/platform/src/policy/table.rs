//! A policy as TOML, which an administrator can write by hand and comment.

use koppel_core::policy::Value;
use toml::{Table, Value as Toml};

use super::Broken;

/// Its keys; what stands in a table of its own is not one of them.
pub fn values(bytes: &[u8]) -> Result<Vec<(String, Value)>, Broken> {
    // Some editors begin a file with it.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Broken::Malformed)?;
    let table: Table = toml::from_str(text).map_err(|error| match error.span() {
        Some(span) => Broken::MalformedLine(line_of(bytes, span.start)),
        None => Broken::Malformed,
    })?;
    Ok(table.into_iter().map(|(name, value)| (name, value_of(value))).collect())
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

fn value_of(value: Toml) -> Value {
    match value {
        Toml::Integer(number) => Value::Number(number),
        Toml::Boolean(on) => Value::Switch(on),
        Toml::String(text) => Value::Text(text),
        Toml::Float(_) | Toml::Datetime(_) | Toml::Array(_) | Toml::Table(_) => Value::Other,
    }
}
