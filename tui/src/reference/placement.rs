//! What each way to a service is billed by where many VPCs need it.

use tollgate_core::model::{Model, Placement, PlacementCharge, QuantityKind, Role};

use super::citation::cites;
use super::html::{code, escape, link, list, prose};
use super::{address, formula, period};

/// All placements, the one that is used first.
pub fn placements(model: &Model) -> String {
    let placements = model.placements.iter();
    placements.map(|it| placement(model, it)).collect()
}

fn placement(model: &Model, placement: &Placement) -> String {
    let charges: Vec<String> = placement
        .charges
        .iter()
        .map(|it| charge(model, it))
        .collect();
    format!(
        "<div class=\"entry\" id=\"{}\">\n<p><b>{}</b>{}{}</p>\n{}</div>\n",
        address::placement(&placement.name),
        prose(&placement.title),
        period::held(placement.period),
        cites(model, &placement.citations),
        list(&charges)
    )
}

/// `local where interface: interface-endpoint with zones, gb`
fn charge(model: &Model, charge: &PlacementCharge) -> String {
    let words = Role::WORDS.iter().find(|(_, role)| *role == charge.role);
    let role = words.map_or("", |(word, _)| *word);
    let services = model.catalogue("service");
    let flag = charge.when.and_then(|position| {
        let field = services?.fields.get(usize::from(position))?;
        Some(format!(" where {} is yes", code(&field.name)))
    });
    let Some(tariff) = model.tariffs.get(usize::from(charge.tariff)) else {
        return String::new();
    };
    let given = tariff.quantities.iter().zip(&charge.quantities);
    let counted = given.filter(|(quantity, _)| quantity.kind != QuantityKind::Flag);
    let quantities: Vec<String> = counted
        .map(|(quantity, given)| {
            let given = escape(&formula::of_placement(given));
            format!("{} = {given}", code(&quantity.name))
        })
        .collect();
    format!(
        "{}{}: {} with {}",
        code(role),
        flag.unwrap_or_default(),
        link(&format!("#{}", tariff.name), &prose(&tariff.title)),
        quantities.join(", ")
    )
}
