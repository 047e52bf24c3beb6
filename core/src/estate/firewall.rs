//! Security groups and network ACLs.

use alloc::vec::Vec;

use super::{Name, Spot};
use crate::address::Range;

/// A security group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SecurityGroup {
    /// Its id.
    pub id: Option<Name>,
    /// Its name.
    pub name: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// What may come in; none where it was not given.
    pub inward: Option<Vec<GroupRule>>,
    /// What may go out; none where it was not given.
    pub outward: Option<Vec<GroupRule>>,
    /// Where it stands.
    pub at: Spot,
}

/// A rule of a security group: what it names may pass.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRule {
    /// Which packets.
    pub packets: Packets,
    /// Ranges of the other side.
    pub ranges: Vec<Range>,
    /// Prefix lists of the other side.
    pub lists: Vec<Name>,
    /// Security groups of the other side.
    pub groups: Vec<Name>,
    /// Line of the input; 0 where there is none.
    pub line: u32,
}

/// Packets by protocol and port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packets {
    /// Protocol by its number; none means every protocol.
    pub protocol: Option<u8>,
    /// First and last port, or type and code of ICMP where -1 is any; none means all of them.
    pub ports: Option<(i32, i32)>,
}

impl Packets {
    /// Every packet.
    pub const ALL: Self = Self {
        protocol: None,
        ports: None,
    };

    /// The packets of a group's rule: ports matter only where a protocol is named, and only both of them.
    pub fn of(protocol: Option<u8>, from: Option<i32>, to: Option<i32>) -> Self {
        let ports = from.zip(to).filter(|_| protocol.is_some());
        Self { protocol, ports }
    }
}

/// The number of a protocol by its name or its digits, inside nothing where every protocol is meant; nothing
/// where it is no protocol.
#[must_use]
pub fn protocol_of(word: &str) -> Option<Option<u8>> {
    Some(match word {
        "-1" | "all" => None,
        "tcp" => Some(6),
        "udp" => Some(17),
        "icmp" => Some(1),
        "icmpv6" => Some(58),
        digits => Some(digits.parse().ok()?),
    })
}

/// A network ACL.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NetworkAcl {
    /// Its id.
    pub id: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// Subnets that are associated with it.
    pub subnets: Vec<Name>,
    /// Whether it serves all subnets of the VPC that no other is associated with: of a VPC that is only
    /// declared. A dump tells every association.
    pub serves_rest: bool,
    /// Its entries, in the order of their numbers.
    pub entries: Vec<AclEntry>,
    /// Where it stands.
    pub at: Spot,
}

/// An entry of a network ACL.
#[derive(Debug, Clone, PartialEq)]
pub struct AclEntry {
    /// Its number; the lowest that fits decides.
    pub number: u32,
    /// Whether it is for what leaves the subnet.
    pub outward: bool,
    /// Whether it lets pass.
    pub allows: bool,
    /// Which packets.
    pub packets: Packets,
    /// Addresses of the other side.
    pub range: Range,
    /// Its place in the ACL as it was given, from 0.
    pub place: u32,
    /// Line of the input; 0 where there is none.
    pub line: u32,
}
