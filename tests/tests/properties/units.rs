//! Units and words, against counting by hand: what is added and compared is of one unit, and a word is
//! one of the answers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::compile::compile;
use tollgate_core::diagnostic::Code;
use tollgate_core::source::SourceFile;

use super::holds;

const UNITS: [&str; 3] = ["GB", "zone", "hour"];

/// A quantity: a question's, a number's with a unit over another, or two joined.
#[derive(Debug, Clone)]
enum Quantity {
    Question(usize),
    Number(usize, Option<usize>),
    Joined(Box<Quantity>, char, Box<Quantity>),
}

/// How often each unit is multiplied; what is divided by counts below nought.
type Dimension = BTreeMap<usize, i32>;

fn quantity() -> impl Strategy<Value = Quantity> {
    let leaf = prop_oneof![
        (0..UNITS.len()).prop_map(Quantity::Question),
        (0..UNITS.len(), proptest::option::of(0..UNITS.len()))
            .prop_map(|(over, under)| Quantity::Number(over, under)),
    ];
    leaf.prop_recursive(3, 6, 2, |inner| {
        let sign = prop_oneof![Just('+'), Just('-'), Just('*')];
        (inner.clone(), sign, inner)
            .prop_map(|(one, sign, other)| Quantity::Joined(Box::new(one), sign, Box::new(other)))
    })
}

impl Quantity {
    fn written(&self) -> String {
        match self {
            Self::Question(unit) => format!("q{unit}"),
            Self::Number(over, None) => format!("2 {}", UNITS[*over]),
            Self::Number(over, Some(under)) => format!("2 {}/{}", UNITS[*over], UNITS[*under]),
            Self::Joined(one, sign, other) => {
                format!("({} {sign} {})", one.written(), other.written())
            }
        }
    }

    fn asks(&self) -> bool {
        match self {
            Self::Question(_) => true,
            Self::Number(..) => false,
            Self::Joined(one, _, other) => one.asks() || other.asks(),
        }
    }

    /// Its dimension; nothing where sums within it do not agree.
    fn dimension(&self) -> Option<Dimension> {
        let mut counted = Dimension::new();
        match self {
            Self::Question(unit) => *counted.entry(*unit).or_default() += 1,
            Self::Number(over, under) => {
                *counted.entry(*over).or_default() += 1;
                if let Some(under) = under {
                    *counted.entry(*under).or_default() -= 1;
                }
            }
            Self::Joined(one, '*', other) => {
                counted = one.dimension()?;
                for (unit, times) in other.dimension()? {
                    *counted.entry(unit).or_default() += times;
                }
            }
            Self::Joined(one, _, other) => {
                counted = one.dimension()?;
                if other.dimension()? != counted {
                    return None;
                }
            }
        }
        counted.retain(|_, times| *times != 0);
        Some(counted)
    }
}

fn codes(text: &str) -> BTreeSet<Code> {
    let file = SourceFile {
        name: String::from("made-up"),
        text: text.to_owned(),
    };
    let found = compile(&[file]).diagnostics.into_iter();
    found.map(|it| it.code).collect()
}

#[test]
fn units_agree_as_counting_shows() {
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(300, &(quantity(), quantity()), |(left, right)| {
        if !left.asks() && !right.asks() {
            return Ok(());
        }
        let declared: String = UNITS
            .iter()
            .enumerate()
            .map(|(at, unit)| {
                format!("unit {unit}\namount q{at} \"How much?\" unit {unit} in 0..9\n")
            })
            .collect();
        let text = format!(
            "source note \"A note\"\n{declared}decision made-up \"What?\" {{\n\
             \x20 outcome o0 \"One\" [note]\n  outcome o1 \"Other\" [note]\n\
             \x20 ask q0, q1, q2 first-match {{\n    when {} < {}: conclude o0 because \"so\" [note]\n\
             \x20   otherwise: conclude o1 because \"so\" [note]\n  }}\n}}\n",
            left.written(),
            right.written()
        );
        let (one, other) = (left.dimension(), right.dimension());
        let right = one.is_some() && one == other;
        let found = codes(&text);
        prop_assert_eq!(found.contains(&Code::UnitMismatch), !right, "{}", text);
        seen.borrow_mut().insert(right);
        Ok(())
    });
    assert_eq!(seen.borrow().len(), 2, "one of the two was never tried");
}

#[test]
fn words_are_answers_or_a_mistake_as_comparing_shows() {
    let word = "[a-c]{1,2}";
    let drawn = (vec(word, 1..=4), word);
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(150, &drawn, |(mut options, word)| {
        options.sort();
        options.dedup();
        let listed = options.iter().map(|name| format!("{name} \"It\""));
        let listed: Vec<String> = listed.collect();
        let text = format!(
            "source note \"A note\"\nchoice q \"Which?\" {{ zz \"Other\" {} }}\ndecision made-up \"What?\" {{\n\
             \x20 outcome o0 \"One\" [note]\n  outcome o1 \"Other\" [note]\n\
             \x20 ask q {{\n    {word}: conclude o0 because \"so\" [note]\n\
             \x20   otherwise: conclude o1 because \"so\" [note]\n  }}\n}}\n",
            listed.join(" ")
        );
        let right = options.contains(&word);
        let found = codes(&text);
        prop_assert_eq!(found.is_empty(), right, "{} {:?}", text, found);
        seen.borrow_mut().insert(right);
        Ok(())
    });
    assert_eq!(seen.borrow().len(), 2, "one of the two was never tried");
}
