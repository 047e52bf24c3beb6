//! Estates: whatever the bytes are, they are refused with places or read, and packets can be followed.

use std::sync::OnceLock;

use tollgate_core::estate::read::{Beside, read};
use tollgate_core::source::SourceFile;
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
}
