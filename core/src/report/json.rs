//! Reports as JSON text: compact, keys in the order of the fields, no floating point.
//!
//! `serde_json` writes the same bytes. Its number formatting and its error paths would make up a good
//! part of the module that pages download, and reports hold neither numbers with a point nor maps
//! with other keys than texts.

use alloc::string::{String, ToString as _};
use core::fmt;

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

use super::quote::quote;

/// The report as JSON text on one line.
#[must_use]
pub fn json<Report: Serialize>(report: &Report) -> String {
    let mut text = String::new();
    // Reports hold only what this writer knows, so nothing is refused.
    let _ = report.serialize(Writer { text: &mut text });
    text
}

/// What a report cannot hold: floating point, bytes, variants with values.
#[derive(Debug)]
struct NotInReports;

impl fmt::Display for NotInReports {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a report holds no such value")
    }
}

impl core::error::Error for NotInReports {}

impl serde::ser::Error for NotInReports {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Appends one value.
struct Writer<'text> {
    text: &'text mut String,
}

/// Appends the values of a list or a record.
struct Members<'text> {
    text: &'text mut String,
    close: char,
    first: bool,
}

impl<'text> Writer<'text> {
    fn members(self, open: char, close: char) -> Members<'text> {
        self.text.push(open);
        Members {
            text: self.text,
            close,
            first: true,
        }
    }

    fn whole(self, number: u64) -> Result<(), NotInReports> {
        self.text.push_str(&number.to_string());
        Ok(())
    }
}

impl Members<'_> {
    fn separate(&mut self) {
        if !core::mem::replace(&mut self.first, false) {
            self.text.push(',');
        }
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotInReports> {
        value.serialize(Writer { text: self.text })
    }

    fn named<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), NotInReports> {
        self.separate();
        quote(name, self.text);
        self.text.push(':');
        self.value(value)
    }

    fn close(self) -> Result<(), NotInReports> {
        self.text.push(self.close);
        Ok(())
    }
}

/// The same refusal for every kind of value that reports do not hold.
macro_rules! not_in_reports {
    ($($method:ident($($argument:ty),*)),* $(,)?) => {$(
        fn $method(self, $(_: $argument),*) -> Result<Self::Ok, Self::Error> {
            Err(NotInReports)
        }
    )*};
}

impl<'text> Serializer for Writer<'text> {
    type Ok = ();
    type Error = NotInReports;
    type SerializeSeq = Members<'text>;
    type SerializeTuple = Members<'text>;
    type SerializeTupleStruct = Impossible<(), NotInReports>;
    type SerializeTupleVariant = Impossible<(), NotInReports>;
    type SerializeMap = Members<'text>;
    type SerializeStruct = Members<'text>;
    type SerializeStructVariant = Impossible<(), NotInReports>;

    not_in_reports!(
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_f32(f32),
        serialize_f64(f64),
        serialize_char(char),
        serialize_bytes(&[u8]),
        serialize_unit_struct(&'static str),
    );

    fn serialize_bool(self, flag: bool) -> Result<(), NotInReports> {
        self.text.push_str(if flag { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, number: u8) -> Result<(), NotInReports> {
        self.whole(u64::from(number))
    }

    fn serialize_u16(self, number: u16) -> Result<(), NotInReports> {
        self.whole(u64::from(number))
    }

    fn serialize_u32(self, number: u32) -> Result<(), NotInReports> {
        self.whole(u64::from(number))
    }

    fn serialize_u64(self, number: u64) -> Result<(), NotInReports> {
        self.whole(number)
    }

    fn serialize_str(self, text: &str) -> Result<(), NotInReports> {
        quote(text, self.text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), NotInReports> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotInReports> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NotInReports> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &str, _: u32, variant: &str) -> Result<(), NotInReports> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &str,
        value: &T,
    ) -> Result<(), NotInReports> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: &T,
    ) -> Result<(), NotInReports> {
        Err(NotInReports)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'text>, NotInReports> {
        Ok(self.members('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'text>, NotInReports> {
        Ok(self.members('[', ']'))
    }

    fn serialize_tuple_struct(
        self,
        _: &str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NotInReports> {
        Err(NotInReports)
    }

    fn serialize_tuple_variant(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotInReports> {
        Err(NotInReports)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'text>, NotInReports> {
        Ok(self.members('{', '}'))
    }

    fn serialize_struct(self, _: &str, _: usize) -> Result<Members<'text>, NotInReports> {
        Ok(self.members('{', '}'))
    }

    fn serialize_struct_variant(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotInReports> {
        Err(NotInReports)
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = NotInReports;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotInReports> {
        self.separate();
        self.value(value)
    }

    fn end(self) -> Result<(), NotInReports> {
        self.close()
    }
}

impl SerializeTuple for Members<'_> {
    type Ok = ();
    type Error = NotInReports;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotInReports> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), NotInReports> {
        self.close()
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = NotInReports;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotInReports> {
        self.separate();
        self.value(key)?;
        self.text.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotInReports> {
        self.value(value)
    }

    fn end(self) -> Result<(), NotInReports> {
        self.close()
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = NotInReports;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotInReports> {
        self.named(name, value)
    }

    fn end(self) -> Result<(), NotInReports> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Alternative, UnknownRate};

    #[test]
    fn texts_are_escaped_and_options_are_null() {
        let unknown = UnknownRate {
            rate: "a\"\n\u{1}".into(),
            region: "é".into(),
            help: String::new(),
        };
        assert_eq!(
            json(&unknown),
            "{\"rate\":\"a\\\"\\n\\u0001\",\"region\":\"é\",\"help\":\"\"}"
        );
        let answer = crate::report::Answer::Words(alloc::vec!["x".into(), "y".into()]);
        let alternative = Alternative {
            question: "q".into(),
            answer,
            outcome: None,
            alike: 7,
        };
        let written = "{\"question\":\"q\",\"answer\":[\"x\",\"y\"],\"outcome\":null,\"alike\":7}";
        assert_eq!(json(&alternative), written);
    }
}
