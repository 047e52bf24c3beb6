//! The days on which facts hold: each ends after it begins, and two of one name follow each other.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Checker;
use crate::date::Date;
use crate::diagnostic::Code;
use crate::model::Period;
use crate::source::{Place, Span};

/// A fact of a name that several may have on different days.
pub struct Dated {
    /// What it is called in messages.
    pub what: String,
    /// When it holds.
    pub period: Period,
    /// Where its name stands.
    pub place: Place,
}

/// Reports days that no fact can hold on.
pub fn check(checker: &mut Checker<'_>, period: Period, span: Span) {
    if let (Some(from), Some(until)) = (period.from, period.until)
        && until < from
    {
        let message = format!("this ends on {until}, before it begins on {from}");
        let diagnostic = checker.error(Code::Gap, span, message);
        checker.report(diagnostic.help("put the earlier day behind `from`"));
    }
}

/// The same for facts of several names, in any order.
pub fn check_named(checker: &mut Checker<'_>, mut facts: Vec<Dated>) {
    facts.sort_by(|one, other| one.what.cmp(&other.what));
    while let Some(first) = facts.first() {
        let alike = facts.iter().take_while(|fact| fact.what == first.what);
        let others = facts.split_off(alike.count());
        check_sequence(checker, facts);
        facts = others;
    }
}

/// Reports days on which two facts of one name hold, and days between two on which none does.
pub fn check_sequence(checker: &mut Checker<'_>, mut facts: Vec<Dated>) {
    facts.sort_by_key(|fact| fact.period.from);
    for pair in facts.windows(2) {
        let [earlier, later] = pair else { continue };
        checker.file = later.place.file;
        if earlier.period.meets(later.period) {
            let always = Period::default() == earlier.period.and(later.period);
            let days = if always { "" } else { " for one day" };
            let message = format!("{} is declared twice{days}", later.what);
            let diagnostic = checker.error(Code::DuplicateName, later.place.span, message);
            checker.report(
                diagnostic.help("end the older one with `until`, or give one of them another name"),
            );
            continue;
        }
        let after = earlier.period.until.and_then(Date::next);
        if let (Some(after), Some(from)) = (after, later.period.from)
            && after < from
        {
            let last = from.previous().unwrap_or(from);
            let message = format!("{} does not hold from {after} until {last}", later.what);
            let diagnostic = checker.error(Code::Gap, later.place.span, message);
            let help = "let the earlier one end on the day before the later one begins";
            checker.report(diagnostic.help(help));
        }
    }
}
