//! Decision diagrams: from answers to rules in a few look-ups.
//!
//! Each question that a decision distinguishes is a variable whose classes are the answers that the
//! decision treats alike. A node branches on one variable. Nodes are shared and none is redundant,
//! so a variable that can be reached is one that can still matter.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::Formula;
use crate::image::{Reader, Stored, Writer, stored};
use crate::quantity::Decimal;

/// A diagram with two roots: one leads to rules, the other only to what sets outcomes apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diagram {
    /// What nodes branch on, in the order in which every path meets them.
    pub variables: Vec<Variable>,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// Children of all nodes, one after another.
    pub children: Vec<Target>,
    /// Where the search for a rule starts.
    pub rules: Target,
    /// Where the search for an outcome starts.
    pub outcomes: Target,
}

/// A node, or a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Target(u32);

/// A branch on one variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// Position of the variable.
    pub variable: u16,
    /// Position of its first child.
    pub first: u32,
}

/// What a node branches on.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// The questions whose answers tell the class.
    pub questions: Vec<u16>,
    /// How the class is told.
    pub classes: Classes,
    /// How many classes there are.
    pub count: u16,
}

/// How answers fall into classes.
#[derive(Debug, Clone, PartialEq)]
pub enum Classes {
    /// The class of each option; for a set, of each combination of options, by its mask.
    Options(Vec<u16>),
    /// No, then yes.
    Flag,
    /// Numbers between two cuts.
    Numbers(Vec<Cut>),
    /// How two quantities over several answers compare: the first is less, equal, greater.
    Order(Formula, Formula),
}

/// A point between two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cut {
    /// The number.
    pub at: Decimal,
    /// Whether the cut lies right behind the number, not right before it.
    pub behind: bool,
}

const LEAF: u32 = 1 << 31;

/// The most variables of one decision: a diagram is walked by recursion, one step a variable.
pub const MOST_VARIABLES: usize = 256;

impl Variable {
    /// The two quantities over several answers that it compares; nothing in a build without `comparisons`,
    /// which decides by no such variable.
    #[must_use]
    pub const fn compared(&self) -> Option<(&Formula, &Formula)> {
        match &self.classes {
            Classes::Order(first, second) if cfg!(feature = "comparisons") => Some((first, second)),
            Classes::Options(_) | Classes::Flag | Classes::Numbers(_) | Classes::Order(..) => None,
        }
    }
}

impl Target {
    /// The leaf of this number.
    #[must_use]
    pub const fn leaf(number: u32) -> Self {
        Self(number | LEAF)
    }

    /// A number of its own, for whoever keeps notes of targets.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The node at this position.
    #[must_use]
    pub const fn node(position: u32) -> Self {
        Self(position & !LEAF)
    }

    /// Number of the leaf, or position of the node.
    ///
    /// # Errors
    /// The position of the node, where the target is one.
    pub const fn place(self) -> Result<u32, u32> {
        if self.0 & LEAF == 0 {
            Err(self.0)
        } else {
            Ok(self.0 & !LEAF)
        }
    }
}

impl Diagram {
    /// Whether it branches on how quantities over several answers compare.
    #[must_use]
    pub fn compares(&self) -> bool {
        let mut variables = self.variables.iter();
        variables.any(|it| matches!(it.classes, Classes::Order(..)))
    }

    /// The node at a target that is no leaf.
    #[must_use]
    pub fn node(&self, target: Target) -> Option<Node> {
        let position = target.place().err()?;
        self.nodes.get(usize::try_from(position).ok()?).copied()
    }

    /// The children of a node, one for each class.
    #[must_use]
    pub fn children(&self, node: Node) -> &[Target] {
        let count = self
            .variables
            .get(usize::from(node.variable))
            .map_or(0, |it| usize::from(it.count));
        let first = usize::try_from(node.first).unwrap_or(usize::MAX);
        self.children
            .get(first..first.saturating_add(count))
            .unwrap_or(&[])
    }

    /// The leaf that the classes of all variables lead to.
    ///
    /// `class_of` tells the class of a variable; where it does not know, there is no leaf.
    pub fn find(&self, root: Target, class_of: impl Fn(u16) -> Option<u16>) -> Option<u32> {
        let mut target = root;
        // A path meets each variable once at most, so a damaged diagram cannot lead in a circle.
        for _ in 0..=self.variables.len() {
            match target.place() {
                Ok(leaf) => return Some(leaf),
                Err(_) => {
                    let node = self.node(target)?;
                    let class = usize::from(class_of(node.variable)?);
                    target = *self.children(node).get(class)?;
                }
            }
        }
        None
    }
}

impl Diagram {
    /// Whether every path meets variables in rising order, and every node has children of its own:
    /// then no walk is deeper than there are variables, and none is longer than the image.
    fn is_sound(&self) -> bool {
        let variable = |target: Target| match target.place() {
            Ok(_) => Some(usize::MAX),
            Err(_) => self.node(target).map(|node| usize::from(node.variable)),
        };
        let mut first = 0_usize;
        let rising = self.nodes.iter().all(|node| {
            let own = usize::from(node.variable);
            let children = self.children(*node);
            let follows = usize::try_from(node.first) == Ok(first);
            first = first.saturating_add(children.len());
            let mut below = children.iter().map(|child| variable(*child));
            follows && !children.is_empty() && below.all(|it| it.is_some_and(|it| it > own))
        });
        let variables = self.variables.iter();
        self.variables.len() <= MOST_VARIABLES
            && variables.into_iter().all(Variable::is_sound)
            && rising
            && first == self.children.len()
            && variable(self.rules).is_some()
            && variable(self.outcomes).is_some()
    }
}

impl Variable {
    /// Whether its classes are as many as it says.
    fn is_sound(&self) -> bool {
        let count = usize::from(self.count);
        match &self.classes {
            Classes::Flag => count == 2,
            Classes::Order(..) => count == Classes::ORDERINGS.len(),
            Classes::Numbers(cuts) => count == cuts.len().saturating_add(1),
            Classes::Options(classes) => {
                count <= classes.len() && classes.iter().all(|class| *class < self.count)
            }
        }
    }
}

impl Classes {
    /// The orderings of two quantities, by class.
    pub const ORDERINGS: [Ordering; 3] = [Ordering::Less, Ordering::Equal, Ordering::Greater];

    /// The class of an ordering.
    #[must_use]
    pub const fn of_ordering(ordering: Ordering) -> u16 {
        match ordering {
            Ordering::Less => 0,
            Ordering::Equal => 1,
            Ordering::Greater => 2,
        }
    }

    /// The class of a number: how many cuts lie below it.
    #[must_use]
    pub fn of_number(cuts: &[Cut], number: Decimal) -> u16 {
        let below = cuts
            .iter()
            .take_while(|cut| cut.at < number || (cut.at == number && !cut.behind));
        u16::try_from(below.count()).unwrap_or(u16::MAX)
    }

    /// A number of a class.
    #[must_use]
    pub fn number(cuts: &[Cut], class: u16, least: Decimal) -> Decimal {
        let Some(cut) = usize::from(class)
            .checked_sub(1)
            .and_then(|below| cuts.get(below))
        else {
            return least;
        };
        if !cut.behind {
            return cut.at;
        }
        // Halfway to the next cut, or one more where there is none.
        let step = match cuts.get(usize::from(class)) {
            Some(next) => next
                .at
                .checked_sub(cut.at)
                .and_then(|gap| gap.checked_mul(Decimal::new(5, 1)?)),
            None => Some(Decimal::ONE),
        };
        step.and_then(|step| cut.at.checked_add(step))
            .unwrap_or(cut.at)
    }
}

stored!(struct Node { variable, first });
stored!(struct Variable { questions, classes, count });
stored!(enum Classes { 0 Options(classes), 1 Flag, 2 Numbers(cuts), 3 Order(first, second), });
stored!(struct Cut { at, behind });

impl Stored for Diagram {
    fn store(&self, image: &mut Writer) {
        self.variables.store(image);
        self.nodes.store(image);
        self.children.store(image);
        self.rules.store(image);
        self.outcomes.store(image);
    }

    /// Takes a diagram that every walk comes to the end of.
    fn load(reader: &mut Reader<'_>) -> Self {
        let diagram = Self {
            variables: Stored::load(reader),
            nodes: Stored::load(reader),
            children: Stored::load(reader),
            rules: Stored::load(reader),
            outcomes: Stored::load(reader),
        };
        if !diagram.is_sound() {
            reader.damage();
        }
        diagram
    }
}

impl Stored for Target {
    fn store(&self, image: &mut Writer) {
        // Leaves are even and nodes odd, which keeps both short.
        let (number, odd) = match self.place() {
            Ok(leaf) => (leaf, 0),
            Err(node) => (node, 1),
        };
        (u64::from(number) << 1 | odd).store(image);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        let stored = u64::load(reader);
        let number = reader.or_damaged(u32::try_from(stored >> 1).ok(), 0);
        if stored & 1 == 0 {
            Self::leaf(number)
        } else {
            Self::node(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::{ImageError, read, write};

    fn flag() -> Variable {
        Variable {
            questions: alloc::vec![0],
            classes: Classes::Flag,
            count: 2,
        }
    }

    #[test]
    fn diagrams_that_lead_in_a_circle_are_refused() {
        let [yes, no] = [Target::leaf(1), Target::leaf(0)];
        let diagram = |first: Target, second: Target| Diagram {
            variables: alloc::vec![flag(), flag()],
            nodes: alloc::vec![
                Node {
                    variable: 0,
                    first: 0
                },
                Node {
                    variable: 1,
                    first: 2
                },
            ],
            children: alloc::vec![no, first, second, yes],
            rules: Target::node(0),
            outcomes: yes,
        };
        let sound = diagram(Target::node(1), no);
        assert_eq!(read(&write(&sound)), Ok(sound));
        for (first, second) in [
            (Target::node(0), no),
            (Target::node(1), Target::node(0)),
            (no, Target::node(1)),
            (Target::node(2), no),
        ] {
            let image = write(&diagram(first, second));
            assert_eq!(read::<Diagram>(&image), Err(ImageError::Corrupt));
        }
    }

    #[test]
    fn classes_are_as_many_as_the_variable_says() {
        let mut diagram = Diagram {
            variables: alloc::vec![flag()],
            rules: Target::leaf(0),
            outcomes: Target::leaf(0),
            ..Diagram::default()
        };
        assert_eq!(read(&write(&diagram)), Ok(diagram.clone()));
        diagram.variables[0].count = 60_000;
        assert!(read::<Diagram>(&write(&diagram)).is_err());
        diagram.variables = alloc::vec![flag(); MOST_VARIABLES + 1];
        assert!(read::<Diagram>(&write(&diagram)).is_err());
    }
}
