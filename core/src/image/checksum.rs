//! Sums over bytes: what tells that they changed.

/// FNV-1a over 64 bits: enough to tell revisions apart.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(OFFSET, |hash, byte| mixed(hash, u64::from(*byte)))
}

/// The same with eight bytes a step, since it stands before every start: enough to notice damage.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(OFFSET, |hash, word| {
        // What is multiplied only moves up, so the upper half is brought down again.
        mixed(hash, u64::from_le_bytes(*word)).rotate_left(32)
    });
    mixed(hash, fingerprint(rest))
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

const fn mixed(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3)
}
