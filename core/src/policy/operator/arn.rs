//! Names of resources: six parts between colons, each compared with its own part of the pattern.

use alloc::string::String;
use alloc::vec::Vec;

use crate::policy::context::Context;
use crate::policy::pattern::{Pattern, Signs, variable_text};

/// How many parts an ARN has; only the last may hold colons.
const PARTS: usize = 6;
/// Which part names the service.
const SERVICE: usize = 2;

/// A pattern of ARNs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArnPattern {
    /// The patterns of the six parts; of fewer where the text has fewer, and then nothing matches.
    pub parts: Vec<Pattern>,
}

/// The six parts of an ARN; absent where it has fewer.
#[must_use]
pub fn parts(text: &str) -> Option<[&str; PARTS]> {
    let mut found = [""; PARTS];
    let mut count: usize = 0;
    for (slot, part) in found.iter_mut().zip(text.splitn(PARTS, ':')) {
        *slot = part;
        count = count.saturating_add(1);
    }
    (count == PARTS).then_some(found)
}

impl ArnPattern {
    /// The pattern of a condition: wildcards and variables in every part.
    #[must_use]
    pub fn of_condition(text: &str, variables: bool) -> Self {
        let signs = Signs {
            wildcards: true,
            variables,
        };
        let parts = split(text, variables);
        Self {
            parts: parts
                .iter()
                .map(|part| Pattern::parse(part, signs))
                .collect(),
        }
    }

    /// The pattern of a `Resource`: no wildcard in the service, variables behind the fifth colon only.
    #[must_use]
    pub fn of_resource(text: &str, variables: bool) -> Self {
        let numbered = split(text, variables).into_iter().enumerate();
        let parts = numbered.map(|(number, part)| {
            let signs = Signs {
                wildcards: number != SERVICE,
                variables: variables && number.saturating_add(1) == PARTS,
            };
            Pattern::parse(&part, signs)
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// Whether an ARN, given by its parts, matches.
    #[must_use]
    pub fn matches(&self, arn: &[&str; PARTS], context: &Context) -> bool {
        self.parts.len() == PARTS
            && self
                .parts
                .iter()
                .zip(arn)
                .all(|(pattern, part)| pattern.matches(part, context))
    }
}

/// The parts of a pattern: the colon in `${aws:username}` parts nothing.
fn split(text: &str, variables: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut part = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let variable = variable_text(rest).filter(|_| variables);
        if let Some((inner, after)) = variable {
            part.push_str("${");
            part.push_str(inner);
            part.push('}');
            rest = after;
            continue;
        }
        if first == ':' && found.len().saturating_add(1) < PARTS {
            found.push(core::mem::take(&mut part));
        } else {
            part.push(first);
        }
        rest = rest.get(first.len_utf8()..).unwrap_or("");
    }
    found.push(part);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stays_between_its_colons() {
        let context = Context::default();
        for (pattern, arn, matches) in [
            ("arn:aws:s3:::b/*", "arn:aws:s3:::b/x/y:z", true),
            ("arn:aws:s3:::b*", "arn:aws:s3:::b/x", true),
            ("arn:aws:*:us-east-1:1:x", "arn:aws:s3:us-east-1:1:x", true),
            ("arn:aws:iam::*", "arn:aws:iam::1:role/x", false),
            ("arn:*", "arn:aws:iam::1:role/x", false),
            ("*", "arn:aws:iam::1:role/x", false),
            ("arn:aws:iam::*:role/*", "arn:aws:iam::1:role/a/b", true),
            ("arn:aws:iam::1?:role/x", "arn:aws:iam::12:role/x", true),
            ("arn:aws:iam::1:role/x", "arn:aws:iam::1:role/y", false),
        ] {
            let parts = parts(arn).unwrap();
            let found = ArnPattern::of_condition(pattern, true).matches(&parts, &context);
            assert_eq!(found, matches, "{pattern} {arn}");
        }
        assert_eq!(parts("arn:aws:s3"), None);
    }

    #[test]
    fn resources_take_variables_behind_the_fifth_colon() {
        let mut context = Context::default();
        context.set("aws:username", alloc::vec!["ann".into()], false);
        let home = ArnPattern::of_resource("arn:aws:s3:::b/${aws:username}/*", true);
        assert!(home.matches(&parts("arn:aws:s3:::b/ann/x").unwrap(), &context));
        assert!(!home.matches(&parts("arn:aws:s3:::b/bob/x").unwrap(), &context));
        let early = ArnPattern::of_resource("arn:aws:sqs:${aws:username}:1:q", true);
        assert!(!early.matches(&parts("arn:aws:sqs:ann:1:q").unwrap(), &context));
        let service = ArnPattern::of_resource("arn:aws:*:::b", true);
        assert!(!service.matches(&parts("arn:aws:s3:::b").unwrap(), &context));
    }
}
