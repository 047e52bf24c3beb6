//! What only conditions over things have: texts in quotes, and sets of things.

use alloc::boxed::Box;
use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::cut;
use nom::multi::separated_list1;

use super::{Room, free_name, matching, negation};
use crate::syntax::expected::{Expected, stop};
use crate::syntax::tree::{
    Expression, ExpressionKind, Loop, LoopKind, Matching, Text, TextMatching,
};
use crate::syntax::word::{At, blank, keyword, name, sign, split_name, string};

/// What a text is matched with, and what stands behind it.
type Matched<'text> = Option<(&'text str, (TextMatching, Vec<Text>))>;

/// `is "a"`, `is not one of ("a", "b")`, `has "a"`, `matches "a*"`; nothing where no text in quotes
/// follows.
pub fn text_matching<'text>(
    at: At<'_>,
    text: &'text str,
) -> Result<Matched<'text>, nom::Err<Expected>> {
    let (rest, how) = match keyword("matches")(text) {
        Ok((rest, ())) => (rest, TextMatching::Matches),
        Err(_) => match matching(text) {
            Ok((rest, Matching::Is | Matching::Has)) => (rest, TextMatching::Is),
            Ok((rest, Matching::IsNot)) => (rest, TextMatching::IsNot),
            Ok((_, Matching::IsOnly)) | Err(_) => return Ok(None),
        },
    };
    if rest.starts_with('"') {
        let (rest, text) = string(at, rest)?;
        return Ok(Some((rest, (how, alloc::vec![text]))));
    }
    let listed = rest.strip_prefix('(').map(str::trim_start);
    if listed.is_none_or(|listed| !listed.starts_with('"')) {
        return match how {
            TextMatching::Matches => stop(rest, "a pattern in quotes", "").map(|(_, ())| None),
            TextMatching::Is | TextMatching::IsNot => Ok(None),
        };
    }
    let (rest, ()) = sign("(", "`(`")(rest)?;
    let (rest, texts) = separated_list1(sign(",", "`,`"), |text| string(at, text)).parse(rest)?;
    let (rest, ()) = cut(sign(")", "`,` or `)`")).parse(rest)?;
    Ok(Some((rest, (how, texts))))
}

/// `some a in b where c`, `no a in b`, `number of b`; nothing where something else stands there.
pub fn loop_over<'text>(
    at: At<'_>,
    text: &'text str,
    room: Room<'_>,
) -> Result<Option<(&'text str, Expression)>, nom::Err<Expected>> {
    let Some((word, after)) = split_name(text) else {
        return Ok(None);
    };
    let (rest, kind) = match word {
        "some" => (after, LoopKind::Some),
        "no" => (after, LoopKind::No),
        "number" => match keyword("of")(after.trim_start()) {
            Ok((rest, ())) => (rest, LoopKind::Count),
            Err(_) => return Ok(None),
        },
        _ => return Ok(None),
    };
    let (rest, ()) = blank(rest)?;
    let Ok((rest, first)) = free_name(at, rest) else {
        return Ok(None);
    };
    let (rest, variable, set) = match keyword("in")(rest) {
        Ok((rest, ())) => {
            let (rest, set) = cut(|rest| name(at, rest)).parse(rest)?;
            (rest, Some(first), set)
        }
        Err(_) => (rest, None, first),
    };
    let (rest, filter) = match keyword("where")(rest) {
        Ok((rest, ())) => {
            let room = room.deeper(rest)?;
            let (rest, filter) = cut(|rest| negation(at, rest, room)).parse(rest)?;
            (rest, Some(filter))
        }
        Err(_) => (rest, None),
    };
    let end = filter.as_ref().map_or(set.span, |filter| filter.span);
    let span = at.span(text, text).to(end);
    let set = Box::new(Loop {
        variable,
        set,
        filter,
    });
    let kind = ExpressionKind::Loop(kind, set);
    Ok(Some((rest, Expression { kind, span })))
}
