//! The sheet: a Region, options, and in each of them items with quantities; and what they come to.

use tollgate_core::date::Date;
use tollgate_core::model::Model;
use tollgate_core::price::{Scenario, price};
use tollgate_core::report::{Bill, Choices, OptionText, TariffText};

use crate::wizard::field::TextLine;
use crate::wizard::picker::{Picker, Several};
use crate::wizard::state::Size;
use crate::wizard::update::in_words;

/// What prices are worked out by.
pub struct Till<'model> {
    /// The rules.
    pub model: &'model Model,
    /// Their words: tariffs and Regions.
    pub choices: Choices,
    /// The day whose rates hold.
    pub on: Option<Date>,
}

/// The state of the screen between two keys.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// How large the screen is.
    pub size: Size,
    /// The Region; empty until it is chosen.
    pub region: String,
    /// What is billed, in the order of the options.
    pub items: Vec<Item>,
    /// Which option further items are of, where they are added line by line.
    pub option: usize,
    /// The row that has the keys.
    pub row: usize,
    /// The first line of the bill that is shown.
    pub top: usize,
    /// What it comes to; absent where something is missing.
    pub bill: Option<Bill>,
    /// Why it does not.
    pub wrong: Option<String>,
    /// What stands before everything else.
    pub dialog: Option<Dialog>,
    /// What the last message did, where that is not plain to see.
    pub notice: Option<String>,
}

/// A resource with its quantities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which option it is of, from 0.
    pub option: usize,
    /// Which tariff bills it, as a place among the choices.
    pub tariff: usize,
    /// Its quantities, as they were typed.
    pub quantities: Vec<String>,
    /// What it says yes to.
    pub flags: Vec<bool>,
    /// Its second Region; empty where there is none.
    pub toward: String,
}

/// A row of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The Region.
    Region,
    /// The name of an item.
    Item(usize),
    /// One of its quantities.
    Quantity(usize, usize),
    /// Something it says yes or no to.
    Flag(usize, usize),
    /// Its second Region.
    Toward(usize),
}

/// What stands before everything else until it is answered.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// The keys.
    Help,
    /// Something to choose, and what for.
    Pick(Pick, Picker),
    /// The name of a file for the scenario, and why it could not be written.
    Save(TextLine, Option<String>),
}

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// The Region of all.
    Region,
    /// What to bill.
    Kind,
    /// The second Region of an item.
    Toward(usize),
}

/// How many options stand side by side.
pub const OPTIONS: [&str; 3] = ["A", "B", "C"];

impl Till<'_> {
    /// The tariff of an item.
    pub fn tariff(&self, item: &Item) -> Option<&TariffText> {
        self.choices.tariffs.get(item.tariff)
    }

    /// Everything that can be billed.
    pub fn kinds(&self) -> Picker {
        let tariffs = self.choices.tariffs.iter();
        let options = tariffs.map(|it| option(&it.id, &it.title));
        Picker::new(options.collect(), Several::No)
    }

    /// Every Region.
    pub fn regions(&self, chosen: &str) -> Picker {
        let regions = self.choices.regions.iter();
        let options = regions.map(|it| option(&it.id, &it.title));
        Picker::new(options.collect(), Several::No).at(chosen)
    }
}

fn option(id: &str, title: &str) -> OptionText {
    OptionText {
        id: id.to_string(),
        text: title.to_string(),
        help: String::new(),
    }
}

impl Sheet {
    /// An empty sheet in a Region, where one is known.
    pub fn new(region: Option<&str>, size: Size) -> Self {
        Self {
            size,
            region: region.unwrap_or_default().to_string(),
            items: Vec::new(),
            option: 0,
            row: 0,
            top: 0,
            bill: None,
            wrong: None,
            dialog: None,
            notice: None,
        }
    }

    /// The rows in their order.
    pub fn rows(&self, till: &Till<'_>) -> Vec<Row> {
        let mut rows = vec![Row::Region];
        for (place, item) in self.items.iter().enumerate() {
            rows.push(Row::Item(place));
            rows.extend((0..item.quantities.len()).map(|it| Row::Quantity(place, it)));
            rows.extend((0..item.flags.len()).map(|it| Row::Flag(place, it)));
            if till.tariff(item).is_some_and(|it| it.toward.is_some()) {
                rows.push(Row::Toward(place));
            }
        }
        rows
    }

    /// The row that has the keys.
    pub fn current(&self, till: &Till<'_>) -> Row {
        let rows = self.rows(till);
        rows.get(self.row).copied().unwrap_or(Row::Region)
    }

    /// The item that has the keys.
    pub fn item(&self, till: &Till<'_>) -> Option<usize> {
        match self.current(till) {
            Row::Region => None,
            Row::Item(item) | Row::Quantity(item, _) | Row::Flag(item, _) | Row::Toward(item) => {
                Some(item)
            }
        }
    }

    /// Adds an item of a tariff behind those of its option, and gives its first quantity the keys.
    pub fn add(&mut self, till: &Till<'_>, tariff: usize, option: usize) {
        let Some(text) = till.choices.tariffs.get(tariff) else {
            return;
        };
        let item = Item {
            option,
            tariff,
            quantities: vec![String::new(); text.quantities.len()],
            flags: vec![false; text.flags.len()],
            toward: String::new(),
        };
        let place = self.items.iter().filter(|it| it.option <= option).count();
        self.items.insert(place, item);
        self.go(till, Row::Quantity(place, 0));
        self.price(till);
    }

    /// Gives a row the keys.
    pub fn go(&mut self, till: &Till<'_>, row: Row) {
        let found = self.rows(till).into_iter().position(|it| it == row);
        self.row = found.unwrap_or(self.row);
    }

    /// The scenario on the sheet, as `price` reads it.
    pub fn scenario(&self, till: &Till<'_>) -> String {
        let mut options = Vec::new();
        for (number, name) in OPTIONS.iter().enumerate() {
            let items = self.items.iter().filter(|it| it.option == number);
            let items: Vec<String> = items.filter_map(|it| self.written(till, it)).collect();
            if !items.is_empty() {
                let items = items.join(",\n      ");
                options.push(format!(
                    "    {{ \"name\": \"{name}\", \"items\": [\n      {items} ] }}"
                ));
            }
        }
        let on = till
            .on
            .map_or_else(String::new, |on| format!("\n  \"on\": \"{on}\","));
        let region = quoted(&self.region);
        let options = options.join(",\n");
        format!("{{\n  \"region\": {region},{on}\n  \"options\": [\n{options}\n  ]\n}}\n")
    }

    fn written(&self, till: &Till<'_>, item: &Item) -> Option<String> {
        let tariff = till.tariff(item)?;
        let mut fields = vec![format!("\"kind\": {}", quoted(&tariff.id))];
        for (quantity, typed) in tariff.quantities.iter().zip(&item.quantities) {
            if !typed.trim().is_empty() {
                fields.push(format!(
                    "{}: {}",
                    quoted(&quantity.id),
                    quoted(typed.trim())
                ));
            }
        }
        let flags = tariff.flags.iter().zip(&item.flags);
        let said = flags.filter(|(_, yes)| **yes);
        fields.extend(said.map(|(flag, _)| format!("{}: true", quoted(&flag.id))));
        if let Some(toward) = tariff.toward.as_ref().filter(|_| !item.toward.is_empty()) {
            fields.push(format!("{}: {}", quoted(&toward.id), quoted(&item.toward)));
        }
        Some(format!("{{ {} }}", fields.join(", ")))
    }

    /// Works out what it comes to.
    pub fn price(&mut self, till: &Till<'_>) {
        (self.bill, self.wrong, self.top) = (None, None, 0);
        if self.items.is_empty() || self.region.is_empty() {
            return;
        }
        let open = self.items.iter().find_map(|item| {
            let tariff = till.tariff(item)?;
            let mut typed = tariff.quantities.iter().zip(&item.quantities);
            let (quantity, _) = typed.find(|(_, typed)| typed.trim().is_empty())?;
            Some(format!("{}: how many {}?", tariff.title, quantity.id))
        });
        if let Some(open) = open {
            self.wrong = Some(open);
            return;
        }
        let scenario = Scenario::from_json(till.model, &self.scenario(till));
        match scenario.and_then(|scenario| price(till.model, &scenario)) {
            Ok(bill) => self.bill = Some(bill),
            Err(wrong) => self.wrong = Some(in_words(&wrong)),
        }
    }
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
