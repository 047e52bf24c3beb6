//! Operators by tables: what holds, and what does not.

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
    context.set("aws:nickname", alloc::vec!["ann".into()], false);
    context
}

/// Operator, values of the policy, values of requests that hold, and of those that do not.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

const ROWS: [Row; 36] = [
    ("StringEquals", &["a", "b*"], &["a", "b*"], &["A", "bc", ""]),
    ("StringNotEquals", &["a", "b*"], &["A", "bc"], &["a", "b*"]),
    (
        "StringEquals",
        &["${aws:nickname}", "${aws:userid,'x'}"],
        &["ann", "x"],
        &["bob", "${aws:nickname}"],
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
        "DateLessThanEquals",
        &["2026-04-26"],
        &["2026-04-26", "2026-04-25T23:59:59Z", "1777161600"],
        &["2026-04-26T00:00:01Z", "1777161601"],
    ),
    (
        "DateGreaterThan",
        &["1777161600"],
        &["2026-04-26T00:00:01Z", "2026-04-26T02:00:00+01:00"],
        &["2026-04-26", "2026-04-26T01:00:00+01:00", "later"],
    ),
    (
        "DateGreaterThanEquals",
        &["2026-04-26"],
        &["2026-04-26", "2027"],
        &["2026-04-25"],
    ),
    ("Bool", &["true"], &["true", "True"], &["false", "yes"]),
    ("Bool", &["false"], &["false", "False"], &["true", "0", ""]),
    (
        "StringNotEqualsIgnoreCase",
        &["aB", "c*"],
        &["x", "cd"],
        &["Ab", "C*"],
    ),
    (
        "ArnLike",
        &["arn:aws:s3:::b/*"],
        &["arn:aws:s3:::b/x/y", "arn:aws:s3:::b/x:y"],
        &["arn:aws:s3:::c/x", "arn:aws:s3::1:b/x", "arn:aws:s3"],
    ),
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
        "IpAddress",
        &["2001:db8:0:1::/64"],
        &["2001:db8:0:1::9", "2001:0db8:0:1:0:0:0:9"],
        &["2001:db8:0:2::9", "10.0.0.1", ""],
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
fn every_operator_has_rows() {
    let mut names: Vec<&str> = ROWS.iter().map(|(name, ..)| *name).collect();
    names.sort_unstable();
    names.dedup();
    // `Null` looks at no value; its own test follows.
    assert_eq!(names.len(), 26, "{names:?}");
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
