//! The sheet line by line.

use std::path::Path;

use tollgate_core::report::text;

use super::message::Message;
use super::run::saved;
use super::sheet::{OPTIONS, Sheet, Till};
use crate::wizard::conversation::{Heard, Spoken};
use crate::wizard::leave::Left;

const HELP: &str = "\
region NAME                the Region; rates are those of one
kinds                      what can be billed, with its quantities
add KIND QUANTITY=VALUE    a resource; each of its quantities with its value
option A, B or C           which option further resources are of
remove NUMBER              takes a resource away
show                       the resources and the bill
save FILE                  the scenario, for tollgate price
done                       prints the bill";

impl Spoken for Till<'_> {
    type State = Sheet;

    fn greeting(&self, _: &Sheet) -> String {
        format!("What it costs a month. What can be said:\n{HELP}")
    }

    fn hear(&self, mut sheet: Sheet, line: &str) -> Heard<Sheet> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        let reply = match word {
            "done" | "quit" => return Heard::left(sheet, Left::Finished),
            "region" => region(self, &mut sheet, rest),
            "kinds" => kinds(self),
            "add" => add(self, &mut sheet, rest),
            "option" => match OPTIONS.iter().position(|it| it.eq_ignore_ascii_case(rest)) {
                Some(option) => {
                    sheet.option = option;
                    format!("selected: option {}", OPTIONS[option])
                }
                None => format!("invalid: options are {}", OPTIONS.join(", ")),
            },
            "remove" => remove(self, &mut sheet, rest),
            "show" => shown(self, &sheet),
            "save" if rest.is_empty() => "Type `save` and the name of a file.".to_string(),
            "save" => match saved(Path::new(rest), &sheet.scenario(self)) {
                Message::Saved(path) => format!("saved: {path}"),
                Message::NotSaved(why) => format!("invalid: {why}"),
                _ => String::new(),
            },
            "help" | "?" | "" => HELP.to_string(),
            _ => format!("`{word}` is not known.\n{HELP}"),
        };
        Heard::reply(sheet, reply)
    }
}

fn region(till: &Till<'_>, sheet: &mut Sheet, name: &str) -> String {
    if !till.choices.regions.iter().any(|it| it.id == name) {
        return format!("invalid: there is no Region `{name}`");
    }
    sheet.region = name.to_string();
    sheet.price(till);
    format!("selected: {name}")
}

fn kinds(till: &Till<'_>) -> String {
    let lines = till.choices.tariffs.iter().map(|tariff| {
        let names: Vec<&str> = tariff.quantities.iter().map(|it| it.id.as_str()).collect();
        format!("{}: {}", tariff.id, names.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn add(till: &Till<'_>, sheet: &mut Sheet, line: &str) -> String {
    let mut words = line.split_whitespace();
    let kind = words.next().unwrap_or_default();
    let Some(place) = till.choices.tariffs.iter().position(|it| it.id == kind) else {
        return format!("invalid: `{kind}` is nothing that is billed; `kinds` names what is");
    };
    let option = sheet.option;
    let before = sheet.clone();
    sheet.add(till, place, option);
    let item = before.items.iter().filter(|it| it.option <= option).count();
    let tariff = &till.choices.tariffs[place];
    for word in words {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        let found = tariff.quantities.iter().position(|it| it.id == name);
        let Some(found) = found else {
            *sheet = before;
            return format!("invalid: {kind} has no `{name}`");
        };
        sheet.items[item].quantities[found] = value.to_string();
    }
    sheet.price(till);
    shown(till, sheet)
}

fn remove(till: &Till<'_>, sheet: &mut Sheet, number: &str) -> String {
    let place = number.parse::<usize>().ok();
    let place = place.and_then(|place| place.checked_sub(1));
    match place.filter(|place| *place < sheet.items.len()) {
        Some(place) => {
            sheet.items.remove(place);
            sheet.price(till);
            shown(till, sheet)
        }
        None => format!("invalid: `{number}` is no resource"),
    }
}

/// The resources with their numbers, and the bill or what is missing.
fn shown(till: &Till<'_>, sheet: &Sheet) -> String {
    let mut said = String::new();
    for (number, item) in (1..).zip(&sheet.items) {
        let option = OPTIONS.get(item.option).copied().unwrap_or_default();
        if let Some(tariff) = till.tariff(item) {
            let typed = tariff.quantities.iter().zip(&item.quantities);
            let typed: Vec<String> = typed
                .map(|(it, typed)| format!("{} {typed}", it.id))
                .collect();
            let typed = typed.join(", ");
            said.push_str(&format!("{number}. {option} {}: {typed}\n", tariff.title));
        }
    }
    match (&sheet.bill, &sheet.wrong) {
        (Some(bill), _) => said.push_str(&text::bill(bill)),
        (None, Some(why)) => said.push_str(why),
        (None, None) if sheet.region.is_empty() => said.push_str("Type region and its name."),
        (None, None) => said.push_str("Nothing is billed yet."),
    }
    said
}
