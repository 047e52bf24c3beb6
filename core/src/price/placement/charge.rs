//! What each role of a placement costs: so much fixed and so much a GB, with the tiers that pool
//! over all of a Region kept apart.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::evaluate::bill::{TooLarge, supplied};
use crate::evaluate::formula;
use crate::evaluate::rate;
use crate::model::{Formula, Model, Placement, Price, Role};
use crate::quantity::Decimal;
use crate::report::UnknownRate;

use super::usage::Usage;

/// Everything that roles cost in a Region.
pub struct Charges<'model> {
    model: &'model Model,
    usage: &'model Usage,
    /// The charges, by role.
    charges: Vec<Charge<'model>>,
    /// Tiers that pool over all that is billed by them.
    pub pools: Vec<Pool>,
    /// Rates that nobody knows.
    pub unknown: Vec<UnknownRate>,
}

/// A line that a role is billed by.
struct Charge<'model> {
    role: Role,
    when: Option<u16>,
    /// The line's quantity over hours and the item's quantities.
    billed: &'model Formula,
    /// The item's quantities over zones and GB.
    quantities: &'model [Formula],
    price: Charged,
}

/// What a unit of a line costs.
enum Charged {
    /// So much.
    Flat(Decimal),
    /// What the pool at this position says.
    Pooled(usize),
    /// Nobody knows.
    Unknown,
}

/// Tiers that several roles share.
pub struct Pool {
    line: (u16, usize),
    /// The tiers: from where on, and at which price.
    pub tiers: Vec<(Decimal, Decimal)>,
}

/// A cost that grows with the GB: what is fixed, and what a GB adds; and the same of each pool's
/// quantity.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cost {
    /// Without any GB.
    pub fixed: Decimal,
    /// For each GB.
    pub slope: Decimal,
    /// What is billed by pools: position of the pool, fixed, for each GB.
    pub pooled: Vec<(usize, Decimal, Decimal)>,
}

impl Cost {
    /// The cost with every pool at one price, as fixed part and part for each GB.
    pub fn at(&self, prices: &[Decimal]) -> Result<(Decimal, Decimal), TooLarge> {
        let (mut fixed, mut slope) = (self.fixed, self.slope);
        for (pool, fixed_quantity, quantity) in &self.pooled {
            let price = prices.get(*pool).copied().unwrap_or_default();
            fixed = sum(fixed, product(price, *fixed_quantity)?)?;
            slope = sum(slope, product(price, *quantity)?)?;
        }
        Ok((fixed, slope))
    }
}

/// A sum, or that it has too many digits.
pub fn sum(left: Decimal, right: Decimal) -> Result<Decimal, TooLarge> {
    left.checked_add(right).ok_or(TooLarge)
}

/// More decimal places than products need.
const MANY_PLACES: u8 = 12;

/// A product, or that it has too many digits.
pub fn product(left: Decimal, right: Decimal) -> Result<Decimal, TooLarge> {
    let product = left.checked_mul(right).ok_or(TooLarge)?;
    // Places that pile up over several products would soon be too many.
    Ok(if product.parts().1 > MANY_PLACES {
        product.shortest()
    } else {
        product
    })
}

impl Pool {
    /// What a quantity costs over the tiers.
    pub fn cost(&self, quantity: Decimal) -> Result<Decimal, TooLarge> {
        let mut total = Decimal::ZERO;
        for (number, (from, price)) in self.tiers.iter().enumerate() {
            let next = self.tiers.get(number.saturating_add(1));
            let to = next.map_or(quantity, |(to, _)| quantity.min(*to));
            if to <= *from {
                break;
            }
            let inside = to.checked_sub(*from).ok_or(TooLarge)?;
            total = sum(total, product(inside, *price)?)?;
        }
        Ok(total)
    }

    /// Whether each tier costs less than the one before it, or as much.
    pub fn falls(&self) -> bool {
        self.tiers.is_sorted_by(|(_, one), (_, next)| one >= next)
    }
}

impl<'model> Charges<'model> {
    /// The charges of a placement in the Region of a usage.
    pub fn new(
        model: &'model Model,
        placement: &'model Placement,
        usage: &'model Usage,
    ) -> Result<Self, TooLarge> {
        let mut charges = Self {
            model,
            usage,
            charges: Vec::new(),
            pools: Vec::new(),
            unknown: Vec::new(),
        };
        for written in &placement.charges {
            let Some(tariff) = model.tariffs.get(usize::from(written.tariff)) else {
                continue;
            };
            let day = rate::day(tariff, usage.terms.on);
            let ended = !tariff.lines.iter().any(|line| line.period.holds(day));
            if ended {
                let help = "this tariff holds on other days: ask for one of them with `on`";
                charges.note_unknown(tariff.name.clone(), String::from(help));
            }
            let lines = tariff.lines.iter().enumerate();
            for (position, line) in lines.filter(|(_, line)| ended || line.period.holds(day)) {
                let reading = rate::reading(line, usage.terms.book);
                let rate = (written.tariff, reading.rate);
                let price = if ended {
                    Charged::Unknown
                } else {
                    charges.price((written.tariff, position), rate)?
                };
                let charge = Charge {
                    role: written.role,
                    when: written.when,
                    billed: &reading.quantity,
                    quantities: &written.quantities,
                    price,
                };
                charges.charges.push(charge);
            }
        }
        Ok(charges)
    }

    fn note_unknown(&mut self, rate: String, help: String) {
        let region = self.model.regions().get(usize::from(self.usage.region));
        let region = region.map_or_else(String::new, |region| region.name.clone());
        let unknown = UnknownRate { rate, region, help };
        if !self.unknown.contains(&unknown) {
            self.unknown.push(unknown);
        }
    }

    fn price(&mut self, line: (u16, usize), rate: (u16, u16)) -> Result<Charged, TooLarge> {
        let (usage, model) = (self.usage, self.model);
        if let Some(own) = supplied(&usage.terms, rate, usage.region) {
            return Ok(Charged::Flat(own.price));
        }
        let Some(tariff) = model.tariffs.get(usize::from(rate.0)) else {
            return Ok(Charged::Unknown);
        };
        let (terms, way) = (&usage.terms, (usage.region, None));
        let Some(row) = rate::find(tariff, rate.1, way, terms.book, terms.on) else {
            let name = tariff.rates.get(usize::from(rate.1)).map_or("", |it| it);
            let rate = format!("{}.{name}", tariff.name);
            let help = format!(
                "supply it with `--rate {rate}=VALUE`, or add it in a rule file of your own"
            );
            self.note_unknown(rate, help);
            return Ok(Charged::Unknown);
        };
        let tiers = match &row.price {
            Price::Flat(price) => return Ok(Charged::Flat(*price)),
            Price::Tiers(tiers) => tiers,
        };
        if let Some(known) = self.pools.iter().position(|pool| pool.line == line) {
            return Ok(Charged::Pooled(known));
        }
        let mut from = Decimal::ZERO;
        let mut bounds = Vec::new();
        for tier in tiers {
            bounds.push((from, tier.price));
            let width = rate::width(tier, &model.units, terms.bounds).ok_or(TooLarge)?;
            from = sum(from, width.unwrap_or_default())?;
        }
        self.pools.push(Pool {
            line,
            tiers: bounds,
        });
        Ok(Charged::Pooled(self.pools.len().saturating_sub(1)))
    }

    /// What a role costs with so many zones; nothing where it is not there or a rate is not known.
    pub fn cost(&self, role: Role, zones: Decimal) -> Result<Option<Cost>, TooLarge> {
        let mut cost = Cost::default();
        let mut any = false;
        for charge in self.charges.iter().filter(|charge| charge.role == role) {
            any = true;
            let at = |gb| {
                let slot = |slot: u16| match usize::from(slot).checked_sub(1) {
                    None => Some(self.usage.terms.hours),
                    Some(place) => {
                        let inner = |slot| if slot == 0 { Some(zones) } else { Some(gb) };
                        formula::value(charge.quantities.get(place)?, inner)
                    }
                };
                let quantity = formula::value(charge.billed, slot);
                quantity.map(|it| it.max(Decimal::ZERO)).ok_or(TooLarge)
            };
            let fixed = at(Decimal::ZERO)?;
            let slope = at(Decimal::ONE)?.checked_sub(fixed).ok_or(TooLarge)?;
            match charge.price {
                Charged::Flat(price) => {
                    cost.fixed = sum(cost.fixed, product(fixed, price)?)?;
                    cost.slope = sum(cost.slope, product(slope, price)?)?;
                }
                Charged::Pooled(pool) => cost.pooled.push((pool, fixed, slope)),
                // Nothing of anything costs nothing, whatever the rate.
                Charged::Unknown if fixed.is_zero() && slope.is_zero() => {}
                Charged::Unknown => return Ok(None),
            }
        }
        Ok(any.then_some(cost))
    }

    /// The flags that a service must have for a role.
    pub fn flags(&self, role: Role) -> Vec<u16> {
        let of_role = self.charges.iter().filter(|charge| charge.role == role);
        of_role.filter_map(|charge| charge.when).collect()
    }
}
