//! What passes through endpoints and NAT gateways in a month.

mod bill;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
use crate::json::{Json, JsonValue};
use crate::model::Model;
use crate::quantity::Decimal;

/// The list of an answer of `CloudWatch`.
const RESULTS: &str = "MetricDataResults";
/// The name of everything that passes, whatever its service.
const ALL: &str = "gb";

/// GB of a month by thing and service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    carried: Vec<(String, String, Decimal)>,
}

impl Usage {
    /// Reads what passes in a month, in JSON (see [`Usage::from_json`]), or as a Cost and Usage Report of one month with
    /// ids of resources: comma-separated values, or a text of JSON that holds them.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn read(model: &Model, text: &str) -> Result<Self, Vec<Diagnostic>> {
        match text.trim_start().chars().next() {
            Some('"') => match Json::parse(text) {
                Ok(json) if json.text().is_some() => bill::read(model, json.text().unwrap_or("")),
                Ok(_) | Err(_) => bill::read(model, text),
            },
            Some('{' | '[') => Self::from_json(text),
            Some(_) | None => bill::read(model, text),
        }
    }

    /// Reads `{ "vpce-1": 12, "nat-1": { "gb": 900, "s3": 400 } }`: GB a month, in all and for services; or what
    /// `aws cloudwatch get-metric-data` prints of bytes over a month, where each label holds the id of its thing.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text).map_err(|found| alloc::vec![found])?;
        let mut usage = Self::default();
        let mut found = Vec::new();
        if let Some(results) = json.field(RESULTS) {
            for result in results.items() {
                usage.metric(result, &mut found);
            }
        } else if matches!(json.value, JsonValue::Record(_)) {
            for (id, held) in json.entries() {
                match held.value {
                    JsonValue::Record(_) => {
                        for (service, gb) in held.entries() {
                            usage.take(id, service, gb, &mut found);
                        }
                    }
                    JsonValue::Null
                    | JsonValue::Flag(_)
                    | JsonValue::Number(_)
                    | JsonValue::Text(_)
                    | JsonValue::List(_) => usage.take(id, ALL, held, &mut found),
                }
            }
        } else {
            found.push(wrong(&json, "usage is an object"));
        }
        if found.is_empty() {
            Ok(usage)
        } else {
            Err(found)
        }
    }

    fn take(&mut self, id: &str, service: &str, gb: &Json, found: &mut Vec<Diagnostic>) {
        match number(gb) {
            Some(number) => self
                .carried
                .push((id.to_string(), service.to_string(), number)),
            None => found.push(wrong(
                gb,
                &format!("`{service}` of `{id}` is a number of GB, zero or more"),
            )),
        }
    }

    /// Bytes of a metric: their sum in units of 1,073,741,824, as AWS bills them.
    fn metric(&mut self, result: &Json, found: &mut Vec<Diagnostic>) {
        let label = result.field("Label").and_then(Json::text).unwrap_or("");
        let plain = |sign: char| !(sign.is_ascii_alphanumeric() || sign == '-');
        let id = label
            .split(plain)
            .find(|part| part.starts_with("vpce-") || part.starts_with("nat-"));
        let Some(id) = id else {
            return found.push(wrong(
                result,
                "the label of a metric holds the id of an endpoint or a NAT gateway",
            ));
        };
        let mut sum = Decimal::ZERO;
        for value in result.field("Values").map_or(&[][..], Json::items) {
            match number(value).and_then(|bytes| sum.checked_add(bytes)) {
                Some(more) => sum = more,
                None => return found.push(wrong(value, "a value is a number of bytes")),
            }
        }
        // A GiB is 2^30 bytes; a thirtieth power of a half has thirty decimals, so six will do.
        let gb = sum.checked_mul(Decimal::new(931_322_574_615, 21).unwrap_or(Decimal::ZERO));
        let gb = gb.and_then(|gb| gb.rounded(6)).unwrap_or(sum);
        self.add(id, ALL, gb);
    }

    /// Adds to what is known of a thing and a service.
    fn add(&mut self, id: &str, service: &str, gb: Decimal) {
        let same = |it: &&mut (String, String, Decimal)| it.0 == id && it.1 == service;
        match self.carried.iter_mut().find(same) {
            Some((_, _, carried)) => *carried = carried.checked_add(gb).unwrap_or(*carried),
            None => self.carried.push((id.to_string(), service.to_string(), gb)),
        }
    }

    /// What passes through a thing in all, or for a service; nothing where nobody said.
    #[must_use]
    pub fn of(&self, id: &str, service: Option<&str>) -> Option<Decimal> {
        let service = service.unwrap_or(ALL);
        let found = self.carried.iter().find(|it| it.0 == id && it.1 == service);
        found.map(|it| it.2)
    }
}

fn number(json: &Json) -> Option<Decimal> {
    let text = match &json.value {
        JsonValue::Number(text) | JsonValue::Text(text) => text,
        JsonValue::Null | JsonValue::Flag(_) | JsonValue::List(_) | JsonValue::Record(_) => {
            return None;
        }
    };
    text.parse().ok().filter(|number| *number >= Decimal::ZERO)
}

fn wrong(json: &Json, message: &str) -> Diagnostic {
    let help = "write `{ \"vpce-1\": 12, \"nat-1\": { \"gb\": 900, \"s3\": 400 } }`, or give what `aws cloudwatch get-metric-data` prints";
    json.error(Code::Json, String::from(message)).help(help)
}
