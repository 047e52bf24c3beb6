//! Rates: every row of the tables is in the rule files, and nothing else is.

use std::collections::BTreeSet;

use tollgate_core::model::{Model, Price, RateRow, Tariff};
use tollgate_core::quantity::Decimal;

use crate::{Wrong, field, model, nothing_wrong, rows, table};

/// Rows of the price table, and the rate that each kind is.
const RATES: &[(&str, &str, &str)] = &[
    (
        "interface_endpoint_hour_per_az",
        "interface-endpoint",
        "zone-hour",
    ),
    ("interface_endpoint_gb", "interface-endpoint", "data"),
    ("gwlb_endpoint_hour_per_az", "gwlb-endpoint", "zone-hour"),
    ("gwlb_endpoint_gb", "gwlb-endpoint", "data"),
    ("resource_endpoint_hour", "resource-endpoint", "hour"),
    ("resource_endpoint_gb", "resource-endpoint", "data"),
    ("tunnel_endpoint_hour", "tunnel-endpoint", "hour"),
    (
        "lattice_service_network_resource_association_hour",
        "service-network-endpoint",
        "resource-hour",
    ),
    ("lattice_resource_gb", "service-network-endpoint", "data"),
    ("lattice_service_hour", "lattice-service", "hour"),
    ("lattice_service_gb", "lattice-service", "data"),
    ("lattice_requests", "lattice-service", "request"),
    ("gateway_endpoint", "gateway-endpoint", "data"),
    ("nat_gateway_hour", "nat-gateway", "hour"),
    ("nat_gateway_gb", "nat-gateway", "data"),
    ("tgw_attachment_hour", "transit-gateway", "hour"),
    ("tgw_gb", "transit-gateway", "data"),
    ("network_firewall_endpoint_hour", "network-firewall", "hour"),
    ("network_firewall_gb", "network-firewall", "data"),
    (
        "route53_resolver_endpoint_hour",
        "resolver-endpoint",
        "hour",
    ),
    ("route53_resolver_queries", "resolver-endpoint", "query"),
    ("public_ipv4_hour", "public-ipv4", "hour"),
];

/// A row's name, and whether a model carries what the row says.
type Row = (&'static str, fn(&Model) -> bool);

/// Rows that are no rate of a Region, and what of the rule files carries each.
const OTHERWISE: &[Row] = &[
    ("service_network_endpoint_hour", |model| {
        let lines = model
            .tariff("service-network-endpoint")
            .map(|it| it.lines.len());
        lines == Some(2)
    }),
    ("resource_gateway_hour", |model| {
        disputed(model, "resource-gateway-hour")
    }),
    ("nat_gateway_regional_mode", |model| {
        let own = model.tariff("regional-nat-gateway");
        own.is_some_and(|it| !it.rows.is_empty() && same_rows(it, model.tariff("nat-gateway")))
    }),
    ("network_firewall_nat_waiver", |model| {
        let firewall = model.tariff("network-firewall");
        firewall.is_some_and(|it| it.waivers.len() == 2)
    }),
    ("route53_profile", |model| {
        model
            .tariff("route53-profile")
            .is_some_and(|it| it.rows.is_empty())
    }),
    ("inter_az_gb", |_| true),
    ("inter_region_gb", |_| true),
    ("internet_egress_tiers", |_| true),
    ("interface_endpoint_cross_az", |model| {
        disputed(model, "cross-zone-to-endpoint")
    }),
    ("cross_region_privatelink", |model| {
        let lines = model
            .tariff("cross-region-endpoint")
            .map(|it| it.lines.len());
        lines == Some(3)
    }),
];

/// Rates that quotes beside the tables give: the tariff, and the Region where only that is meant.
const QUOTED: &[(&str, &str)] = &[("vpn-attachment", "")];

fn disputed(model: &Model, name: &str) -> bool {
    model.disputes.iter().any(|it| it.name == name)
}

fn same_rows(own: &Tariff, other: Option<&Tariff>) -> bool {
    let prices = |tariff: &Tariff| {
        let rows = tariff.rows.iter().filter(|row| row.as_printed.is_none());
        let prices = rows.map(|row| (row.rate, row.region, tiers(&row.price)));
        prices.collect::<BTreeSet<_>>()
    };
    other.is_some_and(|other| prices(own) == prices(other))
}

/// What says which row of which tariff is meant.
type Key = (String, String, String, String);

/// A row's name in messages and in the set of those that a table has.
fn key(model: &Model, tariff: &Tariff, row: &RateRow) -> Key {
    let region = |position: Option<u16>| {
        let entry = position.and_then(|it| model.regions().get(usize::from(it)));
        entry.map_or_else(|| String::from("all"), |it| it.name.clone())
    };
    let rate = tariff.rates.get(usize::from(row.rate)).cloned();
    let toward = row.toward.map_or_else(String::new, |it| region(Some(it)));
    (
        tariff.name.clone(),
        rate.unwrap_or_default(),
        region(row.region),
        toward,
    )
}

/// The rows of rates that hold; what sources print beside them is not looked at.
fn held(model: &Model) -> impl Iterator<Item = (Key, &RateRow)> {
    model.tariffs.iter().flat_map(move |tariff| {
        let rows = tariff.rows.iter().filter(|row| row.as_printed.is_none());
        rows.map(move |row| (key(model, tariff, row), row))
    })
}

fn find<'model>(model: &'model Model, wanted: &Key) -> Option<&'model RateRow> {
    let mut held = held(model);
    held.find(|(key, _)| key == wanted).map(|(_, row)| row)
}

/// The prices of a rate, tier by tier.
fn tiers(price: &Price) -> Vec<Decimal> {
    match price {
        Price::Flat(price) => vec![*price],
        Price::Tiers(tiers) => tiers.iter().map(|tier| tier.price).collect(),
    }
}

/// Where the tiers of a rate end, by binary bounds.
fn bounds(model: &Model, price: &Price) -> Vec<String> {
    let Price::Tiers(tiers) = price else {
        return Vec::new();
    };
    let mut end = Decimal::ZERO;
    let mut bounds = Vec::new();
    for (count, unit) in tiers.iter().filter_map(|tier| tier.width) {
        let unit = unit.and_then(|it| model.units.get(usize::from(it)));
        let width = unit.map_or(Some(count), |unit| count.checked_mul(unit.binary));
        end = width.and_then(|it| end.checked_add(it)).unwrap_or_default();
        bounds.push(end.to_string());
    }
    bounds
}

fn decimal(text: &str) -> Decimal {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is no number"))
}

#[test]
fn every_price_of_the_table_is_carried() {
    let Some(text) = table("prices.csv") else {
        return;
    };
    let (model, mut wrong) = (model(), Wrong::new());
    let rows = rows(&text);
    for row in &rows {
        let (dimension, tier) = match field(row, "dimension").split_once(' ') {
            Some((dimension, tier)) => (dimension, tier),
            None => (field(row, "dimension"), ""),
        };
        if let Some((_, carried)) = OTHERWISE.iter().find(|(name, _)| *name == dimension) {
            if !carried(&model) {
                wrong.push(format!("{dimension}: not carried"));
            }
            continue;
        }
        let Some((_, tariff, rate)) = RATES.iter().find(|(name, ..)| *name == dimension) else {
            wrong.push(format!(
                "{dimension}: no rate is known for this kind of row"
            ));
            continue;
        };
        for region in field(row, "region").split(", ") {
            let wanted = (
                String::from(*tariff),
                String::from(*rate),
                String::from(region),
                String::new(),
            );
            let Some(found) = find(&model, &wanted) else {
                wrong.push(format!("{dimension} {region}: not carried"));
                continue;
            };
            let own = tiers(&found.price);
            let printed = prices(row, dimension);
            let same = match tier {
                "tier1" => own.first() == printed.first(),
                bound if bound.ends_with(" GB") => {
                    within(&model, found, bound) == printed.first().copied()
                }
                _ => own == printed,
            };
            if !same {
                wrong.push(format!(
                    "{dimension} {tier} {region}: {own:?} is not {printed:?}"
                ));
            }
            let grade = field(row, "confidence").trim_end_matches('-');
            if tier != "tier1" && found.grade != grade {
                wrong.push(format!(
                    "{dimension} {region}: grade {} is not {grade}",
                    found.grade
                ));
            }
        }
    }
    nothing_wrong(&wrong, rows.len());
}

/// The prices that a row prints, by the unit that the rule files bill.
fn prices(row: &std::collections::BTreeMap<String, String>, dimension: &str) -> Vec<Decimal> {
    let millions = field(row, "unit").starts_with("USD/1M");
    let numbers = field(row, "usd").split(['/', ',']);
    let first = numbers.map(|it| it.trim().split(' ').next().unwrap_or_default());
    let prices = first.map(|it| {
        let price = decimal(it);
        let million = price.checked_mul(decimal("0.000001"));
        if millions {
            million.unwrap_or_default()
        } else {
            price
        }
    });
    let prices: Vec<Decimal> = prices.collect();
    assert!(!prices.is_empty(), "{dimension} has no price");
    prices
}

/// The price of the tier between two bounds, such as `1048576-5242880 GB`.
fn within(model: &Model, row: &RateRow, bound: &str) -> Option<Decimal> {
    let (from, until) = bound.trim_end_matches(" GB").split_once('-')?;
    let ends = bounds(model, &row.price);
    let position = match from {
        "0" => 0,
        from => ends.iter().position(|end| end == from)? + 1,
    };
    let end = ends.get(position).map_or("Inf", String::as_str);
    (end == until).then(|| tiers(&row.price).get(position).copied())?
}

#[test]
fn every_price_of_data_transfer_is_carried() {
    let Some(text) = table("data_transfer_prices.csv") else {
        return;
    };
    let (model, mut wrong) = (model(), Wrong::new());
    let rows = rows(&text);
    let mut compared = |tariff: &str, rate: &str, region: &str, to: &str, printed: &[&str]| {
        let wanted = [tariff, rate, region, to].map(String::from).into();
        let own = find(&model, &wanted).map(|it| (tiers(&it.price), bounds(&model, &it.price)));
        let Some((own, ends)) = own else {
            wrong.push(format!("{tariff} {region} {to}: not carried"));
            return;
        };
        let own = own.iter().map(Decimal::to_string);
        let same = own
            .zip(printed)
            .all(|(own, printed)| own == *printed || printed.is_empty());
        let by_tiers = printed.len() > 1;
        if !same || by_tiers && ends != ["10240", "51200", "153600"] {
            wrong.push(format!(
                "{tariff} {region} {to}: not {printed:?} at {ends:?}"
            ));
        }
    };
    for row in &rows {
        let region = field(row, "region");
        let one = |column: &str| [field(row, column)];
        compared(
            "cross-az-transfer",
            "each-way",
            region,
            "",
            &one("inter_az_per_gb_each_way"),
        );
        compared(
            "inter-region-transfer",
            "data",
            region,
            "",
            &one("inter_region_per_gb"),
        );
        let pair = match region {
            "us-east-1" => "us-east-2",
            _ => "us-east-1",
        };
        if !field(row, "us_east_pair_per_gb").is_empty() {
            compared(
                "inter-region-transfer",
                "data",
                region,
                pair,
                &one("us_east_pair_per_gb"),
            );
        }
        let tiers = [
            "egress_0_10tb",
            "egress_10_50tb",
            "egress_50_150tb",
            "egress_150tb_plus",
        ];
        compared(
            "internet-egress",
            "data",
            region,
            "",
            &tiers.map(|it| field(row, it)),
        );
    }
    nothing_wrong(&wrong, rows.len());
}

/// A rate that no table has was borrowed or made up.
#[test]
fn no_rate_stands_that_no_table_has() {
    let (Some(prices), Some(transfer)) = (table("prices.csv"), table("data_transfer_prices.csv"))
    else {
        return;
    };
    let model = model();
    let mut tabled: BTreeSet<(&str, &str, String)> = BTreeSet::new();
    for row in rows(&prices) {
        let dimension = field(&row, "dimension")
            .split(' ')
            .next()
            .unwrap_or_default();
        for (_, tariff, rate) in RATES.iter().filter(|(name, ..)| *name == dimension) {
            for region in field(&row, "region").split(", ") {
                tabled.insert((*tariff, *rate, String::from(region)));
            }
        }
    }
    for row in rows(&transfer) {
        let region = field(&row, "region");
        tabled.insert(("cross-az-transfer", "each-way", String::from(region)));
        tabled.insert(("inter-region-transfer", "data", String::from(region)));
        tabled.insert(("internet-egress", "data", String::from(region)));
    }
    // These take every rate from another tariff.
    let taken = ["regional-nat-gateway", "cross-region-endpoint"];
    let (mut compared, mut wrong) = (0, Wrong::new());
    for ((tariff, rate, region, toward), _) in held(&model) {
        compared += 1;
        let quoted = QUOTED
            .iter()
            .any(|(name, only)| *name == tariff && (only.is_empty() || *only == region));
        let known = tabled.contains(&(tariff.as_str(), rate.as_str(), region.clone()));
        if !known && !quoted && !taken.contains(&tariff.as_str()) {
            wrong.push(format!("{tariff}.{rate} {region} {toward}: in no table"));
        }
    }
    nothing_wrong(&wrong, compared);
}
