//! Which branches are reached, and examples of answers that reach them or do not.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::line::Lines;
use crate::compile::algebra::{Algebra, NO};
use crate::compile::{Checker, classes};
use crate::diagnostic::Code;
use crate::model::Target;
use crate::source::Span;

/// Whether a way reaches a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// It does.
    Reached,
    /// It does not; why, by an example where there is one.
    Not(Option<String>),
}

/// The branches of a decision by their places, and whether a way reaches each.
// INVARIANT: in the order of the places.
#[derive(Debug, Default)]
pub struct Reached(Vec<(Span, Reach)>);

impl Reached {
    /// Whether nothing is known of the branch at a place.
    pub fn is_new(&self, span: Span) -> bool {
        self.0.binary_search_by_key(&span, |it| it.0).is_err()
    }

    /// Notes what a way found at a branch; one way that reaches it is enough.
    pub fn note(&mut self, span: Span, reach: Reach) {
        match self.0.binary_search_by_key(&span, |it| it.0) {
            Err(place) => self.0.insert(place, (span, reach)),
            Ok(place) if reach == Reach::Reached => {
                if let Some((_, known)) = self.0.get_mut(place) {
                    *known = reach;
                }
            }
            Ok(_) => {}
        }
    }

    /// Reports the branches that no way reaches but those named: these were reported for another reason.
    pub fn report(&self, checker: &mut Checker<'_>, idle: &[Span]) {
        for (span, reach) in &self.0 {
            let Reach::Not(why) = reach else { continue };
            if idle.contains(span) {
                continue;
            }
            let message = String::from("no answers reach this branch");
            let mut diagnostic = checker.error(Code::UnreachableBranch, *span, message);
            if let Some(why) = why {
                diagnostic = diagnostic.note(why.clone());
            }
            let help = "earlier branches, or the way here, leave nothing for it";
            checker.report(diagnostic.help(help));
        }
    }

    /// The places of the branches that are reached.
    pub fn spans(self) -> Vec<Span> {
        let reached = self.0.into_iter().filter(|it| it.1 == Reach::Reached);
        reached.map(|(span, _)| span).collect()
    }
}

/// An example of answers that a branch would take, and which earlier branch takes them, or that the way
/// here does not leave them.
pub fn why_not(
    checker: &Checker<'_>,
    (algebra, lines): (&mut Algebra, &mut Lines),
    earlier: &[(Span, Target)],
    (reached, diagram): (Target, Target),
) -> Option<String> {
    let wanted = algebra.and(reached, diagram);
    if wanted == NO {
        let path = algebra.witness(diagram)?;
        let case = classes::case(&checker.model, &algebra.variables, &path);
        return Some(format!("the way here leaves nothing such as {case}"));
    }
    for (span, taken) in earlier {
        let both = algebra.and(wanted, *taken);
        if let Some(path) = algebra.witness(both) {
            let line = lines.of(checker, *span);
            let case = classes::case(&checker.model, &algebra.variables, &path);
            return Some(format!(
                "for example {case}: the branch of line {line} takes it"
            ));
        }
    }
    None
}
