//! A Cost and Usage Report as comma-separated values: what the lines of endpoints and NAT gateways say they carried.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Usage;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Model;
use crate::policy::knowledge::Record;
use crate::quantity::Decimal;
use crate::source::{Place, Span};

/// The catalogue of the lines that tell what something carried.
const LINES: &str = "carried-line";
/// Columns of a report, as both of its versions spell them without marks between words.
const COLUMNS: [&str; 4] = [
    "lineitemresourceid",
    "lineitemusagetype",
    "lineitemusageamount",
    "lineitemusagestartdate",
];
/// The places that amounts are kept with.
const PLACES: u8 = 6;

/// Reads a report of one month.
pub fn read(model: &Model, text: &str) -> Result<Usage, Vec<Diagnostic>> {
    let mut usage = Usage::default();
    let mut rows = Rows { text, at: 0 };
    let head: Vec<String> = rows.next().map(|row| row.cells).unwrap_or_default();
    let plain = |cell: &String| -> String {
        let letters = cell.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|it| it.to_ascii_lowercase()).collect()
    };
    let head: Vec<String> = head.iter().map(plain).collect();
    let column = |name: &str| head.iter().position(|it| it == name);
    let [Some(resource), Some(kind), Some(amount), day] = COLUMNS.map(column) else {
        let message = "these are neither JSON nor the columns of a Cost and Usage Report";
        return Err(alloc::vec![wrong(text, 0, 0, String::from(message))]);
    };
    let lines: Vec<Record<'_>> = model.catalogue(LINES).map_or_else(Vec::new, |of| {
        of.entries
            .iter()
            .map(|entry| Record { of, entry })
            .collect()
    });
    let mut month: Option<String> = None;
    for row in rows {
        let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
        let line = lines.iter().find(|it| cell(kind).ends_with(&it.entry.name));
        let id = cell(resource).rsplit(['/', ':']).next().unwrap_or("");
        let Some(line) = line.filter(|it| id.starts_with(it.word("of"))) else {
            continue;
        };
        let Some(gb) = number(cell(amount)) else {
            let message = format!("`{}` is no amount of GB", cell(amount));
            return Err(alloc::vec![wrong(text, row.start, row.end, message)]);
        };
        let own = day.and_then(|at| cell(at).get(..7)).unwrap_or("");
        match &month {
            Some(known) if !own.is_empty() && known != own => {
                let message = format!("the report tells of {known} and of {own}; give one month");
                return Err(alloc::vec![wrong(text, row.start, row.end, message)]);
            }
            Some(_) => {}
            None if own.is_empty() => {}
            None => month = Some(own.to_string()),
        }
        usage.add(id, line.word("counts"), gb);
    }
    if usage.carried.is_empty() {
        let message = "no line of the report tells what an endpoint or a NAT gateway carried";
        return Err(alloc::vec![wrong(text, 0, 0, String::from(message)).help(
            "a report tells of single things where it includes resource ids"
        )]);
    }
    Ok(usage)
}

/// A number, perhaps with a power of ten behind it, as spreadsheets write small ones.
fn number(text: &str) -> Option<Decimal> {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let power: i64 = power.parse().ok()?;
    let factor = match u8::try_from(power.unsigned_abs()).ok()? {
        places if power < 0 => Decimal::new(1, places)?,
        places => Decimal::whole(10_i64.checked_pow(u32::from(places))?),
    };
    let number = digits
        .parse::<Decimal>()
        .ok()?
        .rounded(PLACES.saturating_mul(2))?;
    let number = number.checked_mul(factor)?.rounded(PLACES)?;
    (number >= Decimal::ZERO).then_some(number)
}

fn wrong(text: &str, start: usize, end: usize, message: String) -> Diagnostic {
    let end = if end == 0 {
        text.find('\n').unwrap_or(text.len())
    } else {
        end
    };
    let place = Place {
        file: 0,
        span: Span::new(start, end),
    };
    Diagnostic::error(Code::Json, place, message).help(
        "give a Cost and Usage Report of one month with resource ids as CSV, what `aws cloudwatch get-metric-data` prints, or `{ \"vpce-1\": 12 }`",
    )
}

/// The rows of comma-separated values; a cell in quotation marks may hold commas, line ends and doubled marks.
struct Rows<'text> {
    text: &'text str,
    at: usize,
}

struct Row {
    start: usize,
    end: usize,
    cells: Vec<String>,
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let mut cells = Vec::new();
        let mut cell = String::new();
        let mut quoted = false;
        let mut signs = rest.char_indices().peekable();
        let mut end = rest.len();
        let mut next = rest.len();
        while let Some((at, sign)) = signs.next() {
            match sign {
                '"' if quoted && signs.peek().is_some_and(|(_, it)| *it == '"') => {
                    signs.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(core::mem::take(&mut cell)),
                '\r' if !quoted => {}
                '\n' if !quoted => {
                    (end, next) = (at, at.saturating_add(1));
                    break;
                }
                other => cell.push(other),
            }
        }
        cells.push(cell);
        let start = self.at;
        self.at = start.saturating_add(next);
        Some(Row {
            start,
            end: start.saturating_add(end),
            cells,
        })
    }
}
