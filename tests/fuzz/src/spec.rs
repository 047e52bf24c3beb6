//! Rule files: whatever is written, every mistake has its place, and layout changes no meaning.

use tollgate_core::compile::compile;
use tollgate_core::example;
use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;
use tollgate_core::syntax::tree::Written;
use tollgate_core::syntax::{formatted, parse};

use super::{image, shown};

/// Reads, checks, lays out and uses a rule file.
pub fn run(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
    let (items, mistakes) = parse(text, 0);
    shown(&mistakes, text);
    let file = SourceFile {
        name: "made-up".into(),
        text: text.into(),
    };
    let compiled = compile(&[file]);
    shown(&compiled.diagnostics, text);
    if let Some(model) = compiled.model {
        let _ = example::run(&model, &compiled.examples);
        assert!(Model::from_image(&model.to_image()).as_ref() == Ok(&model));
        image::use_all(&model, bytes);
    }
    let Ok(layout) = formatted(text) else {
        assert!(!mistakes.is_empty(), "only mistakes stand against a layout");
        return;
    };
    assert!(mistakes.is_empty());
    let (again, mistakes) = parse(&layout, 0);
    assert!(mistakes.is_empty(), "{mistakes:?}\n{layout}");
    assert_eq!(meaning(&items), meaning(&again), "{layout}");
    assert_eq!(formatted(&layout).as_deref(), Ok(layout.as_str()));
}

/// The items without their places.
fn meaning(items: &[Written]) -> String {
    let written = format!("{items:?}");
    let mut meaning = String::with_capacity(written.len());
    let mut rest = written.as_str();
    while let Some((before, from)) = rest.split_once("Span { start: ") {
        meaning.push_str(before);
        rest = from.split_once('}').map_or("", |(_, after)| after);
    }
    meaning.push_str(rest);
    meaning
}
