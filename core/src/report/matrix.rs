//! Who gets where in an estate.

use alloc::string::String;
use alloc::vec::Vec;

use super::{SkippedPart, TraceBefore};

/// Every subnet and every service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixReport {
    /// The services or hosts that were tried.
    pub services: Vec<String>,
    /// One cell for each subnet and service, subnet by subnet.
    pub cells: Vec<MatrixCell>,
    /// How many cells have each verdict.
    pub summary: MatrixSum,
    /// What changes to try would change; absent without any.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub changed: Option<Vec<MatrixChange>>,
    /// What of the input was not read.
    pub skipped: Vec<SkippedPart>,
}

/// A cell that changes to try would change: what it was before them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixChange {
    /// The subnet.
    pub subnet: String,
    /// The service or host.
    pub service: String,
    /// What it came to before, and what carried it.
    pub before: TraceBefore,
    /// What it comes to after.
    pub after: TraceBefore,
}

/// A subnet and a service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixCell {
    /// The subnet.
    pub subnet: String,
    /// The service, or the host where that was asked for.
    pub service: String,
    /// The host that was tried.
    pub host: String,
    /// What a trace says.
    pub verdict: &'static str,
    /// Whether what was given is enough to tell.
    pub decided: bool,
    /// What carries it.
    pub via: Option<String>,
}

/// How many cells have each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// In how many of all these a fact that was not given decides.
    pub undecided: u32,
}

impl MatrixSum {
    /// Counts a verdict.
    pub fn count(&mut self, verdict: &str, decided: bool) {
        self.undecided = self.undecided.saturating_add(u32::from(!decided));
        let cell = match verdict {
            "private" => &mut self.private,
            "public" => &mut self.public,
            "blocked" => &mut self.blocked,
            "unresolved" => &mut self.unresolved,
            _ => &mut self.unreachable,
        };
        *cell = cell.saturating_add(1);
    }

    /// Whether every packet arrives.
    #[must_use]
    pub const fn all_arrive(&self) -> bool {
        self.blocked == 0 && self.unresolved == 0 && self.unreachable == 0
    }
}
