//! What is billed where: the ways to a service of placements, and the resources of files.

use tollgate_core::model::{
    AttributeTest, Billed, Count, Held, Model, Placement, ResourceBill, Role,
};

use super::citation::cites;
use super::frame::Content;
use super::html::{code, escape, link, list, prose};
use super::{address, check, formula};

/// Placements, then every type of resource that is billed, then those that are free.
pub fn page(model: &Model) -> Content {
    let billed = check::rulebook(model).billed;
    let mut body = String::from(
        "<p>Which tariffs bill what: each way to a service where many VPCs need it, as <code>place</code> compares them, \
         and each resource of a plan, a state or a template, as <code>price</code> reads it.</p>\n",
    );
    body += &model
        .placements
        .iter()
        .map(|it| placement(model, it))
        .collect::<String>();
    let (free, priced): (Vec<&Billed>, Vec<&Billed>) =
        billed.iter().partition(|it| it.bills.is_empty());
    if !priced.is_empty() {
        body += "<section class=\"entry\" aria-labelledby=\"--resources\">\n<h2 id=\"--resources\">Resources that are billed</h2>\n";
        body += &priced
            .into_iter()
            .map(|it| resource(model, it))
            .collect::<String>();
        body += "</section>\n";
    }
    if !free.is_empty() {
        let lines: Vec<String> = free
            .into_iter()
            .map(|it| {
                format!(
                    "{}: {}{}",
                    prose(&it.title),
                    kinds(it),
                    cites(model, &it.citations)
                )
            })
            .collect();
        body += "<section class=\"entry\" aria-labelledby=\"--free\">\n<h2 id=\"--free\">Resources that cost nothing themselves</h2>\n";
        body += &list(&lines);
        body += "</section>\n";
    }
    Content {
        file: String::from(address::BILLS),
        title: String::from("What is billed by which tariff"),
        body,
    }
}

fn kinds(billed: &Billed) -> String {
    let kinds: Vec<String> = billed.kinds.iter().map(|kind| code(kind)).collect();
    kinds.join(", ")
}

fn tariff(model: &Model, position: u16) -> String {
    let name = model
        .tariffs
        .get(usize::from(position))
        .map_or("", |it| it.name.as_str());
    link(&format!("{}#{name}", address::TARIFFS), &code(name))
}

fn quantity(model: &Model, tariff: u16, position: usize) -> &str {
    let tariff = model.tariffs.get(usize::from(tariff));
    tariff
        .and_then(|it| it.quantities.get(position))
        .map_or("", |it| it.name.as_str())
}

fn placement(model: &Model, placement: &Placement) -> String {
    let lines: Vec<String> = placement
        .charges
        .iter()
        .map(|charge| {
            let role = Role::WORDS.iter().find(|(_, role)| *role == charge.role);
            let role = role.map_or("", |(word, _)| *word);
            let given = charge.quantities.iter().enumerate().map(|(position, it)| {
                let name = quantity(model, charge.tariff, position);
                format!(
                    "{} {}",
                    code(name),
                    escape(&formula::of_names(&["zones", "gb"], it))
                )
            });
            format!(
                "{}: {} with {}",
                code(role),
                tariff(model, charge.tariff),
                given.collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    let name = escape(&placement.name);
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n<p class=\"kind\">Placement {}{}</p>\n{}</section>\n",
        prose(&placement.title),
        code(&placement.name),
        cites(model, &placement.citations),
        list(&lines)
    )
}

fn resource(model: &Model, billed: &Billed) -> String {
    let lines: Vec<String> = billed.bills.iter().map(|it| bill(model, it)).collect();
    format!(
        "<h3>{}</h3>\n<p class=\"kind\">{}{}</p>\n{}",
        prose(&billed.title),
        kinds(billed),
        cites(model, &billed.citations),
        list(&lines)
    )
}

fn bill(model: &Model, bill: &ResourceBill) -> String {
    let when: Vec<String> = bill.when.iter().map(test).collect();
    let when = match when.as_slice() {
        [] => String::new(),
        tests => format!(" where {}", tests.join(" and ")),
    };
    let given = bill.quantities.iter().enumerate().map(|(position, it)| {
        format!(
            "{} {}",
            code(quantity(model, bill.tariff, position)),
            count(it)
        )
    });
    format!(
        "{}{when} with {}",
        tariff(model, bill.tariff),
        given.collect::<Vec<_>>().join(", ")
    )
}

fn test(test: &AttributeTest) -> String {
    let path = code(&test.path);
    let held = match &test.held {
        None => return format!("{path} is absent"),
        Some(Held::Anything) => String::from("there"),
        Some(Held::OneOf(words)) => {
            let words: Vec<String> = words.iter().map(|word| code(word)).collect();
            words.join(" or ")
        }
        Some(Held::Here) => String::from("the Region of the resource"),
        Some(Held::Elsewhere) => String::from("another Region than that of the resource"),
    };
    let absent = if test.absent { " or absent" } else { "" };
    format!("{path} is {held}{absent}")
}

fn count(count: &Count) -> String {
    let named = |names: &[String]| {
        names
            .iter()
            .map(|name| code(name))
            .collect::<Vec<_>>()
            .join(" or ")
    };
    match count {
        Count::Number(number) => formula::number(*number),
        Count::Elements(paths) => format!("as many as {} has", named(paths)),
        Count::Usage(names, None) => format!("{} of the usage file", named(names)),
        Count::Usage(names, Some(otherwise)) => {
            format!(
                "{} of the usage file, or {}",
                named(names),
                formula::number(*otherwise)
            )
        }
    }
}
