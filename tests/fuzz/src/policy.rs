//! Policies: whatever is written, a case is judged or its mistakes have places, and a lint ends.

use std::sync::OnceLock;

use tollgate_core::policy::lint::{Options, lint};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_core::source::SourceFile;

use super::{built_in, shown};

fn known() -> &'static Knowledge {
    static KNOWN: OnceLock<Knowledge> = OnceLock::new();
    KNOWN.get_or_init(|| Knowledge::of(built_in()))
}

/// Reads a text as a case and as a policy.
pub fn run(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
    match Case::from_json(text) {
        Ok(case) => {
            let answer = simulate(known(), &case);
            let words = ["allowed", "explicit_deny", "implicit_deny"];
            assert!(words.contains(&answer.decision));
            assert!(
                answer
                    .depends
                    .iter()
                    .all(|it| it.would_be != answer.decision)
            );
        }
        Err(mistakes) => {
            assert!(!mistakes.is_empty(), "refused without a reason");
            shown(&mistakes, text);
        }
    }
    let files = [SourceFile {
        name: "made-up".into(),
        text: text.into(),
    }];
    match lint(built_in(), known(), &files, &Options::default()) {
        Ok(report) => assert!(report.findings.iter().all(|it| it.place.line > 0)),
        Err(mistakes) => shown(&mistakes, text),
    }
}
