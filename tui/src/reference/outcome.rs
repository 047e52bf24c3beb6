//! What a decision can come to.

use tollgate_core::model::{BillItem, Decision, Endpoint, Model, Outcome};

use super::citation::cites;
use super::html::{code, escape, link, prose};
use super::{address, dispute, formula, gap};

/// An outcome with all that it brings.
pub fn outcome(model: &Model, decision: &Decision, position: u16, outcome: &Outcome) -> String {
    let ways: Vec<String> = decision
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.outcome == position)
        .map(|(number, _)| {
            link(
                &format!("#{}", address::rule(number)),
                &(number + 1).to_string(),
            )
        })
        .collect();
    let mut html = format!(
        "<section class=\"entry\" aria-labelledby=\"{0}\">\n<h3 id=\"{0}\">{1}</h3>\n<p class=\"kind\">Outcome {2}{3}</p>\n",
        escape(&outcome.name),
        prose(&outcome.title),
        code(&outcome.name),
        cites(model, &outcome.citations)
    );
    let summary = gap::text(model, &outcome.summary);
    if !summary.is_empty() {
        html += &format!("<p>{summary}</p>\n");
    }
    html += &outcome
        .endpoints
        .iter()
        .map(|it| endpoint(model, it))
        .collect::<String>();
    if !outcome.steps.is_empty() {
        let steps: String = outcome
            .steps
            .iter()
            .map(|step| format!("<li>{}</li>\n", gap::text(model, step)))
            .collect();
        html += &format!("<h4>Steps</h4>\n<ol>\n{steps}</ol>\n");
    }
    if !outcome.bill.is_empty() {
        let items: String = outcome
            .bill
            .iter()
            .map(|item| format!("<li>{}</li>\n", bill(model, item)))
            .collect();
        html += &format!("<h4>Bill</h4>\n<ul>\n{items}</ul>\n");
    }
    let tariffs = outcome
        .bill
        .iter()
        .filter_map(|item| model.tariffs.get(usize::from(item.tariff)));
    let names: Vec<&str> = tariffs
        .map(|tariff| tariff.name.as_str())
        .chain([outcome.name.as_str()])
        .collect();
    html += &dispute::notes(model, &names);
    format!(
        "{html}<p class=\"small\">Reached by branch {}.</p>\n</section>\n",
        ways.join(", ")
    )
}

fn endpoint(model: &Model, endpoint: &Endpoint) -> String {
    let of = endpoint
        .of
        .and_then(|of| model.questions.get(usize::from(of)));
    let of = of.map_or_else(String::new, |of| {
        format!(" of <var>{}</var>", escape(&of.name))
    });
    let settings: String = endpoint
        .settings
        .iter()
        .map(|(name, value)| {
            format!(
                "<dt>{}</dt><dd>{}</dd>\n",
                code(name),
                gap::text(model, value)
            )
        })
        .collect();
    let settings = if settings.is_empty() {
        settings
    } else {
        format!("<dl>\n{settings}</dl>\n")
    };
    format!(
        "<h4>Creates an endpoint: {}{of}</h4>\n{settings}",
        code(&endpoint.kind)
    )
}

fn bill(model: &Model, item: &BillItem) -> String {
    let region = model
        .questions
        .get(usize::from(item.region))
        .map_or("", |asked| asked.name.as_str());
    let Some(tariff) = model.tariffs.get(usize::from(item.tariff)) else {
        return String::new();
    };
    let quantities: Vec<String> = tariff
        .quantities
        .iter()
        .zip(&item.quantities)
        .map(|(quantity, amount)| {
            format!(
                "{} = {}",
                code(&quantity.name),
                escape(&formula::of_answers(model, amount))
            )
        })
        .collect();
    let tariff = link(
        &format!("{}#{}", address::TARIFFS, tariff.name),
        &prose(&tariff.title),
    );
    format!(
        "{tariff} in <var>{}</var>: {}",
        escape(region),
        quantities.join(", ")
    )
}
