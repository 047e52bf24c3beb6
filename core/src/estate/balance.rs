//! What a load balancer takes, and what it passes it on to.

use alloc::vec::Vec;

use super::{Name, Spot};

/// A listener of a load balancer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listener {
    /// The load balancer.
    pub balancer: Option<Name>,
    /// Its port.
    pub port: Option<i32>,
    /// `TCP`, `UDP`, `TCP_UDP`, `TLS`, `HTTPS`, ...
    pub protocol: Option<Name>,
    /// The last parts of the ARNs of the target groups that it passes everything on to.
    pub groups: Vec<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// What is registered with a target group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TargetGroup {
    /// The last part of its ARN.
    pub id: Option<Name>,
    /// Its targets.
    pub targets: Vec<Target>,
    /// Where it stands.
    pub at: Spot,
}

/// A target of a load balancer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Target {
    /// An instance, an address, or the ARN of another load balancer.
    pub id: Option<Name>,
    /// The port that it is sent to.
    pub port: Option<i32>,
    /// `healthy`, `unhealthy`, `initial`, ...
    pub state: Option<Name>,
}
