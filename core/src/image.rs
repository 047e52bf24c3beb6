//! A checked model as bytes: a versioned, checksummed header and plain values behind it.
//!
//! This file knows bytes only; each type of the model says itself which values it is made of.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// First bytes of every image.
const MAGIC: &[u8; 4] = b"TOLL";
/// Version of the layout; an image of another version is refused.
pub const VERSION: u16 = 1;
/// Magic, version and checksum.
const HEADER: usize = 14;

/// Why an image cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageError {
    /// The bytes are no image at all.
    NotAnImage,
    /// The image was written by another version of the language.
    OtherVersion(u16),
    /// The bytes were changed or cut off.
    Corrupt,
}

impl fmt::Display for ImageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnImage => write!(formatter, "these bytes are no image of a rule model"),
            Self::OtherVersion(version) => write!(
                formatter,
                "the image has version {version}, this build reads version {VERSION}; compile the specs anew"
            ),
            Self::Corrupt => write!(formatter, "the image is damaged; compile the specs anew"),
        }
    }
}

#[cfg(feature = "std")]
impl std::error::Error for ImageError {}

/// A value that can be written to an image and read back.
pub trait Stored: Sized {
    /// Appends the value.
    fn store(&self, image: &mut Vec<u8>);
    /// Takes the value off the front.
    ///
    /// # Errors
    /// Where the bytes do not hold such a value.
    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError>;
}

/// The value as a whole image.
pub fn write<T: Stored>(value: &T) -> Vec<u8> {
    let mut body = Vec::new();
    value.store(&mut body);
    let mut image = Vec::with_capacity(body.len().saturating_add(HEADER));
    image.extend_from_slice(MAGIC);
    image.extend_from_slice(&VERSION.to_le_bytes());
    image.extend_from_slice(&fingerprint(&body).to_le_bytes());
    image.append(&mut body);
    image
}

/// The value that an image holds.
///
/// # Errors
/// Where the bytes are no image, one of another version, or a damaged one.
pub fn read<T: Stored>(image: &[u8]) -> Result<T, ImageError> {
    let (header, mut body) = image
        .split_at_checked(HEADER)
        .ok_or(ImageError::NotAnImage)?;
    let rest = header
        .strip_prefix(MAGIC.as_slice())
        .ok_or(ImageError::NotAnImage)?;
    let (version, checksum) = rest
        .split_first_chunk::<2>()
        .ok_or(ImageError::NotAnImage)?;
    let version = u16::from_le_bytes(*version);
    if version != VERSION {
        return Err(ImageError::OtherVersion(version));
    }
    if checksum != fingerprint(body).to_le_bytes() {
        return Err(ImageError::Corrupt);
    }
    let value = T::load(&mut body)?;
    if body.is_empty() {
        Ok(value)
    } else {
        Err(ImageError::Corrupt)
    }
}

/// FNV-1a over 64 bits: enough to notice damage and to tell revisions apart.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn take<'image>(bytes: &mut &'image [u8], count: usize) -> Result<&'image [u8], ImageError> {
    let (taken, rest) = bytes.split_at_checked(count).ok_or(ImageError::Corrupt)?;
    *bytes = rest;
    Ok(taken)
}

impl Stored for u64 {
    /// Seven bits a byte, the low ones first.
    fn store(&self, image: &mut Vec<u8>) {
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

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = take(bytes, 1)?
                .first()
                .copied()
                .ok_or(ImageError::Corrupt)?;
            value |= u64::from(byte & 0x7f)
                .checked_shl(shift)
                .ok_or(ImageError::Corrupt)?;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ImageError::Corrupt)
    }
}

macro_rules! stored_as_u64 {
    ($($number:ty),*) => {$(
        impl Stored for $number {
            fn store(&self, image: &mut Vec<u8>) {
                u64::from(*self).store(image);
            }

            fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
                Self::try_from(u64::load(bytes)?).map_err(|_| ImageError::Corrupt)
            }
        }
    )*};
}

stored_as_u64!(u8, u16, u32);

impl Stored for bool {
    fn store(&self, image: &mut Vec<u8>) {
        image.push(u8::from(*self));
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        Ok(u8::load(bytes)? != 0)
    }
}

impl Stored for i128 {
    /// Zigzag, split into two halves.
    fn store(&self, image: &mut Vec<u8>) {
        let zigzag = (self.wrapping_shl(1) ^ (self >> 127)).cast_unsigned();
        u64::try_from(zigzag & u128::from(u64::MAX))
            .unwrap_or(0)
            .store(image);
        u64::try_from(zigzag >> 64).unwrap_or(0).store(image);
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        let low = u128::from(u64::load(bytes)?);
        let zigzag = low | (u128::from(u64::load(bytes)?) << 64);
        Ok((zigzag >> 1).cast_signed() ^ (zigzag & 1).cast_signed().wrapping_neg())
    }
}

impl Stored for String {
    fn store(&self, image: &mut Vec<u8>) {
        u64::try_from(self.len()).unwrap_or(u64::MAX).store(image);
        image.extend_from_slice(self.as_bytes());
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        let length = usize::try_from(u64::load(bytes)?).map_err(|_| ImageError::Corrupt)?;
        let text = core::str::from_utf8(take(bytes, length)?).map_err(|_| ImageError::Corrupt)?;
        Ok(Self::from(text))
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, image: &mut Vec<u8>) {
        u64::try_from(self.len()).unwrap_or(u64::MAX).store(image);
        self.iter().for_each(|value| value.store(image));
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        let length = usize::try_from(u64::load(bytes)?).map_err(|_| ImageError::Corrupt)?;
        // Every value takes at least a byte, so a longer list cannot be meant.
        if length > bytes.len() {
            return Err(ImageError::Corrupt);
        }
        (0..length).map(|_| T::load(bytes)).collect()
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, image: &mut Vec<u8>) {
        self.is_some().store(image);
        if let Some(value) = self {
            value.store(image);
        }
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        bool::load(bytes)?.then(|| T::load(bytes)).transpose()
    }
}

impl<T: Stored> Stored for Box<T> {
    fn store(&self, image: &mut Vec<u8>) {
        T::store(self, image);
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        T::load(bytes).map(Self::new)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self, image: &mut Vec<u8>) {
        self.0.store(image);
        self.1.store(image);
    }

    fn load(bytes: &mut &[u8]) -> Result<Self, ImageError> {
        Ok((A::load(bytes)?, B::load(bytes)?))
    }
}

/// Says of which fields a type of the model is made, in the order of the image.
macro_rules! stored {
    (struct $type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::image::Stored for $type {
            fn store(&self, image: &mut alloc::vec::Vec<u8>) {
                $($crate::image::Stored::store(&self.$field, image);)*
            }

            fn load(bytes: &mut &[u8]) -> Result<Self, $crate::image::ImageError> {
                Ok(Self { $($field: $crate::image::Stored::load(bytes)?,)* })
            }
        }
    };
    (enum $type:ident { $($tag:literal $variant:ident $(($($value:ident),*))? $({$($field:ident),*})?,)* }) => {
        impl $crate::image::Stored for $type {
            fn store(&self, image: &mut alloc::vec::Vec<u8>) {
                match self {
                    $(Self::$variant $(($($value),*))? $({$($field),*})? => {
                        image.push($tag);
                        $($($crate::image::Stored::store($value, image);)*)?
                        $($($crate::image::Stored::store($field, image);)*)?
                    })*
                }
            }

            fn load(bytes: &mut &[u8]) -> Result<Self, $crate::image::ImageError> {
                let tag: u8 = $crate::image::Stored::load(bytes)?;
                match tag {
                    $($tag => {
                        $($(let $value = $crate::image::Stored::load(bytes)?;)*)?
                        $($(let $field = $crate::image::Stored::load(bytes)?;)*)?
                        Ok(Self::$variant $(($($value),*))? $({$($field),*})?)
                    })*
                    _ => Err($crate::image::ImageError::Corrupt),
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
