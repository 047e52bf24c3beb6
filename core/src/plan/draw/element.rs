//! Elements: what a resource is repeated for, written out.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::word::{Hand, Record, element_texts};
use super::{Drawn, MOST_RESOURCES, Sheet, note_answer};
use crate::facts::Value as Fact;
use crate::model::{Each, Kind, Options};
use crate::quantity::Decimal;

/// What a resource is repeated for.
pub fn elements<'sheet>(
    sheet: &Sheet<'sheet>,
    drawn: &mut Drawn<'_>,
    each: &'sheet Each,
) -> Vec<Hand<'sheet>> {
    note_answer(sheet, drawn, each.question);
    let mut hands = Vec::new();
    let mut push = |hand: Hand<'sheet>| {
        if !hands.iter().any(|known: &Hand<'_>| known.name == hand.name) {
            hands.push(hand);
        }
    };
    if let Some(count) = sheet.facts.number(each.question) {
        let mut number = Decimal::ZERO;
        let mut index = 0_usize;
        while number < count && index < MOST_RESOURCES {
            let name = index.saturating_add(1).to_string();
            push(Hand {
                each: Some(each),
                name,
                index,
                record: None,
            });
            index = index.saturating_add(1);
            let counted = i128::try_from(index).ok();
            number = counted.and_then(|it| Decimal::new(it, 0)).unwrap_or(count);
        }
        return hands;
    }
    for (catalogue, entry) in records(sheet, drawn, each) {
        match each.field {
            None => push(Hand {
                each: Some(each),
                name: entry.name.clone(),
                index: 0,
                record: Some((catalogue, entry)),
            }),
            Some(field) => {
                for name in element_texts(sheet.model, catalogue, entry, field) {
                    push(Hand {
                        each: Some(each),
                        name,
                        index: 0,
                        record: Some((catalogue, entry)),
                    });
                }
            }
        }
    }
    hands
}

/// The record that was answered, and those of the input that adds to it.
fn records<'sheet>(
    sheet: &Sheet<'sheet>,
    drawn: &mut Drawn<'_>,
    each: &Each,
) -> Vec<Record<'sheet>> {
    let mut records = Vec::new();
    let asked = sheet.model.questions.get(usize::from(each.question));
    let Some(Kind::Choice(Options::Records(catalogue))) = asked.map(|it| &it.kind) else {
        return records;
    };
    let Some(catalogue) = sheet.model.catalogues.get(usize::from(*catalogue)) else {
        return records;
    };
    if let Some(Fact::Option(option)) = sheet.facts.get(each.question) {
        let entry = catalogue.entries.get(usize::from(*option));
        records.extend(entry.map(|entry| (catalogue, entry)));
    }
    let more = each
        .and
        .and_then(|input| sheet.drawings.inputs.get(usize::from(input)));
    if let Some(more) = more {
        if !drawn.used.contains(&more.name) {
            drawn.used.push(more.name.clone());
        }
        let given = sheet
            .given
            .inputs
            .iter()
            .find(|(name, _)| *name == more.name);
        for value in given.map_or(&[][..], |(_, values)| values) {
            let on = sheet.facts.on;
            let mut entries = catalogue.entries.iter();
            let entry = entries.find(|it| it.name == *value && it.period.holds(on));
            records.extend(entry.map(|entry| (catalogue, entry)));
        }
    }
    records
}
