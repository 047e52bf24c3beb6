//! Bills over the built-in tariffs: totals are sums of their lines, and more never costs less.

use tollgate_core::price::{Scenario, price};
use tollgate_core::quantity::Decimal;
use tollgate_core::report::{BillOption, csv, markdown};

use super::bytes::Bytes;
use super::{built_in, shown};

/// Prices made-up items, then the same with one quantity made larger.
pub fn run(bytes: &[u8]) {
    let model = built_in();
    let mut bytes = Bytes(bytes);
    let written = [bytes.number(), "730".into()][usize::from(bytes.byte() & 1)].clone();
    let bounds = ["binary", "decimal"][usize::from(bytes.byte() & 1)];
    let book = ["current", "guide"][usize::from(bytes.byte() & 1)];
    let mut items: Vec<Vec<(String, String)>> = Vec::new();
    for _ in 0..=bytes.below(6) {
        let position = bytes.below(model.tariffs.len());
        let Some(tariff) = model.tariffs.get(position) else {
            return;
        };
        let region = bytes.below(model.regions().len());
        let region = model
            .regions()
            .get(region)
            .map_or("", |it| it.name.as_str());
        let mut fields = vec![
            ("kind".to_owned(), format!("\"{}\"", tariff.name)),
            ("region".to_owned(), format!("\"{region}\"")),
        ];
        for quantity in &tariff.quantities {
            fields.push((quantity.name.replace('-', "_"), bytes.number()));
        }
        items.push(fields);
    }
    let scenario = |items: &[Vec<(String, String)>]| {
        let written_item = |fields: &Vec<(String, String)>| {
            let fields = fields
                .iter()
                .map(|(name, value)| format!("\"{name}\": {value}"));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        };
        let items: Vec<String> = items.iter().map(written_item).collect();
        format!(
            "{{\"hours\": {written}, \"tier_bounds\": \"{bounds}\", \"rates\": \"{book}\", \"items\": [{}]}}",
            items.join(", ")
        )
    };
    let Some(first) = priced(&scenario(&items)) else {
        return;
    };
    let item = bytes.below(items.len());
    let quantity = items.get_mut(item).and_then(|fields| fields.last_mut());
    if let Some((_, value)) = quantity
        && let Ok(number) = value.parse::<Decimal>()
        && let Some(more) = number.checked_add(Decimal::whole(i64::from(bytes.byte())))
    {
        *value = more.to_string();
    }
    if let Some(second) = priced(&scenario(&items))
        && first.complete
        && second.complete
    {
        assert!(
            exact(&first) <= exact(&second),
            "more costs less: {first:?} {second:?}"
        );
    }
}

/// The bill of a scenario's only option; nothing where it is refused.
fn priced(text: &str) -> Option<BillOption> {
    let scenario = Scenario::from_json(built_in(), text).map_err(|mistakes| shown(&mistakes, text));
    let bill = price(built_in(), &scenario.ok()?).ok()?;
    assert!(serde_json::to_string(&bill).is_ok());
    assert!(!csv::bill(&bill).is_empty() && !markdown::bill(&bill).is_empty());
    let option = bill.options.into_iter().next()?;
    assert_eq!(option.complete, option.unknown.is_empty());
    let total = exact(&option)?;
    assert!(!total.is_negative());
    assert_eq!(total.to_cents(), option.total);
    Some(option)
}

/// The sum of the lines, as exact as they are written.
fn exact(option: &BillOption) -> Option<Decimal> {
    let amounts = option.lines.iter().filter_map(|line| line.exact.as_ref());
    let mut amounts = amounts.map(|amount| amount.parse::<Decimal>().ok());
    amounts.try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount?))
}
