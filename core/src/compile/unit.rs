//! Units of measure: products of base units over products of base units.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Checker;
use super::name::near;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::tree::Name;

/// The currency; the one unit that need not be declared.
pub const CURRENCY: &str = "USD";

/// The unit of time.
pub const HOUR: &str = "hour";

/// A unit, each side sorted and cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitOf {
    over: Vec<String>,
    under: Vec<String>,
}

impl UnitOf {
    /// The unit of one base unit.
    pub fn base(name: &str) -> Self {
        Self {
            over: alloc::vec![String::from(name)],
            under: Vec::new(),
        }
    }

    /// Whether it is a bare number.
    pub const fn is_none(&self) -> bool {
        self.over.is_empty() && self.under.is_empty()
    }

    /// The unit of a product.
    pub fn times(&self, other: &Self) -> Self {
        let over = self.over.iter().chain(&other.over).cloned().collect();
        let under = self.under.iter().chain(&other.under).cloned().collect();
        cancelled(over, under)
    }

    /// The unit of what must be multiplied with this one to give the other.
    pub fn price_of(&self) -> Self {
        let mut over = self.under.clone();
        over.push(String::from(CURRENCY));
        cancelled(over, self.over.clone())
    }

    /// The unit as it is written.
    pub fn written(&self) -> String {
        let (over, under) = (joined(&self.over), joined(&self.under));
        match (over.is_empty(), under.is_empty()) {
            (_, true) => over,
            (true, false) => format!("1/{under}"),
            (false, false) => format!("{over}/{under}"),
        }
    }

    /// The unit in a message.
    pub fn shown(&self) -> String {
        if self.is_none() {
            "no unit".to_string()
        } else {
            format!("`{}`", self.written())
        }
    }
}

/// One side as it is spoken: the time comes last, as in `endpoint-zone-hour`.
fn joined(units: &[String]) -> String {
    let (times, counts): (Vec<&str>, Vec<&str>) = units
        .iter()
        .map(String::as_str)
        .partition(|unit| *unit == HOUR);
    [counts, times].concat().join("-")
}

/// Each side sorted, without what stands on both.
fn cancelled(mut over: Vec<String>, mut under: Vec<String>) -> UnitOf {
    over.retain(|unit| match under.iter().position(|other| other == unit) {
        Some(position) => {
            under.swap_remove(position);
            false
        }
        None => true,
    });
    over.sort_unstable();
    under.sort_unstable();
    UnitOf { over, under }
}

/// Reads `USD/endpoint-zone-hour`.
///
/// # Errors
/// Where a part is no declared unit.
pub fn read(checker: &Checker<'_>, written: &Name) -> Result<UnitOf, Diagnostic> {
    let (over, under) = written
        .value
        .split_once('/')
        .unwrap_or((&written.value, ""));
    let side = |text: &str| {
        let parts = text.split('-').filter(|part| !part.is_empty());
        parts
            .map(|part| base(checker, part, written.span))
            .collect::<Result<Vec<_>, _>>()
    };
    Ok(cancelled(side(over)?, side(under)?))
}

/// The unit a word stands for; an `s` may follow.
fn base(checker: &Checker<'_>, word: &str, span: Span) -> Result<String, Diagnostic> {
    let units = &checker.names.units;
    let declared = |word: &str| word == CURRENCY || units.get(word).is_some();
    let singular = word.strip_suffix('s').filter(|singular| declared(singular));
    if let Some(name) = Some(word).filter(|word| declared(word)).or(singular) {
        if let Some((_, base)) = checker.names.scales.iter().find(|(scale, _)| scale == name) {
            let message = format!("`{name}` has two readings, so it can only bound a tier");
            let diagnostic = checker.error(Code::UnitMismatch, span, message);
            return Err(diagnostic.help(format!("write the number in `{base}`")));
        }
        return Ok(String::from(name));
    }
    let message = format!("there is no unit `{word}`");
    let near = near(checker, word, units.names().chain([CURRENCY]));
    let help = near.map(|near| format!("did you mean `{near}`?"));
    Err(checker
        .error(Code::UnknownName, span, message)
        .maybe_help(help))
}
