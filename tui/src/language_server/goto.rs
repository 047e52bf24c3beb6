//! Where the name under the cursor is declared.

use serde_json::{Value, json};

use super::declared::{Declared, meant};
use super::place;
use super::spot::{Expected, Spot};
use super::surroundings::Surroundings;

/// The places that declare what the word stands for. Files that come with the program are not on the
/// disk, so names that only they declare have no place to go to.
pub fn definition(spot: &Spot<'_>, names: &[Declared], around: &Surroundings) -> Value {
    if spot.expected == Expected::Prose {
        return json!([]);
    }
    let places = meant(spot, names).into_iter().filter_map(|declared| {
        let uri = around.uris.get(declared.file)?.as_ref()?;
        let file = around.files.get(declared.file)?;
        Some(json!({ "uri": uri, "range": place::range(&file.text, declared.span) }))
    });
    Value::Array(places.collect())
}
