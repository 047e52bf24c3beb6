//! What the specs know of paths: rules with their sources, hosts of services, and what carriage costs.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::rule::Rule;
use crate::date::Date;
use crate::evaluate::cite;
use crate::evaluate::rate::{self, Book};
use crate::model::{Entry, Model, Price};
use crate::policy;
use crate::policy::knowledge::Record;
use crate::quantity::Decimal;
use crate::report::SourceText;

/// What the specs know of paths.
pub struct Knowledge<'model> {
    model: &'model Model,
    /// What policies are judged by.
    pub policies: policy::Knowledge,
    rules: Vec<Cited>,
    services: Vec<Service>,
    /// The day whose rates hold.
    pub on: Option<Date>,
}

/// A rule's code and source.
#[derive(Debug, Clone, Default)]
struct Cited {
    code: String,
    mark: String,
    source: Option<SourceText>,
}

/// A service and its hosts.
#[derive(Debug, Clone)]
pub struct Service {
    /// Its id.
    pub id: String,
    /// The name of its endpoint service, with gaps.
    name: String,
    /// Hosts that private DNS covers, with gaps.
    hosts: Vec<String>,
    /// Further public hosts, with gaps.
    public: Vec<String>,
    /// The Region of hosts that name none.
    home: String,
    /// Whether private DNS can be kept for queries from outside.
    pub inbound_only: bool,
    /// Whether private DNS can be switched on at all.
    pub private_dns: bool,
    /// Whether it has a gateway endpoint.
    pub gateway: bool,
    /// Ports that its endpoints are called at.
    pub ports: String,
}

impl<'model> Knowledge<'model> {
    /// What a model knows, with the rates of a day.
    #[must_use]
    pub fn of(model: &'model Model, on: Option<Date>) -> Self {
        let rules = Rule::ALL.iter().map(|rule| cited(model, *rule)).collect();
        let services = model.catalogue("service").map_or_else(Vec::new, |of| {
            let entries = of.entries.iter();
            entries
                .map(|entry| service(&Record { of, entry }))
                .collect()
        });
        Self {
            model,
            policies: policy::Knowledge::of(model),
            rules,
            services,
            on,
        }
    }

    /// The source of a rule.
    #[must_use]
    pub fn source(&self, rule: Rule) -> SourceText {
        let found = self
            .rules
            .get(rule as usize)
            .and_then(|it| it.source.clone());
        found.unwrap_or_else(|| cite::first(self.model, &[]))
    }

    /// The reason code of a rule, where it has one.
    #[must_use]
    pub fn code(&self, rule: Rule) -> Option<String> {
        let found = self.rules.get(rule as usize)?;
        (!found.code.is_empty()).then(|| found.code.clone())
    }

    /// Whether a rule is for a host name: for all of them, or for those that bear its mark.
    #[must_use]
    pub fn holds_for(&self, rule: Rule, host: &str) -> bool {
        let found = self.rules.get(rule as usize);
        found.is_some_and(|it| host.contains(&it.mark))
    }

    /// The service whose endpoints bear a name, and the Region in it.
    #[must_use]
    pub fn service_named<'name>(&self, name: &'name str) -> Option<(&Service, Option<&'name str>)> {
        self.services.iter().find_map(|service| {
            let region = fits(&service.name, name)?;
            Some((service, region))
        })
    }

    /// The service that answers at a host, and the Region of it.
    #[must_use]
    pub fn service_at<'name>(
        &'name self,
        host: &'name str,
    ) -> Option<(&'name Service, Option<&'name str>)> {
        self.services.iter().find_map(|service| {
            let mut hosts = service.hosts.iter().chain(&service.public);
            let region = hosts.find_map(|pattern| fits(pattern, host))?;
            let home = Some(service.home.as_str()).filter(|home| !home.is_empty());
            Some((service, region.or(home)))
        })
    }

    /// The service of an id such as `s3`.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The ids of all services.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.services.iter().map(|it| it.id.as_str())
    }

    /// What a GB costs on a part of a way, in a Region.
    #[must_use]
    pub fn charge(&self, part: &str, region: &str) -> Option<Decimal> {
        let catalogue = self.model.catalogue("path-charge")?;
        let entry = catalogue.entries.iter().find(|entry| entry.name == part)?;
        let record = Record {
            of: catalogue,
            entry,
        };
        let tariff = self.model.tariff(record.word("tariff"))?;
        let line = tariff
            .rates
            .iter()
            .position(|name| name == record.word("rate"))?;
        let regions = self.model.regions();
        let at = regions.iter().position(|it: &Entry| it.name == region)?;
        let way = (u16::try_from(at).ok()?, None);
        let row = rate::find(
            tariff,
            u16::try_from(line).ok()?,
            way,
            Book::Current,
            self.on,
        )?;
        let price = match &row.price {
            Price::Flat(price) => *price,
            Price::Tiers(tiers) => tiers.first()?.price,
        };
        if record.flag("both-ways") {
            return price.checked_add(price);
        }
        Some(price)
    }
}

impl Service {
    /// The name of its endpoint service in a Region.
    #[must_use]
    pub fn name_in(&self, region: &str) -> String {
        self.name.replace("{region}", region)
    }

    /// The hosts that private DNS of an endpoint covers in a Region.
    pub fn hosts_in(&self, region: &str) -> impl Iterator<Item = String> {
        self.hosts
            .iter()
            .map(move |host| host.replace("{region}", region))
    }

    /// A host by which it is usually called in a Region; none where none is known.
    #[must_use]
    pub fn host_in(&self, region: &str) -> Option<String> {
        let mut all = self.hosts.iter().chain(&self.public);
        let plain = all.clone().find(|host| !host.contains('*'));
        let host = plain.or_else(|| all.next())?;
        Some(host.replace('*', "any").replace("{region}", region))
    }
}

fn cited(model: &Model, rule: Rule) -> Cited {
    let Some(of) = model.catalogue("trace-rule") else {
        return Cited::default();
    };
    let found = of.entries.iter().find(|entry| entry.name == rule.word());
    found.map_or_else(Cited::default, |entry| Cited {
        code: Record { of, entry }.word("code").to_string(),
        mark: Record { of, entry }.word("mark").to_string(),
        source: Some(cite::first(model, &entry.citations)),
    })
}

fn service(record: &Record<'_>) -> Service {
    let id = &record.entry.name;
    let filled = |text: &String| text.replace("{id}", id);
    Service {
        name: record.word("name").replace("{id}", id),
        hosts: record.list("hosts").iter().map(filled).collect(),
        public: record.list("public-hosts").iter().map(filled).collect(),
        home: record.word("home-region").to_string(),
        inbound_only: record.flag("inbound-resolver-only"),
        private_dns: record.flag("private-dns"),
        gateway: record.flag("gateway"),
        ports: record.word("ports").to_string(),
        id: id.clone(),
    }
}

/// Whether a text follows a pattern in which `*` stands for anything before a dot and `{region}` for a
/// Region; the Region, where there is one in the pattern.
#[must_use]
pub fn fits<'text>(pattern: &str, text: &'text str) -> Option<Option<&'text str>> {
    // Most of some hundred patterns begin with another letter.
    if !pattern.starts_with(['*', '{']) && pattern.bytes().next() != text.bytes().next() {
        return None;
    }
    let text = match pattern.strip_prefix('*') {
        Some(rest) => {
            let (before, after) = rest.split_once("{region}").unwrap_or((rest, ""));
            // What the star stands for ends where the rest of the pattern can begin.
            let at = if after.is_empty() && !rest.contains("{region}") {
                text.len().checked_sub(rest.len())?
            } else {
                text.rfind(before)?
            };
            if at == 0 {
                return None;
            }
            return fits(rest, text.get(at..)?);
        }
        None => text,
    };
    let Some((before, after)) = pattern.split_once("{region}") else {
        return (pattern == text).then_some(None);
    };
    let inner = text.strip_prefix(before)?.strip_suffix(after)?;
    let whole = crate::estate::read::region_of_zone(inner) == Some(inner);
    (whole && !inner.contains('.')).then_some(Some(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_follow_patterns() {
        for (pattern, text, region) in [
            (
                "s3.{region}.amazonaws.com",
                "s3.us-east-1.amazonaws.com",
                Some(Some("us-east-1")),
            ),
            (
                "*.s3.{region}.amazonaws.com",
                "a.b.s3.us-east-1.amazonaws.com",
                Some(Some("us-east-1")),
            ),
            (
                "*.s3.{region}.amazonaws.com",
                "s3.us-east-1.amazonaws.com",
                None,
            ),
            (
                "*.s3.{region}.amazonaws.com",
                ".s3.us-east-1.amazonaws.com",
                None,
            ),
            ("s3.amazonaws.com", "s3.amazonaws.com", Some(None)),
            ("*.s3.amazonaws.com", "b.s3.amazonaws.com", Some(None)),
            ("*.s3.amazonaws.com", "s3.amazonaws.com", None),
            (
                "s3.{region}.amazonaws.com",
                "s3.dualstack.amazonaws.com",
                None,
            ),
            (
                "com.amazonaws.{region}.s3",
                "com.amazonaws.eu-west-1.s3",
                Some(Some("eu-west-1")),
            ),
            (
                "com.amazonaws.{region}.s3",
                "com.amazonaws.eu-west-1.s3express",
                None,
            ),
        ] {
            assert_eq!(fits(pattern, text), region, "{pattern} {text}");
        }
    }
}
