//! Policies: whatever is written, a case is judged or its mistakes have places, and a lint ends.

use std::sync::OnceLock;

use tollgate_core::policy::context::Context;
use tollgate_core::policy::lint::{Options, lint};
use tollgate_core::policy::pattern::{Pattern, Signs};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_core::source::SourceFile;

use super::{built_in, shown};

fn known() -> &'static Knowledge {
    static KNOWN: OnceLock<Knowledge> = OnceLock::new();
    KNOWN.get_or_init(|| Knowledge::of(built_in()))
}

/// Reads a text as a case, as a policy, and as a pattern and a text that it is compared with.
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
    let (pattern, text) = text.split_once('\n').unwrap_or((text, text));
    let signs = Signs {
        wildcards: true,
        variables: true,
    };
    let context = Context::default();
    let parsed = Pattern::parse(pattern, signs);
    let matched = parsed.matches(text, &context);
    if parsed.variables().next().is_none() {
        assert_eq!(matched, plainly(pattern, text), "{pattern} ~ {text}");
    }
}

/// The same comparison, step by step over all ends of what `*` may take.
fn plainly(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut ends = vec![false; text.len() + 1];
    ends[0] = true;
    let mut rest = pattern;
    while let Some(sign) = rest.chars().next() {
        let escaped = ["*", "?", "$"]
            .into_iter()
            .find(|it| rest.starts_with(&format!("${{{it}}}")));
        let mut next = vec![false; text.len() + 1];
        match (sign, escaped) {
            ('*', _) => {
                let first = ends.iter().position(|it| *it).unwrap_or(next.len());
                next[first..].fill(true);
            }
            (sign, escaped) => {
                let wanted = escaped.and_then(|it| it.chars().next()).unwrap_or(sign);
                for (at, found) in text.iter().enumerate() {
                    let fits = *found == wanted || (sign == '?' && escaped.is_none());
                    next[at + 1] = ends[at] && fits;
                }
            }
        }
        ends = next;
        rest = &rest[escaped.map_or(sign.len_utf8(), |_| 4)..];
    }
    ends.last() == Some(&true)
}
