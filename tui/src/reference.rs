//! The reference: everything that the rules say, as pages that need no script and ask nothing of
//! any other place.

mod address;
mod bills;
mod catalogue;
mod check;
mod citation;
mod decision;
mod diagram;
mod dispute;
mod example;
mod formula;
mod frame;
mod gap;
mod html;
mod index;
mod outcome;
mod period;
mod plans;
mod question;
mod rate;
mod region;
mod source;
mod tariff;
mod tree;
mod words;

use tollgate_core::model::Model;
use tollgate_core::syntax::tree::Example;

pub use frame::Page;

/// The pages of a model and of the examples beside it, and the style sheet; the same for the same input.
pub fn pages(model: &Model, examples: &[Example]) -> Vec<Page> {
    let mut contents = vec![index::page(model)];
    contents.extend(
        model
            .decisions
            .iter()
            .map(|it| decision::page(model, it, examples)),
    );
    contents.extend(model.catalogues.iter().map(|it| catalogue::page(model, it)));
    contents.push(tariff::page(model, examples));
    contents.push(bills::page(model));
    contents.push(plans::page(model));
    contents.push(check::page(model, examples));
    contents.push(dispute::page(model));
    contents.push(source::page(model, examples));
    let mut pages: Vec<Page> = contents
        .iter()
        .map(|content| frame::page(model, content))
        .collect();
    pages.push(Page {
        file: String::from(address::STYLE),
        text: String::from(include_str!("reference/style.css")),
    });
    pages
}
