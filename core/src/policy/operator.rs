//! Condition operators: a comparison, times negated or not, times quantifier, times `IfExists`.

pub use crate::address;
pub mod arn;
pub mod binary;
pub mod date;
pub mod number;

use alloc::vec::Vec;

use address::{Range, range};
use arn::ArnPattern;

use super::context::Context;
use super::pattern::{Pattern, Signs};
use crate::quantity::Decimal;

/// An operator of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    /// How a value of the policy is compared with one of the request.
    pub comparison: Comparison,
    /// Whether it holds where no value of the policy matches.
    pub negated: bool,
    /// How it treats several values of the request.
    pub quantifier: Quantifier,
    /// Whether an absent key makes it hold.
    pub if_exists: bool,
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// As texts.
    Text(TextForm),
    /// As ARNs, part by part.
    Arn,
    /// As numbers.
    Number(Order),
    /// As moments.
    Date(Order),
    /// As yes and no.
    Flag,
    /// As bytes.
    Binary,
    /// As an address and a range.
    Address,
    /// Whether the key is absent.
    Null,
}

/// How texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    /// Sign by sign.
    Exact,
    /// Without regard to the case of letters.
    AnyCase,
    /// With wildcards.
    Like,
}

/// How amounts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The same amount.
    Equal,
    /// The request's is less.
    Less,
    /// The request's is not more.
    AtMost,
    /// The request's is more.
    More,
    /// The request's is not less.
    AtLeast,
}

/// How several values of a request count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantifier {
    /// Not said: the key has one value.
    None,
    /// `ForAllValues`: each of them.
    All,
    /// `ForAnyValue`: at least one.
    Any,
}

/// Every operator without its prefix and suffix.
const NAMES: [(&str, Comparison, bool); 27] = [
    ("StringEquals", Comparison::Text(TextForm::Exact), false),
    ("StringNotEquals", Comparison::Text(TextForm::Exact), true),
    (
        "StringEqualsIgnoreCase",
        Comparison::Text(TextForm::AnyCase),
        false,
    ),
    (
        "StringNotEqualsIgnoreCase",
        Comparison::Text(TextForm::AnyCase),
        true,
    ),
    ("StringLike", Comparison::Text(TextForm::Like), false),
    ("StringNotLike", Comparison::Text(TextForm::Like), true),
    ("ArnEquals", Comparison::Arn, false),
    ("ArnLike", Comparison::Arn, false),
    ("ArnNotEquals", Comparison::Arn, true),
    ("ArnNotLike", Comparison::Arn, true),
    ("NumericEquals", Comparison::Number(Order::Equal), false),
    ("NumericNotEquals", Comparison::Number(Order::Equal), true),
    ("NumericLessThan", Comparison::Number(Order::Less), false),
    (
        "NumericLessThanEquals",
        Comparison::Number(Order::AtMost),
        false,
    ),
    ("NumericGreaterThan", Comparison::Number(Order::More), false),
    (
        "NumericGreaterThanEquals",
        Comparison::Number(Order::AtLeast),
        false,
    ),
    ("DateEquals", Comparison::Date(Order::Equal), false),
    ("DateNotEquals", Comparison::Date(Order::Equal), true),
    ("DateLessThan", Comparison::Date(Order::Less), false),
    ("DateLessThanEquals", Comparison::Date(Order::AtMost), false),
    ("DateGreaterThan", Comparison::Date(Order::More), false),
    (
        "DateGreaterThanEquals",
        Comparison::Date(Order::AtLeast),
        false,
    ),
    ("Bool", Comparison::Flag, false),
    ("BinaryEquals", Comparison::Binary, false),
    ("IpAddress", Comparison::Address, false),
    ("NotIpAddress", Comparison::Address, true),
    ("Null", Comparison::Null, false),
];

/// The operators without prefixes and suffixes, for whoever looks for the nearest.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _, _)| *name)
}

/// The operator that a name writes, such as `ForAnyValue:StringLikeIfExists`.
///
/// `Null` is returned with whatever stands around it, so that a reader can say that it takes nothing.
#[must_use]
pub fn operator(name: &str) -> Option<Operator> {
    let (quantifier, rest) = match name.split_once(':') {
        Some(("ForAllValues", rest)) => (Quantifier::All, rest),
        Some(("ForAnyValue", rest)) => (Quantifier::Any, rest),
        Some(_) => return None,
        None => (Quantifier::None, name),
    };
    let (base, if_exists) = match rest.strip_suffix("IfExists") {
        Some(base) => (base, true),
        None => (rest, false),
    };
    let found = NAMES.iter().find(|(name, _, _)| *name == base)?;
    Some(Operator {
        comparison: found.1,
        negated: found.2,
        quantifier,
        if_exists,
    })
}

/// A value of a policy, ready to be compared. One that cannot be read matches nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A text.
    Text(Pattern),
    /// An ARN.
    Arn(ArnPattern),
    /// A number, or a moment in seconds.
    Amount(Option<Decimal>),
    /// Yes or no.
    Flag(Option<bool>),
    /// Bytes.
    Binary(Option<Vec<u8>>),
    /// Addresses.
    Address(Option<Range>),
}

impl Comparison {
    /// Makes a value of a policy ready.
    #[must_use]
    pub fn operand(self, text: &str, variables: bool) -> Operand {
        match self {
            Self::Text(form) => {
                let wildcards = form == TextForm::Like;
                Operand::Text(Pattern::parse(
                    text,
                    Signs {
                        wildcards,
                        variables,
                    },
                ))
            }
            Self::Arn => Operand::Arn(ArnPattern::of_condition(text, variables)),
            Self::Number(_) => Operand::Amount(number::number(text)),
            Self::Date(_) => Operand::Amount(date::moment(text)),
            Self::Flag | Self::Null => Operand::Flag(flag(text)),
            Self::Binary => Operand::Binary(binary::bytes(text)),
            Self::Address => Operand::Address(range(text)),
        }
    }

    /// Whether a value of the request compares with one of the policy.
    #[must_use]
    pub fn compares(self, value: &str, operand: &Operand, context: &Context) -> bool {
        match (self, operand) {
            (Self::Text(TextForm::AnyCase), Operand::Text(pattern)) => pattern
                .filled(context)
                .is_some_and(|text| text.eq_ignore_ascii_case(value)),
            (Self::Text(_), Operand::Text(pattern)) => pattern.matches(value, context),
            (Self::Arn, Operand::Arn(pattern)) => {
                arn::parts(value).is_some_and(|parts| pattern.matches(&parts, context))
            }
            (Self::Number(order), Operand::Amount(amount)) => {
                order.holds(number::number(value), *amount)
            }
            (Self::Date(order), Operand::Amount(amount)) => {
                order.holds(date::moment(value), *amount)
            }
            (Self::Flag, Operand::Flag(wanted)) => wanted.is_some() && flag(value) == *wanted,
            (Self::Binary, Operand::Binary(Some(wanted))) => {
                wanted.as_slice() == value.as_bytes()
                    || binary::bytes(value).as_ref() == Some(wanted)
            }
            (Self::Address, Operand::Address(Some(wanted))) => {
                range(value).is_some_and(|address| wanted.holds(address))
            }
            // What could not be read, or was made for another comparison.
            (_, _) => false,
        }
    }
}

impl Order {
    fn holds(self, found: Option<Decimal>, wanted: Option<Decimal>) -> bool {
        let (Some(found), Some(wanted)) = (found, wanted) else {
            return false;
        };
        match self {
            Self::Equal => found == wanted,
            Self::Less => found < wanted,
            Self::AtMost => found <= wanted,
            Self::More => found > wanted,
            Self::AtLeast => found >= wanted,
        }
    }
}

/// `true` or `false`, in any case of letters.
#[must_use]
pub fn flag(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    text.eq_ignore_ascii_case("false").then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_its_parts() {
        for name in names() {
            let plain = operator(name).unwrap();
            assert_eq!(
                (plain.quantifier, plain.if_exists),
                (Quantifier::None, false)
            );
            let lenient = operator(&[name, "IfExists"].concat()).unwrap();
            assert_eq!(
                lenient,
                Operator {
                    if_exists: true,
                    ..plain
                }
            );
            let all = operator(&["ForAllValues:", name].concat()).unwrap();
            assert_eq!(
                all,
                Operator {
                    quantifier: Quantifier::All,
                    ..plain
                }
            );
        }
        for name in [
            "stringEquals",
            "StringEqual",
            "ForSomeValues:StringLike",
            "IfExists",
            "",
            "DateNotLessThan",
        ] {
            assert_eq!(operator(name), None, "{name}");
        }
    }
}
