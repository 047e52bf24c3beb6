//! A checked model as bytes: a versioned, checksummed header, all texts, and plain values behind them.
//!
//! Texts stand by themselves, one after the other: they are proved to be texts at once, and text beside text
//! compresses better. This file knows bytes only; each type of the model says itself which values it is made of.

mod checksum;
mod error;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

pub use checksum::{checksum, fingerprint};
pub use error::ImageError;

/// First bytes of every image.
const MAGIC: &[u8; 4] = b"TOLL";
/// Version of the layout; an image of another version is refused.
pub const VERSION: u16 = 4;
/// Magic, version and checksum.
const HEADER: usize = 14;

/// A value that can be written to an image and read back.
pub trait Stored: Sized {
    /// Appends the value.
    fn store(&self, image: &mut Writer);
    /// Takes the value off the front; something empty where the bytes do not hold one.
    fn load(reader: &mut Reader<'_>) -> Self;
}

/// An image that is being written.
#[derive(Debug, Default)]
pub struct Writer {
    numbers: Vec<u8>,
    texts: String,
}

impl Writer {
    /// Appends a byte.
    pub fn push(&mut self, byte: u8) {
        self.numbers.push(byte);
    }

    /// Appends bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.numbers.extend_from_slice(bytes);
    }

    /// Appends how many values follow.
    fn length(&mut self, length: usize) {
        u64::try_from(length).unwrap_or(u64::MAX).store(self);
    }
}

/// Bytes that are being read. Damage is noted and asked for once, at the end: asking at every value
/// would make the module that pages download a tenth larger.
#[derive(Debug)]
pub struct Reader<'image> {
    // INVARIANT: empty once damaged, so that every list that is read then is empty too.
    bytes: &'image [u8],
    texts: &'image str,
    damaged: bool,
    depth: u8,
}

/// How deep values may be nested in one another.
const DEEPEST: u8 = 100;

impl<'image> Reader<'image> {
    /// Notes that the bytes do not hold what they should.
    pub fn damage(&mut self) {
        self.damaged = true;
        self.bytes = &[];
        self.texts = "";
    }

    /// The value, or its default where the bytes hold none.
    pub fn or_damaged<T>(&mut self, value: Option<T>, default: T) -> T {
        value.unwrap_or_else(|| {
            self.damage();
            default
        })
    }

    /// Goes into a value that may hold others of its kind; not where it is nested too deep.
    pub fn enter(&mut self) -> bool {
        let fits = self.depth < DEEPEST;
        if fits {
            self.depth = self.depth.saturating_add(1);
        } else {
            self.damage();
        }
        fits
    }

    /// Leaves the value again.
    pub const fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Bytes as they were written.
    pub fn bytes(&mut self) -> Vec<u8> {
        let length = self.length();
        Vec::from(self.take(length))
    }

    fn take(&mut self, count: usize) -> &'image [u8] {
        let Some((taken, rest)) = self.bytes.split_at_checked(count) else {
            self.damage();
            return &[];
        };
        self.bytes = rest;
        taken
    }

    /// How many values follow; nought where there cannot be so many.
    pub fn length(&mut self) -> usize {
        // Every value takes at least a byte, so a longer list cannot be meant.
        let length = usize::try_from(u64::load(self)).ok();
        let length = length.filter(|length| *length <= self.bytes.len());
        self.or_damaged(length, 0)
    }
}

/// The value as a whole image.
pub fn write<T: Stored>(value: &T) -> Vec<u8> {
    let mut written = Writer::default();
    value.store(&mut written);
    let mut body = Writer::default();
    body.bytes(written.texts.as_bytes());
    body.numbers.append(&mut written.numbers);
    let mut image = Vec::with_capacity(body.numbers.len().saturating_add(HEADER));
    image.extend_from_slice(MAGIC);
    image.extend_from_slice(&VERSION.to_le_bytes());
    image.extend_from_slice(&checksum(&body.numbers).to_le_bytes());
    image.append(&mut body.numbers);
    image
}

/// The value that an image holds.
///
/// # Errors
/// Where the bytes are no image, one of another version, or a damaged one.
pub fn read<T: Stored>(image: &[u8]) -> Result<T, ImageError> {
    let (header, body) = image
        .split_at_checked(HEADER)
        .ok_or(ImageError::NotAnImage)?;
    let rest = header
        .strip_prefix(MAGIC.as_slice())
        .ok_or(ImageError::NotAnImage)?;
    let (version, expected) = rest
        .split_first_chunk::<2>()
        .ok_or(ImageError::NotAnImage)?;
    let version = u16::from_le_bytes(*version);
    if version != VERSION {
        return Err(ImageError::OtherVersion(version));
    }
    if *expected != checksum(body).to_le_bytes() {
        return Err(ImageError::Corrupt);
    }
    let mut reader = Reader {
        bytes: body,
        texts: "",
        damaged: false,
        depth: 0,
    };
    let length = reader.length();
    let texts = core::str::from_utf8(reader.take(length)).ok();
    reader.texts = reader.or_damaged(texts, "");
    let value = T::load(&mut reader);
    if reader.damaged || !reader.bytes.is_empty() || !reader.texts.is_empty() {
        return Err(ImageError::Corrupt);
    }
    Ok(value)
}

impl Stored for u64 {
    /// Seven bits a byte, the low ones first.
    fn store(&self, image: &mut Writer) {
        let mut rest = *self;
        loop {
            let low = u8::try_from(rest & 0x7f).unwrap_or(0);
            rest >>= 7;
            if rest == 0 {
                return image.push(low);
            }
            image.push(low | 0x80);
        }
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        // Most numbers are below 128, and an image is little else than such numbers and texts.
        if let [byte, rest @ ..] = reader.bytes
            && byte & 0x80 == 0
        {
            reader.bytes = rest;
            return Self::from(*byte);
        }
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let Some(byte) = reader.take(1).first() else {
                return 0;
            };
            value |= u64::from(byte & 0x7f).wrapping_shl(shift);
            if byte & 0x80 == 0 {
                return value;
            }
        }
        reader.damage();
        0
    }
}

macro_rules! stored_as_u64 {
    ($($number:ty),*) => {$(
        impl Stored for $number {
            fn store(&self, image: &mut Writer) {
                u64::from(*self).store(image);
            }

            fn load(reader: &mut Reader<'_>) -> Self {
                let number = Self::try_from(u64::load(reader)).ok();
                reader.or_damaged(number, 0)
            }
        }
    )*};
}

stored_as_u64!(u8, u16, u32);

impl Stored for bool {
    fn store(&self, image: &mut Writer) {
        image.push(u8::from(*self));
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        u8::load(reader) != 0
    }
}

impl Stored for i128 {
    /// Zigzag, split into two halves.
    fn store(&self, image: &mut Writer) {
        let zigzag = (self.wrapping_shl(1) ^ (self >> 127)).cast_unsigned();
        u64::try_from(zigzag & u128::from(u64::MAX))
            .unwrap_or(0)
            .store(image);
        u64::try_from(zigzag >> 64).unwrap_or(0).store(image);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        let low = u128::from(u64::load(reader));
        let zigzag = low | (u128::from(u64::load(reader)) << 64);
        (zigzag >> 1).cast_signed() ^ (zigzag & 1).cast_signed().wrapping_neg()
    }
}

impl Stored for String {
    fn store(&self, image: &mut Writer) {
        image.length(self.len());
        image.texts.push_str(self);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        let length = usize::try_from(u64::load(reader)).ok();
        let parts = length.and_then(|length| reader.texts.split_at_checked(length));
        let (text, rest) = reader.or_damaged(parts, ("", ""));
        reader.texts = rest;
        Self::from(text)
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, image: &mut Writer) {
        image.length(self.len());
        self.iter().for_each(|value| value.store(image));
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        let length = reader.length();
        let mut values = Self::with_capacity(length);
        for _ in 0..length {
            values.push(T::load(reader));
        }
        values
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, image: &mut Writer) {
        self.is_some().store(image);
        if let Some(value) = self {
            value.store(image);
        }
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        bool::load(reader).then(|| T::load(reader))
    }
}

impl<T: Stored> Stored for Box<T> {
    fn store(&self, image: &mut Writer) {
        T::store(self, image);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        Self::new(T::load(reader))
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self, image: &mut Writer) {
        self.0.store(image);
        self.1.store(image);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        (A::load(reader), B::load(reader))
    }
}

/// Says of which fields a type of the model is made, in the order of the image.
macro_rules! stored {
    (struct $type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::image::Stored for $type {
            fn store(&self, image: &mut $crate::image::Writer) {
                $($crate::image::Stored::store(&self.$field, image);)*
            }

            fn load(reader: &mut $crate::image::Reader<'_>) -> Self {
                Self { $($field: $crate::image::Stored::load(reader),)* }
            }
        }
    };
    (enum $type:ident { $($tag:literal $variant:ident $(($($value:ident),*))? $({$($field:ident),*})?,)* }) => {
        impl $crate::image::Stored for $type {
            fn store(&self, image: &mut $crate::image::Writer) {
                match self {
                    $(Self::$variant $(($($value),*))? $({$($field),*})? => {
                        image.push($tag);
                        $($($crate::image::Stored::store($value, image);)*)?
                        $($($crate::image::Stored::store($field, image);)*)?
                    })*
                }
            }

            fn load(reader: &mut $crate::image::Reader<'_>) -> Self {
                let tag: u8 = $crate::image::Stored::load(reader);
                match tag {
                    $($tag => {
                        $($(let $value = $crate::image::Stored::load(reader);)*)?
                        $($(let $field = $crate::image::Stored::load(reader);)*)?
                        Self::$variant $(($($value),*))? $({$($field),*})?
                    })*
                    _ => {
                        // What is read after damage is 0: the first variant, which holds no other.
                        reader.damage();
                        Self::load(reader)
                    }
                }
            }
        }
    };
}

pub(crate) use stored;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_and_damage_is_noticed() {
        let value = alloc::vec![(String::from("é"), -5_i128), (String::new(), i128::MAX)];
        let image = write(&value);
        assert_eq!(read(&image), Ok(value));
        assert_eq!(read::<u64>(b"nothing"), Err(ImageError::NotAnImage));
        for index in HEADER..image.len() {
            let mut damaged = image.clone();
            damaged[index] ^= 1;
            assert_eq!(
                read::<Vec<(String, i128)>>(&damaged),
                Err(ImageError::Corrupt)
            );
        }
        let mut newer = image;
        newer[4] = 9;
        assert_eq!(read::<u64>(&newer), Err(ImageError::OtherVersion(9)));
    }
}
