//! Questions with their answers, and how to find them out.

use tollgate_core::model::{Kind, Model, Options, Question};

use super::html::{code, count, escape, link, paragraphs, prose};
use super::{address, dispute, formula};

/// A question, its answers and its help.
pub fn question(model: &Model, question: &Question) -> String {
    let anchor = address::question(&question.name);
    let default = question.default.as_ref();
    let default = default.map_or_else(String::new, |default| {
        format!(", {} by default", code(default))
    });
    let mut html = format!(
        "<section class=\"entry\" aria-labelledby=\"{anchor}\">\n<h3 id=\"{anchor}\">{}</h3>\n\
         <p class=\"kind\">{} {}: {}{default}</p>\n",
        prose(&question.text),
        kind(&question.kind),
        code(&question.name),
        takes(model, &question.kind)
    );
    html += &paragraphs(&question.help);
    if let Kind::Choice(Options::Listed(options)) | Kind::Set(Options::Listed(options)) =
        &question.kind
    {
        let option = |option: &tollgate_core::model::QuestionOption| {
            let help = if option.help.is_empty() {
                String::new()
            } else {
                format!("<br><small>{}</small>", prose(&option.help))
            };
            format!(
                "<dt>{}</dt><dd>{}{help}</dd>\n",
                code(&option.name),
                prose(&option.text)
            )
        };
        html += &format!(
            "<dl>\n{}</dl>\n",
            options.iter().map(option).collect::<String>()
        );
    }
    if !question.run.is_empty() {
        html += "<p>Find out with:</p>\n";
        html += &question
            .run
            .iter()
            .map(|run| format!("<pre tabindex=\"0\"><code>{}</code></pre>\n", escape(run)))
            .collect::<String>();
    }
    html += &paragraphs(&question.expect);
    html += &dispute::notes(model, &[&question.name]);
    html + "</section>\n"
}

const fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choice(_) => "Choice",
        Kind::Set(_) => "Set",
        Kind::Flag => "Flag",
        Kind::Number { whole: true, .. } => "Number",
        Kind::Number { whole: false, .. } => "Amount",
        Kind::Text { .. } => "Text",
    }
}

/// The answers that a question takes.
fn takes(model: &Model, kind: &Kind) -> String {
    match kind {
        Kind::Choice(options) => options_of(model, options, "one of"),
        Kind::Set(options) => options_of(model, options, "one or more of"),
        Kind::Flag => format!("{} or {}", code("yes"), code("no")),
        Kind::Number {
            least,
            most,
            whole,
            unit,
        } => {
            let whole = if *whole {
                "a whole number from"
            } else {
                "a number from"
            };
            let (least, most) = (formula::number(*least), formula::number(*most));
            let unit = if unit.is_empty() {
                String::new()
            } else {
                format!(", in {}", escape(unit))
            };
            format!("{whole} {least} to {most}{unit}")
        }
        Kind::Text { matches, optional } => {
            let like = if matches.is_empty() {
                String::from("any words")
            } else {
                format!("words like {}", code(matches))
            };
            let empty = if *optional { ", or nothing" } else { "" };
            format!("{like}{empty}")
        }
    }
}

fn options_of(model: &Model, options: &Options, quantity: &str) -> String {
    let number = options.count(model);
    match options {
        Options::Listed(_) => format!("{quantity} {number}"),
        Options::Records(catalogue) => {
            let catalogue = model.catalogues.get(usize::from(*catalogue));
            catalogue.map_or_else(String::new, |catalogue| {
                let records = count(number, "record", "records");
                let title = prose(&catalogue.title);
                format!(
                    "{quantity} {}",
                    link(
                        &address::catalogue(&catalogue.name),
                        &format!("{records}: {title}")
                    )
                )
            })
        }
    }
}
