//! Conditions and quantities. `or` binds weakest, then `and`, `not`, comparisons, `+ -`, `*`.

mod things;

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::Cell;

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{cut, opt};

use super::expected::{Expected, Parsed, fail, stop};
use super::tree::{Arithmetic, Comparison, Expression, ExpressionKind, Logic, Matching, Name};
use super::word::{At, keyword, name, names, number, sign, split_name};

/// How deep parentheses and `not` may be nested.
const DEEPEST: u8 = 32;
/// How many operands one expression may have.
const MOST_OPERANDS: u16 = 500;

/// Words that end an operand and can never be a question or a unit.
const RESERVED: [&str; 14] = [
    "and",
    "or",
    "not",
    "is",
    "has",
    "only",
    "when",
    "otherwise",
    "because",
    "conclude",
    "continue",
    "ask",
    "at",
    "as",
];

/// Words that begin what follows a condition of a check, a key or a caution, so that they are never the unit of
/// its last number.
const FOLLOWING: [&str; 9] = [
    "for", "where", "expect", "say", "fix", "present", "value", "from", "until",
];

/// How much larger an expression may become: trees are walked by recursion, also sideways.
#[derive(Clone, Copy)]
struct Room<'room> {
    depth: u8,
    operands: &'room Cell<u16>,
}

impl Room<'_> {
    /// The room inside of parentheses or behind `not`.
    fn deeper(self, text: &str) -> Result<Self, nom::Err<Expected>> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth, ..self }),
            None => too_large(text, "at most 32 levels of nesting"),
        }
    }

    /// Makes place for one more operand.
    fn operand(self, text: &str) -> Result<(), nom::Err<Expected>> {
        match self.operands.get().checked_sub(1) {
            Some(left) => {
                self.operands.set(left);
                Ok(())
            }
            None => too_large(text, "at most 500 operands"),
        }
    }
}

fn too_large<T>(text: &str, what: &'static str) -> Result<T, nom::Err<Expected>> {
    let help = "split the condition into several branches";
    Err(nom::Err::Failure(Expected {
        help,
        ..Expected::new(text, what)
    }))
}

/// Any condition or quantity.
pub fn expression<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Expression> {
    let operands = Cell::new(MOST_OPERANDS);
    let room = Room {
        depth: DEEPEST,
        operands: &operands,
    };
    either(at, text, room)
}

/// `a or b`
fn either<'text>(at: At<'_>, text: &'text str, room: Room<'_>) -> Parsed<'text, Expression> {
    let part = |text| both(at, text, room);
    chain(
        at,
        text,
        part,
        |text| keyword("or")(text).map(|(rest, ())| (rest, Logic::Or)),
        logic,
    )
}

/// `a and b`
fn both<'text>(at: At<'_>, text: &'text str, room: Room<'_>) -> Parsed<'text, Expression> {
    let part = |text| negation(at, text, room);
    chain(
        at,
        text,
        part,
        |text| keyword("and")(text).map(|(rest, ())| (rest, Logic::And)),
        logic,
    )
}

fn logic(word: Logic, left: Expression, right: Expression) -> ExpressionKind {
    ExpressionKind::Logic(word, Box::new(left), Box::new(right))
}

/// Operands joined by operators of one strength, from left to right.
fn chain<'text, Operator>(
    at: At<'_>,
    text: &'text str,
    part: impl Fn(&'text str) -> Parsed<'text, Expression>,
    operator: impl Fn(&'text str) -> Parsed<'text, Operator>,
    join: impl Fn(Operator, Expression, Expression) -> ExpressionKind,
) -> Parsed<'text, Expression> {
    let (mut rest, mut left) = part(text)?;
    while let Ok((after, word)) = operator(rest) {
        let (after, right) = cut(&part).parse(after)?;
        let span = left.span.to(right.span);
        left = Expression {
            kind: join(word, left, right),
            span,
        };
        rest = after;
    }
    let _ = at;
    Ok((rest, left))
}

/// `not a`
fn negation<'text>(at: At<'_>, text: &'text str, room: Room<'_>) -> Parsed<'text, Expression> {
    let Ok((rest, ())) = keyword("not")(text) else {
        return comparison(at, text, room);
    };
    let room = room.deeper(text)?;
    let (rest, operand) = cut(|rest| negation(at, rest, room)).parse(rest)?;
    let span = at.span(text, text).to(operand.span);
    Ok((
        rest,
        Expression {
            kind: ExpressionKind::Not(Box::new(operand)),
            span,
        },
    ))
}

/// `callers has on-premises`, `service is s3`, `data < 500 GB`
fn comparison<'text>(at: At<'_>, text: &'text str, room: Room<'_>) -> Parsed<'text, Expression> {
    let (rest, left) = sum(at, text, room)?;
    if let Ok((after, ())) = keyword("exists")(rest) {
        let span = left.span.to(at.span(rest, after));
        let kind = ExpressionKind::Exists(Box::new(left));
        return Ok((after, Expression { kind, span }));
    }
    if let Some((rest, (matching, texts))) = things::text_matching(at, rest)? {
        let end = texts.last().map_or(left.span, |text| text.span);
        let span = left.span.to(end);
        let kind = ExpressionKind::Text(Box::new(left), matching, texts);
        return Ok((rest, Expression { kind, span }));
    }
    if let Ok((rest, matching)) = matching(rest) {
        let (rest, (words, end)) = cut(|rest| words(at, rest)).parse(rest)?;
        let span = left.span.to(end);
        return Ok((
            rest,
            Expression {
                kind: ExpressionKind::Match(Box::new(left), matching, words),
                span,
            },
        ));
    }
    if let Ok((rest, comparison)) = comparator(rest) {
        let (rest, right) = cut(|rest| sum(at, rest, room)).parse(rest)?;
        let span = left.span.to(right.span);
        let kind = ExpressionKind::Compare(Box::new(left), comparison, Box::new(right));
        return Ok((rest, Expression { kind, span }));
    }
    Ok((rest, left))
}

/// `is`, `is not`, `is only`, `has`, each with `one of` or `any of` where several words follow.
fn matching(text: &str) -> Parsed<'_, Matching> {
    let (rest, matching) = match keyword("is")(text) {
        Ok((rest, ())) => match keyword("not")(rest) {
            Ok((rest, ())) => (rest, Matching::IsNot),
            Err(_) => match keyword("only")(rest) {
                Ok((rest, ())) => (rest, Matching::IsOnly),
                Err(_) => (rest, Matching::Is),
            },
        },
        Err(_) => match keyword("has")(text) {
            Ok((rest, ())) => (rest, Matching::Has),
            Err(_) => return fail(text, "`is` or `has`"),
        },
    };
    let several = |word: &'static str, rest| {
        let (rest, ()) = keyword(word)(rest)?;
        keyword("of")(rest)
    };
    let rest = several("one", rest)
        .or_else(|_| several("any", rest))
        .map_or(rest, |(rest, ())| rest);
    Ok((rest, matching))
}

/// `a` or `(a, b)`
fn words<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, (Vec<Name>, crate::source::Span)> {
    if let Ok((rest, ())) = sign("(", "`(`")(text) {
        let (rest, words) = names(at, rest)?;
        let Some(after) = rest.strip_prefix(')') else {
            return stop(rest, "`,` or `)`", "");
        };
        let span = at.span(text, after);
        let (after, ()) = super::word::blank(after)?;
        return Ok((after, (words, span)));
    }
    let (rest, word) = name(at, text)?;
    let span = word.span;
    Ok((rest, (alloc::vec![word], span)))
}

fn comparator(text: &str) -> Parsed<'_, Comparison> {
    alt((
        sign("<=", "`<=`").map(|()| Comparison::LessOrEqual),
        sign(">=", "`>=`").map(|()| Comparison::GreaterOrEqual),
        sign("!=", "`!=`").map(|()| Comparison::NotEqual),
        sign("<", "`<`").map(|()| Comparison::Less),
        sign(">", "`>`").map(|()| Comparison::Greater),
        sign("=", "`=`").map(|()| Comparison::Equal),
    ))
    .parse(text)
}

/// `a + b - c`
fn sum<'text>(at: At<'_>, text: &'text str, room: Room<'_>) -> Parsed<'text, Expression> {
    let operator = |text| {
        alt((
            sign("+", "`+`").map(|()| Arithmetic::Add),
            sign("-", "`-`").map(|()| Arithmetic::Subtract),
        ))
        .parse(text)
    };
    chain(
        at,
        text,
        |text| product(at, text, room),
        operator,
        arithmetic,
    )
}

/// `a * b`
fn product<'text>(at: At<'_>, text: &'text str, room: Room<'_>) -> Parsed<'text, Expression> {
    let operator = |text| sign("*", "`*`")(text).map(|(rest, ())| (rest, Arithmetic::Multiply));
    chain(
        at,
        text,
        |text| operand(at, text, room),
        operator,
        arithmetic,
    )
}

fn arithmetic(operator: Arithmetic, left: Expression, right: Expression) -> ExpressionKind {
    ExpressionKind::Arithmetic(Box::new(left), operator, Box::new(right))
}

/// `( a )`, `150 GB/zone`, `service.gateway`
fn operand<'text>(at: At<'_>, text: &'text str, room: Room<'_>) -> Parsed<'text, Expression> {
    room.operand(text)?;
    if let Ok((rest, ())) = sign("(", "`(`")(text) {
        let room = room.deeper(text)?;
        let (rest, inner) = cut(|rest| either(at, rest, room)).parse(rest)?;
        let (after, ()) = cut(sign(")", "`)`")).parse(rest)?;
        return Ok((after, inner));
    }
    if let Ok((rest, number)) = number(at, text) {
        let (rest, unit) = opt(|rest| unit(at, rest)).parse(rest)?;
        let span = unit
            .as_ref()
            .map_or(number.span, |unit| number.span.to(unit.span));
        return Ok((
            rest,
            Expression {
                kind: ExpressionKind::Number(number.value, unit),
                span,
            },
        ));
    }
    if let Some(read) = things::loop_over(at, text, room)? {
        return Ok(read);
    }
    if let Some(read) = rate(at, text) {
        return Ok(read);
    }
    match free_name(at, text) {
        Ok((rest, name)) => Ok((
            rest,
            Expression {
                span: name.span,
                kind: ExpressionKind::Name(name.value),
            },
        )),
        Err(_) => fail(text, "a question, a number or `(`"),
    }
}

/// `rate nat-gateway.data in region`; nothing where something else stands there.
fn rate<'text>(at: At<'_>, text: &'text str) -> Option<(&'text str, Expression)> {
    let (rest, ()) = keyword("rate")(text).ok()?;
    let (rest, rate) = free_name(at, rest).ok()?;
    let (rest, ()) = keyword("in")(rest).ok()?;
    let (rest, region) = free_name(at, rest).ok()?;
    let span = at.span(text, text).to(region.span);
    let kind = ExpressionKind::Rate(rate, region);
    Some((rest, Expression { kind, span }))
}

/// The unit behind a number.
fn unit<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Name> {
    match split_name(text) {
        Some((word, _)) if FOLLOWING.contains(&word) => fail(text, "a unit"),
        _ => free_name(at, text),
    }
}

/// A name that is no word of the language.
fn free_name<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Name> {
    match split_name(text) {
        Some((word, _)) if RESERVED.contains(&word) => fail(text, "a name"),
        _ => name(at, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn and_binds_stronger_than_or() {
        let text = "a or b and not c is only (d, e)";
        let (rest, read) = expression(At::new(text), text).expect("an expression");
        assert!(rest.is_empty());
        assert!(matches!(read.kind, ExpressionKind::Logic(Logic::Or, _, _)));
        assert_eq!((read.span.start, read.span.end), (0, 31));
    }

    #[test]
    fn numbers_carry_units_and_stop_before_words() {
        let text = "gb < 150 GB/zone * zones and x";
        let (rest, _) = expression(At::new(text), text).expect("an expression");
        assert_eq!(rest, "");
    }

    #[test]
    fn nesting_is_bounded() {
        for piece in [
            "(",
            "not ",
            "a or ",
            "a + ",
            "a and (",
            "1 * ",
            "not (a or ",
        ] {
            let text = String::from(piece).repeat(100_000);
            assert!(expression(At::new(&text), &text).is_err(), "{piece}");
        }
    }
}
