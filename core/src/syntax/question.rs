//! Questions of every kind.

use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::{cut, opt};
use nom::multi::separated_list1;

use super::expected::{Parsed, fail};
use super::tree::{Question, QuestionKind, QuestionOption, Text, Value};
use super::word::{At, braces, keyword, name, number, sign, split_name, string};

/// `choice target "What must the workload reach?" { ... }`
pub fn question<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Question> {
    let (rest, kind) = kind(at, text)?;
    let (rest, name) = name(at, rest)?;
    let (rest, words) = string(at, rest)?;
    let mut question = Question {
        kind,
        name,
        text: words,
        help: None,
        run: Vec::new(),
        expect: None,
        options: Vec::new(),
        of: None,
        unit: None,
        range: None,
        default: None,
        matches: None,
        optional: false,
    };
    let mut rest = rest;
    while let Some(after) = attribute(at, rest, &mut question)? {
        rest = after;
    }
    if rest.starts_with('{') {
        let parts = cut(braces(
            at,
            |text| part(at, text),
            "`help`, `run`, `expect`, an answer or `}`",
        ))
        .parse(rest)?;
        rest = parts.0;
        for part in parts.1 {
            match part {
                Part::Help(help) => question.help = Some(help),
                Part::Run(run) => question.run.push(run),
                Part::Expect(expect) => question.expect = Some(expect),
                Part::Option(option) => question.options.push(option),
            }
        }
    }
    Ok((rest, question))
}

fn kind<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, QuestionKind> {
    let (rest, word) = name(at, text)?;
    let kind = match word.value.as_str() {
        "choice" => QuestionKind::Choice,
        "set" => QuestionKind::Set,
        "flag" => QuestionKind::Flag,
        "number" => QuestionKind::Number,
        "amount" => QuestionKind::Amount,
        "text" => QuestionKind::Text,
        _ => return fail(text, "a kind of question"),
    };
    Ok((rest, kind))
}

/// One of `of`, `unit`, `in`, `default`, `matches`, `optional`; nothing where none follows.
fn attribute<'text>(
    at: At<'_>,
    text: &'text str,
    question: &mut Question,
) -> Result<Option<&'text str>, nom::Err<super::expected::Expected>> {
    // `{` ends the attributes, and so does the next item at the start of a line.
    let Some((word, after)) = split_name(text) else {
        return Ok(None);
    };
    let (rest, ()) = super::word::blank(after)?;
    let rest = match word {
        "of" => {
            let (rest, catalogue) = cut(|rest| name(at, rest)).parse(rest)?;
            question.of = Some(catalogue);
            rest
        }
        "unit" if question.unit.is_none() && takes_unit(question.kind) => {
            let (rest, unit) = cut(|rest| name(at, rest)).parse(rest)?;
            question.unit = Some(unit);
            rest
        }
        "in" => {
            let (rest, least) = cut(|rest| number(at, rest)).parse(rest)?;
            let (rest, ()) = cut(sign("..", "`..`")).parse(rest)?;
            let (rest, most) = cut(|rest| number(at, rest)).parse(rest)?;
            question.range = Some((least, most));
            rest
        }
        "default" => {
            let (rest, default) = cut(|rest| value(at, rest)).parse(rest)?;
            question.default = Some(default);
            rest
        }
        "matches" => {
            let (rest, pattern) = cut(|rest| string(at, rest)).parse(rest)?;
            question.matches = Some(pattern);
            rest
        }
        "optional" => {
            question.optional = true;
            rest
        }
        _ => return Ok(None),
    };
    Ok(Some(rest))
}

const fn takes_unit(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::Number | QuestionKind::Amount)
}

/// What a told text becomes.
type Told = fn(Text) -> Part;

enum Part {
    Help(Text),
    Run(Text),
    Expect(Text),
    Option(QuestionOption),
}

fn part<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    let told: [(&'static str, Told); 3] = [
        ("help", Part::Help),
        ("run", Part::Run),
        ("expect", Part::Expect),
    ];
    for (word, part) in told {
        if let Ok((rest, ())) = keyword(word)(text) {
            return cut(|rest| string(at, rest))
                .parse(rest)
                .map(|(rest, told)| (rest, part(told)));
        }
    }
    let (rest, name) = name(at, text)?;
    let (rest, words) = cut(|rest| string(at, rest)).parse(rest)?;
    // A text may be followed by more about it; `help "..."` alone belongs to the question.
    let (rest, help) = opt(|rest| option_help(at, rest)).parse(rest)?;
    let (rest, _) = opt(sign(",", "`,`")).parse(rest)?;
    Ok((
        rest,
        Part::Option(QuestionOption {
            name,
            text: words,
            help,
        }),
    ))
}

fn option_help<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Text> {
    let (rest, ()) = keyword("help")(text)?;
    string(at, rest)
}

/// `this-vpc, on-premises`, `500 GB` or `"words"`
pub fn value<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Value> {
    if text.starts_with('"') {
        return string(at, text).map(|(rest, words)| (rest, Value::Text(words)));
    }
    if text.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        let (rest, number) = number(at, text)?;
        let (rest, unit) = opt(|rest| unit_name(at, rest)).parse(rest)?;
        return Ok((rest, Value::Number(number, unit)));
    }
    let mut words = separated_list1(sign(",", "`,`"), |text| name(at, text));
    words
        .parse(text)
        .map(|(rest, words)| (rest, Value::Words(words)))
}

/// A unit behind a number in a list of entries: it starts with a capital, as `GB` and `USD` do,
/// since any other word would be the next entry.
pub fn unit_name<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, super::tree::Name> {
    let starts_upper = text.starts_with(|first: char| first.is_ascii_uppercase());
    if starts_upper {
        name(at, text)
    } else {
        fail(text, "a unit")
    }
}
