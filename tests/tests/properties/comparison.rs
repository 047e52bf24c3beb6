//! Break-even: on either side of every crossing the option that is said to cost less does, and
//! where none is found the options never change places.

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::model::Model;
use tollgate_core::price::{Scenario, price};
use tollgate_core::quantity::Decimal;
use tollgate_core::report::Bill;
use tollgate_tests::specs;

use super::{broken, holds};

/// Kinds whose data is billed, with their counts; `{gb}` and `{n}` are filled in.
const KINDS: &[&str] = &[
    r#"{ "kind": "interface-endpoint", "endpoints": {n}, "zones": 2, "gb": {gb} }"#,
    r#"{ "kind": "interface-endpoint", "region": "eu-west-2", "endpoints": {n}, "zones": 3, "gb": {gb} }"#,
    r#"{ "kind": "gwlb-endpoint", "endpoints": {n}, "zones": 1, "gb": {gb} }"#,
    r#"{ "kind": "resource-endpoint", "endpoints": {n}, "zones": 1, "gb": {gb} }"#,
    r#"{ "kind": "nat-gateway", "gateways": {n}, "gb": {gb} }"#,
    r#"{ "kind": "network-firewall", "endpoints": {n}, "gb": {gb}, "chained_nat": true }"#,
    r#"{ "kind": "transit-gateway", "attachments": {n}, "gb": {gb} }"#,
    r#"{ "kind": "internet-egress", "gb": {gb}, "free_allowance": true }"#,
    r#"{ "kind": "internet-egress", "region": "eu-west-1", "gb": {gb}, "free_allowance": true }"#,
];

type Chosen = Vec<(usize, u16)>;

fn scenario(options: &[Chosen], gb: &str) -> String {
    let item = |(kind, count): &(usize, u16)| {
        let item = KINDS[*kind].replace("{gb}", &format!("\"{gb}\""));
        item.replace("{n}", &count.to_string())
    };
    let option = |(name, items): (usize, &Chosen)| {
        let items: Vec<String> = items.iter().map(item).collect();
        format!(r#"{{ "name": "{name}", "items": [{}] }}"#, items.join(", "))
    };
    let options: Vec<String> = options.iter().enumerate().map(option).collect();
    format!(
        r#"{{ "region": "us-east-1", "options": [{}] }}"#,
        options.join(", ")
    )
}

fn billed(model: &Model, options: &[Chosen], gb: &str) -> Result<Bill, TestCaseError> {
    let text = scenario(options, gb);
    let scenario =
        Scenario::from_json(model, &text).map_err(|wrong| broken(format!("{text}: {wrong:?}")))?;
    price(model, &scenario).map_err(|wrong| broken(format!("{wrong:?}")))
}

/// Which option costs less: its name, or nothing where they cost the same.
fn cheaper(
    model: &Model,
    options: &[Chosen],
    gb: Decimal,
) -> Result<Option<String>, TestCaseError> {
    let bill = billed(model, options, &gb.to_string())?;
    let exact = |position: usize| bill.options[position].exact.parse::<Decimal>();
    let (Ok(left), Ok(right)) = (exact(0), exact(1)) else {
        return Err(broken("no total"));
    };
    Ok(match left.cmp(&right) {
        std::cmp::Ordering::Less => Some(bill.options[0].name.clone()),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(bill.options[1].name.clone()),
    })
}

#[test]
fn options_change_places_where_break_even_says_and_nowhere_else() {
    let model = specs::model().unwrap_or_default();
    let chosen = || vec((0..KINDS.len(), 0..400_u16), 1..4);
    let places = vec(0..9_000_000_u64, 6);
    holds(
        120,
        &(chosen(), chosen(), places),
        |(left, right, places)| {
            let options = [left, right];
            let bill = billed(&model, &options, "777")?;
            let of_volume = bill.break_even.iter().filter(|it| it.variable == "gb");
            let mut crossings: Vec<(Decimal, &str, &str)> = Vec::new();
            for it in of_volume {
                let at = it.at.parse().map_err(|_| broken("no number"))?;
                crossings.push((at, &it.below, &it.above));
            }
            crossings.sort();
            // Between two crossings the cheaper one is the one that the crossing below them names.
            for place in places {
                let gb = Decimal::whole(i64::try_from(place).unwrap_or_default());
                let before = crossings.iter().rev().find(|(at, ..)| *at < gb);
                let after = crossings.iter().find(|(at, ..)| *at > gb);
                let said = before
                    .map(|(_, _, above)| *above)
                    .or_else(|| after.map(|(_, below, _)| *below));
                let found = cheaper(&model, &options, gb)?;
                match (said, found) {
                    (Some(said), Some(found)) => prop_assert_eq!(said, found.as_str(), "at {}", gb),
                    (None, Some(found)) => {
                        let last = cheaper(&model, &options, Decimal::whole(900_000_000))?;
                        prop_assert!(last.is_none_or(|last| last == found), "at {}", gb);
                    }
                    (_, None) => {}
                }
            }
            Ok(())
        },
    );
}
