//! What plans build: blueprints, and the inputs and constructs that they are made of.

mod blueprint;
mod term;

use tollgate_core::model::{Construct, Drawings, Gives, Input, Model, Shape, Takes};

use super::address;
use super::citation::cites;
use super::frame::Content;
use super::html::{code, count, escape, folded, link, list, prose, scrolling, section};

/// What a model draws plans from; nothing where its image holds none.
pub fn drawings(model: &Model) -> Drawings {
    model.drawings.unpack().unwrap_or_default()
}

/// Blueprints, then what has to be known, then kinds of resources.
pub fn page(model: &Model) -> Content {
    let drawings = drawings(model);
    let mut body = String::from(
        "<p>What <code>plan</code> writes for an outcome, in each of its dialects. What is not given becomes a variable.</p>\n",
    );
    let links = drawings.blueprints.iter();
    let links = links.map(|it| link(&format!("#{}", it.name), &prose(&it.title)));
    body += &folded(
        &count(drawings.blueprints.len(), "blueprint", "blueprints"),
        &list(&links.collect::<Vec<_>>()),
    );
    let blueprints = drawings.blueprints.iter();
    body += &blueprints
        .map(|it| blueprint::shown(model, &drawings, it))
        .collect::<String>();
    let inputs: String = drawings.inputs.iter().map(|it| input(model, it)).collect();
    if !inputs.is_empty() {
        body += &section(
            "--inputs",
            "What has to be known",
            &format!("<dl>\n{inputs}</dl>\n"),
        );
    }
    let constructs: String = drawings
        .constructs
        .iter()
        .map(|it| construct(model, it))
        .collect();
    if !constructs.is_empty() {
        body += &section("--constructs", "Kinds of resources", &constructs);
    }
    Content {
        file: String::from(address::PLANS),
        title: String::from("What plans build"),
        body,
    }
}

fn input(model: &Model, input: &Input) -> String {
    let mut lines = Vec::new();
    if input.several {
        lines.push(String::from("several values"));
    }
    let of = input
        .of
        .and_then(|it| model.catalogues.get(usize::from(it)));
    if let Some(of) = of {
        let list = link(&address::catalogue(&of.name), &prose(&of.title));
        lines.push(format!("one of {list}"));
    }
    for (label, text) in [
        ("looks like", &input.matches),
        ("CloudFormation calls it", &input.cloudformation),
        ("found by", &input.run),
    ] {
        if !text.is_empty() {
            lines.push(format!("{label} {}", code(text)));
        }
    }
    let lines = if lines.is_empty() {
        String::new()
    } else {
        list(&lines)
    };
    format!(
        "<dt id=\"{}\">{}</dt><dd>{}{lines}</dd>\n",
        escape(&address::input(&input.name)),
        code(&input.name),
        prose(&input.title)
    )
}

/// A kind of resource with its names in each dialect.
fn construct(model: &Model, construct: &Construct) -> String {
    let name = escape(&address::construct(&construct.name));
    let (print, state) = &construct.ready;
    let spelt: Vec<String> = [
        ("Terraform", &construct.terraform),
        ("CloudFormation", &construct.cloudformation),
        ("Made by", &construct.create),
        ("Removed by", &construct.delete),
        ("State printed by", print),
        ("Ready at", state),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| format!("<dt>{label}</dt><dd>{}</dd>\n", code(text)))
    .collect();
    let rows: String = construct
        .gives
        .iter()
        .map(gives)
        .chain(construct.takes.iter().map(takes))
        .collect();
    let table = format!(
        "<table>\n<thead><tr><th scope=\"col\">Attribute</th><th scope=\"col\">Holds</th>\
         <th scope=\"col\">Terraform</th><th scope=\"col\">CloudFormation</th><th scope=\"col\">Command</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n"
    );
    let label = format!("Attributes of {}", construct.title);
    format!(
        "<section class=\"entry\" aria-labelledby=\"{name}\">\n<h3 id=\"{name}\">{}</h3>\n<p class=\"kind\">Construct {}{}</p>\n\
         <dl>\n{}</dl>\n{}</section>\n",
        prose(&construct.title),
        code(&construct.name),
        cites(model, &construct.citations),
        spelt.concat(),
        folded("Attributes", &scrolling(&label, &table))
    )
}

fn gives(gives: &Gives) -> String {
    let names = [&gives.terraform, &gives.cloudformation, &gives.cli];
    row(&gives.name, "given to others", names)
}

fn takes(takes: &Takes) -> String {
    let word = Shape::WORDS.iter().find(|(_, shape)| *shape == takes.shape);
    let word = word.map_or("", |(word, _)| *word);
    let names = [&takes.terraform, &takes.cloudformation, &takes.cli];
    row(&takes.name, word, names)
}

fn row(name: &str, holds: &str, names: [&String; 3]) -> String {
    let cell = |name: &String| match name.as_str() {
        "" => String::from("<td>-</td>"),
        name => format!("<td>{}</td>", code(name)),
    };
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td>{}</tr>\n",
        code(name),
        escape(holds),
        names.map(cell).concat()
    )
}
