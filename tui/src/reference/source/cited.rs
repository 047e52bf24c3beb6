//! Every citation, with what it stands behind.

use tollgate_core::model::{Citation, Decision, Model, Template};
use tollgate_core::syntax::tree::{Example, Given, ThingsFor};

use crate::reference::{address, check, example, plans};

/// Something that cites a source.
pub struct Cited<'model> {
    /// Position of the source.
    pub source: u16,
    /// The section that it cites; empty where it is the whole.
    pub section: String,
    /// What it is, in the plural.
    pub kind: &'model str,
    /// What it says or is called.
    pub text: String,
    /// Where it stands.
    pub address: String,
}

/// Everything that cites a source, in the order of the model.
pub fn cited<'model>(model: &'model Model, examples: &[Example]) -> Vec<Cited<'model>> {
    let mut found = Found(Vec::new());
    for catalogue in &model.catalogues {
        for entry in &catalogue.entries {
            found.add(
                &entry.citations,
                &catalogue.title,
                &entry.title,
                &address::record(catalogue, entry),
            );
        }
    }
    for decision in &model.decisions {
        of_decision(model, decision, &mut found);
    }
    for tariff in &model.tariffs {
        let place = format!("{}#{}", address::TARIFFS, tariff.name);
        found.add(&tariff.citations, "tariffs", &tariff.title, &place);
        for row in &tariff.rows {
            let region = row
                .region
                .and_then(|region| model.regions().get(usize::from(region)));
            let rate = tariff
                .rates
                .get(usize::from(row.rate))
                .map_or("", String::as_str);
            let name = region.map_or("every Region", |region| region.name.as_str());
            let own = region.filter(|_| row.as_printed.is_none());
            let place = own.map_or_else(
                || place.clone(),
                |region| address::rates(&tariff.name, &region.name),
            );
            let text = format!("{}: `{rate}` in {name}", tariff.title);
            found.add(std::slice::from_ref(&row.citation), "rates", &text, &place);
        }
    }
    for placement in &model.placements {
        let place = format!("{}#{}", address::BILLS, placement.name);
        found.add(&placement.citations, "placements", &placement.title, &place);
    }
    let book = check::rulebook(model);
    for billed in &book.billed {
        found.add(
            &billed.citations,
            "what is billed",
            &billed.title,
            address::BILLS,
        );
    }
    let drawings = plans::drawings(model);
    for construct in &drawings.constructs {
        let anchor = address::construct(&construct.name);
        let place = format!("{}#{anchor}", address::PLANS);
        found.add(&construct.citations, "constructs", &construct.title, &place);
    }
    for blueprint in &drawings.blueprints {
        let place = format!("{}#{}", address::PLANS, blueprint.name);
        found.add(&blueprint.citations, "blueprints", &blueprint.title, &place);
    }
    for check in &book.checks {
        let place = format!("{}#{}", address::CHECKS, check.name);
        found.add(&check.citations, "checks", &check.title, &place);
    }
    for dispute in &model.disputes {
        let place = format!("{}#{}", address::DISPUTES, dispute.name);
        let (printed, holds) = (
            std::slice::from_ref(&dispute.printed_by),
            std::slice::from_ref(&dispute.holds_by),
        );
        found.add(printed, "disputes, as printed", &dispute.name, &place);
        found.add(holds, "disputes, as it holds", &dispute.name, &place);
    }
    for written in examples {
        let place = match &written.given {
            Given::Decide(name, _) => {
                let decision = model.decision(&name.value, written.on);
                decision.map(address::decision)
            }
            Given::Price(..) => Some(String::from(address::TARIFFS)),
            Given::Things(kind, of, _) => {
                let file = match kind {
                    ThingsFor::Check => String::from(address::CHECKS),
                    ThingsFor::Key => address::catalogue("key"),
                };
                Some(format!("{file}#{}", of.value))
            }
        };
        let Some(place) = place else { continue };
        let citations = example::citations(model, &written.citations);
        found.add(
            &citations,
            "examples",
            &written.title.value,
            &match place.contains('#') {
                true => place,
                false => format!("{place}#--examples"),
            },
        );
    }
    found.0
}

struct Found<'model>(Vec<Cited<'model>>);

impl<'model> Found<'model> {
    fn add(&mut self, citations: &[Citation], kind: &'model str, text: &str, address: &str) {
        self.0.extend(citations.iter().map(|citation| Cited {
            source: citation.source,
            section: citation.section.clone(),
            kind,
            text: text.to_string(),
            address: address.to_string(),
        }));
    }
}

fn of_decision<'model>(model: &Model, decision: &Decision, found: &mut Found<'model>) {
    let page = address::decision(decision);
    let place = |anchor: &str| format!("{page}#{anchor}");
    for outcome in &decision.outcomes {
        found.add(
            &outcome.citations,
            "outcomes",
            &outcome.title,
            &place(&outcome.name),
        );
    }
    for (number, rule) in decision.rules.iter().enumerate() {
        let way = place(&address::rule(number));
        found.add(
            &rule.citations,
            "reasons",
            &text(model, &rule.because),
            &way,
        );
        for guard in &rule.path {
            let Some(because) = &guard.because else {
                continue;
            };
            // Rules share their first branches, whose reasons are named once.
            let because = text(model, because);
            let known = found.0.iter().any(|known| {
                known.text == because && known.address.starts_with(&format!("{page}#"))
            });
            if !known {
                found.add(&guard.citations, "reasons", &because, &way);
            }
        }
    }
    for caution in &decision.cautions {
        found.add(
            &caution.citations,
            "cautions",
            &text(model, &caution.text),
            &place(&address::caution(&caution.name)),
        );
    }
}

/// A text with its gaps left as names.
fn text(model: &Model, template: &Template) -> String {
    use tollgate_core::model::Piece;
    let named = |question: u16| {
        let asked = model.questions.get(usize::from(question));
        asked.map_or_else(String::new, |asked| format!("<{}>", asked.name))
    };
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Answer(question) | Piece::Title(question) | Piece::Field(question, _) => {
            named(*question)
        }
    };
    template.pieces.iter().map(piece).collect()
}
