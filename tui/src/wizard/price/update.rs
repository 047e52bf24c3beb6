//! What a message makes of the sheet. Nothing here touches the world.

use std::path::PathBuf;

use tollgate_core::report::{markdown, text};
use tui_input::InputRequest;

use super::message::{Effect, Message};
use super::sheet::{Dialog, OPTIONS, Pick, Row, Sheet, Till};
use crate::wizard::field::TextLine;
use crate::wizard::picker::Move;

/// More digits than this are no quantity.
const LONGEST: usize = 18;

/// The next state, and what is asked of the world.
pub fn update(till: &Till<'_>, mut sheet: Sheet, message: Message) -> (Sheet, Option<Effect>) {
    if !matches!(message, Message::Resized(_)) {
        sheet.notice = None;
    }
    let effect = act(till, &mut sheet, message);
    (sheet, effect)
}

fn act(till: &Till<'_>, sheet: &mut Sheet, message: Message) -> Option<Effect> {
    match message {
        Message::Abort => return Some(Effect::Abort),
        Message::Suspend => return Some(Effect::Suspend),
        Message::Leave => return Some(Effect::Leave),
        Message::Resized(size) => sheet.size = size,
        Message::Go(to) => go(till, sheet, to),
        Message::Scroll(to) => {
            let lines = sheet
                .bill
                .as_ref()
                .map_or(0, |bill| text::bill(bill).lines().count());
            sheet.top = to.line_after(sheet.top, lines);
        }
        Message::Forward => return forward(till, sheet),
        Message::Back if sheet.dialog.take().is_none() => return Some(Effect::Leave),
        Message::Back => {}
        Message::Add => sheet.dialog = Some(Dialog::Pick(Pick::Kind, till.kinds())),
        Message::Remove => remove(till, sheet),
        Message::Option => other_option(till, sheet),
        Message::Digit(sign) => typed(till, sheet, |text| {
            if text.len() < LONGEST {
                text.push(sign);
            }
        }),
        Message::Erase => typed(till, sheet, |text| {
            text.pop();
        }),
        Message::Edit(request) => edit(sheet, request),
        Message::Copy => match &sheet.bill {
            Some(bill) => return Some(Effect::Copy(markdown::bill(bill))),
            None => sheet.notice = Some("there is no bill yet".to_string()),
        },
        Message::Copied(said) => sheet.notice = Some(said),
        Message::Save => {
            let name = TextLine::offering("scenario.json".to_string());
            sheet.dialog = Some(Dialog::Save(name, None));
        }
        Message::Saved(path) => {
            sheet.dialog = None;
            sheet.notice = Some(format!("saved in {path}"));
        }
        Message::NotSaved(why) => {
            if let Some(Dialog::Save(_, error)) = &mut sheet.dialog {
                *error = Some(why);
            }
        }
        Message::Help => {
            sheet.dialog = match sheet.dialog.take() {
                Some(Dialog::Help) => None,
                None => Some(Dialog::Help),
                Some(other @ (Dialog::Pick(..) | Dialog::Save(..))) => Some(other),
            }
        }
    }
    None
}

fn go(till: &Till<'_>, sheet: &mut Sheet, to: Move) {
    match &mut sheet.dialog {
        Some(Dialog::Pick(_, picker)) => picker.go(to),
        Some(Dialog::Help | Dialog::Save(..)) => {}
        None => sheet.row = to.line_after(sheet.row, sheet.rows(till).len()),
    }
}

fn forward(till: &Till<'_>, sheet: &mut Sheet) -> Option<Effect> {
    match sheet.dialog.take() {
        Some(Dialog::Help) => return None,
        Some(Dialog::Pick(pick, picker)) => {
            match picker.shown.get(picker.cursor) {
                Some(chosen) => chose(till, sheet, pick, *chosen),
                None => sheet.dialog = Some(Dialog::Pick(pick, picker)),
            }
            return None;
        }
        Some(Dialog::Save(line, error)) => {
            let name = line.input.value().trim().to_string();
            sheet.dialog = Some(Dialog::Save(line, error));
            return (!name.is_empty())
                .then(|| Effect::Save(PathBuf::from(&name), written(till, sheet, &name)));
        }
        None => {}
    }
    match sheet.current(till) {
        Row::Region => {
            sheet.dialog = Some(Dialog::Pick(Pick::Region, till.regions(&sheet.region)));
        }
        Row::Toward(item) => {
            let chosen = sheet.items.get(item).map_or("", |it| &it.toward);
            sheet.dialog = Some(Dialog::Pick(Pick::Toward(item), till.regions(chosen)));
        }
        Row::Flag(item, flag) => {
            let item = sheet.items.get_mut(item);
            if let Some(flag) = item.and_then(|it| it.flags.get_mut(flag)) {
                *flag = !*flag;
            }
            sheet.price(till);
        }
        Row::Item(_) | Row::Quantity(..) => go(till, sheet, Move::Down),
    }
    None
}

/// What a file of that name holds: the bill where its ending is that of a text, else the scenario.
fn written(till: &Till<'_>, sheet: &Sheet, name: &str) -> String {
    match &sheet.bill {
        Some(bill) if name.ends_with(".md") => markdown::bill(bill),
        Some(bill) if name.ends_with(".csv") => tollgate_core::report::csv::bill(bill),
        Some(bill) if name.ends_with(".txt") => text::bill(bill),
        Some(_) | None => sheet.scenario(till),
    }
}

fn chose(till: &Till<'_>, sheet: &mut Sheet, pick: Pick, chosen: usize) {
    let region = till.choices.regions.get(chosen).map(|it| it.id.clone());
    match pick {
        Pick::Region => sheet.region = region.unwrap_or_default(),
        Pick::Toward(item) => {
            if let Some(item) = sheet.items.get_mut(item) {
                item.toward = region.unwrap_or_default();
            }
        }
        Pick::Kind => {
            let option = sheet.item(till).and_then(|it| sheet.items.get(it));
            let option = option.map_or(0, |it| it.option);
            sheet.add(till, chosen, option);
        }
    }
    sheet.price(till);
}

fn remove(till: &Till<'_>, sheet: &mut Sheet) {
    if let (None, Some(item)) = (&sheet.dialog, sheet.item(till)) {
        sheet.items.remove(item);
        sheet.row = sheet.row.min(sheet.rows(till).len() - 1);
        sheet.price(till);
    }
}

/// To the next option; items stay in the order of their options.
fn other_option(till: &Till<'_>, sheet: &mut Sheet) {
    if let (None, Some(item)) = (&sheet.dialog, sheet.item(till)) {
        let mut moved = sheet.items.remove(item);
        moved.option = (moved.option + 1) % OPTIONS.len();
        let place = sheet
            .items
            .iter()
            .filter(|it| it.option <= moved.option)
            .count();
        sheet.items.insert(place, moved);
        sheet.go(till, Row::Item(place));
        sheet.price(till);
    }
}

fn typed(till: &Till<'_>, sheet: &mut Sheet, change: impl FnOnce(&mut String)) {
    if sheet.dialog.is_some() {
        return;
    }
    if let Row::Quantity(item, quantity) = sheet.current(till) {
        let item = sheet.items.get_mut(item);
        if let Some(text) = item.and_then(|it| it.quantities.get_mut(quantity)) {
            change(text);
        }
        sheet.price(till);
    }
}

fn edit(sheet: &mut Sheet, request: InputRequest) {
    match &mut sheet.dialog {
        Some(Dialog::Pick(_, picker)) => {
            picker.filtering = true;
            picker.edit(request);
        }
        Some(Dialog::Save(line, error)) => {
            line.edit(request);
            *error = None;
        }
        Some(Dialog::Help) | None => {}
    }
}
