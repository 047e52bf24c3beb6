//! Regions, and which rates are known there.

use tollgate_core::model::{Entry, Model};

use super::catalogue::fields;
use super::citation::cites;
use super::html::{code, escape, link, prose};
use super::rate::{self, Rates};
use super::{address, dispute};

/// Every Region with the tariffs that have a rate there.
pub fn regions(model: &Model) -> String {
    (0_u16..)
        .zip(model.regions())
        .map(|(position, entry)| region(model, position, entry))
        .collect()
}

fn region(model: &Model, position: u16, entry: &Entry) -> String {
    let name = escape(&entry.name);
    let (mut known, mut unknown) = (String::new(), Vec::new());
    for tariff in &model.tariffs {
        let Rates { given, missing } = rate::in_region(tariff, position);
        if given.is_empty() {
            unknown.push(link(
                &format!("{}#{}", address::TARIFFS, tariff.name),
                &prose(&tariff.title),
            ));
            continue;
        }
        let own = given.iter().any(|row| row.region.is_some());
        let place = if own {
            address::rates(&tariff.name, &entry.name)
        } else {
            format!("{}#{}", address::TARIFFS, tariff.name)
        };
        let prices: Vec<String> = given
            .iter()
            .map(|row| {
                format!(
                    "{} {}",
                    code(
                        tariff
                            .rates
                            .get(usize::from(row.rate))
                            .map_or("", String::as_str)
                    ),
                    rate::price(model, tariff, row)
                )
            })
            .chain(
                missing
                    .iter()
                    .map(|rate| format!("{} not known", code(rate))),
            )
            .collect();
        known += &format!(
            "<dt>{}</dt><dd>{}</dd>\n",
            link(&place, &prose(&tariff.title)),
            prices.join("; ")
        );
    }
    let known = if known.is_empty() {
        String::from("<p>No rate is known here.</p>\n")
    } else {
        format!("<dl>\n{known}</dl>\n")
    };
    let unknown = if unknown.is_empty() {
        String::new()
    } else {
        format!(
            "<p class=\"small\">No rate is known for {}.</p>\n",
            unknown.join(", ")
        )
    };
    let about = model
        .catalogue("region")
        .map_or_else(String::new, |catalogue| fields(model, catalogue, entry));
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n<p class=\"kind\">{}{}</p>\n\
         {about}{known}{unknown}{}</section>\n",
        prose(&entry.title),
        code(&entry.name),
        cites(model, &entry.citations),
        dispute::notes(model, &[&entry.name])
    )
}
