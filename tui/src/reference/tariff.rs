//! What can be priced: lines with their formulas, and the rates of every Region.

use tollgate_core::model::{Line, Model, Quantity, QuantityKind, RateRow, Reading, Tariff, Waiver};
use tollgate_core::syntax::tree::Example;

use super::citation::{cite, cites};
use super::frame::Content;
use super::html::{code, escape, link, list, prose, scrolling, section};
use super::rate::{self, Rates};
use super::{address, dispute, example, formula, period, placement};

/// All tariffs, their rates, and worked bills.
pub fn page(model: &Model, examples: &[Example]) -> Content {
    let links: Vec<String> = model
        .tariffs
        .iter()
        .map(|tariff| link(&format!("#{}", tariff.name), &prose(&tariff.title)))
        .collect();
    let mut body = String::from(
        "<p>Prices are in US dollars. A rate that is not known for a Region leaves its line unknown; \
         no other Region's rate takes its place. Rates are graded by their evidence, A being the best.</p>\n",
    );
    body += &units(model);
    body += &format!(
        "<nav aria-label=\"On this page\">\n{}</nav>\n",
        list(&links)
    );
    body += &model
        .tariffs
        .iter()
        .map(|it| tariff(model, it))
        .collect::<String>();
    let placements = placement::placements(model);
    if !placements.is_empty() {
        body += &section("--placements", "Ways to services of many VPCs", &placements);
    }
    let bills = example::of_bills(model, examples);
    if !bills.is_empty() {
        body += &section("--examples", "Worked bills", &bills);
    }
    Content {
        file: String::from(address::TARIFFS),
        title: String::from("Tariffs and rates"),
        body,
    }
}

/// How units that scale are read.
fn units(model: &Model) -> String {
    let units = model.units.iter().map(|unit| {
        let (binary, decimal) = (formula::number(unit.binary), formula::number(unit.decimal));
        format!("<p>1 {} is {binary} by the binary reading of tier bounds, {decimal} by the decimal one.</p>\n", escape(&unit.name))
    });
    units.collect()
}

fn tariff(model: &Model, tariff: &Tariff) -> String {
    let name = escape(&tariff.name);
    let quantity = |quantity: &Quantity| {
        let unit = if quantity.unit.is_empty() {
            String::new()
        } else {
            format!(", in {}", escape(&quantity.unit))
        };
        let whole = match quantity.kind {
            QuantityKind::Amount => "",
            QuantityKind::Whole => ", a whole number",
            QuantityKind::Flag => ", yes or no",
        };
        format!(
            "<dt>{}</dt><dd>{}{unit}{whole}</dd>\n",
            code(&quantity.name),
            prose(&quantity.title)
        )
    };
    let mut quantities: String = tariff.quantities.iter().map(quantity).collect();
    if let Some(toward) = &tariff.toward {
        let need = if toward.optional { ", optional" } else { "" };
        quantities += &format!(
            "<dt>{}</dt><dd>{}, a Region{need}</dd>\n",
            code(&toward.name),
            prose(&toward.title)
        );
    }
    let lines: Vec<String> = tariff
        .lines
        .iter()
        .map(|it| line(model, tariff, it))
        .collect();
    let mut html = format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n<p class=\"kind\">Tariff {}{}</p>\n\
         <h3>Quantities</h3>\n<dl>\n{quantities}</dl>\n<h3>Lines</h3>\n{}",
        prose(&tariff.title),
        code(&tariff.name),
        cites(model, &tariff.citations),
        list(&lines)
    );
    for waiver in &tariff.waivers {
        html += &waived(model, tariff, waiver);
    }
    for (omitted, days) in &tariff.omits {
        let days = period::held(*days);
        html += &format!("<p>Not included: {}.{days}</p>\n", prose(omitted));
    }
    html += &dispute::notes(model, &[&tariff.name]);
    html += &current(model, tariff);
    html += &as_printed(model, tariff);
    html + "</section>\n"
}

/// What a tariff makes free in another.
fn waived(model: &Model, tariff: &Tariff, waiver: &Waiver) -> String {
    let other = model.tariffs.get(usize::from(waiver.tariff));
    let rate = other.and_then(|it| it.rates.get(usize::from(waiver.rate)));
    let (other, rate) = (other.map_or("", |it| &it.name), rate.map_or("", |it| it));
    format!(
        "<p>Waives {} of {}{} {}{}</p>\n",
        escape(&formula::of_item(tariff, &waiver.quantity)),
        code(&format!("{other}.{rate}")),
        given(tariff, waiver.when),
        cites(model, core::slice::from_ref(&waiver.citation)),
        period::held(waiver.period)
    )
}

/// The flag that something hangs on.
fn given(tariff: &Tariff, when: Option<u16>) -> String {
    let slot = when.and_then(|slot| usize::from(slot).checked_sub(1));
    let flag = slot.and_then(|slot| tariff.quantities.get(slot));
    flag.map_or_else(String::new, |flag| {
        format!(" where {} is yes", code(&flag.name))
    })
}

/// `quantity × rate`, and how a source bills the same line.
fn line(model: &Model, tariff: &Tariff, line: &Line) -> String {
    let written = |reading: &Reading| {
        let rate = tariff
            .rates
            .get(usize::from(reading.rate))
            .map_or("", String::as_str);
        format!(
            "{} at {}",
            escape(&formula::of_item(tariff, &reading.quantity)),
            code(rate)
        )
    };
    let mut html = format!("{}: {}", prose(&line.title), written(&line.reading));
    if line.graduated {
        html += ", by tiers over all items of a Region";
    }
    if let Some(free) = &line.free {
        html += &format!(
            "; {} {} are free once for all Regions{}",
            formula::number(free.quantity),
            escape(&line.reading.unit),
            given(tariff, free.when)
        );
    }
    for (source, reading) in &line.as_printed {
        let source = model
            .sources
            .get(usize::from(*source))
            .map_or("", |source| source.name.as_str());
        let source = link(&format!("{}#{source}", address::SOURCES), &escape(source));
        html += &format!("; as {source} prints it, {}", written(reading));
    }
    html + &period::held(line.period)
}

/// The rates that hold, Region by Region, and where nothing is known.
fn current(model: &Model, tariff: &Tariff) -> String {
    let (mut rows, mut silent) = (String::new(), Vec::new());
    let every: Vec<&RateRow> = tariff
        .rows
        .iter()
        .filter(|row| row.as_printed.is_none() && row.region.is_none())
        .collect();
    if !every.is_empty() {
        rows += &region_rows(model, tariff, "every Region", None, &every, &[]);
    }
    for (position, region) in (0_u16..).zip(model.regions()) {
        let Rates { given, missing } = rate::in_region(tariff, position);
        let own: Vec<&RateRow> = given
            .into_iter()
            .filter(|row| row.region.is_some())
            .collect();
        if !own.is_empty() {
            rows += &region_rows(
                model,
                tariff,
                &region.name,
                Some(&region.name),
                &own,
                &missing,
            );
        } else if !missing.is_empty() {
            silent.push(code(&region.name));
        }
    }
    let mut html = String::from("<h3>Rates</h3>\n");
    html += &if rows.is_empty() {
        String::from("<p>No rate is known.</p>\n")
    } else {
        table(&format!("Rates of {}", tariff.name), &rows)
    };
    if !silent.is_empty() && !rows.is_empty() {
        html += &format!("<p>Not known in {}.</p>\n", silent.join(", "));
    }
    html
}

/// The figures of each source that prints its own.
fn as_printed(model: &Model, tariff: &Tariff) -> String {
    let mut html = String::new();
    for (position, source) in (0_u16..).zip(&model.sources) {
        let printed: Vec<&RateRow> = tariff
            .rows
            .iter()
            .filter(|row| row.as_printed == Some(position))
            .collect();
        if printed.is_empty() {
            continue;
        }
        let mut rows = String::new();
        for group in printed.chunk_by(|one, other| one.region == other.region) {
            let region = group.first().and_then(|row| row.region);
            let region = region.and_then(|region| model.regions().get(usize::from(region)));
            let name = region.map_or("every Region", |region| region.name.as_str());
            rows += &region_rows(model, tariff, name, None, group, &[]);
        }
        html += &format!("<h3>As printed by {}</h3>\n", escape(&source.title));
        html += &table(
            &format!("Rates of {} as {} prints them", tariff.name, source.name),
            &rows,
        );
    }
    html
}

fn table(label: &str, rows: &str) -> String {
    let head = "<thead><tr><th scope=\"col\">Region</th><th scope=\"col\">Rate</th><th scope=\"col\">Price</th>\
                <th scope=\"col\">Evidence</th></tr></thead>";
    let table = format!(
        "<table aria-label=\"{}\">\n{head}\n<tbody>\n{rows}</tbody>\n</table>\n",
        escape(label)
    );
    scrolling(&format!("{label}, table"), &table)
}

/// The rows of one Region, which share their first cell.
fn region_rows(
    model: &Model,
    tariff: &Tariff,
    name: &str,
    anchor: Option<&str>,
    given: &[&RateRow],
    missing: &[&str],
) -> String {
    let anchor = anchor.map_or_else(String::new, |region| {
        format!(" id=\"{}--{}\"", escape(&tariff.name), escape(region))
    });
    let known = given.iter().map(|row| {
        let rate = tariff
            .rates
            .get(usize::from(row.rate))
            .map_or("", String::as_str);
        let toward = row
            .toward
            .and_then(|region| model.regions().get(usize::from(region)));
        let toward =
            toward.map_or_else(String::new, |region| format!(" to {}", code(&region.name)));
        let from = row
            .from
            .map_or_else(String::new, |from| format!(", from {from}"));
        let until = row
            .until
            .map_or_else(String::new, |until| format!(", until {until}"));
        let evidence = format!(
            "grade {}, read {}{from}{until} <span class=\"cites\">[{}]</span>",
            escape(&row.grade),
            row.read,
            cite(model, &row.citation)
        );
        format!(
            "<td>{}{toward}</td><td>{}</td><td>{evidence}</td>",
            code(rate),
            rate::price(model, tariff, row)
        )
    });
    let unknown = missing
        .iter()
        .map(|rate| format!("<td>{}</td><td colspan=\"2\">not known</td>", code(rate)));
    let cells: Vec<String> = known.chain(unknown).collect();
    let heading = format!(
        "<th scope=\"rowgroup\" rowspan=\"{}\"{anchor}>{}</th>",
        cells.len(),
        escape(name)
    );
    let mut rows = String::new();
    for (place, cells) in cells.iter().enumerate() {
        let heading = if place == 0 { heading.as_str() } else { "" };
        rows += &format!("<tr>{heading}{cells}</tr>\n");
    }
    rows
}
