//! Names and what they stand for.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Checker;
use super::period::Dated;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::Place;
use crate::syntax::tree::Name;

/// So many names are listed where none is near.
const FEW: usize = 8;

/// After so many mistakes no nearest names are looked for any more.
const MOST_SUGGESTIONS: usize = 20;

/// Every name that a spec can declare.
#[derive(Default)]
pub struct Names {
    /// Sources.
    pub sources: Table,
    /// Units.
    pub units: Table,
    /// Units that are multiples, with the unit they are multiples of.
    pub scales: Vec<(String, String)>,
    /// Catalogues.
    pub catalogues: Table,
    /// Entities.
    pub entities: Table,
    /// What several things of an entity are called, by its position.
    pub plurals: Table,
    /// Checks and policy rules.
    pub checks: Table,
    /// Records, by catalogue.
    pub records: Vec<Table>,
    /// Questions.
    pub questions: Table,
    /// Tariffs.
    pub tariffs: Table,
    /// Decisions.
    pub decisions: Table,
    /// Fields that hold records: catalogue, position of the field, the catalogue named, the file.
    pub links: Vec<(String, usize, Name, u16)>,
    /// Records that records name, with the file.
    pub references: Vec<(Reference, Name, u16)>,
    /// Records that hold on some days only, by their kind and name in words.
    pub dated: Vec<Vec<Dated>>,
    /// Names of items that were left out for their mistakes.
    pub lost: Vec<String>,
}

/// The place of a record's name in another record.
pub struct Reference {
    /// Position of the other record's catalogue.
    pub catalogue: usize,
    /// Position of the other record.
    pub entry: usize,
    /// Position of its field.
    pub field: u16,
    /// Position of the catalogue that the field takes records of.
    pub of: u16,
}

/// Names of one kind, each with its position.
#[derive(Default)]
pub struct Table {
    // One kind of tree for all names, since each is several kilobytes of the module that checks rules.
    positions: BTreeMap<String, u32>,
    places: Vec<Place>,
}

impl Table {
    /// Gives the next position to a name.
    ///
    /// # Errors
    /// Where the name is taken, or there are more than 65,535 of the kind.
    pub fn declare(&mut self, name: &str, place: Place, kind: &str) -> Result<u16, Diagnostic> {
        if self.positions.contains_key(name) {
            let message = format!("the {kind} `{name}` is declared twice");
            let diagnostic = Diagnostic::error(Code::DuplicateName, place, message);
            return Err(diagnostic.help(
                "give one of them another name, or put `override` before the one that holds",
            ));
        }
        let Ok(position) = u16::try_from(self.places.len()) else {
            let message = format!("more than 65535 of the kind {kind}");
            return Err(Diagnostic::error(Code::Limit, place, message));
        };
        self.positions.insert(String::from(name), position.into());
        self.places.push(place);
        Ok(position)
    }

    /// Gives the next position to a name that has one already, and keeps the first.
    pub fn declare_again(&mut self, place: Place) {
        self.places.push(place);
    }

    /// Position of a name.
    pub fn get(&self, name: &str) -> Option<u16> {
        u16::try_from(*self.positions.get(name)?).ok()
    }

    /// Where a name was declared.
    pub fn place(&self, name: &str) -> Option<Place> {
        self.places.get(usize::from(self.get(name)?)).copied()
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.positions.keys().map(String::as_str)
    }
}

/// The known name nearest to a misspelt one; nothing where so much is wrong that nobody reads suggestions.
pub fn near<'known>(
    checker: &Checker<'_>,
    written: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<&'known str> {
    if checker.diagnostics.len() > MOST_SUGGESTIONS {
        return None;
    }
    nearest(written, known)
}

/// That a name stands for nothing, with the nearest one that does.
pub fn unknown<'known>(
    checker: &Checker<'_>,
    name: &Name,
    kind: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Diagnostic {
    let message = format!("there is no {kind} `{}`", name.value);
    let diagnostic = checker.error(Code::UnknownName, name.span, message);
    if checker.diagnostics.len() > MOST_SUGGESTIONS {
        return diagnostic;
    }
    let known: Vec<&str> = known.into_iter().collect();
    let near = near(checker, &name.value, known.iter().copied());
    let near = near.map(|near| format!("did you mean `{near}`?"));
    let name = &name.value;
    diagnostic.maybe_help(match (kind, known.len()) {
        // Names of Regions are so alike that the nearest may be far from what was meant.
        ("Region", _) => {
            let near = near.unwrap_or_default();
            let own = format!("{near} a new one is declared: `region {name} \"Its name\"`");
            Some(String::from(own.trim_start()))
        }
        _ if near.is_some() => near,
        ("source", _) => Some(format!("declare it: `source {name} \"Its title\"`")),
        (_, 1..=FEW) => Some(format!("there is `{}`", known.join("`, `"))),
        _ => None,
    })
}

/// Each name that is among those before it.
pub fn repeated<'names>(names: impl IntoIterator<Item = &'names Name>) -> Vec<&'names Name> {
    let mut sorted: Vec<&Name> = names.into_iter().collect();
    sorted.sort_by(|one, other| (&one.value, one.span).cmp(&(&other.value, other.span)));
    let pairs = sorted.windows(2).filter_map(|pair| match pair {
        [first, next] if first.value == next.value => Some(*next),
        _ => None,
    });
    pairs.collect()
}

/// Reports each name that is among those before it.
pub fn report_repeated<'names>(
    checker: &mut Checker<'_>,
    kind: &str,
    names: impl IntoIterator<Item = &'names Name>,
) {
    for name in repeated(names) {
        let message = format!("the {kind} `{}` is given twice", name.value);
        let diagnostic = checker.error(Code::DuplicateName, name.span, message);
        checker.report(diagnostic.help("keep one of the two"));
    }
}
