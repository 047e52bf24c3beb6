//! Who gets where in an estate.

use alloc::string::String;
use alloc::vec::Vec;

/// Every subnet and every service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MatrixReport {
    /// The services or hosts that were tried.
    pub services: Vec<String>,
    /// One cell for each subnet and service, subnet by subnet.
    pub cells: Vec<MatrixCell>,
    /// How many cells have each verdict.
    pub summary: MatrixSum,
}

/// A subnet and a service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MatrixCell {
    /// The subnet.
    pub subnet: String,
    /// The service, or the host where that was asked for.
    pub service: String,
    /// The host that was tried.
    pub host: String,
    /// What a trace says.
    pub verdict: &'static str,
    /// What carries it.
    pub via: Option<String>,
}

/// How many cells have each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MatrixSum {
    /// It arrives and stays private.
    pub private: u32,
    /// It arrives by a public way.
    pub public: u32,
    /// Something refuses it.
    pub blocked: u32,
    /// The name has no answer.
    pub unresolved: u32,
    /// No way leads there.
    pub unreachable: u32,
    /// A fact that decides is missing.
    pub unknown: u32,
}

impl MatrixSum {
    /// Counts a verdict.
    pub fn count(&mut self, verdict: &str) {
        let cell = match verdict {
            "private" => &mut self.private,
            "public" => &mut self.public,
            "blocked" => &mut self.blocked,
            "unresolved" => &mut self.unresolved,
            "unreachable" => &mut self.unreachable,
            _ => &mut self.unknown,
        };
        *cell = cell.saturating_add(1);
    }

    /// Whether every packet arrives.
    #[must_use]
    pub const fn all_arrive(&self) -> bool {
        self.blocked == 0 && self.unresolved == 0 && self.unreachable == 0 && self.unknown == 0
    }
}
