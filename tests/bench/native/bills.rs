//! Bills and placements of made-up usages, always the same ones.

use std::error::Error;
use std::time::{Duration, Instant};

use serde::Serialize;
use tollgate_core::evaluate::bill::{Item, Terms, bill};
use tollgate_core::model::{Model, QuantityKind};
use tollgate_core::price::{Scenario, ScenarioOption, Usage, Vpc, place, price};
use tollgate_core::quantity::Decimal;
use tollgate_tests::scenarios::Numbers;

use crate::clock;

/// What was measured of bills.
#[derive(Debug, Serialize)]
pub struct Bills {
    /// Bills a second, of three items each.
    bills: f64,
    /// Seconds that a million of them take, one after another.
    million_s: f64,
    /// Scenarios of two options a second, with break-even and sensitivity.
    scenarios: f64,
    /// Milliseconds to place 10,000 VPCs with 30 services each.
    place_ms: f64,
}

/// Measures both.
pub fn measured(model: &Model, budget: Duration) -> Result<Bills, Box<dyn Error>> {
    let mut numbers = Numbers(1);
    let options: Vec<ScenarioOption> = (0..1000).map(|_| option(model, &mut numbers)).collect();
    let terms = Terms::default();
    let usage = usage(model, &mut numbers)?;
    let pairs = options.chunks_exact(2).map(|pair| Scenario {
        terms: terms.clone(),
        options: pair.to_vec(),
    });
    let scenarios: Vec<Scenario> = pairs.collect();
    Ok(Bills {
        bills: clock::rate(budget, &options, |option| {
            std::hint::black_box(bill(model, &terms, &option.name, &option.items).is_ok());
        }),
        million_s: million(model, &terms, &options, budget),
        scenarios: clock::rate(budget, &scenarios, |scenario| {
            std::hint::black_box(price(model, scenario).is_ok());
        }),
        place_ms: clock::milliseconds(5, || {
            std::hint::black_box(place(model, &usage).is_ok());
        }),
    })
}

/// Bills a million times; not at all where only the answers are checked.
fn million(model: &Model, terms: &Terms, options: &[ScenarioOption], budget: Duration) -> f64 {
    if budget < Duration::from_millis(100) {
        return 0.0;
    }
    let start = Instant::now();
    for option in options.iter().cycle().take(1_000_000) {
        std::hint::black_box(bill(model, terms, &option.name, &option.items).is_ok());
    }
    start.elapsed().as_secs_f64()
}

/// Three items of any kind in one of four Regions.
fn option(model: &Model, numbers: &mut Numbers) -> ScenarioOption {
    let mut item = || {
        let position = numbers.below(model.tariffs.len() as u64);
        let tariff = model.tariffs.get(position as usize);
        let quantities = tariff.map_or(&[][..], |tariff| &tariff.quantities);
        let quantities = quantities.iter().map(|quantity| match quantity.kind {
            QuantityKind::Flag => Decimal::whole(numbers.below(2) as i64),
            QuantityKind::Whole => Decimal::whole(numbers.below(20) as i64),
            QuantityKind::Amount => {
                Decimal::new(i128::from(numbers.below(9_000_000_000)), 3).unwrap_or_default()
            }
        });
        let quantities = quantities.collect();
        Item {
            tariff: position as u16,
            region: numbers.below(4) as u16,
            toward: tariff.and_then(|it| it.toward.as_ref()).map(|_| 5),
            quantities,
        }
    };
    let items = vec![item(), item(), item()];
    ScenarioOption {
        name: format!("option {}", numbers.below(1 << 30)),
        most: items.clone(),
        items,
    }
}

/// 10,000 VPCs in two or three zones, with 30 services each.
fn usage(model: &Model, numbers: &mut Numbers) -> Result<Usage, Box<dyn Error>> {
    let mut regions = (0_u16..).zip(model.regions());
    let region = regions.find(|(_, region)| region.name == "us-east-1");
    let (region, _) = region.ok_or("no such Region")?;
    let vpc = |number| {
        let services = (0..30_u16).map(|service| {
            // Few services carry much and many little.
            let scale = 10_u64.pow(numbers.below(5) as u32);
            let gb = i128::from(numbers.below(1000) * scale);
            (service, Decimal::new(gb, 3).unwrap_or_default())
        });
        let services = services.collect();
        Vpc {
            id: format!("vpc-{number}"),
            zones: Decimal::whole(2 + numbers.below(2) as i64),
            services,
            nat: numbers.below(2) == 0,
            attached: numbers.below(10) == 0,
        }
    };
    Ok(Usage {
        terms: Terms::default(),
        region,
        hub: Some(Decimal::whole(3)),
        vpcs: (0..10_000).map(vpc).collect(),
    })
}
