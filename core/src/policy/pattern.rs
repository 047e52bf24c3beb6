//! Texts of a policy that are compared with a request: wildcards, and variables that the request fills.
//!
//! A variable is filled in as plain text: wildcards inside its value do not act. One that has no
//! value and no default makes the whole text match nothing
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>).

mod fit;

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::context::Context;

/// A text to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Its parts in order; no two literals follow one another.
    pub tokens: Vec<Token>,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// These signs.
    Literal(String),
    /// `?`: exactly one sign.
    One,
    /// `*`: any signs, or none.
    Any,
    /// `${key, 'default'}`
    Variable(Variable),
}

/// A variable that a request fills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// The key in lower case.
    pub key: String,
    /// What stands for an absent value.
    pub default: Option<String>,
}

/// Which signs of a text mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Whether `*` and `?` are wildcards.
    pub wildcards: bool,
    /// Whether `${key}` is a variable.
    pub variables: bool,
}

impl Pattern {
    /// Reads a text.
    #[must_use]
    pub fn parse(text: &str, signs: Signs) -> Self {
        let mut tokens = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if signs.variables
                && let Some((inner, after)) = variable_text(rest)
            {
                match inner {
                    "*" | "?" | "$" => literal.push_str(inner),
                    _ => {
                        flush(&mut tokens, &mut literal);
                        tokens.push(Token::Variable(variable(inner)));
                    }
                }
                rest = after;
                continue;
            }
            let wildcard = match first {
                '*' if signs.wildcards => Some(Token::Any),
                '?' if signs.wildcards => Some(Token::One),
                _ => None,
            };
            match wildcard {
                // A second `*` in a row says nothing new.
                Some(Token::Any) if literal.is_empty() && tokens.last() == Some(&Token::Any) => {}
                Some(token) => {
                    flush(&mut tokens, &mut literal);
                    tokens.push(token);
                }
                None => literal.push(first),
            }
            rest = rest.get(first.len_utf8()..).unwrap_or("");
        }
        flush(&mut tokens, &mut literal);
        Self { tokens }
    }

    /// Whether the text matches, with variables filled in from the context.
    ///
    /// Nothing is tried again: `*a*a*a*` takes time in proportion to the text, and so does `*???a`. With `?`
    /// inside a part between two stars it takes a 64th of the part times the text.
    #[must_use]
    pub fn matches(&self, text: &str, context: &Context) -> bool {
        fit::fits(&self.tokens, text, context, &mut 0)
    }

    /// The text with its variables filled in; absent where one has no value.
    #[must_use]
    pub fn filled<'pattern>(
        &'pattern self,
        context: &'pattern Context,
    ) -> Option<Cow<'pattern, str>> {
        if let [Token::Literal(literal)] = self.tokens.as_slice() {
            return Some(Cow::Borrowed(literal));
        }
        let mut text = String::new();
        for token in &self.tokens {
            match token {
                Token::Literal(literal) => text.push_str(literal),
                Token::One => text.push('?'),
                Token::Any => text.push('*'),
                Token::Variable(variable) => text.push_str(variable.value(context)?),
            }
        }
        Some(Cow::Owned(text))
    }

    /// Whether `*` or `?` acts in it.
    #[must_use]
    pub fn is_wild(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| matches!(token, Token::Any | Token::One))
    }

    /// Its variables.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.tokens.iter().filter_map(|token| match token {
            Token::Variable(variable) => Some(variable),
            Token::Literal(_) | Token::One | Token::Any => None,
        })
    }
}

impl Variable {
    /// The value that a request gives it; a key of several values gives none.
    fn value<'found>(&'found self, context: &'found Context) -> Option<&'found str> {
        match context.values(&self.key) {
            Some([value]) => Some(value),
            Some(_) | None => self.default.as_deref(),
        }
    }
}

/// The inside of the variable that a text starts with, and what follows it.
#[must_use]
pub fn variable_text(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("${")?.split_once('}')
}

fn variable(inner: &str) -> Variable {
    let (key, default) = match inner.split_once(',') {
        Some((key, default)) => (key, Some(default.trim())),
        None => (inner, None),
    };
    let unquoted = |text: &str| {
        let quoted = text
            .strip_prefix('\'')
            .and_then(|text| text.strip_suffix('\''));
        quoted.unwrap_or(text).to_string()
    };
    Variable {
        key: key.trim().to_ascii_lowercase(),
        default: default.map(unquoted),
    }
}

fn flush(tokens: &mut Vec<Token>, literal: &mut String) {
    if !literal.is_empty() {
        tokens.push(Token::Literal(core::mem::take(literal)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Signs = Signs {
        wildcards: true,
        variables: true,
    };

    #[track_caller]
    fn check(pattern: &str, matching: &[&str], others: &[&str]) {
        let mut context = Context::default();
        context.set("aws:username", alloc::vec!["a*n".into()], false);
        context.set("aws:CalledVia", alloc::vec!["a".into(), "b".into()], true);
        let parsed = Pattern::parse(pattern, ALL);
        for text in matching {
            assert!(parsed.matches(text, &context), "{pattern} ~ {text}");
        }
        for text in others {
            assert!(!parsed.matches(text, &context), "{pattern} !~ {text}");
        }
    }

    #[test]
    fn wildcards_take_any_run_or_one_sign() {
        check("", &[""], &["a"]);
        check("abc", &["abc"], &["", "ab", "abcd", "Abc"]);
        check("*", &["", "a", "a/b:c"], &[]);
        check("a*", &["a", "ab"], &["", "ba"]);
        check("*a", &["a", "ba", "aa", "aba"], &["", "ab"]);
        check("a?c", &["abc", "aéc"], &["ac", "abbc"]);
        check("*a*b", &["ab", "xaxb", "abab"], &["ba", "aba"]);
        check("a*?", &["ab", "abc"], &["a"]);
        check("**a**", &["a", "bab"], &["b"]);
        check("*ab?d*", &["abcd", "xabxabydz"], &["abd", "acbd"]);
        check("a*bc*bc", &["abcbc", "abcxbc"], &["abc", "abcb"]);
    }

    #[test]
    fn variables_are_plain_text() {
        check("${aws:username}", &["a*n"], &["axn", "an"]);
        check("home/${AWS:UserName}/*", &["home/a*n/x"], &["home/an/x"]);
        check("${aws:userid, 'none'}", &["none"], &["'none'", ""]);
        check("${aws:userid}*", &[], &["", "a"]);
        check("${aws:calledvia}", &[], &["a", "b"]);
        check("${*}${?}${$}", &["*?$"], &["abc"]);
        check("${unclosed", &["${unclosed"], &["$"]);
        let plain = Pattern::parse(
            "${aws:username}*",
            Signs {
                wildcards: false,
                variables: false,
            },
        );
        assert!(plain.matches("${aws:username}*", &Context::default()));
    }

    /// How many steps a comparison takes that fails at the very end.
    fn steps(pattern: &str, text: &str, context: &Context) -> usize {
        let mut steps = 0;
        let parsed = Pattern::parse(pattern, ALL);
        assert!(!fit::fits(&parsed.tokens, text, context, &mut steps));
        steps
    }

    #[test]
    fn many_wildcards_take_steps_in_proportion_to_the_text() {
        for length in [1000, 10_000, 100_000] {
            let text = "a".repeat(length);
            let long = "a".repeat(length / 5);
            let marks = "?".repeat(length / 5);
            let mut context = Context::default();
            let filled = [long.as_str(), "b"].concat();
            context.set("aws:username", alloc::vec![filled], false);
            for pattern in [
                ["*a".repeat(1000), "*b".into()].concat(),
                ["*", long.as_str(), "b"].concat(),
                ["*", long.as_str(), "b*"].concat(),
                ["*a*", long.as_str(), "*b"].concat(),
                ["*", marks.as_str(), "b*"].concat(),
                ["*b", marks.as_str(), "*"].concat(),
                ["*a", marks.as_str(), "*b*"].concat(),
                ["*?a".repeat(length / 5), "*b*".into()].concat(),
                "*a${aws:username}*".into(),
            ] {
                let signs = text.len() + pattern.len();
                let taken = steps(&pattern, &text, &context);
                assert!(taken <= 3 * signs, "{length}: {taken} for {signs}");
            }
        }
    }

    #[test]
    fn gaps_inside_a_part_take_a_64th_of_it_for_every_sign() {
        for length in [1000, 10_000, 100_000] {
            let text = "a".repeat(length);
            for places in [64, 640] {
                let part = "a?".repeat(places / 2 - 1);
                let pattern = ["*", part.as_str(), "ab*"].concat();
                let taken = steps(&pattern, &text, &Context::default());
                assert!(
                    taken <= length * places / 64 + 2 * places,
                    "{length}: {taken}"
                );
            }
        }
    }

    /// The plain way, which tries everything.
    fn plainly(pattern: &[char], text: &[char]) -> bool {
        match (pattern, text) {
            ([], _) => text.is_empty(),
            (['*', rest @ ..], _) => (0..=text.len()).any(|at| plainly(rest, &text[at..])),
            (['?', rest @ ..], [_, later @ ..]) => plainly(rest, later),
            ([sign, rest @ ..], [first, later @ ..]) => sign == first && plainly(rest, later),
            (_, []) => false,
        }
    }

    #[test]
    fn every_short_pattern_fits_as_when_everything_is_tried() {
        let all = |signs: &[char], longest: u32| {
            let mut texts = alloc::vec![Vec::new()];
            let mut found = texts.clone();
            for _ in 0..longest {
                let longer = texts.iter().flat_map(|it: &Vec<char>| {
                    signs.iter().map(|sign| [it.as_slice(), &[*sign]].concat())
                });
                texts = longer.collect();
                found.extend(texts.iter().cloned());
            }
            found
        };
        let texts = all(&['a', 'é'], 5);
        for pattern in all(&['a', 'é', '*', '?'], 6) {
            let written: String = pattern.iter().collect();
            let parsed = Pattern::parse(&written, ALL);
            for text in &texts {
                let plain: String = text.iter().collect();
                let expected = plainly(&pattern, text);
                assert_eq!(
                    parsed.matches(&plain, &Context::default()),
                    expected,
                    "{written} ~ {plain}"
                );
            }
        }
    }

    #[test]
    fn parts_of_more_places_than_a_word_has_bits_are_found() {
        let part = ["a?".repeat(70), "b".into()].concat();
        let pattern = ["x*", part.as_str(), "*y"].concat();
        let inner = ["ac".repeat(70), "b".into()].concat();
        let long = "ac".repeat(90);
        check(
            &pattern,
            &[
                &["x", &inner, "y"].concat(),
                &["xaaa", &long, &inner, "zzy"].concat(),
            ],
            &[
                &["x", inner.trim_end_matches('b'), "y"].concat(),
                &["x", &inner.replacen("a", "c", 1), "y"].concat(),
            ],
        );
    }
}
