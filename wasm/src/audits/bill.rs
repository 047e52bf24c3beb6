//! Plans, states and templates: what a month of what they declare costs.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use tollgate_core::diagnostic::{Code, Diagnostic};
use tollgate_core::estate::read::declared::cloudformation::REGION;
use tollgate_core::estate::read::declared::{FileKind, read};
use tollgate_core::evaluate::bill::Terms;
use tollgate_core::price::{FileTerms, FileUsage, price_resources, supplied};
use wasm_bindgen::prelude::*;

use super::Audits;
use crate::files::{given, parameters as named};
use crate::input::{Input, day, unplaced};
use crate::output::plain;
use crate::refused::INPUT;

#[wasm_bindgen]
impl Audits {
    /// Prices what a plan, a state or a template declares. The usage is a file in Infracost's format; it, the
    /// Region and the parameters of a template, `NAME=VALUE` each, are empty where they are left out.
    ///
    /// # Errors
    /// The diagnostics of what is broken, or cannot be priced.
    pub fn price(
        &self,
        file: &str,
        usage: &str,
        region: &str,
        parameters: Vec<String>,
        rates: Vec<String>,
        on: &str,
    ) -> Result<JsValue, JsValue> {
        let input = Input::new(file);
        let region = given(region);
        let mut values = named(&parameters);
        values.extend(region.iter().map(|it| (REGION.to_string(), it.clone())));
        let read = read(file, 0, &values).map_err(|found| input.refused(&[found]))?;
        let Some((kind, declared)) = read else {
            let message = "this is neither a plan, a state nor a template";
            let found = Diagnostic::unplaced(Code::Json, String::from(message));
            let help = "give what `terraform show -json` prints, or a CloudFormation template";
            return Err(unplaced(&[found.help(help)]).into());
        };
        if kind != FileKind::Template && !parameters.is_empty() {
            let message = format!("a {} has no parameters", kind.word());
            let found = Diagnostic::unplaced(Code::UnknownName, message);
            return Err(unplaced(&[found.help("leave out `parameters`")]).into());
        }
        let usage = match given(usage) {
            None => FileUsage::default(),
            Some(text) => FileUsage::read(&self.model, &text)
                .map_err(|found| Input::new(&text).refused(&found))?,
        };
        let terms = Terms {
            on: Some(day(on)?),
            supplied: supplied(&self.model, &rates).map_err(|found| input.refused(&found))?,
            ..Terms::default()
        };
        let terms = FileTerms {
            terms,
            region: region.as_deref(),
            usage,
            file: INPUT,
            name: kind.word(),
        };
        let priced = price_resources(&self.model, &declared, &terms);
        plain(&priced.map_err(|found| input.refused(&found))?)
    }
}
