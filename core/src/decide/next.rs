//! The question to ask next: one that can matter, chosen so that few are left to ask.
//!
//! A question matters where the diagram, restricted to the answers given, still branches on it. Of
//! those that matter, the one is taken after which the fewest further questions are to be expected,
//! when every class of answers is as likely as another; pinned questions come first, and among
//! equals the order of the specs holds.

use alloc::vec::Vec;

use super::state::{State, rule};
use crate::diagram::Builder;
use crate::model::{BillItem, Model, Price, Target, Variable};

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

/// The question to ask next; nothing where the goal is reached.
pub fn next(state: &State<'_>, goal: Goal) -> Option<u16> {
    let mut builder = state.builder();
    let root = state.decision.diagram.outcomes;
    let root = builder.restrict(root, &|variable| state.class_of(variable));
    let order = &state.decision.order;
    if let Ok(leaf) = root.place() {
        let mut open = open_for_price(state, goal, leaf);
        open.sort_by_key(|question| order.iter().position(|known| known == question));
        return open.first().copied();
    }
    let mut search = Search {
        state,
        goal,
        builder,
        bills: alloc::vec![None; state.decision.rules.len()],
    };
    let candidates = candidates(state, &search.builder, root);
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
    candidates(state, &builder, root)
}

/// The open questions that a diagram branches on below a root, in the order of the specs.
fn candidates(state: &State<'_>, builder: &Builder, root: Target) -> Vec<u16> {
    let below = builder.variables_below(root);
    let variables = state.decision.diagram.variables.iter().zip(below);
    let mut found = Vec::new();
    for (variable, _) in variables.filter(|(_, below)| *below) {
        for question in &variable.questions {
            if state.facts.get(*question).is_none() && !found.contains(question) {
                found.push(*question);
            }
        }
    }
    let order = &state.decision.order;
    found.sort_by_key(|question| order.iter().position(|known| known == question));
    found
}

/// Questions of the outcome's bill that are open, where the price is asked for.
fn open_for_price(state: &State<'_>, goal: Goal, leaf: u32) -> Vec<u16> {
    let mut questions = Vec::new();
    if goal == Goal::Price {
        let outcome = rule(state.decision, leaf).map(|rule| usize::from(rule.outcome));
        let outcome = outcome.and_then(|outcome| state.decision.outcomes.get(outcome));
        for item in outcome.map_or(&[][..], |outcome| &outcome.bill) {
            bill_questions(state.model, item, &mut questions);
        }
        questions.retain(|question| state.facts.get(*question).is_none());
    }
    questions
}

/// The questions that an item's price depends on; none where it is free in every Region.
pub fn bill_questions(model: &Model, item: &BillItem, questions: &mut Vec<u16>) {
    let Some(tariff) = model.tariffs.get(usize::from(item.tariff)) else {
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
    for line in tariff.lines.iter().filter(|line| !free(line)) {
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
    goal: Goal,
    builder: Builder,
    /// Questions that the price of a leaf needs.
    bills: Vec<Option<u64>>,
}

impl Search<'_, '_> {
    fn variables(&self) -> &[Variable] {
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
    fn expected(&mut self, root: Target, asked: u64) -> u64 {
        let mut known = alloc::vec![Vec::new(); self.builder.nodes.len()];
        self.expected_below(root, asked, &mut known)
    }

    /// The same, where `known` holds what was found for each node, by the questions asked before.
    fn expected_below(&mut self, target: Target, asked: u64, known: &mut [Vec<(u64, u64)>]) -> u64 {
        let place = match target.place() {
            Ok(leaf) => {
                let open = self.bill_mask(leaf) & !asked;
                return ONE.saturating_mul(u64::from(open.count_ones()));
            }
            Err(position) => usize::try_from(position).unwrap_or(usize::MAX),
        };
        let mut found = known.get(place).into_iter().flatten();
        if let Some((_, expected)) = found.find(|(before, _)| *before == asked) {
            return *expected;
        }
        let Some(node) = self.builder.at(target) else {
            return 0;
        };
        let questions = self
            .variables()
            .get(usize::from(node.variable))
            .map(|it| &it.questions);
        let questions = questions.map_or(&[][..], Vec::as_slice).iter();
        let open = questions.filter(|question| self.state.facts.get(**question).is_none());
        let mask = open.fold(0, |mask, question| mask | self.bit(*question));
        let new = ONE.saturating_mul(u64::from((mask & !asked).count_ones()));
        let count = self.builder.count(node.variable);
        let mut sum = 0_u64;
        for class in 0..count {
            let child = self.builder.child(target, node.variable, class);
            sum = sum.saturating_add(self.expected_below(child, asked | mask, known));
        }
        let expected = new.saturating_add(sum.checked_div(u64::from(count)).unwrap_or(0));
        if let Some(found) = known.get_mut(place) {
            found.push((asked, expected));
        }
        expected
    }

    /// The open questions of a leaf's bill, a bit each.
    fn bill_mask(&mut self, leaf: u32) -> u64 {
        let place = usize::try_from(leaf).unwrap_or(usize::MAX);
        if let Some(Some(mask)) = self.bills.get(place) {
            return *mask;
        }
        let open = open_for_price(self.state, self.goal, leaf);
        let mask = open
            .into_iter()
            .fold(0, |mask, question| mask | self.bit(question));
        if let Some(slot) = self.bills.get_mut(place) {
            *slot = Some(mask);
        }
        mask
    }

    /// A bit for a question, by its place in the order; those past the 63rd share one.
    fn bit(&self, question: u16) -> u64 {
        let place = self
            .state
            .decision
            .order
            .iter()
            .position(|known| *known == question)
            .unwrap_or(63);
        1_u64
            .checked_shl(u32::try_from(place.min(63)).unwrap_or(63))
            .unwrap_or(0)
    }
}
