//! Scenarios made up from a seed, for whatever has to agree on them.

use tollgate_core::model::{Model, Quantity, QuantityKind, Tariff};

/// Numbers that look random and are always the same (Knuth's MMIX).
#[derive(Debug, Clone)]
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below a bound; nought where the bound is.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).checked_rem(bound).unwrap_or(0)
    }

    fn one_of<'of>(&mut self, words: &[&'of str]) -> &'of str {
        let position = self.below(words.len() as u64);
        words.get(position as usize).copied().unwrap_or_default()
    }
}

/// A scenario as JSON text: one to three options of any items in any Regions, with every field that
/// scenarios have.
#[must_use]
pub fn scenario(model: &Model, seed: u64) -> String {
    // Seeds that follow one another begin far apart.
    let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    numbers.below(1);
    let mut fields = vec![region(model, &mut numbers)];
    if numbers.below(3) == 0 {
        fields.push(format!("\"hours\": \"{}.5\"", numbers.below(800)));
    }
    if numbers.below(2) == 0 {
        fields.push(format!(
            "\"tier_bounds\": \"{}\"",
            numbers.one_of(&["binary", "decimal"])
        ));
    }
    if numbers.below(3) == 0 {
        fields.push(format!(
            "\"rates\": \"{}\"",
            numbers.one_of(&["current", "guide"])
        ));
    }
    if numbers.below(3) == 0 {
        fields.push(format!("\"on\": \"2026-0{}-11\"", 1 + numbers.below(9)));
    }
    let options: Vec<String> = (0..=numbers.below(3))
        .map(|option| {
            let items: Vec<String> = (0..numbers.below(5))
                .map(|_| item(model, &mut numbers))
                .collect();
            format!(
                "{{\"name\": \"o{option}\", \"items\": [{}]}}",
                items.join(", ")
            )
        })
        .collect();
    fields.push(format!("\"options\": [{}]", options.join(", ")));
    format!("{{{}}}", fields.join(", "))
}

fn region(model: &Model, numbers: &mut Numbers) -> String {
    let position = numbers.below(model.regions().len() as u64);
    let region = model.regions().get(position as usize);
    format!(
        "\"region\": \"{}\"",
        region.map_or("", |region| &region.name)
    )
}

fn item(model: &Model, numbers: &mut Numbers) -> String {
    let position = numbers.below(model.tariffs.len() as u64);
    let Some(tariff) = model.tariffs.get(position as usize) else {
        return String::new();
    };
    let mut fields = vec![format!("\"kind\": \"{}\"", tariff.name)];
    if numbers.below(3) == 0 {
        fields.push(region(model, numbers));
    }
    fields.extend(tariff.quantities.iter().map(|it| quantity(it, numbers)));
    fields.extend(toward(model, tariff, numbers));
    format!("{{{}}}", fields.join(", "))
}

fn quantity(quantity: &Quantity, numbers: &mut Numbers) -> String {
    let name = quantity.name.replace('-', "_");
    let scale = 10_u64.pow(numbers.below(11) as u32);
    let value = match quantity.kind {
        QuantityKind::Flag => numbers.one_of(&["true", "false"]).to_owned(),
        QuantityKind::Whole => numbers.below(50).to_string(),
        // A month of AWS's own: bounds of tiers come up as often as anything else.
        QuantityKind::Amount => match numbers.below(8) {
            0 => numbers
                .one_of(&["0", "1048576", "5242880", "10240", "1000000000"])
                .to_owned(),
            1 => {
                let least = numbers.below(scale);
                format!("\"{least}..{}\"", least + numbers.below(scale))
            }
            2 => format!("\"{}.{:03}\"", numbers.below(scale), numbers.below(1000)),
            _ => numbers.below(scale).to_string(),
        },
    };
    format!("\"{name}\": {value}")
}

/// The second Region of an item: where it may be left out, now and then it is.
fn toward(model: &Model, tariff: &Tariff, numbers: &mut Numbers) -> Option<String> {
    let toward = tariff.toward.as_ref()?;
    if toward.optional && numbers.below(2) == 0 {
        return None;
    }
    let written = region(model, numbers);
    Some(written.replace(
        "\"region\"",
        &format!("\"{}\"", toward.name.replace('-', "_")),
    ))
}
