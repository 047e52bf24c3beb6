//! Estates: whatever the bytes are, they are refused with places or read, and packets can be followed.

use std::sync::OnceLock;

use tollgate_core::estate::read::{Beside, read};
use tollgate_core::estate::{Estate, Name};
use tollgate_core::source::SourceFile;
use tollgate_core::trace::attempt::matrix_after;
use tollgate_core::trace::{Knowledge, Request, trace};

use super::{built_in, shown};

/// Reads the bytes as the file of an estate, and follows packets between what stands there.
pub fn run(bytes: &[u8]) {
    static KNOWN: OnceLock<Knowledge<'static>> = OnceLock::new();
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let file = SourceFile {
        name: "accounts/111122223333/us-east-1/all.json".into(),
        text: text.into(),
    };
    let estate = match read(&[file], &Beside::default()) {
        Ok(estate) => estate,
        Err(diagnostics) => return shown(&diagnostics, text),
    };
    for part in &estate.skipped {
        assert!(!part.what.is_empty(), "{part:?}");
    }
    let known = KNOWN.get_or_init(|| Knowledge::of(built_in(), None));
    let subnets = estate.subnets.iter().take(4).map(|it| estate.text(it.id));
    let starts = subnets.chain(["on-premises", "internet"]);
    for from in starts {
        for to in ["s3.us-east-1.amazonaws.com", "10.0.1.50:443", "203.0.113.5"] {
            let request = Request {
                from: from.into(),
                to: to.into(),
                ..Request::default()
            };
            if let Ok(report) = trace(known, &estate, &request) {
                assert!(!report.hops.is_empty(), "{report:?}");
            }
        }
    }
    changed(known, &estate);
}

/// Tries changes of whatever there is a first one of, in the ways of all subnets.
fn changed(known: &Knowledge<'_>, estate: &Estate) {
    let first = |id: Option<Name>| estate.text(id).to_owned();
    let vpc = first(estate.vpcs.first().and_then(|it| it.id));
    let subnet = first(estate.subnets.first().and_then(|it| it.id));
    let table = first(estate.tables.first().and_then(|it| it.id));
    let changes = [
        format!("{vpc}.gateway-endpoint=s3"),
        format!("{vpc}.interface-endpoint=kms"),
        format!("{subnet}.route-table={table}"),
        format!("{table}.route=0.0.0.0/0@new-endpoint-for-s3"),
    ];
    for change in changes {
        let to = [String::from("s3")];
        if estate.subnets.len() > 64 {
            return;
        }
        let mut changed = estate.clone();
        let all = matrix_after(known, Some(estate), &mut changed, &to, None, &[change]);
        if let Ok(all) = all {
            assert_eq!(all.cells.len(), estate.subnets.len());
        }
    }
}
