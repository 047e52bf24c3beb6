//! Bills: more costs more, tiers meet at their bounds, lines add up to the total.

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::model::{Model, Price, QuantityKind, Tariff, Tier};
use tollgate_core::price::{Scenario, price};
use tollgate_core::quantity::Decimal;
use tollgate_core::report::BillOption;
use tollgate_tests::specs;

use super::{broken, holds};

/// An item as it is written: position of its tariff, position of its Region, quantities in thousandths.
type Item = (usize, usize, Vec<u64>);

fn item(model: &Model) -> impl Strategy<Value = Item> + use<> {
    let (tariffs, regions) = (model.tariffs.len(), model.regions().len());
    let quantity = prop_oneof![
        0..20_u64,
        0..9_000_000_000_u64,
        Just(1_048_576_000),
        Just(5_242_880_000)
    ];
    (0..tariffs, 0..regions, vec(quantity, 8))
}

fn written(model: &Model, (tariff, region, quantities): &Item) -> String {
    let tariff = &model.tariffs[*tariff];
    let fields = tariff
        .quantities
        .iter()
        .zip(quantities)
        .map(|(quantity, thousandths)| {
            let name = quantity.name.replace('-', "_");
            match quantity.kind {
                QuantityKind::Flag => format!("\"{name}\": {}", thousandths % 2 == 1),
                QuantityKind::Whole => format!("\"{name}\": \"{}\"", thousandths % 50),
                QuantityKind::Amount => format!(
                    "\"{name}\": \"{}.{:03}\"",
                    thousandths / 1000,
                    thousandths % 1000
                ),
            }
        });
    let mut fields: Vec<String> = fields.collect();
    let regions = model.regions();
    if let Some(toward) = &tariff.toward {
        let other = &regions[(region + 1) % regions.len()].name;
        fields.push(format!(
            "\"{}\": \"{other}\"",
            toward.name.replace('-', "_")
        ));
    }
    let region = &regions[*region].name;
    format!(
        "{{ \"kind\": \"{}\", \"region\": \"{region}\", {} }}",
        tariff.name,
        fields.join(", ")
    )
}

fn billed(model: &Model, items: &[Item], bounds: &str) -> Result<BillOption, TestCaseError> {
    let items: Vec<String> = items.iter().map(|item| written(model, item)).collect();
    let text = format!(
        "{{ \"tier_bounds\": \"{bounds}\", \"items\": [{}] }}",
        items.join(", ")
    );
    let scenario =
        Scenario::from_json(model, &text).map_err(|wrong| broken(format!("{text}: {wrong:?}")))?;
    let bill = price(model, &scenario).map_err(|wrong| broken(format!("{wrong:?}")))?;
    bill.options
        .into_iter()
        .next()
        .ok_or_else(|| broken("no option"))
}

/// The sum of the lines, exactly.
fn sum(option: &BillOption) -> Result<Decimal, TestCaseError> {
    let amounts = option.lines.iter().filter_map(|line| line.exact.as_ref());
    amounts.into_iter().try_fold(Decimal::ZERO, |sum, amount| {
        let amount: Decimal = amount.parse().map_err(|_| broken("no amount"))?;
        sum.checked_add(amount).ok_or_else(|| broken("too large"))
    })
}

fn bounds() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("binary"), Just("decimal")]
}

#[test]
fn lines_are_quantity_times_price_and_add_up() {
    let model = specs::model().unwrap_or_default();
    holds(
        150,
        &(vec(item(&model), 0..6), bounds()),
        |(items, bounds)| {
            let option = billed(&model, &items, bounds)?;
            prop_assert_eq!(sum(&option)?.to_cents(), option.total.clone());
            for line in &option.lines {
                let number = |text: &str| text.parse::<Decimal>().map_err(|_| broken("no number"));
                match (&line.unit_price, &line.exact) {
                    (Some(unit_price), Some(exact)) => {
                        let product = number(&line.quantity)?.checked_mul(number(unit_price)?);
                        prop_assert_eq!(product, Some(number(exact)?));
                        prop_assert_eq!(line.amount.clone(), Some(number(exact)?.to_cents()));
                    }
                    (None, None) => prop_assert!(!option.complete),
                    (None, Some(exact)) => prop_assert_eq!(exact, "0"),
                    (Some(_), None) => return Err(broken("a price without an amount")),
                }
            }
            prop_assert_eq!(option.complete, option.unknown.is_empty());
            Ok(())
        },
    );
}

#[test]
fn more_never_costs_less_and_order_does_not_matter() {
    let model = specs::model().unwrap_or_default();
    let inputs = (
        vec(item(&model), 1..4),
        any::<prop::sample::Index>(),
        0..8_usize,
        1..5_000_000_000_u64,
        bounds(),
    );
    holds(150, &inputs, |(items, which, quantity, more, bounds)| {
        let before = sum(&billed(&model, &items, bounds)?)?;
        let mut turned = items.clone();
        turned.reverse();
        prop_assert_eq!(sum(&billed(&model, &turned, bounds)?)?, before);
        let mut larger = items;
        let which = which.index(larger.len());
        // Whole numbers are taken modulo 50 from the thousandths, so they grow by one here.
        let (tariff, _, quantities) = &mut larger[which];
        let kind = model.tariffs[*tariff]
            .quantities
            .get(quantity)
            .map(|it| it.kind);
        let value = &mut quantities[quantity];
        *value = match kind {
            Some(QuantityKind::Whole) => *value % 50 + u64::from(*value % 50 < 49),
            Some(QuantityKind::Amount) => *value + more,
            // A flag makes a bill less.
            Some(QuantityKind::Flag) | None => *value,
        };
        let after = sum(&billed(&model, &larger, bounds)?)?;
        prop_assert!(after >= before, "{after} < {before}");
        Ok(())
    });
}

/// Where the tiers of a price end, in thousandths.
fn ends(model: &Model, tiers: &[Tier], bounds: &str) -> Vec<u64> {
    let mut end = Decimal::ZERO;
    let widths = tiers.iter().filter_map(|tier| tier.width.as_ref());
    let ends = widths.filter_map(|(width, unit)| {
        let unit = &model.units[usize::from((*unit)?)];
        let scale = if bounds == "binary" {
            unit.binary
        } else {
            unit.decimal
        };
        end = end.checked_add(width.checked_mul(scale)?)?;
        let thousandths = end.checked_mul(Decimal::whole(1000))?;
        thousandths.to_string().parse().ok()
    });
    ends.collect()
}

#[test]
fn tiers_meet_at_their_bounds() {
    let model = specs::model().unwrap_or_default();
    let mut tried = 0;
    // With a second Region, data is billed by a further line that has no tiers.
    let single = |(_, tariff): &(usize, &Tariff)| tariff.toward.is_none();
    for (tariff, written) in model.tariffs.iter().enumerate().filter(single) {
        for row in written.rows.iter().filter(|row| row.as_printed.is_none()) {
            let Price::Tiers(tiers) = &row.price else {
                continue;
            };
            let Some(gb) = written
                .quantities
                .iter()
                .position(|it| it.kind == QuantityKind::Amount)
            else {
                continue;
            };
            let dearest = tiers
                .iter()
                .map(|tier| tier.price)
                .max()
                .unwrap_or_default();
            let step: Decimal = "0.001".parse().unwrap_or_default();
            let most = dearest.checked_mul(step).unwrap_or_default();
            for bounds in ["binary", "decimal"] {
                for bound in ends(&model, tiers, bounds) {
                    let total = |thousandths: u64| {
                        let mut quantities = vec![0; 8];
                        quantities[gb] = thousandths;
                        let region = usize::from(row.region.unwrap_or_default());
                        let option = billed(&model, &[(tariff, region, quantities)], bounds);
                        option.and_then(|option| sum(&option)).unwrap_or_default()
                    };
                    let (below, at, above) = (total(bound - 1), total(bound), total(bound + 1));
                    let climbs = [at.checked_sub(below), above.checked_sub(at)];
                    for climb in climbs.into_iter().flatten() {
                        assert!(
                            climb > Decimal::ZERO && climb <= most,
                            "{} {bounds} {bound}",
                            written.name
                        );
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 8, "no tiers were found");
}

#[test]
fn volumes_that_pool_never_cost_more_than_in_two_accounts() {
    let model = specs::model().unwrap_or_default();
    let volumes = (0..9_000_000_000_u64, 0..9_000_000_000_u64);
    let kinds = 0..model.tariffs.len();
    holds(
        150,
        &(kinds, volumes, bounds()),
        |(tariff, volumes, bounds)| {
            // Whole quantities are taken modulo 50 from the thousandths: none of them here.
            let with = |gb: u64| {
                let amounts = model.tariffs[tariff].quantities.iter();
                let amounts = amounts.map(|it| u64::from(it.kind == QuantityKind::Amount) * gb);
                let mut quantities: Vec<u64> = amounts.collect();
                quantities.resize(8, 0);
                let region = model.regions().iter().position(|it| it.name == "us-east-1");
                (tariff, region.unwrap_or_default(), quantities)
            };
            let (one, other) = (with(volumes.0), with(volumes.1));
            let alone = |item: &Item| sum(&billed(&model, std::slice::from_ref(item), bounds)?);
            let apart = alone(&one)?.checked_add(alone(&other)?).unwrap_or_default();
            let pooled = sum(&billed(&model, &[one, other], bounds)?)?;
            prop_assert!(pooled <= apart, "{pooled} > {apart}");
            Ok(())
        },
    );
}
