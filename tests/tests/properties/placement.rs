//! Placement against brute force: every assignment of a small usage, billed like any scenario, and
//! none costs less than the one that is said to be cheapest.

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::model::Model;
use tollgate_core::price::{Scenario, Surroundings, Usage, place, price};
use tollgate_core::quantity::Decimal;
use tollgate_tests::specs;

use super::{broken, holds};

/// Services to choose from; the first has a gateway endpoint.
const SERVICES: [&str; 4] = ["s3", "kms", "sts", "sqs"];

/// A VPC: zones, GB by service, whether it pays for NAT, whether it is attached.
type Vpc = (u8, Vec<Option<u64>>, bool, bool);

/// Where a VPC reaches a service.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Gateway,
    Local,
    Nat,
    Hub,
}

fn usage(vpcs: &[Vpc], hub: Option<u8>) -> String {
    let vpc = |(number, (zones, needs, nat, attached)): (usize, &Vpc)| {
        let needed = SERVICES.iter().zip(needs);
        let needed = needed.filter_map(|(name, gb)| Some(format!("\"{name}\": {}", (*gb)?)));
        let needed: Vec<String> = needed.collect();
        format!(
            r#"{{ "id": "vpc-{number}", "zones": {zones}, "services": {{ {} }}, "nat_gateways": {}, "attached": {attached} }}"#,
            needed.join(", "),
            u8::from(*nat)
        )
    };
    let vpcs: Vec<String> = vpcs.iter().enumerate().map(vpc).collect();
    let hub = hub.map_or_else(String::new, |zones| {
        format!(r#""hub": {{ "zones": {zones} }}, "#)
    });
    format!(
        r#"{{ "region": "us-east-1", {hub}"vpcs": [ {} ] }}"#,
        vpcs.join(", ")
    )
}

/// The needs, each with the ways that are open to it.
fn needs(vpcs: &[Vpc], hub: Option<u8>) -> Vec<(usize, usize, u64, Vec<Way>)> {
    let mut needs = Vec::new();
    for (vpc, (_, volumes, nat, _)) in vpcs.iter().enumerate() {
        for (service, gb) in volumes.iter().enumerate() {
            let Some(gb) = gb else { continue };
            let mut ways = vec![Way::Local];
            ways.extend((service == 0).then_some(Way::Gateway));
            ways.extend(nat.then_some(Way::Nat));
            ways.extend(hub.map(|_| Way::Hub));
            needs.push((vpc, service, *gb, ways));
        }
    }
    needs
}

/// What an assignment costs, as a bill of its own.
fn billed(
    model: &Model,
    vpcs: &[Vpc],
    hub: Option<u8>,
    chosen: &[(usize, usize, u64, Way)],
) -> Result<Decimal, TestCaseError> {
    let mut items = Vec::new();
    let (mut services, mut attached) = (Vec::new(), Vec::new());
    for (vpc, service, gb, way) in chosen {
        let zones = vpcs[*vpc].0;
        items.push(match way {
            Way::Gateway => format!(r#"{{ "kind": "gateway-endpoint", "gb": {gb} }}"#),
            Way::Local => format!(
                r#"{{ "kind": "interface-endpoint", "endpoints": 1, "zones": {zones}, "gb": {gb} }}"#
            ),
            Way::Nat => format!(r#"{{ "kind": "nat-gateway", "gateways": 0, "gb": {gb} }}"#),
            Way::Hub => {
                if !services.contains(service) {
                    services.push(*service);
                }
                if !vpcs[*vpc].3 && !attached.contains(vpc) {
                    attached.push(*vpc);
                }
                format!(
                    r#"{{ "kind": "interface-endpoint", "endpoints": 0, "zones": 0, "gb": {gb} }},
                       {{ "kind": "transit-gateway", "attachments": 0, "gb": {gb} }}"#
                )
            }
        });
    }
    if !services.is_empty() {
        items.push(format!(
            r#"{{ "kind": "interface-endpoint", "endpoints": {}, "zones": {}, "gb": 0 }},
               {{ "kind": "transit-gateway", "attachments": {}, "gb": 0 }}"#,
            services.len(),
            hub.unwrap_or_default(),
            attached.len() + 1
        ));
    }
    let text = format!(
        r#"{{ "region": "us-east-1", "items": [ {} ] }}"#,
        items.join(", ")
    );
    let scenario =
        Scenario::from_json(model, &text).map_err(|wrong| broken(format!("{text}: {wrong:?}")))?;
    let bill = price(model, &scenario).map_err(|wrong| broken(format!("{wrong:?}")))?;
    bill.options[0]
        .exact
        .parse()
        .map_err(|_| broken("no total"))
}

/// The least that any assignment costs.
fn brute(model: &Model, vpcs: &[Vpc], hub: Option<u8>) -> Result<Decimal, TestCaseError> {
    let needs = needs(vpcs, hub);
    let mut counter = vec![0; needs.len()];
    let mut least: Option<Decimal> = None;
    loop {
        let chosen = needs.iter().zip(&counter);
        let chosen: Vec<_> = chosen
            .map(|((vpc, service, gb, ways), place)| (*vpc, *service, *gb, ways[*place]))
            .collect();
        let total = billed(model, vpcs, hub, &chosen)?;
        least = Some(least.map_or(total, |known| known.min(total)));
        let next = needs
            .iter()
            .zip(&mut counter)
            .find_map(|((.., ways), place)| {
                *place += 1;
                if *place < ways.len() {
                    return Some(());
                }
                *place = 0;
                None
            });
        if next.is_none() {
            return least.ok_or_else(|| broken("nothing was billed"));
        }
    }
}

#[test]
fn no_assignment_costs_less_than_the_placement() {
    let model = specs::model().unwrap_or_default();
    // Volumes on both sides of every break-even, and past the bound of the first tier.
    let gb = || {
        prop_oneof![
            Just(None),
            (0..400_u64).prop_map(Some),
            (0..3000_u64).prop_map(Some),
            (300_000..900_000_u64).prop_map(Some)
        ]
    };
    let vpc = (1..4_u8, vec(gb(), 2..4), any::<bool>(), any::<bool>());
    let hub = prop_oneof![Just(None), (1..4_u8).prop_map(Some)];
    holds(60, &(vec(vpc, 1..3), hub), |(vpcs, hub)| {
        if needs(&vpcs, hub).is_empty() {
            return Ok(());
        }
        let text = usage(&vpcs, hub);
        let usage = Usage::read(&model, &text, &Surroundings::default())
            .map_err(|wrong| broken(format!("{text}: {wrong:?}")))?;
        let placed = place(&model, &usage).map_err(|wrong| broken(format!("{wrong:?}")))?;
        let total: Decimal = placed.exact.parse().map_err(|_| broken("no total"))?;
        prop_assert_eq!(total, brute(&model, &vpcs, hub)?, "{}", text);
        prop_assert!(placed.complete);
        for alternative in &placed.alternatives {
            prop_assert!(!alternative.saves.starts_with('-'), "{:?}", alternative);
        }
        Ok(())
    });
}
