//! What can be wrong with an image.

use core::fmt;

use super::VERSION;

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
