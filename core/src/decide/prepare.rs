//! The fast way: a decision with its price, compiled once and evaluated for encoded answers.

use alloc::string::String;
use alloc::vec::Vec;

use super::state::State;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::evaluate::bill::HOURS;
use crate::evaluate::rate::{self, Book, Bounds};
use crate::evaluate::template::filled;
use crate::facts::{Answers, Facts, Value, read};
use crate::model::{BillItem, Decision, Formula, Guard, Model, Outcome, Price, Step};
use crate::quantity::Decimal;

/// A decision, ready to be evaluated many times.
#[derive(Debug)]
pub struct Prepared<'model> {
    model: &'model Model,
    decision: &'model Decision,
    bills: Vec<PreparedBill>,
    on: Option<Date>,
}

/// Answers, ready to be evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoded {
    /// Class of each variable; `u16::MAX` where it is not known.
    classes: Vec<u16>,
    /// Numbers answered, by question.
    numbers: Vec<Option<Decimal>>,
    /// Options answered, by question.
    options: Vec<Option<u16>>,
    /// The first rule of the only outcome that the answers leave.
    decided: Option<u16>,
}

/// What encoded answers come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evaluation {
    /// Position of the rule that holds, the first where several that are left lead to one outcome;
    /// absent where an answer is missing.
    pub rule: Option<u16>,
    /// The price of a month, exactly; absent where the answers or a rate are missing.
    pub total: Option<Decimal>,
}

/// The bill of an outcome: lines whose quantities are formulas over answers.
#[derive(Debug)]
struct PreparedBill {
    lines: Vec<PreparedLine>,
}

#[derive(Debug)]
struct PreparedLine {
    region: u16,
    quantity: Formula,
    /// Price by Region; absent where the rate is not known.
    prices: Vec<Option<Price>>,
}

impl PreparedLine {
    /// What has no price in any Region, so that the whole bill has none.
    fn without_price(region: u16) -> Self {
        let one = Formula {
            steps: alloc::vec![Step::Number(Decimal::ONE)],
        };
        Self {
            region,
            quantity: one,
            prices: Vec::new(),
        }
    }
}

/// Prepares a decision with the rates of a day.
#[must_use]
pub fn prepare<'model>(
    model: &'model Model,
    name: &str,
    on: Option<Date>,
) -> Option<Prepared<'model>> {
    let decision = model.decision(name, on)?;
    let bills = decision
        .outcomes
        .iter()
        .map(|outcome| prepared_bill(model, outcome, on))
        .collect();
    Some(Prepared {
        model,
        decision,
        bills,
        on,
    })
}

impl Prepared<'_> {
    /// Encodes answers.
    ///
    /// # Errors
    /// Where an answer does not suit its question.
    pub fn encode(&self, answers: &Answers) -> Result<Encoded, Vec<Diagnostic>> {
        let facts = read(self.model, answers, self.on)?;
        let questions = u16::try_from(self.model.questions.len()).unwrap_or(u16::MAX);
        let option = |question| match facts.get(question) {
            Some(Value::Option(option)) => Some(*option),
            _ => None,
        };
        let state = State::new(self.model, self.decision, &facts);
        let decided = state.first_rule().filter(|_| state.is_decided());
        Ok(Encoded {
            classes: state
                .known
                .iter()
                .map(|class| class.unwrap_or(u16::MAX))
                .collect(),
            numbers: (0..questions)
                .map(|question| facts.slot(question))
                .collect(),
            options: (0..questions).map(option).collect(),
            decided,
        })
    }

    /// The rule that holds, and the price of its outcome.
    #[must_use]
    pub fn evaluate(&self, encoded: &Encoded) -> Evaluation {
        let diagram = &self.decision.diagram;
        let leaf = diagram.find(diagram.rules, |variable| {
            encoded.classes.get(usize::from(variable)).copied()
        });
        let rule = leaf.and_then(|leaf| u16::try_from(leaf).ok());
        // The outcome may be settled while a question still tells its reasons apart.
        let rule = rule.or(encoded.decided);
        let outcome = rule
            .and_then(|it| self.decision.rules.get(usize::from(it)))
            .map(|it| it.outcome);
        let bill = outcome.and_then(|outcome| self.bills.get(usize::from(outcome)));
        Evaluation {
            rule,
            total: bill.and_then(|bill| self.total(bill, encoded)),
        }
    }

    /// Name of the outcome of a rule.
    #[must_use]
    pub fn outcome(&self, rule: u16) -> Option<&str> {
        let rule = self.decision.rules.get(usize::from(rule))?;
        self.decision
            .outcomes
            .get(usize::from(rule.outcome))
            .map(|outcome| outcome.name.as_str())
    }

    /// The reason that a rule gives, with the question's names in the place of answers.
    #[must_use]
    pub fn reason(&self, rule: u16) -> Option<String> {
        let rule = self.decision.rules.get(usize::from(rule))?;
        Some(filled(self.model, &Facts::default(), &rule.because))
    }

    /// The branches on the way to a rule, each with its condition as it is written, the questions it
    /// looks at and the sources of its reason.
    #[must_use]
    pub fn trail(&self, rule: u16) -> &[Guard] {
        let rule = self.decision.rules.get(usize::from(rule));
        rule.map_or(&[], |rule| &rule.path)
    }

    /// How many rules there are; a rule's position is below it.
    #[must_use]
    pub fn rules(&self) -> usize {
        self.decision.rules.len()
    }

    fn total(&self, bill: &PreparedBill, encoded: &Encoded) -> Option<Decimal> {
        let mut total = Decimal::ZERO;
        for line in &bill.lines {
            let region = encoded
                .options
                .get(usize::from(line.region))
                .copied()
                .flatten()?;
            let number = |slot: u16| encoded.numbers.get(usize::from(slot)).copied().flatten();
            let quantity = crate::evaluate::formula::value(&line.quantity, number)?;
            // Nothing of anything costs nothing, whatever the rate, and nothing is below nought.
            if quantity.is_zero() || quantity.is_negative() {
                continue;
            }
            let price = line.prices.get(usize::from(region))?.as_ref()?;
            rate::slices(
                price,
                quantity,
                &self.model.units,
                Bounds::Binary,
                |slice| {
                    total = total.checked_add(slice.quantity.checked_mul(slice.price)?)?;
                    Some(())
                },
            )?;
        }
        Some(total)
    }
}

/// The lines of all items of an outcome; those that pool their tiers are added up first.
fn prepared_bill(model: &Model, outcome: &Outcome, on: Option<Date>) -> PreparedBill {
    let mut lines: Vec<PreparedLine> = Vec::new();
    let mut pools: Vec<(u16, u16, usize, usize)> = Vec::new();
    for item in &outcome.bill {
        let Some(tariff) = model.tariffs.get(usize::from(item.tariff)) else {
            continue;
        };
        if rate::lines(tariff, on).next().is_none() {
            lines.push(PreparedLine::without_price(item.region));
        }
        for (position, line) in rate::lines(tariff, on) {
            let quantity = substituted(&line.reading.quantity, item);
            let pool = pools.iter().find(|(of, region, at, _)| {
                line.graduated && (*of, *region, *at) == (item.tariff, item.region, position)
            });
            if let Some((.., pooled)) = pool {
                if let Some(pooled) = lines.get_mut(*pooled) {
                    pooled.quantity.steps.extend(quantity.steps);
                    pooled.quantity.steps.push(Step::Add);
                }
                continue;
            }
            let regions = u16::try_from(model.regions().len()).unwrap_or(u16::MAX);
            let price = |region| {
                rate::find(tariff, line.reading.rate, (region, None), Book::Current, on)
                    .map(|row| row.price.clone())
            };
            let prices: Vec<Option<Price>> = (0..regions).map(price).collect();
            let free = |price: &Option<Price>| matches!(price, Some(Price::Flat(price)) if price.is_zero());
            if !prices.iter().all(free) {
                pools.push((item.tariff, item.region, position, lines.len()));
                lines.push(PreparedLine {
                    region: item.region,
                    quantity,
                    prices,
                });
            }
        }
    }
    PreparedBill { lines }
}

/// A tariff's quantity in terms of the answers.
fn substituted(quantity: &Formula, item: &BillItem) -> Formula {
    let mut steps = Vec::new();
    for step in &quantity.steps {
        match step {
            Step::Slot(slot) => match slot.checked_sub(1) {
                None => steps.push(Step::Number(HOURS)),
                Some(position) => {
                    let formula = item.quantities.get(usize::from(position));
                    steps.extend(
                        formula
                            .map_or(&[][..], |formula| &formula.steps)
                            .iter()
                            .cloned(),
                    );
                }
            },
            Step::Number(_) | Step::OfOption(_) | Step::Add | Step::Subtract | Step::Multiply => {
                steps.push(step.clone())
            }
        }
    }
    Formula { steps }
}
