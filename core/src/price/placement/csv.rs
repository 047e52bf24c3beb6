//! Usages as comma-separated values: a heading, then a line for each VPC and service.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::read::{Reader, unit_behind};
use super::usage::{Services, Usage, Vpc};
use crate::diagnostic::{Code, Diagnostic};
use crate::json::bare;
use crate::quantity::Decimal;
use crate::source::{Place, Span};

/// Columns that a heading may name; the first four must be there.
const COLUMNS: [&str; 6] = ["vpc", "zones", "service", "gb", "nat_gateways", "attached"];
const NEEDED: usize = 4;

/// Reads lines such as `vpc-1,3,ecr.api,200,1,yes` under a heading that names the columns.
pub fn read(reader: &mut Reader<'_>, text: &str, services: &Services<'_>, usage: &mut Usage) {
    let mut at = 0_usize;
    let mut columns: Option<(Vec<usize>, usize)> = None;
    // VPCs by name, so that the lines of one need not stand together.
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for line in text.split('\n') {
        let start = at;
        at = at.saturating_add(line.len()).saturating_add(1);
        let line = line.trim_end_matches('\r');
        let line = if start == 0 { bare(line).1 } else { line };
        if line.trim().is_empty() {
            continue;
        }
        let fields = fields(line);
        let wrong = |message: String| {
            let end = start.saturating_add(line.len());
            let span = Span::new(start, end);
            Diagnostic::error(Code::Number, Place { file: 0, span }, message)
        };
        let Some((columns, wide)) = &columns else {
            match heading(&fields) {
                Ok(found) => columns = Some((found, fields.len())),
                Err(message) => {
                    let help =
                        "begin with `vpc,zones,service,gb`, and `nat_gateways,attached` if need be";
                    return reader.report(wrong(message).help(help));
                }
            }
            continue;
        };
        if fields.len() > *wide {
            let more = fields.len();
            let message = format!("{more} values stand under {wide} columns");
            let help =
                "name every column in the heading, and put a value that holds a comma in quotes";
            reader.report(wrong(message).help(help));
            continue;
        }
        let field = |column: usize| {
            let place = columns.get(column).copied().unwrap_or(usize::MAX);
            fields.get(place).map_or("", |field| field.trim())
        };
        let number = |column: usize| {
            let text = field(column);
            let number = text.parse::<Decimal>().ok();
            number.filter(|it| !it.is_negative()).ok_or_else(|| {
                let name = COLUMNS.get(column).copied().unwrap_or_default();
                if let Some(message) = unit_behind(name, text) {
                    return wrong(message).help("write the number alone");
                }
                wrong(format!("`{name}` is no number of nought or more: `{text}`"))
            })
        };
        let read = (|| {
            let (zones, gb) = (number(1)?, number(3)?);
            if zones.is_zero() || !zones.is_whole() {
                return Err(wrong(format!(
                    "`zones` is a whole number, one at least, not {zones}"
                )));
            }
            let nat = match field(4) {
                "" => false,
                _ => !number(4)?.is_zero(),
            };
            let attached = match field(5) {
                "" | "no" | "false" | "0" => false,
                "yes" | "true" | "1" => true,
                other => return Err(wrong(format!("`attached` is yes or no, not `{other}`"))),
            };
            let service = services.get(field(2)).ok_or_else(|| {
                let mut diagnostic = services.unknown(field(2));
                diagnostic.place = wrong(String::new()).place;
                diagnostic
            })?;
            Ok((zones, gb, nat, attached, service))
        })();
        let (zones, gb, nat, attached, service) = match read {
            Ok(read) => read,
            Err(diagnostic) => {
                reader.report(diagnostic);
                continue;
            }
        };
        let id = field(0);
        let position = match known.get(id) {
            Some(position) => Some(*position),
            None => {
                known.insert(id.to_string(), usage.vpcs.len());
                usage.vpcs.push(Vpc {
                    id: id.to_string(),
                    zones,
                    services: Vec::new(),
                    nat,
                    attached,
                });
                usage.vpcs.len().checked_sub(1)
            }
        };
        let Some(vpc) = position.and_then(|position| usage.vpcs.get_mut(position)) else {
            continue;
        };
        if (vpc.zones, vpc.nat, vpc.attached) != (zones, nat, attached) {
            let message = format!(
                "`{id}` is described in two ways: its zones, NAT gateways or attachment differ"
            );
            reader.report(wrong(message));
        }
        if vpc.services.iter().any(|(known, _)| *known == service) {
            reader.report(wrong(format!("`{}` of `{id}` is given twice", field(2))));
        }
        vpc.services.push((service, gb));
    }
    if columns.is_none() {
        let message = String::from("the table is empty");
        let diagnostic = Diagnostic::unplaced(Code::MissingField, message);
        reader.report(diagnostic.help("begin with `vpc,zones,service,gb`"));
    }
}

/// Where each column stands.
fn heading(fields: &[String]) -> Result<Vec<usize>, String> {
    for (number, field) in fields.iter().enumerate() {
        let name = field.trim();
        if !COLUMNS.contains(&name) {
            return Err(format!("there is no column `{name}`"));
        }
        if fields.iter().take(number).any(|it| it.trim() == name) {
            return Err(format!("the column `{name}` is named twice"));
        }
    }
    let mut places = Vec::new();
    for (number, column) in COLUMNS.iter().enumerate() {
        match fields.iter().position(|field| field.trim() == *column) {
            Some(place) => places.push(place),
            None if number < NEEDED => return Err(format!("the column `{column}` is missing")),
            None => places.push(usize::MAX),
        }
    }
    Ok(places)
}

/// The fields of a line; those in quotes may hold commas, and a quote written twice. Empty ones at the end,
/// as spreadsheets write them, are none.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field) = (Vec::new(), String::new());
    let mut quoted = false;
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                field.push('"');
                signs.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(core::mem::take(&mut field)),
            _ => field.push(sign),
        }
    }
    fields.push(field);
    while fields.last().is_some_and(|it| it.trim().is_empty()) {
        fields.pop();
    }
    fields
}
