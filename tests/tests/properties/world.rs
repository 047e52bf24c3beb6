//! Small made-up decisions: questions, conditions over them, and what they mean, in plain words.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::diagnostic::Code;
use tollgate_core::facts::{Answer, Answers};

/// A question of some kind.
#[derive(Debug, Clone)]
pub enum Question {
    Choice(u8),
    Set(u8),
    Flag,
    Whole(i64),
    Amount(i64),
}

/// An answer: an option's position, a set's mask, 0 or 1, or a number in halves.
pub type Value = i64;

/// A condition over the questions of a world.
#[derive(Debug, Clone)]
pub enum Condition {
    Is(usize, Vec<u8>),
    Has(usize, Vec<u8>),
    Only(usize, Vec<u8>),
    Flag(usize),
    /// A number against a whole number.
    Bound(usize, &'static str, i64),
    /// A number against a multiple of another.
    Between(usize, &'static str, i64, usize),
    Not(Box<Condition>),
    Both(Box<Condition>, Box<Condition>),
    Either(Box<Condition>, Box<Condition>),
}

/// Whether numbers may be compared with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparing {
    WithNumbers,
    WithOneAnother,
}

/// A condition before it is known which questions there are.
#[derive(Debug, Clone)]
pub enum Draw {
    Leaf([u32; 4]),
    Not(Box<Draw>),
    Both(Box<Draw>, Box<Draw>),
    Either(Box<Draw>, Box<Draw>),
}

const COMPARISONS: [&str; 6] = ["<", "<=", ">", ">=", "=", "!="];
const NAMES: [&str; 4] = ["red", "green", "blue", "grey"];

pub fn question() -> impl Strategy<Value = Question> {
    prop_oneof![
        (2..=4_u8).prop_map(Question::Choice),
        (2..=3_u8).prop_map(Question::Set),
        Just(Question::Flag),
        (2..=5_i64).prop_map(Question::Whole),
        (2..=4_i64).prop_map(Question::Amount),
    ]
}

pub fn questions() -> impl Strategy<Value = Vec<Question>> {
    vec(question(), 2..=4)
}

pub fn draw() -> impl Strategy<Value = Draw> {
    let leaf = any::<[u32; 4]>().prop_map(Draw::Leaf);
    leaf.prop_recursive(3, 8, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            inner.prop_map(|one| Draw::Not(Box::new(one))),
            pair.clone()
                .prop_map(|(one, other)| Draw::Both(Box::new(one), Box::new(other))),
            pair.prop_map(|(one, other)| Draw::Either(Box::new(one), Box::new(other))),
        ]
    })
}

impl Question {
    /// Every answer, or for a decimal one of each stretch between whole numbers.
    pub fn values(&self) -> Vec<Value> {
        match self {
            Self::Choice(count) => (0..i64::from(*count)).collect(),
            Self::Set(count) => (1..1 << count).collect(),
            Self::Flag => vec![0, 1],
            Self::Whole(most) => (0..=*most).map(|number| 2 * number).collect(),
            Self::Amount(most) => (0..=2 * most).collect(),
        }
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Whole(_) | Self::Amount(_))
    }

    /// The question as it is declared.
    pub fn declared(&self, position: usize) -> String {
        let options = |count: u8| {
            let options = NAMES.iter().take(usize::from(count));
            let options: Vec<String> = options
                .map(|name| format!("{name} \"It is {name}\""))
                .collect();
            options.join("  ")
        };
        match self {
            Self::Choice(count) => {
                format!("choice q{position} \"Which?\" {{ {} }}\n", options(*count))
            }
            Self::Set(count) => format!(
                "set q{position} \"Which ones?\" {{ {} }}\n",
                options(*count)
            ),
            Self::Flag => format!("flag q{position} \"Is it so?\"\n"),
            Self::Whole(most) => format!("number q{position} \"How many?\" in 0..{most}\n"),
            Self::Amount(most) => format!("amount q{position} \"How much?\" in 0..{most}\n"),
        }
    }

    /// An answer as it is given.
    pub fn answer(&self, value: Value) -> Answer {
        let name = |position: i64| NAMES[position as usize].to_owned();
        match self {
            Self::Choice(_) => Answer::Word(name(value)),
            Self::Set(count) => {
                let members = (0..i64::from(*count)).filter(|member| value >> member & 1 == 1);
                Answer::Words(members.map(name).collect())
            }
            Self::Flag => Answer::Word(String::from(if value == 1 { "yes" } else { "no" })),
            Self::Whole(_) | Self::Amount(_) => {
                let half = if value % 2 == 1 { ".5" } else { "" };
                Answer::Word(format!("{}{half}", value / 2))
            }
        }
    }
}

/// The answers of an assignment; what is absent there stays open.
pub fn answers(questions: &[Question], values: &[Option<Value>]) -> Answers {
    let mut answers = Answers::default();
    for (position, (question, value)) in questions.iter().zip(values).enumerate() {
        if let Some(value) = value {
            answers.set(&format!("q{position}"), question.answer(*value));
        }
    }
    answers
}

/// All complete assignments.
pub fn assignments(questions: &[Question]) -> Vec<Vec<Value>> {
    questions.iter().fold(vec![Vec::new()], |known, question| {
        let values = question.values();
        let longer = known.iter().flat_map(|start: &Vec<Value>| {
            values
                .iter()
                .map(|value| [start.as_slice(), &[*value]].concat())
        });
        longer.collect()
    })
}

/// A condition over these questions.
pub fn condition(draw: &Draw, questions: &[Question], comparing: Comparing) -> Condition {
    let inner = |draw: &Draw| Box::new(condition(draw, questions, comparing));
    match draw {
        Draw::Not(one) => Condition::Not(inner(one)),
        Draw::Both(one, other) => Condition::Both(inner(one), inner(other)),
        Draw::Either(one, other) => Condition::Either(inner(one), inner(other)),
        Draw::Leaf(drawn) => leaf(*drawn, questions, comparing),
    }
}

fn leaf(
    [which, how, first, second]: [u32; 4],
    questions: &[Question],
    comparing: Comparing,
) -> Condition {
    let position = which as usize % questions.len();
    let some_of = |count: u8| {
        let mask = first % ((1 << count) - 1) + 1;
        (0..count)
            .filter(|member| mask >> member & 1 == 1)
            .collect::<Vec<u8>>()
    };
    let comparison = COMPARISONS[how as usize % COMPARISONS.len()];
    match &questions[position] {
        Question::Choice(count) => Condition::Is(position, some_of(*count)),
        Question::Set(count) if how % 2 == 0 => Condition::Has(position, some_of(*count)),
        Question::Set(count) => Condition::Only(position, some_of(*count)),
        Question::Flag => Condition::Flag(position),
        Question::Whole(most) | Question::Amount(most) => {
            let others = questions.iter().enumerate();
            let other = others
                .rev()
                .find(|(other, question)| *other != position && question.is_number());
            match other {
                Some((other, _)) if comparing == Comparing::WithOneAnother && second % 2 == 0 => {
                    Condition::Between(position, comparison, i64::from(first % 3 + 1), other)
                }
                // Bounds just outside the range are as good as any.
                _ => Condition::Bound(position, comparison, i64::from(first) % (most + 2)),
            }
        }
    }
}

impl Condition {
    pub fn holds(&self, values: &[Value]) -> bool {
        let set = |members: &[u8]| {
            members
                .iter()
                .fold(0_i64, |mask, member| mask | 1 << member)
        };
        match self {
            Self::Is(question, options) => options
                .iter()
                .any(|option| i64::from(*option) == values[*question]),
            Self::Has(question, members) => values[*question] & set(members) != 0,
            Self::Only(question, members) => values[*question] & !set(members) == 0,
            Self::Flag(question) => values[*question] == 1,
            Self::Bound(question, comparison, number) => {
                compares(values[*question], comparison, 2 * number)
            }
            Self::Between(question, comparison, factor, other) => {
                compares(values[*question], comparison, factor * values[*other])
            }
            Self::Not(one) => !one.holds(values),
            Self::Both(one, other) => one.holds(values) && other.holds(values),
            Self::Either(one, other) => one.holds(values) || other.holds(values),
        }
    }

    /// The codes of the innermost parts that every assignment, or none, meets.
    pub fn idle(&self, met: &dyn Fn(&Self) -> (bool, bool)) -> BTreeSet<Code> {
        let (inner, own) = match self {
            Self::Not(one) => return one.idle(met),
            Self::Both(one, other) | Self::Either(one, other) => {
                let inner = one.idle(met).into_iter().chain(other.idle(met));
                (inner.collect(), Code::Contradiction)
            }
            Self::Is(..)
            | Self::Has(..)
            | Self::Only(..)
            | Self::Flag(_)
            | Self::Bound(..)
            | Self::Between(..) => (BTreeSet::new(), Code::ImpossibleComparison),
        };
        match met(self) {
            (true, true) => inner,
            _ if inner.is_empty() => BTreeSet::from([own]),
            _ => inner,
        }
    }

    /// The same, where these are all the assignments.
    pub fn idle_of(&self, questions: &[Question]) -> BTreeSet<Code> {
        let all = assignments(questions);
        self.idle(&|part| {
            let holds = |values: &Vec<Value>| part.holds(values);
            (all.iter().any(holds), !all.iter().all(holds))
        })
    }

    /// The same without parts that every assignment, or none, meets; nothing where that is all of it.
    pub fn lively(self, all: &[Vec<Value>]) -> Option<Self> {
        let first = all.first().is_some_and(|values| self.holds(values));
        if all.iter().all(|values| self.holds(values) == first) {
            return None;
        }
        let pair = |one: Self, other: Self, join: fn(Box<Self>, Box<Self>) -> Self| match (
            one.lively(all),
            other.lively(all),
        ) {
            (Some(one), Some(other)) => Some(join(Box::new(one), Box::new(other))),
            (one, other) => one.or(other),
        };
        match self {
            Self::Not(one) => Some(Self::Not(Box::new(one.lively(all)?))),
            Self::Both(one, other) => pair(*one, *other, Self::Both),
            Self::Either(one, other) => pair(*one, *other, Self::Either),
            leaf => Some(leaf),
        }
    }

    pub fn written(&self) -> String {
        let several = |members: &[u8], one: &str, several: &str| {
            let names: Vec<&str> = members
                .iter()
                .map(|member| NAMES[usize::from(*member)])
                .collect();
            match names.as_slice() {
                [name] => format!("{one} {name}"),
                names => format!("{several} ({})", names.join(", ")),
            }
        };
        match self {
            Self::Is(question, options) => {
                format!("q{question} {}", several(options, "is", "is one of"))
            }
            Self::Has(question, members) => {
                format!("q{question} {}", several(members, "has", "has any of"))
            }
            Self::Only(question, members) => {
                format!("q{question} {}", several(members, "is only", "is only"))
            }
            Self::Flag(question) => format!("q{question}"),
            Self::Bound(question, comparison, number) => {
                format!("q{question} {comparison} {number}")
            }
            Self::Between(question, comparison, factor, other) => {
                format!("q{question} {comparison} {factor} * q{other}")
            }
            Self::Not(one) => format!("not ({})", one.written()),
            Self::Both(one, other) => format!("({}) and ({})", one.written(), other.written()),
            Self::Either(one, other) => format!("({}) or ({})", one.written(), other.written()),
        }
    }
}

pub fn compares(left: i64, comparison: &str, right: i64) -> bool {
    match comparison {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        "=" => left == right,
        _ => left != right,
    }
}

/// The rule file of a decision whose one `ask` is given.
pub fn decision(questions: &[Question], outcomes: usize, ask: &str) -> String {
    let declared = questions.iter().enumerate();
    let declared: String = declared
        .map(|(position, question)| question.declared(position))
        .collect();
    let outcomes = (0..outcomes)
        .map(|number| format!("  outcome o{number} \"Outcome\" {{ summary \"So.\" }} [note 1]\n"));
    let outcomes: String = outcomes.collect();
    format!(
        "source note \"A note\"\n{declared}decision made-up \"What?\" {{\n{outcomes}  {ask}\n}}\n"
    )
}
