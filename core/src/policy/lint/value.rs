//! What can be said of one value of a condition.

use crate::policy::operator::arn;
use crate::policy::operator::{Comparison, Operand, TextForm};
use crate::policy::pattern::{Pattern, Token};

/// The fewest signs that stand together beside a wildcard: of each wildcard the longer side counts.
pub fn shortest_run(pattern: &Pattern) -> Option<usize> {
    let length = |at: Option<usize>| match at.and_then(|at| pattern.tokens.get(at)) {
        Some(Token::Literal(text)) => text.chars().count(),
        Some(Token::Variable(_)) => usize::MAX,
        Some(Token::Any | Token::One) | None => 0,
    };
    let wild = pattern.tokens.iter().enumerate();
    let wild = wild.filter(|(_, token)| matches!(token, Token::Any | Token::One));
    wild.map(|(at, _)| length(at.checked_sub(1)).max(length(at.checked_add(1))))
        .min()
}

/// Whether the account of an ARN mixes digits and wildcards.
pub fn mixes_account(text: &str) -> bool {
    let Some([_, _, _, _, account, _]) = arn::parts(text) else {
        return false;
    };
    account.contains(['*', '?']) && account.bytes().any(|sign| sign.is_ascii_digit())
}

/// Whether a value cannot be read by its operator.
pub const fn is_unreadable(operand: &Operand) -> bool {
    matches!(
        operand,
        Operand::Amount(None)
            | Operand::Flag(None)
            | Operand::Binary(None)
            | Operand::Address(None)
    )
}

/// Whether an operator suits the values of a key of this kind.
pub fn suits(comparison: Comparison, kind: &str) -> bool {
    match comparison {
        Comparison::Null | Comparison::Text(_) => true,
        Comparison::Arn => kind == "arn",
        Comparison::Number(_) => kind == "number",
        // Dates may be told in seconds, by number keys.
        Comparison::Date(_) => matches!(kind, "date" | "number"),
        Comparison::Flag => kind == "flag",
        Comparison::Binary => kind == "string",
        Comparison::Address => kind == "address",
    }
}

/// The word that rules know a comparison by.
pub const fn word(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Text(TextForm::Exact | TextForm::AnyCase) => "equals",
        Comparison::Text(TextForm::Like) => "like",
        Comparison::Arn => "arn",
        Comparison::Number(_) => "number",
        Comparison::Date(_) => "date",
        Comparison::Flag => "flag",
        Comparison::Binary => "binary",
        Comparison::Address => "address",
        Comparison::Null => "null",
    }
}

/// Whether a text is an id: a prefix, then 8 or 17 hexadecimal digits; other keys take any text.
pub fn has_form(form: &str, text: &str) -> bool {
    if form.is_empty() || text.contains(['*', '?', '$']) {
        return true;
    }
    let Some(digits) = text.strip_prefix(form) else {
        return false;
    };
    [8, 17].contains(&digits.len()) && digits.bytes().all(|sign| sign.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::pattern::Signs;

    #[test]
    fn runs_beside_wildcards_are_counted() {
        let signs = Signs {
            wildcards: true,
            variables: true,
        };
        for (text, run) in [
            ("abc", None),
            ("abcdef*", Some(6)),
            ("*abc*", Some(3)),
            ("*", Some(0)),
            ("a*bcdefgh", Some(7)),
            ("${aws:x}*", Some(usize::MAX)),
        ] {
            assert_eq!(shortest_run(&Pattern::parse(text, signs)), run, "{text}");
        }
    }

    #[test]
    fn ids_have_their_form() {
        for (text, holds) in [
            ("vpc-0123abcd", true),
            ("vpc-0123456789abcdef0", true),
            ("vpc-0123", false),
            ("vpce-0123abcd", false),
            ("vpc-*", true),
            ("vpc-0123abcg", false),
        ] {
            assert_eq!(has_form("vpc-", text), holds, "{text}");
        }
        assert!(mixes_account("arn:aws:iam::1*:role/x"));
        assert!(!mixes_account("arn:aws:iam::*:role/x"));
    }
}
