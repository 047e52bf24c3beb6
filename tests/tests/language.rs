//! The examples of the language's reference, each laid over the built-in rules as a file of its own.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use tollgate_core::compile::compile;
use tollgate_core::diagnostic::render;
use tollgate_core::example;
use tollgate_tests::specs::with_overlay;

/// A fenced block of the reference.
struct Block {
    line: usize,
    mark: String,
    text: String,
}

#[test]
fn examples_compile_and_hold() {
    let introduction = blocks_of("README.md", "toll");
    assert!(introduction.len() > 1);
    let all = blocks("toll").into_iter().chain(introduction);
    let wrong = all.filter_map(|block| {
        let found = found(&block, Examples::Run);
        (!found.is_empty()).then(|| format!("line {}:\n{}", block.line, found.join("\n")))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn failing_examples_fail_as_they_say() {
    let wrong = blocks("toll,fail").into_iter().filter_map(|block| {
        let first = block.text.lines().next().unwrap_or_default();
        let Some(said) = first.strip_prefix("// fails: ") else {
            return Some(format!("line {}: no `// fails: `", block.line));
        };
        let found = found(&block, Examples::Leave);
        let missing = !found.iter().any(|text| text.contains(said));
        missing.then(|| {
            format!(
                "line {}: not `{said}` but\n{}",
                block.line,
                found.join("\n")
            )
        })
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_block_is_marked_and_there_are_some() {
    let unmarked = blocks("");
    let lines: Vec<usize> = unmarked.iter().map(|block| block.line).collect();
    assert!(lines.is_empty(), "blocks without a mark at lines {lines:?}");
    assert!(blocks("toll").len() > 5 && blocks("toll,fail").len() > 2);
}

#[derive(PartialEq, Eq)]
enum Examples {
    Run,
    Leave,
}

/// What the checker says of a block, and of the examples in it.
fn found(block: &Block, examples: Examples) -> Vec<String> {
    let files = with_overlay("overlay", &block.text);
    let compiled = compile(&files);
    let mut diagnostics = compiled.diagnostics;
    if let (Some(model), true) = (&compiled.model, examples == Examples::Run) {
        let overlay = u16::try_from(files.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let own: Vec<_> = compiled
            .examples
            .into_iter()
            .filter(|(file, _)| *file == overlay)
            .collect();
        diagnostics.extend(example::run(model, &own));
    }
    diagnostics.iter().map(|it| render(it, &files)).collect()
}

/// The blocks of the reference that bear a mark.
fn blocks(mark: &str) -> Vec<Block> {
    blocks_of("LANGUAGE.md", mark)
}

/// The blocks of a page beside the rules that bear a mark.
fn blocks_of(page: &str, mark: &str) -> Vec<Block> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let path = folder.join(page);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{error}"));
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in (1..).zip(text.lines()) {
        match (line.strip_prefix("```"), &mut open) {
            (Some(mark), None) => {
                open = Some(Block {
                    line: number,
                    mark: mark.to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "the last block has no end");
    blocks.retain(|block| block.mark == mark);
    blocks
}
