//! The files of an estate, on their way to the core.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use tollgate_core::estate::Estate;
use tollgate_core::estate::read::{Beside, read_with};
use tollgate_core::source::SourceFile;
use wasm_bindgen::prelude::*;

use crate::refused::Refused;

/// The files of an estate, and what they do not tell by themselves.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Files {
    files: Vec<SourceFile>,
    beside: Beside,
    parameters: Vec<(String, String)>,
}

#[wasm_bindgen]
impl Files {
    /// Files by names and texts; Region and account are empty where they are left out. Parameters of templates
    /// are `NAME=VALUE` each.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        names: Vec<String>,
        texts: Vec<String>,
        region: &str,
        account: &str,
        parameters: Vec<String>,
    ) -> Self {
        let files = names.into_iter().zip(texts);
        Self {
            files: files
                .map(|(name, text)| SourceFile { name, text })
                .collect(),
            beside: Beside {
                region: given(region),
                account: given(account),
            },
            parameters: self::parameters(&parameters),
        }
    }
}

impl Files {
    /// The estate that stands in them.
    pub(crate) fn read(&self) -> Result<Estate, Refused> {
        read_with(&self.files, &self.beside, &self.parameters)
            .map_err(|found| Refused::of(&found, &self.files))
    }
}

/// Parameters of templates, of `NAME=VALUE` each.
pub fn parameters(written: &[String]) -> Vec<(String, String)> {
    let pairs = written.iter().filter_map(|it| it.split_once('='));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// A word, or none where it is empty.
pub fn given(word: &str) -> Option<String> {
    (!word.is_empty()).then(|| word.to_owned())
}
