//! Addresses and ranges of them, IPv4 and IPv6.

use core::fmt;
use core::net::IpAddr;

/// A range of addresses; a bare address is a range of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// An address in it.
    pub address: IpAddr,
    /// How many leading bits count.
    pub prefix: u8,
}

/// `10.0.0.0/8`, `10.1.2.3`, `2001:db8::/32`
#[must_use]
pub fn range(text: &str) -> Option<Range> {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let bits = width(address);
    let prefix = match prefix {
        None => bits,
        Some(digits) => {
            let plain = !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit());
            digits.parse().ok().filter(|_| plain)?
        }
    };
    (prefix <= bits).then_some(Range { address, prefix })
}

impl Range {
    /// Whether a range lies in this one; one of the other family never does.
    #[must_use]
    pub fn holds(self, inner: Self) -> bool {
        self.prefix <= inner.prefix
            && width(self.address) == width(inner.address)
            && leading(self.address, self.prefix) == leading(inner.address, self.prefix)
    }

    /// Whether an address lies in it.
    #[must_use]
    pub fn has(self, address: IpAddr) -> bool {
        self.holds(Self::one(address))
    }

    /// The range of one address.
    #[must_use]
    pub const fn one(address: IpAddr) -> Self {
        Self {
            address,
            prefix: width(address),
        }
    }

    /// Whether it holds every address of its family.
    #[must_use]
    pub const fn is_all(self) -> bool {
        self.prefix == 0
    }

    /// Whether both have an address in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.holds(other) || other.holds(self)
    }

    /// Whether both are of one family.
    #[must_use]
    pub const fn is_like(self, address: IpAddr) -> bool {
        width(self.address) == width(address)
    }

    /// An address in it, so many behind its first one; the last where it is smaller.
    #[must_use]
    pub fn address_at(self, behind: u32) -> IpAddr {
        let host = u32::from(width(self.address).saturating_sub(self.prefix));
        let most = 1_u128
            .checked_shl(host)
            .map_or(u128::MAX, |it| it.saturating_sub(1));
        let bits = leading(self.address, self.prefix)
            .checked_shl(host)
            .unwrap_or(0)
            | u128::from(behind).min(most);
        match self.address {
            IpAddr::V4(_) => IpAddr::V4(u32::try_from(bits).unwrap_or(u32::MAX).into()),
            IpAddr::V6(_) => IpAddr::V6(bits.into()),
        }
    }

    /// Whether no public caller has an address of it (RFC 1918, 4193, 6598 and link-local).
    #[must_use]
    pub fn is_private(self) -> bool {
        const PRIVATE: [&str; 7] = [
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "fc00::/7",
            "fe80::/10",
        ];
        PRIVATE
            .iter()
            .filter_map(|text| range(text))
            .any(|private| private.holds(self))
    }
}

impl fmt::Display for Range {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.address, self.prefix)
    }
}

const fn width(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

/// The leading bits of an address, without the others.
fn leading(address: IpAddr, prefix: u8) -> u128 {
    let bits = match address {
        IpAddr::V4(address) => u128::from(address.to_bits()),
        IpAddr::V6(address) => address.to_bits(),
    };
    let rest = u32::from(width(address).saturating_sub(prefix));
    bits.checked_shr(rest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_addresses_of_their_family() {
        for (outer, inner, holds) in [
            ("10.0.0.0/8", "10.1.2.3", true),
            ("10.0.0.7/8", "10.1.2.3", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.1.2.3", "10.1.2.3", true),
            ("10.1.2.3", "10.1.2.4", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("::/0", "10.1.2.3", false),
            ("2001:db8::/32", "2001:db8:1::5", true),
            ("2001:db8::/32", "2001:db9::5", false),
            ("10.0.0.0/16", "10.0.0.0/8", false),
        ] {
            let (outer, inner) = (range(outer).unwrap(), range(inner).unwrap());
            assert_eq!(outer.holds(inner), holds, "{outer:?} {inner:?}");
        }
        for text in [
            "",
            "10.0.0/8",
            "10.0.0.0/33",
            "10.0.0.0/",
            "10.0.0.0/+8",
            "::/129",
            "300.0.0.1",
            "x",
        ] {
            assert_eq!(range(text), None, "{text}");
        }
        assert!(range("192.168.7.0/24").unwrap().is_private());
        assert!(!range("192.0.0.0/8").unwrap().is_private());
    }
}
