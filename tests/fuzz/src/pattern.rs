//! The matcher of policies: it says what a plain comparison says, whatever the pattern.

use tollgate_core::policy::context::Context;
use tollgate_core::policy::pattern::{Pattern, Signs};

/// Takes the first line as a pattern, and the rest as a text that it is compared with.
pub fn run(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
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
