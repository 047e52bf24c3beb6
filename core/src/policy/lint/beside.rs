//! What stands beside a policy: requests that must pass, with the other policies in their way, and the other endpoints
//! of the VPC. Some rules can only be told with it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::Diagnostic;
use crate::json::{Json, JsonValue};
use crate::policy::case::{Case, Reader, field};

/// What stands beside the policies that are looked at.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Requests that must pass, each with the policies of the other gates and the way that it takes.
    pub cases: Vec<Case>,
    /// Requests that are only tried: they tell the endpoint's own ids and what stands at resources, and may be refused.
    pub tried: Vec<Case>,
    /// The services of all endpoints of the VPC; absent where they are not known.
    pub services: Option<Vec<String>>,
    /// The Region.
    pub region: Option<String>,
}

const FIELDS: [&str; 4] = ["cases", "tried", "services", "region"];

impl Beside {
    /// Reads `{ "cases": [case...], "tried": [case...], "services": [id...], "region": id }`, of which each may be left
    /// out; a list is one of cases.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text).map_err(|found| alloc::vec![found])?;
        let mut reader = Reader { found: Vec::new() };
        let mut beside = Self::default();
        if let JsonValue::List(cases) = &json.value {
            beside.cases = cases.iter().filter_map(|it| reader.case(it)).collect();
        } else if let Some(fields) = reader.record(&json, "what stands beside", &FIELDS) {
            for (name, read) in [("cases", &mut beside.cases), ("tried", &mut beside.tried)] {
                if let Some(cases) = field(fields, name) {
                    let cases = reader.list(cases, name);
                    *read = cases.iter().filter_map(|it| reader.case(it)).collect();
                }
            }
            if let Some(services) = field(fields, "services") {
                let services = reader.list(services, "services").iter();
                let services = services.filter_map(|it| reader.text(it, "services"));
                beside.services = Some(services.collect());
            }
            beside.region = field(fields, "region").and_then(|it| reader.text(it, "region"));
        }
        if reader.found.is_empty() {
            Ok(beside)
        } else {
            Err(reader.found)
        }
    }

    /// All requests.
    pub fn requests(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().chain(&self.tried)
    }

    /// The Region, as it is said or as a request's endpoint lies in it.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        let of_cases = || {
            let mut ways = self.requests().filter_map(|it| it.way.as_ref());
            ways.find_map(|way| way.fact("endpoint.region"))
        };
        self.region.as_deref().or_else(of_cases)
    }
}
