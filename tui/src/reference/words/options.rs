//! Answers chosen from options, in words. Many records are told by the field that they share.

use tollgate_core::model::{Catalogue, FieldKind, FieldValue, Kind, Model, Options};

use super::{Member, Phrase, Scope, Sense, Word};
use crate::reference::address;

/// The most names that are listed within a sentence.
const FEW: usize = 4;

/// A field that tells some records from all others.
struct Known {
    /// Its name.
    pub field: String,
    /// The words it holds for them; none for a flag.
    pub words: Vec<String>,
    /// Whether they are those for which it holds.
    pub holds: bool,
}

/// "`ferry` is `aurora` or `corona`", "`ferry.night` is `yes`", "`ferry` is one of 12".
pub fn one_of(scope: Scope<'_>, question: u16, taken: &[u16], sense: Sense) -> Phrase {
    let model = scope.model;
    let mut phrase = Phrase::default();
    let Some((name, options)) = options(model, question) else {
        return phrase;
    };
    let names = names(model, options, taken);
    let catalogue = match options {
        Options::Records(catalogue) => model.catalogues.get(usize::from(*catalogue)),
        Options::Listed(_) => None,
    };
    if let Some(catalogue) = catalogue
        && taken.len() > 1
        && let Some(known) = found_by_field(catalogue, taken)
    {
        let place = format!(
            "{}#{}",
            address::catalogue(&catalogue.name),
            address::field(&known.field)
        );
        phrase
            .words
            .push(Word::Name(format!("{name}.{}", known.field), Some(place)));
        let holds = known.holds == (sense == Sense::Holds);
        let words: Vec<&str> = known.words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] => {
                phrase.push(" is ");
                phrase.name(if holds { "yes" } else { "no" });
            }
            words => {
                phrase.push(if holds { " is " } else { " is not " });
                phrase.names(words, "or");
            }
        }
        return phrase;
    }
    phrase.question(scope, question);
    phrase.push(sense.choose(" is ", " is not "));
    match catalogue {
        Some(catalogue) if names.len() > FEW => {
            let (title, all) = (&catalogue.name, catalogue.entries.len());
            phrase.push(&format!("one of {} {title} records", names.len()));
            let heading = format!("The {} of {all} {title} records", names.len());
            let members = taken
                .iter()
                .filter_map(|position| catalogue.entries.get(usize::from(*position)))
                .map(|entry| Member {
                    name: entry.name.clone(),
                    address: address::record(catalogue, entry),
                });
            phrase.lists.push((heading, members.collect()));
        }
        _ => phrase.names(&names, "or"),
    }
    phrase
}

/// The field that tells these records from all others, where there is one.
fn found_by_field(catalogue: &Catalogue, taken: &[u16]) -> Option<Known> {
    let found = |position: u16, test: &dyn Fn(&FieldValue) -> bool| {
        let entries = (0_u16..).zip(&catalogue.entries);
        let holding = entries
            .filter(|(_, entry)| catalogue.value(entry, position).is_some_and(test))
            .map(|(position, _)| position);
        holding.collect::<Vec<u16>>()
    };
    let others: Vec<u16> = (0_u16..)
        .zip(&catalogue.entries)
        .map(|(position, _)| position)
        .filter(|position| !taken.contains(position))
        .collect();
    for (position, field) in (0_u16..).zip(&catalogue.fields) {
        match &field.kind {
            FieldKind::Flag => {
                let holding = found(position, &|value| *value == FieldValue::Flag(true));
                if holding == taken || holding == others {
                    let (field, words) = (field.name.clone(), Vec::new());
                    let holds = holding == taken;
                    return Some(Known {
                        field,
                        words,
                        holds,
                    });
                }
            }
            FieldKind::OneOf(words) => {
                for (side, holds) in [(taken, true), (others.as_slice(), false)] {
                    let held: Vec<u16> = (0_u16..)
                        .zip(words)
                        .map(|(word, _)| word)
                        .filter(|word| {
                            let holding =
                                found(position, &|value| *value == FieldValue::Word(*word));
                            !holding.is_empty() && holding.iter().all(|it| side.contains(it))
                        })
                        .collect();
                    let together = found(position, &|value| {
                        held.iter().any(|word| *value == FieldValue::Word(*word))
                    });
                    if together == side && !held.is_empty() {
                        let words = held.iter().filter_map(|word| words.get(usize::from(*word)));
                        let (field, words) = (field.name.clone(), words.cloned().collect());
                        return Some(Known {
                            field,
                            words,
                            holds,
                        });
                    }
                }
            }
            FieldKind::Text | FieldKind::Number | FieldKind::List | FieldKind::ManyOf(_) => {}
        }
    }
    None
}

/// Options as a label: their names, the field they share, or how many they are.
pub fn of_options(model: &Model, question: u16, taken: &[u16]) -> String {
    let Some((_, options)) = options(model, question) else {
        return String::new();
    };
    let all = options.count(model);
    let names = names(model, options, taken);
    if names.len() <= FEW && (names.len() <= 1 || names.len() < all) {
        return names.join(", ");
    }
    if let Options::Records(catalogue) = options
        && let Some(catalogue) = model.catalogues.get(usize::from(*catalogue))
        && let Some(known) = found_by_field(catalogue, taken)
    {
        let words = match known.words.as_slice() {
            [] => String::new(),
            words => format!(" {}", words.join(" or ")),
        };
        let holds = if known.holds { "" } else { "not " };
        return format!("{holds}{}{words}", known.field);
    }
    match options {
        Options::Listed(_) => names.join(", "),
        Options::Records(_) if names.len() * 2 > all => {
            format!("any other ({})", names.len())
        }
        Options::Records(_) => format!(
            "{} of {all}: {} ...",
            names.len(),
            names[..FEW.min(names.len())].join(", ")
        ),
    }
}

/// Sets of options as a label, each set a mask.
pub fn of_sets(model: &Model, question: u16, masks: &[u16]) -> String {
    let all = masks.iter().fold(0, |all, mask| all | mask);
    let always = masks.iter().fold(u16::MAX, |always, mask| always & mask);
    let named = |mask: u16, word: &str| set_names(model, question, mask).join(word);
    let full = match options(model, question) {
        Some((_, options)) => {
            u16::try_from((1_u32 << options.count(model).min(16)) - 1).unwrap_or(u16::MAX)
        }
        None => all,
    };
    let only = if all == full {
        String::new()
    } else {
        format!(", without {}", named(full & !all, ", "))
    };
    // Every set that holds nothing but what one of these holds, and all that they have in common.
    let subsets = |needed: u16| {
        let fits = |mask: &u16| *mask != 0 && mask & !all == 0 && mask & needed == needed;
        (0..=all).filter(fits).collect::<Vec<u16>>()
    };
    let inside = subsets(0);
    if masks.len() == 1 {
        return format!("{} only", named(all, " and "));
    }
    if masks == inside {
        return if all == full {
            String::from("any")
        } else {
            format!("nothing but {}", named(all, ", "))
        };
    }
    if always != 0 && masks == subsets(always) {
        return format!("with {}{only}", named(always, " and "));
    }
    let left_out = inside.iter().filter(|mask| !masks.contains(mask));
    let without = left_out.fold(0, |without, mask| without | mask);
    let needed = all & !without;
    let holding: Vec<u16> = inside
        .iter()
        .copied()
        .filter(|mask| mask & needed != 0)
        .collect();
    if needed != 0 && masks == holding {
        return format!("with {}{only}", named(needed, " or "));
    }
    if masks.len() > FEW {
        return format!("{} other combinations", masks.len());
    }
    let few: Vec<String> = masks.iter().map(|mask| named(*mask, " and ")).collect();
    few.join("; ")
}

/// The names of the options in a mask.
pub fn set_names(model: &Model, question: u16, mask: u16) -> Vec<&str> {
    let Some((_, options)) = options(model, question) else {
        return Vec::new();
    };
    let members = (0_u16..16).filter(|member| mask >> member & 1 == 1);
    members
        .filter_map(|member| Some(options.option(model, member)?.0))
        .collect()
}

fn names<'model>(
    model: &'model Model,
    options: &'model Options,
    taken: &[u16],
) -> Vec<&'model str> {
    taken
        .iter()
        .filter_map(|position| Some(options.option(model, *position)?.0))
        .collect()
}

/// The name of a question and the answers to choose from.
fn options(model: &Model, question: u16) -> Option<(&str, &Options)> {
    let asked = model.questions.get(usize::from(question))?;
    match &asked.kind {
        Kind::Choice(options) | Kind::Set(options) => Some((&asked.name, options)),
        Kind::Flag | Kind::Number { .. } | Kind::Text { .. } => None,
    }
}
