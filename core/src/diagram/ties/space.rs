//! The space of open answers: numbers with their ranges, and the planes that bounds and comparisons are in it.

use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::diagram::linear::Sum;
use crate::model::{Kind, Question};
use crate::quantity::{Decimal, Ratio};

/// The most whole numbers of one question that are told apart by themselves.
const MOST_WHOLE: i64 = 64;
/// The most planes of a question.
const MOST_PLANES: usize = 300;

/// Which numbers answer a question, in the order in which questions are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Numbers {
    /// So few whole numbers that each is tried.
    FewWhole,
    /// Whole numbers.
    Whole,
    /// Any numbers.
    Any,
}

/// Which numbers answer a question.
fn numbers(questions: &[Question], question: u16) -> Numbers {
    match questions.get(usize::from(question)).map(|it| &it.kind) {
        Some(Kind::Number {
            least,
            most,
            whole: true,
            ..
        }) => {
            let width = most.checked_sub(*least);
            match width.is_some_and(|width| width <= Decimal::whole(MOST_WHOLE)) {
                true => Numbers::FewWhole,
                false => Numbers::Whole,
            }
        }
        _ => Numbers::Any,
    }
}

/// A sum of multiples of the open answers and a number, which is compared with nought.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// How often each answer is taken.
    pub by: Vec<Ratio>,
    number: Ratio,
}

impl Plane {
    /// Whether no open answer matters.
    fn is_flat(&self) -> bool {
        self.by.iter().all(|by| by.is_zero())
    }

    /// The last question that matters.
    fn last(&self) -> Option<usize> {
        self.by.iter().rposition(|by| !by.is_zero())
    }

    /// What it comes to for the first answers, without the later ones.
    pub fn at(&self, numbers: &[Ratio]) -> Option<Ratio> {
        let mut pairs = self.by.iter().zip(numbers);
        pairs.try_fold(self.number, |sum, (by, number)| {
            sum.plus(by.times(*number)?)
        })
    }

    /// The same plane with a first multiple of one, so that equal planes are alike.
    fn normal(self) -> Option<Self> {
        let first = self.by.iter().find(|by| !by.is_zero()).copied();
        let Some(first) = first else {
            return Some(self);
        };
        let by: Option<Vec<Ratio>> = self.by.iter().map(|by| by.by(first)).collect();
        Some(Self {
            by: by?,
            number: self.number.by(first)?,
        })
    }

    /// The shadow of where two planes meet, along a question that matters to both.
    fn meeting(&self, other: &Self, along: usize) -> Option<Self> {
        let (mine, others) = (*self.by.get(along)?, *other.by.get(along)?);
        let joined = |one: Ratio, two: Ratio| one.times(others)?.minus(two.times(mine)?);
        let pairs = self.by.iter().zip(&other.by);
        let by: Option<Vec<Ratio>> = pairs.map(|(one, two)| joined(*one, *two)).collect();
        let number = joined(self.number, other.number)?;
        Self { by: by?, number }.normal()
    }
}

/// The open questions with their ranges, and the planes between them.
pub struct Space {
    /// The questions, in the order in which numbers are tried.
    pub questions: Vec<u16>,
    /// The least and the greatest number, and whether only whole numbers are answers.
    pub ranges: Vec<(Ratio, Ratio, bool)>,
    planes: Vec<Plane>,
}

impl Space {
    /// The space of some open answers, with no planes but the ends of their ranges and what keeps few whole
    /// numbers apart; nothing where none is open.
    ///
    /// What is put last is projected first. A question for many whole numbers goes before those for any
    /// numbers: these leave the same open of it between two planes, so that one whole number there stands for all.
    pub fn new(questions: &[Question], mut open: Vec<u16>, innermost: Option<u16>) -> Option<Self> {
        open.sort_unstable();
        open.dedup();
        open.sort_by_key(|question| (Some(*question) == innermost, numbers(questions, *question)));
        let alone = open.len() == 1;
        let mut space = Self {
            questions: open.clone(),
            ranges: Vec::new(),
            planes: Vec::new(),
        };
        let mut told_apart = true;
        for question in open {
            let Kind::Number { least, most, .. } = &questions.get(usize::from(question))?.kind
            else {
                return None;
            };
            let (least, most) = (Ratio::of(*least)?, Ratio::of(*most)?);
            let numbers = numbers(questions, question);
            let whole = match numbers {
                Numbers::FewWhole => true,
                Numbers::Whole => told_apart,
                Numbers::Any => false,
            };
            told_apart &= numbers == Numbers::FewWhole;
            space.ranges.push((least, most, whole));
            space.cut(question, least)?;
            space.cut(question, most)?;
            let mut number = least.next_whole()?;
            while !alone && numbers == Numbers::FewWhole && number.compare(most)? == Ordering::Less
            {
                space.cut(question, number)?;
                number = number.next_whole()?;
            }
        }
        (!space.questions.is_empty()).then_some(space)
    }

    /// Adds the plane on which the answer to a question is a number.
    pub fn cut(&mut self, question: u16, number: Ratio) -> Option<()> {
        let one = Ratio::of(Decimal::ONE)?;
        let by = |known: &u16| if *known == question { one } else { Ratio::ZERO };
        let plane = Plane {
            by: self.questions.iter().map(by).collect(),
            number: Ratio::ZERO.minus(number)?,
        };
        self.add(plane);
        Some(())
    }

    /// The plane of a comparison.
    pub fn plane(&self, sum: &Sum) -> Option<Plane> {
        let mut by = alloc::vec![Ratio::ZERO; self.questions.len()];
        for (question, times) in &sum.answers {
            let position = self.questions.iter().position(|it| it == question)?;
            *by.get_mut(position)? = Ratio::of(*times)?;
        }
        let number = Ratio::of(sum.number)?;
        Some(Plane { by, number })
    }

    /// Adds a plane, once; one on which no answer matters is none.
    pub fn add(&mut self, plane: Plane) {
        if plane.is_flat() {
            return;
        }
        if let Some(plane) = plane.normal()
            && !self.planes.contains(&plane)
        {
            self.planes.push(plane);
        }
    }

    /// For each question the planes that it is the last of, those of the projections among them.
    pub fn projected(&self) -> Option<Vec<Vec<Plane>>> {
        let mut levels: Vec<Vec<Plane>> = alloc::vec![Vec::new(); self.questions.len()];
        for plane in &self.planes {
            let level = levels.get_mut(plane.last()?)?;
            level.push(plane.clone());
        }
        for along in (1..levels.len()).rev() {
            let planes = levels.get(along).cloned().unwrap_or_default();
            if planes.len() > MOST_PLANES {
                return None;
            }
            for (number, one) in planes.iter().enumerate() {
                for other in planes.iter().take(number) {
                    let shadow = one.meeting(other, along)?;
                    let Some(below) = shadow.last() else {
                        continue;
                    };
                    let level = levels.get_mut(below)?;
                    if !level.contains(&shadow) {
                        level.push(shadow);
                    }
                }
            }
        }
        Some(levels)
    }
}
