//! Plans, states, templates and usage files: whatever they hold is priced or refused, and every place
//! is a piece of the text.

use tollgate_core::estate::read::declared::read;
use tollgate_core::evaluate::bill::Terms;
use tollgate_core::price::{FileTerms, FileUsage, price_resources};
use tollgate_core::quantity::Decimal;
use tollgate_core::report::{csv, markdown, text};

use super::{built_in, shown};

/// What parts the resources from the usage in a seed.
const PART: &str = "\n===\n";

/// Reads a file of resources and, behind a line of `===`, a usage file; then bills them.
pub fn run(bytes: &[u8]) {
    let Ok(whole) = core::str::from_utf8(bytes) else {
        return;
    };
    let (resources, usage) = whole.split_once(PART).unwrap_or((whole, ""));
    let usage = match usage {
        "" => FileUsage::default(),
        usage => match FileUsage::read(built_in(), usage) {
            Ok(usage) => usage,
            Err(mistakes) => return shown(&mistakes, usage),
        },
    };
    let parameters = [("Zone".to_owned(), "a".to_owned())];
    let (kind, declared) = match read(resources, 0, &parameters) {
        Ok(Some(found)) => found,
        Ok(None) => return,
        Err(mistake) => return shown(&[mistake], resources),
    };
    let resources_at = declared.resources.iter().map(|it| &it.at);
    for at in resources_at.chain(declared.skipped.iter().map(|it| &it.at)) {
        let (start, end) = (at.place.span.start as usize, at.place.span.end as usize);
        assert!(
            resources.get(start..end).is_some(),
            "no piece of the text: {at:?}"
        );
        assert!(at.line > 0);
    }
    let terms = FileTerms {
        terms: Terms::default(),
        region: None,
        usage,
        file: "made-up",
        name: kind.word(),
    };
    let Ok(bill) = price_resources(built_in(), &declared, &terms) else {
        return;
    };
    assert!(serde_json::to_string(&bill).is_ok());
    assert!(!text::file_bill(&bill).is_empty() && !markdown::file_bill(&bill).is_empty());
    assert!(!csv::bill(&bill.bill).is_empty());
    for option in &bill.bill.options {
        let known = option.unknown.is_empty() && bill.resources.missing.is_empty();
        let whole = !bill.resources.not_priced.iter().any(|it| it.incomplete);
        assert_eq!(option.complete, known && whole);
        let total = option.exact.parse::<Decimal>().unwrap_or_default();
        assert!(!total.is_negative());
    }
    // Whatever is managed is priced, free, or listed; nothing is dropped.
    let managed = declared.resources.iter().filter(|it| !it.looked_up).count();
    let free: u32 = bill.resources.free.iter().map(|it| it.count).sum();
    let listed = bill.resources.priced.len() + bill.resources.not_priced.len() + free as usize;
    assert!(listed >= managed + declared.skipped.len(), "{bill:?}");
}
