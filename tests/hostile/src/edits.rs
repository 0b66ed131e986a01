//! Something that is whole, with edits: how a fuzzer gets behind what bytes alone would never pass.

/// Bytes of one edit: what, where (two), and with what.
const EDIT: usize = 4;
/// More than these are not made.
const MOST: usize = 64;

/// `good` with the edits that these bytes ask for; whatever the bytes, they ask for something.
pub fn edited(good: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for edit in edits.as_chunks::<EDIT>().0.iter().take(MOST) {
        let [what, low, high, with] = *edit;
        let place = usize::from(u16::from_le_bytes([low, high])) % (bytes.len() + 1);
        let end = (place + usize::from(with)).min(bytes.len());
        match what % 6 {
            0 => bytes[place..].iter_mut().take(1).for_each(|byte| *byte = with),
            1 => bytes[place..].iter_mut().take(1).for_each(|byte| *byte ^= with),
            2 => bytes.insert(place, with),
            3 => drop(bytes.drain(place..end)),
            4 => bytes.extend_from_within(place..end),
            _ => bytes.truncate(place.max(1)),
        }
    }
    bytes
}
