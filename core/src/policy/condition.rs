//! One condition of a statement: an operator, a key and the values to compare with.

mod words;

use alloc::string::String;
use alloc::vec::Vec;

pub use words::shown;

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
}

#[cfg(test)]
mod tests;
