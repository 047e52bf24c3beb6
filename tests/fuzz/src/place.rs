//! Usages of many VPCs, as JSON and as comma-separated values: placed or refused, never dearer than
//! one rule for all.

use tollgate_core::price::{Surroundings, Usage, place};
use tollgate_core::quantity::Decimal;
use tollgate_core::report::{csv, markdown, text};

use super::{built_in, shown};

/// Reads a usage and places it.
pub fn run(bytes: &[u8]) {
    let Ok(written) = core::str::from_utf8(bytes) else {
        return;
    };
    let beside = Surroundings {
        region: Some("us-east-1".into()),
        ..Surroundings::default()
    };
    let usage = match Usage::read(built_in(), written, &beside) {
        Ok(usage) => usage,
        Err(mistakes) => return shown(&mistakes, written),
    };
    let Ok(placed) = place(built_in(), &usage) else {
        return;
    };
    assert!(serde_json::to_string(&placed).is_ok());
    assert!(!text::placement(&placed).is_empty() && !csv::placement(&placed).is_empty());
    assert!(!markdown::placement(&placed).is_empty());
    if !placed.complete {
        return;
    }
    let number = |text: &str| text.parse::<Decimal>().unwrap_or_default();
    for alternative in &placed.alternatives {
        let total = alternative.total.parse::<Decimal>();
        assert!(
            total.is_err() || total.is_ok_and(|total| number(&placed.total) <= total),
            "{placed:?}"
        );
    }
}
