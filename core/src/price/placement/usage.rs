//! Usages: which VPCs need which services, and how much passes.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::read::{Entries, LARGEST, Reader, find};
use super::super::unknown;
use super::csv;
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::bill::Terms;
use crate::json::{Json, JsonValue, Limits, bare};
use crate::model::{Catalogue, Model};
use crate::quantity::Decimal;

/// The longest usage that is read, in bytes: 100,000 VPCs as JSON.
pub const LONGEST: usize = 64 << 20;
/// The most VPCs, and the most services of one.
const MOST_VPCS: usize = 100_000;
const MOST_SERVICES: usize = 1000;
/// The most Availability Zones.
const MOST_ZONES: i64 = 100;
/// The catalogue of services.
const SERVICES: &str = "service";

/// What many VPCs need, on the same terms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Usage {
    /// Hours, day, bounds and book.
    pub terms: Terms,
    /// Position of the Region.
    pub region: u16,
    /// Availability Zones of the hub; absent where there is to be none.
    pub hub: Option<Decimal>,
    /// The VPCs.
    pub vpcs: Vec<Vpc>,
}

/// A VPC and what it needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vpc {
    /// Its name.
    pub id: String,
    /// In how many Availability Zones its callers run.
    pub zones: Decimal,
    /// Services by position in the catalogue, and GB a month to each.
    pub services: Vec<(u16, Decimal)>,
    /// Whether it pays for a NAT gateway anyway.
    pub nat: bool,
    /// Whether it has an attachment to the transit gateway already.
    pub attached: bool,
}

/// What a usage written as a table leaves unsaid.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Surroundings {
    /// Name of the Region.
    pub region: Option<String>,
    /// Availability Zones of the hub.
    pub hub_zones: Option<String>,
    /// Hours of the month.
    pub hours: Option<String>,
}

impl Usage {
    /// Reads a usage: a JSON object, or comma-separated values with a heading. What is said beside
    /// it stands before what it says.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn read(model: &Model, text: &str, beside: &Surroundings) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = Reader::new(model);
        let services = Services::new(model);
        let mut usage = Self::default();
        let mut region = None;
        if bare(text).1.trim_start().starts_with(['{', '[']) {
            let limits = Limits {
                longest: LONGEST,
                ..Limits::default()
            };
            let json = Json::parse_within(text, limits).map_err(|found| alloc::vec![found])?;
            region = reader.usage(&json, &services, &mut usage);
        } else {
            csv::read(&mut reader, text, &services, &mut usage);
        }
        reader.beside(beside, &mut usage, &mut region);
        match region {
            Some(region) => usage.region = region,
            None if reader.diagnostics.is_empty() => {
                let message = String::from("no Region is given");
                let diagnostic = Diagnostic::unplaced(Code::MissingField, message);
                reader.report(diagnostic.help("add `\"region\"` to the usage, or `--region`"));
            }
            None => {}
        }
        reader.done(Some(usage))
    }
}

/// The services by name.
pub struct Services<'model> {
    sorted: Vec<(&'model str, u16)>,
}

impl<'model> Services<'model> {
    fn new(model: &'model Model) -> Self {
        let entries = model
            .catalogue(SERVICES)
            .map(|it: &Catalogue| &it.entries[..]);
        let numbered = (0_u16..).zip(entries.unwrap_or_default());
        let names = numbered.map(|(position, entry)| (entry.name.as_str(), position));
        let mut sorted: Vec<(&str, u16)> = names.collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// Position of a service.
    pub fn get(&self, name: &str) -> Option<u16> {
        let found = self
            .sorted
            .binary_search_by(|(known, _)| (*known).cmp(name));
        let found = found.ok().and_then(|place| self.sorted.get(place));
        found.map(|(_, position)| *position)
    }

    /// That there is no such service.
    pub fn unknown(&self, name: &str) -> Diagnostic {
        unknown("service", name, self.sorted.iter().map(|(name, _)| *name))
    }
}

/// Whether a value is a range such as `300..800`.
fn is_range(json: &Json) -> bool {
    matches!(&json.value, JsonValue::Text(text) if text.contains(".."))
}

/// That a placement takes no ranges.
fn no_range(field: &str, json: &Json) -> Diagnostic {
    let message = format!("`{field}` is a range, and a placement is found for one number");
    let diagnostic = json.error(Code::Number, message);
    diagnostic.help("give one number, and place once for each end of the range")
}

impl Reader<'_> {
    /// Reads a usage; returns its Region.
    fn usage(&mut self, json: &Json, services: &Services<'_>, usage: &mut Usage) -> Option<u16> {
        let known = [
            "region",
            "hours",
            "on",
            "tier_bounds",
            "rates",
            "hub",
            "vpcs",
        ];
        let entries = self.record(json, "a usage", &known)?;
        match find(entries, "hours").filter(|hours| is_range(hours)) {
            Some(hours) => self.report(no_range("hours", hours)),
            None => usage.terms = self.terms(entries),
        }
        let region = find(entries, "region").and_then(|json| self.region(json));
        if let Some(hub) = find(entries, "hub") {
            let fields = self.record(hub, "a hub", &["zones"])?;
            usage.hub = self.counted(hub, fields, "zones", "a hub");
        }
        let Some(vpcs) = find(entries, "vpcs") else {
            let message = String::from("no VPCs are given");
            self.report(
                json.error(Code::MissingField, message)
                    .help("add `\"vpcs\": [ ... ]`"),
            );
            return region;
        };
        let mut written = Vec::new();
        for vpc in self.list(vpcs, "vpcs", MOST_VPCS)? {
            if let Some(read) = self.vpc(vpc, services) {
                written.push((read.id.clone(), vpc));
                usage.vpcs.push(read);
            }
        }
        self.repeated(written);
        region
    }

    /// Reports VPCs of one name.
    fn repeated(&mut self, mut written: Vec<(String, &Json)>) {
        written.sort_by(|(one, _), (other, _)| one.cmp(other));
        for pair in written.windows(2) {
            if let [(first, _), (next, vpc)] = pair
                && first == next
            {
                let message = format!("two VPCs are called `{next}`");
                let diagnostic = vpc.error(Code::DuplicateName, message);
                self.report(diagnostic.help("give one of them another `id`"));
            }
        }
    }

    fn vpc(&mut self, json: &Json, services: &Services<'_>) -> Option<Vpc> {
        let known = ["id", "zones", "services", "nat_gateways", "attached"];
        let entries = self.record(json, "a VPC", &known)?;
        let id = match find(entries, "id") {
            Some(id) => self.text(id, "id")?,
            None => {
                let message = String::from("a VPC needs an `id`");
                self.report(json.error(Code::MissingField, message));
                return None;
            }
        };
        let zones = self.counted(json, entries, "zones", "a VPC")?;
        let nat = match find(entries, "nat_gateways") {
            Some(json) => !self.number(json, "nat_gateways", LARGEST)?.is_zero(),
            None => false,
        };
        let attached = match find(entries, "attached") {
            Some(json) => self.flag(json, "attached")?,
            None => false,
        };
        let mut vpc = Vpc {
            id,
            zones,
            services: Vec::new(),
            nat,
            attached,
        };
        let Some(needed) = find(entries, "services") else {
            let message = format!("the VPC `{}` gives no `services`", vpc.id);
            let diagnostic = json.error(Code::MissingField, message);
            self.report(diagnostic.help("add `\"services\": { \"SERVICE\": 200 }`, in GB a month"));
            return None;
        };
        let JsonValue::Record(needed) = &needed.value else {
            let message = format!("`services` is an object, not {}", needed.kind());
            self.report(json.error(Code::TypeMismatch, message));
            return None;
        };
        if needed.len() > MOST_SERVICES {
            let message = format!(
                "the VPC `{}` has more than {MOST_SERVICES} services",
                vpc.id
            );
            self.report(json.error(Code::Limit, message));
            return None;
        }
        for (name, gb) in needed {
            let Some(service) = services.get(name) else {
                let mut diagnostic = services.unknown(name);
                diagnostic.place = gb.error(Code::UnknownName, String::new()).place;
                self.report(diagnostic);
                continue;
            };
            if is_range(gb) {
                self.report(no_range(name, gb));
                continue;
            }
            let gb_read = self.number(gb, name, LARGEST);
            if vpc.services.iter().any(|(known, _)| *known == service) {
                let message = format!("`{name}` is given twice");
                self.report(
                    gb.error(Code::DuplicateField, message)
                        .help("keep one of the two"),
                );
            }
            vpc.services.extend(gb_read.map(|gb| (service, gb)));
        }
        Some(vpc)
    }

    /// A whole number of Availability Zones, one at least.
    fn counted(
        &mut self,
        json: &Json,
        entries: &Entries,
        field: &str,
        what: &str,
    ) -> Option<Decimal> {
        let Some(given) = find(entries, field) else {
            let message = format!("{what} needs `{field}`");
            self.report(json.error(Code::MissingField, message));
            return None;
        };
        let number = self.number(given, field, MOST_ZONES)?;
        if number.is_zero() || !number.is_whole() {
            let message = format!("`{field}` is a whole number, one at least, not {number}");
            self.report(given.error(Code::Number, message));
            return None;
        }
        Some(number)
    }

    /// Takes what is said beside a usage.
    fn beside(&mut self, beside: &Surroundings, usage: &mut Usage, region: &mut Option<u16>) {
        if let Some(name) = &beside.region {
            let mut numbered = (0_u16..).zip(self.model.regions());
            match numbered.find(|(_, known)| known.name == *name) {
                Some((position, _)) => *region = Some(position),
                None => {
                    let regions = self.model.regions().iter();
                    let names = regions.map(|region| region.name.as_str());
                    let diagnostic = unknown("Region", name, names);
                    self.report(diagnostic);
                }
            }
        }
        for (given, field, least) in [
            (&beside.hub_zones, "hub-zones", Decimal::ONE),
            (&beside.hours, "hours", Decimal::ZERO),
        ] {
            let Some(text) = given else {
                continue;
            };
            let number = text.parse::<Decimal>().ok();
            let most = Decimal::whole(if field == "hours" { 8784 } else { MOST_ZONES });
            let fits = |number: &Decimal| *number >= least && *number <= most;
            let Some(number) = number.filter(fits) else {
                let message = format!("`{text}` is no number of {field}");
                self.report(Diagnostic::unplaced(Code::Number, message));
                continue;
            };
            if field == "hours" {
                usage.terms.hours = number;
            } else {
                usage.hub = Some(number);
            }
        }
    }
}
