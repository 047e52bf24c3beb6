//! Which answers can occur together where comparisons tie numbers to one another.
//!
//! Bounds and comparisons are planes in the space of the numbers asked for. The planes are projected,
//! question by question, onto the questions that are left; going back, a number is tried on each plane
//! and one between each two. Every combination of classes that some answers have is met that way.
//! Where several questions for whole numbers have wide ranges, or one is innermost, whole numbers
//! count as any numbers, and products of answers that are both open are not looked at: there more may
//! seem possible than is, but never less.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::linear::{Sum, difference_of};
use crate::model::{Classes, Kind, Question, Variable};
use crate::quantity::{Decimal, Ratio};

/// The most whole numbers of one question that are told apart by themselves.
const MOST_WHOLE: i64 = 64;
/// The most planes, and the most combinations of numbers that are tried.
const MOST_PLANES: usize = 300;
const MOST_TRIED: usize = 4_000;

/// Variables that comparisons tie together, and how their classes occur together.
pub struct Ties {
    /// Positions of the variables, in rising order.
    pub variables: Vec<u16>,
    /// The questions whose answers are tied.
    pub questions: Vec<u16>,
    /// Classes of the variables; those of one fibre differ in the answer to the innermost question only.
    pub fibres: Vec<Vec<Vec<u16>>>,
}

impl Ties {
    /// Every combination of classes that occurs, each once.
    pub fn cells(&self) -> Vec<&[u16]> {
        let mut cells: Vec<&[u16]> = self.fibres.iter().flatten().map(Vec::as_slice).collect();
        cells.sort_unstable();
        cells.dedup();
        cells
    }
}

/// The class of a variable in a combination of classes of some variables.
pub fn class_in(variables: &[u16], cell: &[u16], variable: u16) -> Option<u16> {
    let place = variables.iter().position(|known| *known == variable)?;
    cell.get(place).copied()
}

/// What open comparisons of several answers tie together; nothing where there is none, or where
/// there is too much to try. `known` tells the numbers that were answered.
pub fn ties(
    questions: &[Question],
    variables: &[Variable],
    known: &dyn Fn(u16) -> Option<Decimal>,
    innermost: Option<u16>,
) -> Option<Ties> {
    let compared = |variable: &Variable| match &variable.classes {
        Classes::Order(first, second) => difference_of(first, second, known),
        Classes::Options(_) | Classes::Flag | Classes::Numbers(_) => None,
    };
    let mut open: Vec<u16> = Vec::new();
    for variable in variables.iter().filter(|it| compared(it).is_some()) {
        let asked = variable.questions.iter().copied();
        open.extend(asked.filter(|question| known(*question).is_none()));
    }
    open.sort_unstable();
    open.dedup();
    // What is put last is projected first. A wide question for whole numbers goes before those for any
    // numbers: what these leave open of it is the same between two planes, so that a whole number there stands for all.
    open.sort_by_key(|question| (Some(*question) == innermost, numbers(questions, *question)));
    let mut space = Space::new(questions, &open)?;
    let mut tied = Vec::new();
    for (position, variable) in (0_u16..).zip(variables) {
        match (&variable.classes, variable.questions.as_slice()) {
            (Classes::Numbers(cuts), [question]) if open.contains(question) => {
                for cut in cuts {
                    space.cut(*question, Ratio::of(cut.at)?)?;
                }
                tied.push((position, Told::Cuts(*question, cuts)));
            }
            (Classes::Order(..), _) => {
                let Some(sum) = compared(variable) else {
                    continue;
                };
                let plane = space.plane(&sum)?;
                if !plane.is_flat() {
                    space.add(plane.clone());
                }
                tied.push((position, Told::Side(plane)));
            }
            (Classes::Options(_) | Classes::Flag | Classes::Numbers(_), _) => {}
        }
    }
    let levels = space.projected()?;
    let mut search = Search {
        space: &space,
        levels,
        tied: &tied,
        tried: 0,
        fibres: Vec::new(),
    };
    search.numbers(&mut Vec::new(), &mut Vec::new())?;
    let mut fibres = search.fibres;
    fibres.sort_unstable();
    fibres.dedup();
    Some(Ties {
        variables: tied.iter().map(|(position, _)| *position).collect(),
        questions: open,
        fibres,
    })
}

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

/// How the class of a variable follows from the numbers.
enum Told<'model> {
    /// By the cuts of one question.
    Cuts(u16, &'model [crate::model::Cut]),
    /// By the side of a plane.
    Side(Plane),
}

/// A sum of multiples of the open answers and a number, which is compared with nought.
#[derive(Debug, Clone, PartialEq)]
struct Plane {
    by: Vec<Ratio>,
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
    fn at(&self, numbers: &[Ratio]) -> Option<Ratio> {
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
struct Space {
    questions: Vec<u16>,
    /// The least and the greatest number, and whether only whole numbers are answers.
    ranges: Vec<(Ratio, Ratio, bool)>,
    planes: Vec<Plane>,
}

impl Space {
    fn new(questions: &[Question], open: &[u16]) -> Option<Self> {
        let mut space = Self {
            questions: open.to_vec(),
            ranges: Vec::new(),
            planes: Vec::new(),
        };
        if open.is_empty() {
            return None;
        }
        let mut told_apart = true;
        for position in open {
            let asked = questions.get(usize::from(*position))?;
            let Kind::Number { least, most, .. } = &asked.kind else {
                return None;
            };
            let kind = numbers(questions, *position);
            let whole = match kind {
                Numbers::FewWhole => true,
                Numbers::Whole => told_apart,
                Numbers::Any => false,
            };
            told_apart &= kind == Numbers::FewWhole;
            let ends = (Ratio::of(*least)?, Ratio::of(*most)?);
            space.ranges.push((ends.0, ends.1, whole));
        }
        for (position, question) in open.iter().enumerate() {
            let (least, most, _) = *space.ranges.get(position)?;
            space.cut(*question, least)?;
            space.cut(*question, most)?;
            let mut number = least.next_whole()?;
            let few = numbers(questions, *question) == Numbers::FewWhole;
            while few && open.len() > 1 && number.compare(most)? == Ordering::Less {
                space.cut(*question, number)?;
                number = number.next_whole()?;
            }
        }
        Some(space)
    }

    /// Adds the plane on which the answer to a question is a number.
    fn cut(&mut self, question: u16, number: Ratio) -> Option<()> {
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
    fn plane(&self, sum: &Sum) -> Option<Plane> {
        let mut by = alloc::vec![Ratio::ZERO; self.questions.len()];
        for (question, times) in &sum.answers {
            let position = self.questions.iter().position(|it| it == question)?;
            *by.get_mut(position)? = Ratio::of(*times)?;
        }
        let number = Ratio::of(sum.number)?;
        Some(Plane { by, number })
    }

    fn add(&mut self, plane: Plane) {
        if let Some(plane) = plane.normal()
            && !self.planes.contains(&plane)
        {
            self.planes.push(plane);
        }
    }

    /// For each question the planes that it is the last of, those of the projections among them.
    fn projected(&self) -> Option<Vec<Vec<Plane>>> {
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

/// The numbers that are tried, question by question.
struct Search<'space> {
    space: &'space Space,
    levels: Vec<Vec<Plane>>,
    tied: &'space [(u16, Told<'space>)],
    tried: usize,
    fibres: Vec<Vec<Vec<u16>>>,
}

impl Search<'_> {
    /// Tries numbers for the next question; those of the last one make up a fibre.
    fn numbers(&mut self, numbers: &mut Vec<Ratio>, fibre: &mut Vec<Vec<u16>>) -> Option<()> {
        let level = numbers.len();
        let tried = self.candidates(numbers)?;
        let last = level.saturating_add(1) == self.space.questions.len();
        for number in tried {
            self.tried = self.tried.saturating_add(1);
            if self.tried > MOST_TRIED {
                return None;
            }
            numbers.push(number);
            if last {
                fibre.push(self.classes(numbers)?);
            } else {
                self.numbers(numbers, fibre)?;
            }
            numbers.pop();
        }
        if last {
            fibre.sort_unstable();
            fibre.dedup();
            self.fibres.push(core::mem::take(fibre));
        }
        Some(())
    }

    /// A number on each plane of the next question, and one between each two.
    fn candidates(&self, numbers: &[Ratio]) -> Option<Vec<Ratio>> {
        let level = numbers.len();
        let (least, most, whole) = *self.space.ranges.get(level)?;
        let mut on: Vec<Ratio> = Vec::new();
        for plane in self.levels.get(level)? {
            let (rest, by) = (plane.at(numbers)?, *plane.by.get(level)?);
            let number = Ratio::ZERO.minus(rest.by(by)?)?;
            let inside = number.compare(least)? != Ordering::Less
                && number.compare(most)? != Ordering::Greater;
            let mut place = 0;
            for known in &on {
                match number.compare(*known)? {
                    Ordering::Less => break,
                    Ordering::Equal => {
                        place = usize::MAX;
                        break;
                    }
                    Ordering::Greater => place = place.saturating_add(1),
                }
            }
            if inside && place <= on.len() {
                on.insert(place, number);
            }
        }
        let mut tried = Vec::new();
        let mut before: Option<Ratio> = None;
        for number in on {
            if let Some(before) = before {
                let between = if whole {
                    before.next_whole()?
                } else {
                    before.plus(number)?.by(Ratio::of(Decimal::whole(2))?)?
                };
                if between.compare(number)? == Ordering::Less {
                    tried.push(between);
                }
            }
            if !whole || number.is_whole() {
                tried.push(number);
            }
            before = Some(number);
        }
        Some(tried)
    }

    /// The class of each variable for these numbers.
    fn classes(&self, numbers: &[Ratio]) -> Option<Vec<u16>> {
        let mut classes = Vec::new();
        for (_, told) in self.tied {
            classes.push(match told {
                Told::Side(plane) => Classes::of_ordering(plane.at(numbers)?.sign().cmp(&0)),
                Told::Cuts(question, cuts) => {
                    let position = self.space.questions.iter().position(|it| it == question)?;
                    let number = *numbers.get(position)?;
                    let mut class = 0_u16;
                    for cut in *cuts {
                        let order = Ratio::of(cut.at)?.compare(number)?;
                        let below =
                            order == Ordering::Less || (order == Ordering::Equal && !cut.behind);
                        class = class.saturating_add(u16::from(below));
                    }
                    class
                }
            });
        }
        Some(classes)
    }
}
