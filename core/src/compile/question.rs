//! Questions: their options, ranges and defaults.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::name::{repeated, unknown};
use super::{Checker, unit};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Options, Question, QuestionOption};
use crate::quantity::Decimal;
use crate::source::Span;
use crate::syntax::tree::{self, QuestionKind, Value};

/// The most options of a set: every combination is looked at when a decision is checked.
const MOST_IN_A_SET: usize = 8;
/// The greatest number taken where a question names none.
const GREATEST: i64 = 1_000_000_000_000;

/// Checks and declares a question.
pub fn question(checker: &mut Checker<'_>, written: tree::Question) {
    let kind = match kind(checker, &written) {
        Ok(kind) => kind,
        Err(diagnostic) => {
            checker.incomplete = true;
            checker.names.lost.push(written.name.value);
            return checker.report(diagnostic);
        }
    };
    let place = checker.place(written.name.span);
    if let Err(diagnostic) = checker
        .names
        .questions
        .declare(&written.name.value, place, "question")
    {
        return checker.report(diagnostic);
    }
    let default = written.default.as_ref().map(written_as_answer);
    let mut question = Question {
        name: written.name.value,
        text: written.text.value,
        help: written.help.map(|help| help.value).unwrap_or_default(),
        run: written.run.into_iter().map(|run| run.value).collect(),
        expect: written
            .expect
            .map(|expect| expect.value)
            .unwrap_or_default(),
        kind,
        default: None,
    };
    if let Some(default) = default {
        match crate::facts::check(&checker.model, &question, &default, None) {
            Ok(_) => question.default = Some(default),
            Err(trouble) => {
                let message = format!(
                    "the default does not suit the question: {}",
                    trouble.message
                );
                let diagnostic = checker.error(Code::UnknownValue, written.name.span, message);
                checker.report(diagnostic.maybe_help(trouble.help));
            }
        }
    }
    checker.model.questions.push(question);
}

/// A value as it would be written on the command line.
pub fn written_as_answer(value: &Value) -> String {
    match value {
        Value::Words(words) => {
            let words: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
            words.join(",")
        }
        Value::Number(number, _) => number.value.to_string(),
        Value::Text(text) => text.value.clone(),
    }
}

fn kind(checker: &mut Checker<'_>, written: &tree::Question) -> Result<Kind, Diagnostic> {
    let span = written.name.span;
    match written.kind {
        QuestionKind::Choice => options(checker, written).map(Kind::Choice),
        QuestionKind::Set => {
            let options = options(checker, written)?;
            if options.count(&checker.model) > MOST_IN_A_SET {
                let message = format!("a set takes at most {MOST_IN_A_SET} answers");
                return Err(checker.error(Code::Limit, span, message));
            }
            Ok(Kind::Set(options))
        }
        QuestionKind::Flag => Ok(Kind::Flag),
        QuestionKind::Number => number(checker, written, Whole::Only),
        QuestionKind::Amount => number(checker, written, Whole::OrDecimal),
        QuestionKind::Text => Ok(Kind::Text {
            matches: written
                .matches
                .as_ref()
                .map(|it| it.value.clone())
                .unwrap_or_default(),
            optional: written.optional,
        }),
    }
}

fn options(checker: &mut Checker<'_>, written: &tree::Question) -> Result<Options, Diagnostic> {
    if let Some(of) = &written.of {
        let Some(catalogue) = checker.names.catalogues.get(&of.value) else {
            return Err(unknown(
                checker,
                of,
                "catalogue",
                checker.names.catalogues.names(),
            ));
        };
        return Ok(Options::Records(catalogue));
    }
    for name in repeated(written.options.iter().map(|option| &option.name)) {
        let message = format!("the answer `{}` is listed twice", name.value);
        let diagnostic = checker.error(Code::DuplicateName, name.span, message);
        checker.report(diagnostic);
    }
    let mut options: Vec<QuestionOption> = Vec::new();
    for option in &written.options {
        let help = option
            .help
            .as_ref()
            .map(|help| help.value.clone())
            .unwrap_or_default();
        let (name, text) = (option.name.value.clone(), option.text.value.clone());
        options.push(QuestionOption { name, text, help });
    }
    if options.len() < 2 {
        let message = format!("`{}` needs at least two answers", written.name.value);
        let diagnostic = checker.error(Code::MissingCase, written.name.span, message);
        return Err(diagnostic.help("list them in braces, or name a catalogue with `of`"));
    }
    Ok(Options::Listed(options))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Only,
    OrDecimal,
}

fn number(
    checker: &mut Checker<'_>,
    written: &tree::Question,
    whole: Whole,
) -> Result<Kind, Diagnostic> {
    let unit = match &written.unit {
        Some(name) => unit::read(checker, name)?.written(),
        None => String::new(),
    };
    let (least, most) = written.range.as_ref().map_or(
        (Decimal::ZERO, Decimal::whole(GREATEST)),
        |(least, most)| (least.value, most.value),
    );
    let span = written
        .range
        .as_ref()
        .map_or(Span::default(), |(least, most)| least.span.to(most.span));
    if least >= most {
        let message = format!("the range from {least} to {most} holds no choice of numbers");
        return Err(checker.error(Code::Number, span, message));
    }
    let whole = whole == Whole::Only;
    if whole && !(least.is_whole() && most.is_whole()) {
        let message = String::from("a `number` is whole, and so must its range be");
        return Err(checker
            .error(Code::Number, span, message)
            .help("write `amount` for decimals"));
    }
    Ok(Kind::Number {
        least,
        most,
        whole,
        unit,
    })
}

/// Every question must be put to use by a decision.
pub fn check_use(checker: &mut Checker<'_>) {
    let mut used: Vec<u16> = Vec::new();
    for decision in &checker.model.decisions {
        used.extend(&decision.order);
    }
    checker.drawings.questions(&mut used);
    // Without decisions there is nothing that could ask: a file of questions alone is a library.
    if checker.model.decisions.is_empty() {
        return;
    }
    let unused: Vec<String> = (0_u16..)
        .zip(&checker.model.questions)
        .filter(|(position, _)| !used.contains(position))
        .map(|(_, question)| question.name.clone())
        .collect();
    for name in unused {
        let Some(place) = checker.names.questions.place(&name) else {
            continue;
        };
        let message = format!("the question `{name}` is never asked");
        let diagnostic = Diagnostic::error(Code::Unused, place, message);
        checker.report(
            diagnostic.help("ask it in a decision, name it in a blueprint, or take it out"),
        );
    }
}
