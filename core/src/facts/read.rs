//! Answers as typed values, each checked against its question.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Answer, Answers, MOST_MISTAKES};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, nearest, shorten};
use crate::model::{Kind, Model, Options, Question};
use crate::quantity::Decimal;

/// The longest text that is taken for an answer, in bytes.
const LONGEST: usize = 1000;

/// The value of one answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Position of the option.
    Option(u16),
    /// The options of a set, a bit each.
    Options(u16),
    /// Yes or no.
    Flag(bool),
    /// A number in the question's unit.
    Number(Decimal),
    /// Words.
    Text(String),
}

/// Values by the position of their question; what was not answered is absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The day on which they hold.
    pub on: Option<Date>,
    values: Vec<Option<Value>>,
}

impl Facts {
    /// The value for a question.
    #[must_use]
    pub fn get(&self, question: u16) -> Option<&Value> {
        self.values.get(usize::from(question))?.as_ref()
    }

    /// The number for a question.
    #[must_use]
    pub fn number(&self, question: u16) -> Option<Decimal> {
        match self.get(question)? {
            Value::Number(number) => Some(*number),
            Value::Option(_) | Value::Options(_) | Value::Flag(_) | Value::Text(_) => None,
        }
    }

    /// What a formula reads of a question: the number, or of a choice the position of its option.
    #[must_use]
    pub fn slot(&self, question: u16) -> Option<Decimal> {
        match self.get(question)? {
            Value::Option(option) => Some(Decimal::whole((*option).into())),
            Value::Number(number) => Some(*number),
            Value::Options(_) | Value::Flag(_) | Value::Text(_) => None,
        }
    }

    /// Puts a value in the place of an earlier one.
    pub fn set(&mut self, question: u16, value: Option<Value>) {
        let index = usize::from(question);
        if self.values.len() <= index {
            self.values.resize(index.saturating_add(1), None);
        }
        if let Some(slot) = self.values.get_mut(index) {
            *slot = value;
        }
    }
}

/// Why an answer does not suit its question, and what would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// Reads all answers.
///
/// # Errors
/// A diagnostic for each answer to a question that does not exist, and for each that does not suit
/// its question.
pub fn read(model: &Model, answers: &Answers, on: Option<Date>) -> Result<Facts, Vec<Diagnostic>> {
    let mut facts = Facts {
        on,
        ..Facts::default()
    };
    let mut diagnostics = Vec::new();
    for (name, answer) in &answers.given {
        let Some((position, question)) = model.question(name) else {
            let message = format!("there is no question `{name}`");
            let near = nearest(
                name,
                model
                    .questions
                    .iter()
                    .map(|question| question.name.as_str()),
            );
            let help = near.map(|near| format!("did you mean `{near}`?"));
            diagnostics.push(Diagnostic::unplaced(Code::UnknownName, message).maybe_help(help));
            continue;
        };
        let value = match answer {
            Answer::Word(word) => check(model, question, word, on),
            Answer::Words(words) => match (&question.kind, words.as_slice()) {
                (Kind::Set(options), _) => {
                    let words = words.iter().map(String::as_str);
                    set(model, question, options, words, on)
                }
                (_, [word]) => check(model, question, word, on),
                _ => Err(Trouble {
                    message: format!("`{name}` takes one answer, not {}", words.len()),
                    help: None,
                }),
            },
        };
        match value {
            Ok(value) => facts.set(position, Some(value)),
            Err(trouble) => {
                let diagnostic = Diagnostic::unplaced(Code::Answer, trouble.message);
                diagnostics.push(diagnostic.maybe_help(trouble.help));
            }
        }
    }
    if diagnostics.is_empty() {
        Ok(facts)
    } else {
        shorten(&mut diagnostics, MOST_MISTAKES);
        Err(diagnostics)
    }
}

/// Reads one answer as it is written on a command line.
///
/// # Errors
/// Where the answer does not suit the question.
pub fn check(
    model: &Model,
    question: &Question,
    written: &str,
    on: Option<Date>,
) -> Result<Value, Trouble> {
    let name = &question.name;
    match &question.kind {
        Kind::Choice(options) => match options.position(model, written, on) {
            Some(position) => Ok(Value::Option(position)),
            None => Err(unknown(model, name, options, written)),
        },
        Kind::Set(options) => {
            let words = written
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty());
            set(model, question, options, words, on)
        }
        Kind::Flag => match written {
            "yes" | "true" => Ok(Value::Flag(true)),
            "no" | "false" => Ok(Value::Flag(false)),
            _ => Err(Trouble {
                message: format!("`{written}` is no answer to `{name}`"),
                help: Some(String::from("write `yes` or `no`")),
            }),
        },
        Kind::Number {
            least,
            most,
            whole,
            unit,
        } => number(name, written, (*least, *most), *whole, unit),
        Kind::Text { matches, optional } => text(name, written, matches, *optional),
    }
}

fn unknown(model: &Model, name: &str, options: &Options, written: &str) -> Trouble {
    let help = match nearest(written, options.names(model)) {
        Some(near) if near == written => Some(String::from("it holds on other days: see `--on`")),
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if options.count(model) <= 12 => Some(format!(
            "write one of {}",
            options.names(model).collect::<Vec<_>>().join(", ")
        )),
        None => Some(format!(
            "`decide --list` names all {} answers",
            options.count(model)
        )),
    };
    Trouble {
        message: format!("`{written}` is no answer to `{name}`"),
        help,
    }
}

fn set<'words>(
    model: &Model,
    question: &Question,
    options: &Options,
    words: impl Iterator<Item = &'words str>,
    on: Option<Date>,
) -> Result<Value, Trouble> {
    let mut mask = 0_u16;
    for word in words {
        let position = options.position(model, word, on);
        let bit = position.and_then(|position| 1_u16.checked_shl(u32::from(position)));
        mask |= bit.ok_or_else(|| unknown(model, &question.name, options, word))?;
    }
    if mask == 0 {
        let names: Vec<&str> = options.names(model).collect();
        return Err(Trouble {
            message: format!("`{}` needs at least one answer", question.name),
            help: Some(format!("write one or more of {}", names.join(", "))),
        });
    }
    Ok(Value::Options(mask))
}

fn number(
    name: &str,
    written: &str,
    (least, most): (Decimal, Decimal),
    whole: bool,
    unit: &str,
) -> Result<Value, Trouble> {
    let spaced = if unit.is_empty() {
        String::new()
    } else {
        format!(" {unit}")
    };
    let help = Some(format!("write a number from {least} to {most}{spaced}"));
    // The unit may be written behind the number, since the question shows it so.
    let bare = written.strip_suffix(unit).map_or(written, str::trim_end);
    let Ok(number) = bare.parse::<Decimal>() else {
        return Err(Trouble {
            message: format!("`{written}` is no number for `{name}`"),
            help,
        });
    };
    if number < least || number > most {
        return Err(Trouble {
            message: format!("{written} is out of range for `{name}`"),
            help,
        });
    }
    if whole && !number.is_whole() {
        return Err(Trouble {
            message: format!("`{name}` takes whole numbers, not {written}"),
            help,
        });
    }
    Ok(Value::Number(number))
}

fn text(name: &str, written: &str, matches: &str, optional: bool) -> Result<Value, Trouble> {
    let trouble = |message: String, help: String| {
        Err(Trouble {
            message,
            help: Some(help),
        })
    };
    if written.is_empty() && !optional {
        return trouble(
            format!("`{name}` may not be empty"),
            String::from("write its value"),
        );
    }
    if written.len() > LONGEST {
        let message = format!("the answer to `{name}` is too long");
        return trouble(message, format!("write at most {LONGEST} bytes"));
    }
    if !written.is_empty() && !matches.is_empty() && !fits(matches, written) {
        return trouble(
            format!("`{written}` is no answer to `{name}`"),
            format!("write `{matches}`"),
        );
    }
    Ok(Value::Text(written.to_string()))
}

/// Whether a text has the pattern's parts in order; `*` stands for any signs.
///
/// The patterns are those of the specs. Policies have further signs and come from anybody: `policy::pattern` reads them.
#[must_use]
pub fn fits(pattern: &str, text: &str) -> bool {
    let (mut pattern, mut text) = (pattern.as_bytes(), text.as_bytes());
    // Where to go on when what follows the last `*` does not fit: one sign later.
    let mut retry = None;
    loop {
        match (pattern.split_first(), text.split_first()) {
            (Some((b'*', after)), _) => {
                retry = Some((after, text));
                pattern = after;
            }
            (Some((expected, after)), Some((sign, rest))) if expected == sign => {
                (pattern, text) = (after, rest);
            }
            (None, None) => return true,
            _ => {
                let Some((after, [_, rest @ ..])) = retry else {
                    return false;
                };
                retry = Some((after, rest));
                (pattern, text) = (after, rest);
            }
        }
    }
}

/// A value as it is written, in the shape that every front end takes back.
#[must_use]
pub fn written(model: &Model, question: &Question, value: &Value) -> Answer {
    match (value, &question.kind) {
        (Value::Option(position), Kind::Choice(options)) => {
            let name = options
                .option(model, *position)
                .map_or("", |(name, _)| name);
            Answer::Word(name.to_string())
        }
        (Value::Options(mask), Kind::Set(options)) => {
            let members = (0_u16..16).filter(|member| mask >> member & 1 == 1);
            let names = members.filter_map(|member| options.option(model, member));
            Answer::Words(names.map(|(name, _)| name.to_string()).collect())
        }
        (Value::Flag(flag), _) => Answer::Word(String::from(if *flag { "yes" } else { "no" })),
        (Value::Number(number), _) => Answer::Word(number.shortest().to_string()),
        (Value::Text(text), _) => Answer::Word(text.clone()),
        (Value::Option(_) | Value::Options(_), _) => Answer::Word(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_texts() {
        for (pattern, text, expected) in [
            ("vpc-*", "vpc-1", true),
            ("vpc-*", "xvpc-1", false),
            ("a*b*c", "a--b--c", true),
            ("a*b*c", "a--c", false),
            ("a*b*c", "a-bb-c-c", true),
            ("*é", "éé", true),
            ("a*", "", false),
            ("*", "", true),
            ("exact", "exact", true),
            ("exact", "exactly", false),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }
}
