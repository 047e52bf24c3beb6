//! Which answers can occur together where comparisons tie numbers to one another.
//!
//! Bounds and comparisons are planes in the space of the numbers asked for. The planes are projected,
//! question by question, onto the questions that are left; going back, a number is tried on each plane
//! and one between each two. Every combination of classes that some answers have is met that way.
//! Where several questions for whole numbers have wide ranges, or one is innermost, whole numbers
//! count as any numbers, and products of answers that are both open are not looked at: there more may
//! seem possible than is, but never less.

mod space;

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::linear::difference_of;
use crate::model::{Classes, Question, Variable};
use crate::quantity::{Decimal, Ratio};
use space::{Plane, Space};

/// The most combinations of numbers that are tried.
const MOST_TRIED: usize = 4_000;

/// The most decimal places of a number that is shown.
const MOST_PLACES: u8 = 6;

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
    let (space, tied) = tied(questions, variables, known, innermost)?;
    let mut search = Search::new(&space, &tied, &[])?;
    search.numbers(&mut Vec::new(), &mut Vec::new())?;
    let mut fibres = search.fibres;
    fibres.sort_unstable();
    fibres.dedup();
    Some(Ties {
        variables: tied.iter().map(|(position, _)| *position).collect(),
        questions: space.questions,
        fibres,
    })
}

/// Numbers that put variables into these classes, for the questions that comparisons tie together; nothing
/// where there are none with an end, or too much is to be tried.
pub fn witness(
    questions: &[Question],
    variables: &[Variable],
    classes: &[(u16, u16)],
) -> Option<Vec<(u16, Decimal)>> {
    let (space, tied) = tied(questions, variables, &|_| None, None)?;
    let mut search = Search::new(&space, &tied, classes)?;
    search.numbers(&mut Vec::new(), &mut Vec::new())?;
    let numbers = search.found?.into_iter().map(|number| {
        let rounded = number.rounded(MOST_PLACES)?;
        (Ratio::of(rounded)? == number).then(|| rounded.shortest())
    });
    let numbers: Option<Vec<Decimal>> = numbers.collect();
    Some(space.questions.into_iter().zip(numbers?).collect())
}

/// The variables that tell where numbers lie, and how their classes follow from the numbers.
type Tied<'model> = Vec<(u16, Told<'model>)>;

/// The space of the open answers that are compared with one another, and the variables over them.
fn tied<'model>(
    questions: &[Question],
    variables: &'model [Variable],
    known: &dyn Fn(u16) -> Option<Decimal>,
    innermost: Option<u16>,
) -> Option<(Space, Tied<'model>)> {
    let compared = |variable: &Variable| match &variable.classes {
        Classes::Order(first, second) => difference_of(first, second, known),
        Classes::Options(_) | Classes::Flag | Classes::Numbers(_) => None,
    };
    let mut open: Vec<u16> = Vec::new();
    for variable in variables.iter().filter(|it| compared(it).is_some()) {
        let asked = variable.questions.iter().copied();
        open.extend(asked.filter(|question| known(*question).is_none()));
    }
    let mut space = Space::new(questions, open, innermost)?;
    let mut tied = Vec::new();
    for (position, variable) in (0_u16..).zip(variables) {
        match (&variable.classes, variable.questions.as_slice()) {
            (Classes::Numbers(cuts), [question]) if space.questions.contains(question) => {
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
                space.add(plane.clone());
                tied.push((position, Told::Side(plane)));
            }
            (Classes::Options(_) | Classes::Flag | Classes::Numbers(_), _) => {}
        }
    }
    Some((space, tied))
}

/// How the class of a variable follows from the numbers.
enum Told<'model> {
    /// By the cuts of one question.
    Cuts(u16, &'model [crate::model::Cut]),
    /// By the side of a plane.
    Side(Plane),
}

/// The numbers that are tried, question by question.
struct Search<'space> {
    space: &'space Space,
    levels: Vec<Vec<Plane>>,
    tied: &'space [(u16, Told<'space>)],
    tried: usize,
    fibres: Vec<Vec<Vec<u16>>>,
    /// The classes of which numbers are looked for; where there are none, every combination is wanted.
    wanted: &'space [(u16, u16)],
    found: Option<Vec<Ratio>>,
}

impl<'space> Search<'space> {
    fn new(
        space: &'space Space,
        tied: &'space [(u16, Told<'space>)],
        wanted: &'space [(u16, u16)],
    ) -> Option<Self> {
        Some(Self {
            space,
            levels: space.projected()?,
            tied,
            tried: 0,
            fibres: Vec::new(),
            wanted,
            found: None,
        })
    }

    /// Tries numbers for the next question; those of the last one make up a fibre.
    fn numbers(&mut self, numbers: &mut Vec<Ratio>, fibre: &mut Vec<Vec<u16>>) -> Option<()> {
        let level = numbers.len();
        let tried = self.candidates(numbers)?;
        let last = level.saturating_add(1) == self.space.questions.len();
        for number in tried {
            if self.found.is_some() {
                return Some(());
            }
            self.tried = self.tried.saturating_add(1);
            if self.tried > MOST_TRIED {
                return None;
            }
            numbers.push(number);
            if last {
                let classes = self.classes(numbers)?;
                if !self.wanted.is_empty() && self.are_wanted(&classes) {
                    self.found = Some(numbers.clone());
                }
                fibre.push(classes);
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

    /// Whether these classes are the wanted ones, as far as they are of tied variables.
    fn are_wanted(&self, classes: &[u16]) -> bool {
        let mut pairs = self.tied.iter().zip(classes);
        pairs.all(|((variable, _), class)| {
            let mut wanted = self.wanted.iter();
            wanted.all(|(known, wanted)| known != variable || wanted == class)
        })
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
