//! Protocol Buffers, as much as an export needs: <https://protobuf.dev/programming-guides/encoding/>.
//! Allocates nothing, looks at no byte twice and does not recurse, so nothing that a message claims about
//! itself can cost more than its own length.

/// A field's value, in the wire types that are still in use.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// Wire type 0: integers, booleans, enumerations.
    Varint(u64),
    /// Wire type 2: texts, bytes, messages.
    Bytes(&'a [u8]),
    /// Wire types 1 and 5, which exports do not use.
    Fixed,
}

/// The message breaks off, or is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// The fields of a message in order, as (number, value). Ends after the first malformed one.
pub(super) fn fields(message: &[u8]) -> impl Iterator<Item = Result<(u64, Value<'_>), Malformed>> {
    let mut rest = message;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let field = field(&mut rest);
        if field.is_none() {
            rest = &[];
        }
        Some(field.ok_or(Malformed))
    })
}

fn field<'a>(rest: &mut &'a [u8]) -> Option<(u64, Value<'a>)> {
    let tag = varint(rest)?;
    let value = match tag & 7 {
        0 => Value::Varint(varint(rest)?),
        1 => take(rest, 8).map(|_| Value::Fixed)?,
        2 => {
            let length = usize::try_from(varint(rest)?).ok()?;
            Value::Bytes(take(rest, length)?)
        }
        5 => take(rest, 4).map(|_| Value::Fixed)?,
        // 3 and 4 are groups, deprecated before any of this existed.
        _ => return None,
    };
    let number = tag >> 3;
    (number != 0).then_some((number, value))
}

/// Seven bits a byte, the low ones first, in ten bytes at most.
fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = *take(rest, 1)?.first()?;
        let bits = u64::from(byte & 0x7f);
        if shift == 63 && bits > 1 {
            return None;
        }
        value |= bits << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn all(message: &[u8]) -> Result<Vec<(u64, Value<'_>)>, Malformed> {
        fields(message).collect()
    }

    #[test]
    fn reads_each_wire_type() {
        // The first two examples of the specification, then a fixed64 and a fixed32.
        assert_eq!(all(b"\x08\x96\x01"), Ok(vec![(1, Value::Varint(150))]));
        assert_eq!(all(b"\x12\x07testing"), Ok(vec![(2, Value::Bytes(b"testing"))]));
        assert_eq!(all(b"\x09abcdefgh\x0dabcd"), Ok(vec![(1, Value::Fixed), (1, Value::Fixed)]));
        let minus_one = b"\x28\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
        assert_eq!(all(minus_one), Ok(vec![(5, Value::Varint(u64::MAX))]));
    }

    #[test]
    fn what_breaks_off_is_malformed() {
        for message in [
            &b"\x08"[..],
            b"\x08\x80",
            b"\x0a\x05abc",
            b"\x09abc",
            b"\x0dabc",
            // A length of 2^63 and of 2^64 - 1.
            b"\x0a\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01a",
            b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01a",
            // Eleven bytes of varint; bit 64.
            b"\x08\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00",
            b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
            // Groups, field number 0, wire types that do not exist.
            b"\x0b\x0c",
            b"\x00\x00",
            b"\x0e",
            b"\x0f",
        ] {
            assert_eq!(all(message), Err(Malformed), "{message:02x?}");
        }
    }

    #[test]
    fn what_came_before_is_still_read() {
        let mut fields = fields(b"\x08\x01\x08");
        assert_eq!(fields.next(), Some(Ok((1, Value::Varint(1)))));
        assert_eq!(fields.next(), Some(Err(Malformed)));
        assert_eq!(fields.next(), None);
    }

    proptest! {
        #[test]
        fn any_bytes_end(message in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(fields(&message).count() <= message.len());
        }
    }
}
