//! One condition of a statement: an operator, a key and the values to compare with.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::context::Context;
use super::operator::{Comparison, Operand, Operator, Quantifier, flag};
use crate::source::Span;

/// A condition on one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// How it compares.
    pub operator: Operator,
    /// The operator as it is written.
    pub written: String,
    /// The key in lower case.
    pub key: String,
    /// The key as it is written.
    pub name: String,
    /// What it compares with; one match is enough.
    pub values: Vec<Value>,
    /// JSON pointer to the key.
    pub pointer: String,
    /// Where the values stand.
    pub span: Span,
}

/// A value of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// As it is written.
    pub text: String,
    /// Ready to be compared.
    pub operand: Operand,
    /// Where it stands.
    pub span: Span,
}

impl Condition {
    /// Whether it holds for a request.
    ///
    /// An absent key fails it, with these exceptions: `IfExists` and negated comparisons hold, and
    /// so does `ForAllValues`; `ForAnyValue` never does
    /// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>).
    #[must_use]
    pub fn holds(&self, context: &Context) -> bool {
        let found = context.values(&self.key);
        if self.operator.comparison == Comparison::Null {
            let absent = if found.is_none() { "true" } else { "false" };
            return self
                .values
                .iter()
                .any(|value| flag(&value.text) == flag(absent));
        }
        let Some(found) = found else {
            return self.holds_without_key();
        };
        let mut one = found.iter().map(|value| self.compares(value, context));
        match (self.operator.quantifier, self.operator.negated) {
            (Quantifier::All, _) | (Quantifier::None, true) => one.all(|holds| holds),
            (Quantifier::Any, _) | (Quantifier::None, false) => one.any(|holds| holds),
        }
    }

    /// Whether it holds where the key is absent; `Null` is not asked.
    #[must_use]
    pub const fn holds_without_key(&self) -> bool {
        match self.operator.quantifier {
            Quantifier::All => true,
            Quantifier::Any => false,
            Quantifier::None => self.operator.if_exists || self.operator.negated,
        }
    }

    /// Whether one value of the request passes.
    fn compares(&self, found: &str, context: &Context) -> bool {
        let comparison = self.operator.comparison;
        let matched = self
            .values
            .iter()
            .any(|value| comparison.compares(found, &value.operand, context));
        matched != self.operator.negated
    }

    /// Whether the request gives the key several values, where the operator does not say how they count.
    #[must_use]
    pub fn is_undefined(&self, context: &Context) -> bool {
        let several = context
            .values(&self.key)
            .is_some_and(|values| values.len() > 1);
        several
            && self.operator.quantifier == Quantifier::None
            && self.operator.comparison != Comparison::Null
    }

    /// Why it fails, in words.
    #[must_use]
    pub fn failure(&self, context: &Context) -> String {
        let (name, written) = (&self.name, &self.written);
        match context.values(&self.key) {
            None => format!("the request has no `{name}`, and `{written}` fails without it"),
            Some(found) => {
                let found = shown(found.iter().map(String::as_str));
                let wanted = shown(self.values.iter().map(|value| value.text.as_str()));
                format!("`{name}` is {found}, which fails `{written}` {wanted}")
            }
        }
    }
}

/// The first values in backticks, and how many more there are.
#[must_use]
pub fn shown<'text>(values: impl Iterator<Item = &'text str>) -> String {
    let values: Vec<&str> = values.collect();
    let mut text = String::new();
    for value in values.iter().take(3) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push('`');
        text.push_str(&short(value));
        text.push('`');
    }
    match values.len().checked_sub(3) {
        Some(more) if more > 0 => text.push_str(&format!(" and {more} more")),
        Some(_) => {}
        None if values.is_empty() => text.push_str("no value"),
        None => {}
    }
    text
}

/// A text, or its start where it is long.
fn short(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => [text.get(..end).unwrap_or(""), "..."].concat(),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::policy::operator::operator;

    fn condition(name: &str, values: &[&str]) -> Condition {
        let operator = operator(name).unwrap();
        let value = |text: &&str| Value {
            text: String::from(*text),
            operand: operator.comparison.operand(text, true),
            span: Span::default(),
        };
        Condition {
            operator,
            written: name.into(),
            key: "k".into(),
            name: "k".into(),
            values: values.iter().map(value).collect(),
            pointer: String::new(),
            span: Span::default(),
        }
    }

    fn context(values: &[&str]) -> Context {
        let mut context = Context::default();
        let owned: Vec<String> = values.iter().map(|value| String::from(*value)).collect();
        context.set("K", owned, true);
        context.set("aws:username", alloc::vec!["ann".into()], false);
        context
    }

    /// Operator, values of the policy, values of requests that hold, and of those that do not.
    type Row = (
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
        &'static [&'static str],
    );

    const ROWS: [Row; 30] = [
        ("StringEquals", &["a", "b*"], &["a", "b*"], &["A", "bc", ""]),
        ("StringNotEquals", &["a", "b*"], &["A", "bc"], &["a", "b*"]),
        (
            "StringEquals",
            &["${aws:username}", "${aws:userid,'x'}"],
            &["ann", "x"],
            &["bob", "${aws:username}"],
        ),
        ("StringEquals", &["${aws:userid}"], &[], &["", "ann"]),
        ("StringNotEquals", &["${aws:userid}"], &["", "ann"], &[]),
        (
            "StringEqualsIgnoreCase",
            &["aB"],
            &["ab", "AB"],
            &["a", "ac"],
        ),
        ("StringNotEqualsIgnoreCase", &["aB"], &["a"], &["AB"]),
        ("StringEqualsIgnoreCase", &["a*"], &["A*"], &["ab"]),
        ("StringLike", &["a*", "?"], &["a", "ab", "x"], &["ba", "A1"]),
        ("StringNotLike", &["a*", "?"], &["ba"], &["a", "x"]),
        ("StringLike", &["${*}a"], &["*a"], &["ba"]),
        (
            "ArnEquals",
            &["arn:aws:iam::1:role/*"],
            &["arn:aws:iam::1:role/x"],
            &["arn:aws:iam::2:role/x", "role/x"],
        ),
        (
            "ArnLike",
            &["arn:aws:iam::*:role/?"],
            &["arn:aws:iam::12:role/x"],
            &["arn:aws:iam::1:role/xx"],
        ),
        (
            "ArnNotEquals",
            &["arn:aws:iam::1:role/x"],
            &["arn:aws:iam::1:role/y", "x"],
            &["arn:aws:iam::1:role/x"],
        ),
        (
            "ArnNotLike",
            &["arn:aws:iam::1:*"],
            &["arn:aws:iam::2:y"],
            &["arn:aws:iam::1:y"],
        ),
        (
            "NumericEquals",
            &["1.0", "3"],
            &["1", "3.00"],
            &["2", "x", ""],
        ),
        ("NumericNotEquals", &["1.0"], &["2", "x"], &["1"]),
        ("NumericLessThan", &["5"], &["4.9", "-1"], &["5", "6"]),
        ("NumericLessThanEquals", &["5"], &["5", "4"], &["5.01"]),
        ("NumericGreaterThan", &["5"], &["5.1"], &["5", "4"]),
        ("NumericGreaterThanEquals", &["5"], &["5", "6"], &["4"]),
        (
            "DateEquals",
            &["2026-04-26"],
            &["2026-04-26T00:00:00Z", "1777161600"],
            &["2026-04-27"],
        ),
        (
            "DateNotEquals",
            &["2026-04-26"],
            &["2026-04-27"],
            &["2026-04-26"],
        ),
        (
            "DateLessThan",
            &["2026-04-26T00:00:00Z"],
            &["2026-04-25"],
            &["2026-04-26", "soon"],
        ),
        (
            "DateGreaterThanEquals",
            &["2026-04-26"],
            &["2026-04-26", "2027"],
            &["2026-04-25"],
        ),
        ("Bool", &["true"], &["true", "True"], &["false", "yes"]),
        (
            "BinaryEquals",
            &["TWFu"],
            &["Man", "TWFu"],
            &["man", "TWFv"],
        ),
        (
            "IpAddress",
            &["10.0.0.0/8", "2001:db8::/32"],
            &["10.1.2.3", "2001:db8::1"],
            &["11.0.0.1", "x"],
        ),
        (
            "NotIpAddress",
            &["10.0.0.0/8"],
            &["11.0.0.1", "2001:db8::1"],
            &["10.1.2.3"],
        ),
        (
            "IpAddress",
            &["203.0.113.9"],
            &["203.0.113.9"],
            &["203.0.113.8"],
        ),
    ];

    #[test]
    fn operators_hold_for_the_values_of_their_rows() {
        for (name, wanted, matching, others) in ROWS {
            let condition = condition(name, wanted);
            for value in matching {
                assert!(
                    condition.holds(&context(&[value])),
                    "{name} {wanted:?} ~ {value}"
                );
            }
            for value in others {
                assert!(
                    !condition.holds(&context(&[value])),
                    "{name} {wanted:?} !~ {value}"
                );
            }
        }
    }

    #[test]
    fn absent_and_empty_keys_follow_the_operator() {
        for (name, holds) in [
            ("StringEquals", false),
            ("StringEqualsIfExists", true),
            ("StringNotEquals", true),
            ("StringNotEqualsIfExists", true),
            ("StringNotLike", true),
            ("StringNotEqualsIgnoreCase", true),
            ("ArnLike", false),
            ("ArnNotLike", true),
            ("ArnNotEquals", true),
            ("NumericEquals", false),
            ("NumericNotEquals", true),
            ("NumericLessThan", false),
            ("DateNotEquals", true),
            ("DateGreaterThan", false),
            ("Bool", false),
            ("BoolIfExists", true),
            ("IpAddress", false),
            ("NotIpAddress", true),
            ("IpAddressIfExists", true),
            ("BinaryEquals", false),
            ("ForAllValues:StringEquals", true),
            ("ForAllValues:StringNotEquals", true),
            ("ForAnyValue:StringEquals", false),
            ("ForAnyValue:StringNotEquals", false),
            ("ForAnyValue:StringEqualsIfExists", false),
            ("ForAllValues:StringEqualsIfExists", true),
        ] {
            let condition = condition(name, &["1"]);
            assert_eq!(condition.holds(&Context::default()), holds, "{name}");
            assert_eq!(condition.holds(&context(&[])), holds, "{name} of no value");
        }
    }

    #[test]
    fn null_asks_whether_the_key_is_there() {
        for (wanted, absent, present) in [
            (&["true"][..], true, false),
            (&["false"], false, true),
            (&["true", "false"], true, true),
            (&["yes"], false, false),
        ] {
            let condition = condition("Null", wanted);
            assert_eq!(condition.holds(&Context::default()), absent, "{wanted:?}");
            assert_eq!(condition.holds(&context(&[])), absent, "{wanted:?}");
            assert_eq!(condition.holds(&context(&["x"])), present, "{wanted:?}");
        }
    }

    #[test]
    fn quantifiers_count_the_values_of_the_request() {
        for (name, found, holds) in [
            ("ForAllValues:StringEquals", &["a", "b"][..], true),
            ("ForAllValues:StringEquals", &["a", "c"], false),
            ("ForAnyValue:StringEquals", &["a", "c"], true),
            ("ForAnyValue:StringEquals", &["c"], false),
            ("ForAllValues:StringNotEquals", &["c", "d"], true),
            ("ForAllValues:StringNotEquals", &["a", "c"], false),
            ("ForAnyValue:StringNotEquals", &["a", "c"], true),
            ("ForAnyValue:StringNotEquals", &["a", "b"], false),
            ("StringEquals", &["a", "c"], true),
            ("StringNotEquals", &["a", "c"], false),
            ("StringNotEquals", &["c", "d"], true),
        ] {
            let condition = condition(name, &["a", "b"]);
            assert_eq!(condition.holds(&context(found)), holds, "{name} {found:?}");
            let undefined = condition.operator.quantifier == Quantifier::None;
            assert_eq!(
                condition.is_undefined(&context(found)),
                undefined && found.len() > 1
            );
        }
    }

    #[test]
    fn failures_are_said_in_words() {
        let condition = condition("StringEquals", &["a", "b", "c", "d"]);
        assert_eq!(
            condition.failure(&Context::default()),
            "the request has no `k`, and `StringEquals` fails without it"
        );
        assert_eq!(
            condition.failure(&context(&["x"])),
            "`k` is `x`, which fails `StringEquals` `a`, `b`, `c` and 1 more"
        );
    }
}
