//! Conditions: whether they hold, as far as their arguments are known.

use alloc::vec::Vec;

use super::super::resource::Value;
use super::Template;
use crate::json::{Json, JsonValue};

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// That depends on what is not known.
    Unknown,
}

impl Held {
    const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Held {
    fn from(held: bool) -> Self {
        if held { Self::Yes } else { Self::No }
    }
}

impl<'json> Template<'json> {
    /// A condition of the template; unknown where it is not declared or leads back to itself.
    pub fn named_condition(&mut self, name: &str) -> Held {
        let known = self.conditions.iter().find(|(known, _)| *known == name);
        if let Some((_, held)) = known {
            return *held;
        }
        let conditions = self.json.field("Conditions").map_or(&[][..], Json::entries);
        let Some((name, json)) = conditions.iter().find(|(known, _)| known == name) else {
            return Held::Unknown;
        };
        let Some(left) = self.conditions_left.checked_sub(1) else {
            return Held::Unknown;
        };
        let position = self.conditions.len();
        self.conditions.push((name, Held::Unknown));
        self.conditions_left = left;
        let held = self.condition(json);
        self.conditions_left = left.saturating_add(1);
        if let Some((_, known)) = self.conditions.get_mut(position) {
            *known = held;
        }
        held
    }

    /// `{"Fn::Equals": [a, b]}`, `Fn::And`, `Fn::Or`, `Fn::Not` or `{"Condition": name}`.
    pub fn condition(&mut self, json: &'json Json) -> Held {
        let [(name, argument)] = json.entries() else {
            return Held::Unknown;
        };
        match (name.as_str(), argument.items()) {
            ("Condition", _) => argument
                .text()
                .map_or(Held::Unknown, |name| self.named_condition(name)),
            ("Fn::Equals", [left, right]) => {
                let (left, right) = (self.value(left), self.value(right));
                match left.is_known() && right.is_known() {
                    true => Held::from(same(&left, &right)),
                    false => Held::Unknown,
                }
            }
            ("Fn::Not", [inner]) => self.condition(inner).not(),
            ("Fn::And", inner) => self.all(inner, Held::No),
            ("Fn::Or", inner) => self.all(inner, Held::Yes),
            _ => Held::Unknown,
        }
    }

    /// Whether one decides, none is unknown, or the question stays open.
    fn all(&mut self, inner: &'json [Json], decides: Held) -> Held {
        let held: Vec<Held> = inner.iter().map(|json| self.condition(json)).collect();
        if held.contains(&decides) {
            return decides;
        }
        if held.contains(&Held::Unknown) {
            return Held::Unknown;
        }
        decides.not()
    }

    /// `{"Fn::If": [condition, then, otherwise]}`
    pub fn choice(&mut self, argument: &'json Json) -> Value {
        let [condition, then, otherwise] = argument.items() else {
            return Value::Unknown(Vec::new());
        };
        let held = match &condition.value {
            JsonValue::Text(name) => self.named_condition(name),
            JsonValue::Record(_) => self.condition(condition),
            JsonValue::Null | JsonValue::Flag(_) | JsonValue::Number(_) | JsonValue::List(_) => {
                Held::Unknown
            }
        };
        match held {
            Held::Yes => self.value(then),
            Held::No => self.value(otherwise),
            Held::Unknown => {
                let (then, otherwise) = (self.value(then), self.value(otherwise));
                if then == otherwise {
                    return then;
                }
                super::unknown(&[&then, &otherwise])
            }
        }
    }
}

/// Whether two known values are the same; a number and a flag are what they are written as.
fn same(left: &Value, right: &Value) -> bool {
    match (left.text(), right.text()) {
        (Some(left), Some(right)) => left == right,
        (None, None) => left == right,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
