//! The question to ask next: one that can matter, chosen so that few are left to ask.
//!
//! A question matters where the diagram, restricted to the answers given, still branches on it; where
//! numbers are compared with one another, on answers that there are. Of those that matter, the one is
//! taken after which the fewest further questions are to be expected, when every class of answers is
//! as likely as another; pinned questions come first, and among equals the order of the specs holds.

use alloc::vec::Vec;

use super::state::{State, rule};
use crate::diagram::{Builder, class_in};
use crate::evaluate::rate;
use crate::model::{BillItem, Outcome, Price, Target, Variable};

/// What is to be known when no question is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The outcome.
    Outcome,
    /// The outcome and its price.
    Price,
}

/// Expected questions are counted in parts of one question.
const ONE: u64 = 1 << 20;

/// The bit of all questions past the 63rd.
const LAST_BIT: u64 = 1 << 63;

/// The question to ask next; nothing where the goal is reached.
pub fn next(state: &State<'_>, goal: Goal) -> Option<u16> {
    let mut builder = state.builder();
    let root = state.decision.diagram.outcomes;
    let root = builder.restrict(root, &|variable| state.class_of(variable));
    let order = &state.decision.order;
    if let Some(leaf) = state.outcome_leaf() {
        let open = open_for_price(state, goal, leaf);
        return ordered(&open, order).first().copied();
    }
    let candidates = candidates(state, &mut builder, root);
    let mut search = Search::new(state, goal, builder);
    let pinned = order.iter().take(usize::from(state.decision.pinned));
    if let Some(first) = pinned
        .into_iter()
        .find(|question| candidates.contains(question))
    {
        return Some(*first);
    }
    if let [only] = candidates.as_slice() {
        return Some(*only);
    }
    let ranked = candidates
        .iter()
        .map(|question| (search.cost(root, *question), *question));
    let mut best: Option<(u64, u16)> = None;
    for (cost, question) in ranked {
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, question));
        }
    }
    best.map(|(_, question)| question)
}

/// The open questions that can still change the outcome, in the order of the specs.
pub fn open(state: &State<'_>) -> Vec<u16> {
    let mut builder = state.builder();
    let root = state.decision.diagram.outcomes;
    let root = builder.restrict(root, &|variable| state.class_of(variable));
    candidates(state, &mut builder, root)
}

/// The open questions that a diagram branches on below a root, in the order of the specs; of those
/// that comparisons tie together, the ones that turn its end for some answers to the others.
fn candidates(state: &State<'_>, builder: &mut Builder, root: Target) -> Vec<u16> {
    let mut found = Vec::new();
    let Some(ties) = state.ties(None) else {
        add_below(state, builder, root, &mut found);
        return ordered(&found, &state.decision.order);
    };
    for cell in ties.cells() {
        let target = builder.restrict(root, &|it| class_in(&ties.variables, cell, it));
        add_below(state, builder, target, &mut found);
    }
    for question in &ties.questions {
        // Where there is too much to try along a question, it may turn the end.
        let along = state.ties(Some(*question));
        let turns = along.is_none_or(|along| {
            along.fibres.iter().any(|fibre| {
                let targets = fibre
                    .iter()
                    .map(|cell| builder.restrict(root, &|it| class_in(&along.variables, cell, it)));
                let targets: Vec<Target> = targets.collect();
                targets.iter().any(|target| Some(target) != targets.first())
            })
        });
        if turns && !found.contains(question) {
            found.push(*question);
        }
    }
    ordered(&found, &state.decision.order)
}

/// Adds the open questions that a diagram branches on below a target.
fn add_below(state: &State<'_>, builder: &Builder, target: Target, found: &mut Vec<u16>) {
    let below = builder.variables_below(target);
    let variables = state.decision.diagram.variables.iter().zip(below);
    for (variable, _) in variables.filter(|(_, below)| *below) {
        for question in &variable.questions {
            if state.facts.get(*question).is_none() && !found.contains(question) {
                found.push(*question);
            }
        }
    }
}

/// Questions in the order of the specs.
fn ordered(questions: &[u16], order: &[u16]) -> Vec<u16> {
    // Loops over a handful of numbers are a fraction of what a sort brings into the module.
    let mut sorted = Vec::from(questions);
    sorted.retain(|question| !order.contains(question));
    sorted.extend(order.iter().filter(|question| questions.contains(question)));
    sorted
}

/// Questions of a leaf's bill that are open, where the price is asked for.
fn open_for_price(state: &State<'_>, goal: Goal, leaf: u32) -> Vec<u16> {
    let outcome = rule(state.decision, leaf).map(|rule| usize::from(rule.outcome));
    let outcome = outcome.and_then(|outcome| state.decision.outcomes.get(outcome));
    outcome.map_or_else(Vec::new, |outcome| open_for_bill(state, goal, outcome))
}

fn open_for_bill(state: &State<'_>, goal: Goal, outcome: &Outcome) -> Vec<u16> {
    let mut questions = Vec::new();
    if goal == Goal::Price {
        for item in &outcome.bill {
            bill_questions(state, item, &mut questions);
        }
        questions.retain(|question| state.facts.get(*question).is_none());
    }
    questions
}

/// The questions that an item's price depends on; none where it is free in every Region.
pub fn bill_questions(state: &State<'_>, item: &BillItem, questions: &mut Vec<u16>) {
    let Some(tariff) = state.model.tariffs.get(usize::from(item.tariff)) else {
        return;
    };
    let free = |line: &crate::model::Line| {
        let mut rows = tariff
            .rows
            .iter()
            .filter(|row| row.rate == line.reading.rate && row.as_printed.is_none());
        let nothing = |price: &Price| matches!(price, Price::Flat(price) if price.is_zero());
        rows.clone().any(|row| row.region.is_none()) && rows.all(|row| nothing(&row.price))
    };
    let mut add = |question: u16| {
        if !questions.contains(&question) {
            questions.push(question);
        }
    };
    let billed = rate::lines(tariff, state.facts.on);
    for (_, line) in billed.filter(|(_, line)| !free(line)) {
        add(item.region);
        let mut slots = Vec::new();
        line.reading.quantity.slots(&mut slots);
        // Slot 0 holds the hours, which nobody asks for.
        for slot in slots.into_iter().filter_map(|slot| slot.checked_sub(1)) {
            let mut of_quantity = Vec::new();
            if let Some(formula) = item.quantities.get(usize::from(slot)) {
                formula.slots(&mut of_quantity);
            }
            of_quantity.into_iter().for_each(&mut add);
        }
    }
}

/// A search for the best question.
struct Search<'state, 'model> {
    state: &'state State<'model>,
    builder: Builder,
    /// The open questions of each variable, a bit each.
    open: Vec<u64>,
    /// The open questions of each outcome's bill, a bit each.
    bills: Vec<u64>,
    /// The questions that can be met twice on a way: whether they were asked before matters.
    shared: u64,
    /// What is expected from each node on, by those of the shared questions that were asked before.
    known: Vec<Vec<(u64, u64)>>,
}

impl<'state, 'model> Search<'state, 'model> {
    fn new(state: &'state State<'model>, goal: Goal, builder: Builder) -> Self {
        let mut search = Self {
            state,
            builder,
            open: Vec::new(),
            bills: Vec::new(),
            shared: LAST_BIT,
            known: Vec::new(),
        };
        let mut met = 0_u64;
        for variable in search.variables() {
            let open = search.open_bits(&variable.questions);
            search.shared |= met & open;
            met |= open;
            search.open.push(open);
        }
        for outcome in &state.decision.outcomes {
            let bill = search.open_bits(&open_for_bill(state, goal, outcome));
            search.shared |= bill;
            search.bills.push(bill);
        }
        search
    }

    fn variables(&self) -> &'model [Variable] {
        &self.state.decision.diagram.variables
    }

    /// How many questions are to be expected when this one is asked first.
    fn cost(&mut self, root: Target, question: u16) -> u64 {
        let own = self
            .variables()
            .iter()
            .position(|variable| variable.questions == [question]);
        let own = own.and_then(|position| u16::try_from(position).ok());
        let Some(variable) = own else {
            // The question is only part of comparisons: asking it settles nothing by itself.
            return ONE.saturating_add(self.expected(root, self.bit(question)));
        };
        let count = self.builder.count(variable);
        let mut sum = 0_u64;
        for class in 0..count {
            let child = self
                .builder
                .restrict(root, &|other| (other == variable).then_some(class));
            sum = sum.saturating_add(self.expected(child, self.bit(question)));
        }
        ONE.saturating_add(sum.checked_div(u64::from(count)).unwrap_or(0))
    }

    /// How many questions are to be expected when they are asked in the diagram's own order.
    fn expected(&mut self, target: Target, asked: u64) -> u64 {
        let place = match target.place() {
            Ok(leaf) => {
                let open = self.bill(leaf) & !asked;
                return ONE.saturating_mul(u64::from(open.count_ones()));
            }
            Err(position) => usize::try_from(position).unwrap_or(usize::MAX),
        };
        let asked = asked & self.shared;
        let mut found = self.known.get(place).into_iter().flatten();
        if let Some((_, expected)) = found.find(|(before, _)| *before == asked) {
            return *expected;
        }
        let Some(node) = self.builder.at(target) else {
            return 0;
        };
        let open = self.open.get(usize::from(node.variable));
        let open = open.copied().unwrap_or(0);
        let new = ONE.saturating_mul(u64::from((open & !asked).count_ones()));
        let count = self.builder.count(node.variable);
        let mut sum = 0_u64;
        for class in 0..count {
            let child = self.builder.child(target, node.variable, class);
            sum = sum.saturating_add(self.expected(child, asked | open));
        }
        let expected = new.saturating_add(sum.checked_div(u64::from(count)).unwrap_or(0));
        if self.known.len() <= place {
            self.known.resize(self.builder.nodes.len(), Vec::new());
        }
        if let Some(known) = self.known.get_mut(place) {
            known.push((asked, expected));
        }
        expected
    }

    /// The open questions of a leaf's bill, a bit each.
    fn bill(&self, leaf: u32) -> u64 {
        let outcome = rule(self.state.decision, leaf).map(|rule| usize::from(rule.outcome));
        let bill = outcome.and_then(|outcome| self.bills.get(outcome));
        bill.copied().unwrap_or(0)
    }

    /// The open ones of these questions, a bit each.
    fn open_bits(&self, questions: &[u16]) -> u64 {
        let open = questions
            .iter()
            .filter(|question| self.state.facts.get(**question).is_none());
        open.fold(0, |bits, question| bits | self.bit(*question))
    }

    /// A bit for a question, by its place in the order; those past the 63rd share one.
    fn bit(&self, question: u16) -> u64 {
        let mut order = self.state.decision.order.iter();
        let place = order.position(|known| *known == question);
        let place = place.and_then(|place| u32::try_from(place).ok());
        place
            .and_then(|place| 1_u64.checked_shl(place))
            .unwrap_or(LAST_BIT)
    }
}
