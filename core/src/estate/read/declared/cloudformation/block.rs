//! Blocks of addresses that are cut from another.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::Ipv4Addr;

/// The most blocks that are cut at once.
const MOST: u32 = 256;

/// So many blocks with so many host bits, from the front of an IPv4 block; none where they do not fit.
pub fn blocks(block: &str, count: u32, bits: u32) -> Option<Vec<String>> {
    let (address, length) = block.split_once('/')?;
    let address = u32::from(address.parse::<Ipv4Addr>().ok()?);
    let length: u32 = length.parse().ok()?;
    let host_bits = 32_u32.checked_sub(length)?;
    let cut_bits = host_bits.checked_sub(bits)?;
    // A shift by 32 is none; all addresses there are hold more blocks than are ever cut.
    let room = 1_u32.checked_shl(cut_bits).unwrap_or(u32::MAX);
    if count == 0 || count > MOST || count > room {
        return None;
    }
    let size = 1_u32.checked_shl(bits)?;
    let first = address.checked_shr(host_bits).unwrap_or(0);
    let first = first.checked_shl(host_bits).unwrap_or(0);
    let length = 32_u32.checked_sub(bits)?;
    let mut cut = Vec::new();
    for position in 0..count {
        let start = first.checked_add(position.checked_mul(size)?)?;
        cut.push(format!("{}/{length}", Ipv4Addr::from(start)));
    }
    Some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_cut_from_the_front() {
        let cut = blocks("10.0.0.0/16", 3, 8).unwrap();
        assert_eq!(cut, ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]);
        assert_eq!(blocks("10.1.2.3/24", 1, 4).unwrap(), ["10.1.2.0/28"]);
        assert_eq!(blocks("0.0.0.0/0", 1, 31).unwrap(), ["0.0.0.0/1"]);
        for (block, count, bits) in [
            ("10.0.0.0/24", 3, 7),
            ("10.0.0.0/24", 1, 9),
            ("10.0.0.0/33", 1, 1),
            ("10.0.0.0", 1, 8),
            ("fd00::/56", 1, 64),
            ("10.0.0.0/16", 0, 8),
            ("0.0.0.0/0", 1, 32),
        ] {
            assert_eq!(blocks(block, count, bits), None, "{block}");
        }
    }
}
