//! What resources are billed by: every tariff is known, and every quantity of it is given once.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::name::{report_repeated, unknown};
use super::tariff::known_tariff;
use super::{Checker, citation};
use crate::diagnostic::Code;
use crate::model::{AttributeTest, Billed, Count, Held, QuantityKind, ResourceBill};
use crate::quantity::Decimal;
use crate::syntax::tree::{self, Text};

/// Checks and declares what some types of resources are billed by.
pub fn billed(checker: &mut Checker<'_>, written: tree::Billed) {
    let Some(name) = written.name() else {
        return;
    };
    let what = format!("what `{}` is billed by", name.value);
    let citations = citation::required(checker, &written.citations, name.span, &what);
    for kind in &written.kinds {
        let what = format!("what `{}` is billed by", kind.value);
        checker.note_version(what, written.period, kind.span);
    }
    let bills = written.bills.iter();
    let bills: Vec<ResourceBill> = bills.filter_map(|it| bill(checker, it)).collect();
    checker.rulebook.billed.push(Billed {
        kinds: values(&written.kinds),
        title: written.title.value,
        bills,
        period: written.period,
        citations,
    });
}

fn bill(checker: &mut Checker<'_>, written: &tree::ResourceBill) -> Option<ResourceBill> {
    let tariff = known_tariff(checker, &written.tariff)?;
    let declared = checker.model.tariffs.get(usize::from(tariff))?;
    let (declared, toward) = (declared.quantities.clone(), declared.toward.clone());
    let names = || written.quantities.iter().map(|(name, _)| name);
    report_repeated(checker, "quantity", names());
    for name in names() {
        if !declared.iter().any(|quantity| quantity.name == name.value) {
            let known = declared.iter().map(|quantity| quantity.name.as_str());
            let diagnostic = unknown(checker, name, "quantity of this tariff", known);
            checker.report(diagnostic);
        }
    }
    let (span, name) = (written.tariff.span, &written.tariff.value);
    match (&toward, &written.toward) {
        (Some(toward), None) if !toward.optional => {
            let message = format!("`{name}` needs a second Region");
            let diagnostic = checker.error(Code::MissingField, span, message);
            checker.report(diagnostic.help("add `toward` and the attribute that names it"));
        }
        (None, Some(given)) => {
            let message = format!("`{name}` asks for no second Region");
            let diagnostic = checker.error(Code::UnknownName, given.span, message);
            checker.report(diagnostic.help("leave out `toward`"));
        }
        (Some(_), None | Some(_)) | (None, None) => {}
    }
    let mut quantities = Vec::new();
    for quantity in &declared {
        let mut given = written.quantities.iter();
        let given = given.find(|(name, _)| name.value == quantity.name);
        match given {
            Some((_, count)) => quantities.push(self::count(checker, quantity.kind, count)),
            None if quantity.kind == QuantityKind::Flag => {
                quantities.push(Count::Number(Decimal::ZERO));
            }
            None => {
                let message = format!("this does not say how many `{}`", quantity.name);
                let diagnostic = checker.error(Code::MissingField, written.tariff.span, message);
                checker.report(diagnostic.help(format!("add `{} = ...`", quantity.name)));
            }
        }
    }
    let when = written.when.iter().map(|test| AttributeTest {
        path: test.path.value.clone(),
        held: test.held.as_ref().map(|held| match held {
            tree::Held::Anything => Held::Anything,
            tree::Held::OneOf(words) => Held::OneOf(values(words)),
            tree::Held::Here => Held::Here,
            tree::Held::Elsewhere => Held::Elsewhere,
        }),
        absent: test.absent,
    });
    Some(ResourceBill {
        tariff,
        toward: written.toward.as_ref().map(|path| path.value.clone()),
        when: when.collect(),
        quantities,
    })
}

fn count(checker: &mut Checker<'_>, kind: QuantityKind, written: &tree::Count) -> Count {
    let number = match written {
        tree::Count::Number(number) | tree::Count::Usage(_, Some(number)) => Some(number),
        tree::Count::Elements(_) | tree::Count::Usage(_, None) => None,
    };
    if let Some(number) = number
        && (number.value.is_negative() || kind != QuantityKind::Amount && !number.value.is_whole())
    {
        let message = String::from("this quantity is a whole number of nought or more");
        let diagnostic = checker.error(Code::Number, number.span, message);
        checker.report(diagnostic);
    }
    match written {
        tree::Count::Number(number) => Count::Number(number.value),
        tree::Count::Elements(paths) => Count::Elements(values(paths)),
        tree::Count::Usage(names, otherwise) => {
            Count::Usage(values(names), otherwise.as_ref().map(|it| it.value))
        }
    }
}

fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
