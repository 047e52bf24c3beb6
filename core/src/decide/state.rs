//! What the answers leave of a decision.

use alloc::string::String;
use alloc::vec::Vec;

use crate::diagram::{Builder, Ties, class_in, ties};
use crate::evaluate::formula;
use crate::facts::{Facts, Value};
use crate::model::{Classes, Decision, Model, Rule, Target, Variable};

/// A decision restricted to the answers that were given.
pub struct State<'model> {
    /// The model.
    pub model: &'model Model,
    /// The decision.
    pub decision: &'model Decision,
    /// The answers.
    pub facts: &'model Facts,
    /// Class of each variable, where the answers tell it.
    pub known: Vec<Option<u16>>,
    /// Rules that are still possible, in the order of the specs.
    possible_rules: Vec<u32>,
    /// Outcomes that are still possible: each by its first rule.
    possible_outcomes: Vec<u32>,
}

impl<'model> State<'model> {
    /// Restricts a decision.
    pub fn new(model: &'model Model, decision: &'model Decision, facts: &'model Facts) -> Self {
        let variables = decision.diagram.variables.iter();
        let mut state = Self {
            model,
            decision,
            facts,
            known: variables.map(|it| class(it, facts)).collect(),
            possible_rules: Vec::new(),
            possible_outcomes: Vec::new(),
        };
        let ties = state.ties(None);
        let mut cells = ties.as_ref().map(Ties::cells).unwrap_or_default();
        if let Some(ties) = &ties {
            state.note_alike(&ties.variables, &cells);
        } else {
            cells.push(&[]);
        }
        let variables = ties.as_ref().map_or(&[][..], |ties| &ties.variables);
        let (mut rules, mut outcomes) = (Vec::new(), Vec::new());
        for cell in cells {
            let class_of =
                |variable| class_in(variables, cell, variable).or(state.class_of(variable));
            reachable(decision, decision.diagram.rules, &class_of, &mut rules);
            reachable(
                decision,
                decision.diagram.outcomes,
                &class_of,
                &mut outcomes,
            );
        }
        state.possible_rules = in_order(&rules);
        state.possible_outcomes = in_order(&outcomes);
        state
    }

    /// What open comparisons of several answers tie together, with the answers to one question
    /// innermost; nothing where nothing is.
    pub fn ties(&self, innermost: Option<u16>) -> Option<Ties> {
        let variables = &self.decision.diagram.variables;
        let mut pairs = variables.iter().zip(&self.known);
        let open = |(variable, known): (&Variable, &Option<u16>)| {
            known.is_none() && variable.compared().is_some()
        };
        if !pairs.any(open) {
            return None;
        }
        let known = |question| self.facts.slot(question);
        ties(&self.model.questions, variables, &known, innermost)
    }

    /// A comparison has a class before its answers are all known where each of them leads to it.
    fn note_alike(&mut self, variables: &[u16], cells: &[&[u16]]) {
        for (place, variable) in variables.iter().enumerate() {
            let mut classes = cells.iter().filter_map(|cell| cell.get(place));
            if let (Some(first), Some(known)) =
                (classes.next(), self.known.get_mut(usize::from(*variable)))
                && classes.all(|class| class == first)
            {
                *known = Some(*first);
            }
        }
    }

    /// The leaf of the outcome that no answer can change any more.
    pub fn outcome_leaf(&self) -> Option<u32> {
        match self.possible_outcomes.as_slice() {
            [leaf] => Some(*leaf),
            _ => None,
        }
    }

    /// Class of a variable, where the answers tell it.
    pub fn class_of(&self, variable: u16) -> Option<u16> {
        self.known.get(usize::from(variable)).copied().flatten()
    }

    /// Whether no answer can change the outcome any more.
    pub fn is_decided(&self) -> bool {
        self.outcome_leaf().is_some()
    }

    /// The rules that are still possible.
    pub fn rules(&self) -> impl Iterator<Item = &'model Rule> + '_ {
        self.possible_rules
            .iter()
            .filter_map(|leaf| rule(self.decision, *leaf))
    }

    /// Position of the first rule that is still possible.
    pub fn first_rule(&self) -> Option<u16> {
        u16::try_from(*self.possible_rules.first()?).ok()
    }

    /// Positions of the rules that are still possible, in the order of the specs.
    pub fn ways(&self) -> Vec<u16> {
        let ways = self.possible_rules.iter();
        ways.filter_map(|leaf| u16::try_from(*leaf).ok()).collect()
    }

    /// The first rule that is still possible.
    pub fn rule(&self) -> Option<&'model Rule> {
        rule(self.decision, *self.possible_rules.first()?)
    }

    /// Positions of the outcomes that are still possible, in the order of the rules.
    pub fn outcomes(&self) -> Vec<u16> {
        let mut outcomes: Vec<u16> = Vec::new();
        for leaf in &self.possible_outcomes {
            let outcome = rule(self.decision, *leaf).map(|rule| rule.outcome);
            outcomes.extend(outcome.filter(|outcome| !outcomes.contains(outcome)));
        }
        outcomes
    }

    /// Names of the outcomes that are still possible.
    pub fn possible(&self) -> Vec<String> {
        let outcomes = self.outcomes().into_iter();
        let known = outcomes.filter_map(|it| self.decision.outcomes.get(usize::from(it)));
        known.map(|outcome| outcome.name.clone()).collect()
    }

    /// A builder with the nodes of the decision's diagram.
    pub fn builder(&self) -> Builder {
        let diagram = &self.decision.diagram;
        let counts = diagram.variables.iter().map(|it| it.count).collect();
        Builder::resume(counts, &diagram.nodes, &diagram.children)
    }
}

/// The rule of a leaf.
pub fn rule(decision: &Decision, leaf: u32) -> Option<&Rule> {
    decision.rules.get(usize::try_from(leaf).ok()?)
}

/// The class of a variable, where the answers tell it.
fn class(variable: &Variable, facts: &Facts) -> Option<u16> {
    let question = *variable.questions.first()?;
    match (&variable.classes, facts.get(question)) {
        (Classes::Order(first, second), _) => {
            let value = |formula| formula::value(formula, |slot| facts.slot(slot));
            Some(Classes::of_ordering(value(first)?.cmp(&value(second)?)))
        }
        (Classes::Options(classes), Some(Value::Option(value) | Value::Options(value))) => {
            classes.get(usize::from(*value)).copied()
        }
        (Classes::Flag, Some(Value::Flag(flag))) => Some(u16::from(*flag)),
        (Classes::Numbers(cuts), Some(Value::Number(number))) => {
            Some(Classes::of_number(cuts, *number))
        }
        (Classes::Options(_) | Classes::Flag | Classes::Numbers(_), _) => None,
    }
}

/// Adds the leaves that can be reached from a root.
fn reachable(
    decision: &Decision,
    root: Target,
    class_of: &dyn Fn(u16) -> Option<u16>,
    leaves: &mut Vec<u32>,
) {
    let diagram = &decision.diagram;
    let mut seen = alloc::vec![false; diagram.nodes.len()];
    let mut open = alloc::vec![root];
    while let Some(target) = open.pop() {
        let place = match target.place() {
            Ok(leaf) => {
                leaves.push(leaf);
                continue;
            }
            Err(position) => usize::try_from(position).ok(),
        };
        let seen = place.and_then(|place| seen.get_mut(place));
        let (Some(node), Some(seen)) = (diagram.node(target), seen) else {
            continue;
        };
        if core::mem::replace(seen, true) {
            continue;
        }
        let children = diagram.children(node);
        match class_of(node.variable) {
            Some(class) => open.extend(children.get(usize::from(class))),
            None => open.extend(children),
        }
    }
}

/// Each leaf once, in rising order; there are few, and a sort would be more to download than a search.
fn in_order(leaves: &[u32]) -> Vec<u32> {
    let mut sorted = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        if let Err(place) = sorted.binary_search(leaf) {
            sorted.insert(place, *leaf);
        }
    }
    sorted
}
