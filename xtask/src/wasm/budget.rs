//! How large the files may be that users download, compressed as `gzip -9` does.

use crate::{Failure, process};

/// A file and the most bytes that it may have compressed.
struct Budget {
    file: &'static str,
    bytes: u64,
}

/// What each may weigh. ARCHITECTURE.md says of what the script of pages is made.
const BUDGETS: &[Budget] = &[
    Budget {
        file: "wasm/pkg/engine/tollgate_wasm_bg.wasm",
        bytes: 250_000,
    },
    Budget {
        file: "wasm/pkg/audits/tollgate_wasm_bg.wasm",
        bytes: 365_000,
    },
    Budget {
        file: "wasm/pkg/estates/tollgate_wasm_bg.wasm",
        bytes: 256_000,
    },
    Budget {
        file: "wasm/pkg/plans/tollgate_wasm_bg.wasm",
        bytes: 256_000,
    },
    Budget {
        file: "wasm/pkg/policies/tollgate_wasm_bg.wasm",
        bytes: 250_000,
    },
    Budget {
        file: "wasm/pkg/rules/tollgate_wasm_bg.wasm",
        bytes: 420_000,
    },
    Budget {
        file: "web-demo/dist/tollgate.js",
        bytes: 90_000,
    },
    Budget {
        file: "web-demo/dist/tollgate-full.js",
        bytes: 350_000,
    },
    Budget {
        file: "web-demo/dist/tollgate-estates.js",
        bytes: 210_000,
    },
    Budget {
        file: "web-demo/dist/tollgate-audits.js",
        bytes: 270_000,
    },
    Budget {
        file: "web-demo/dist/tollgate-plans.js",
        bytes: 215_000,
    },
    Budget {
        file: "web-demo/dist/tollgate-reference.js",
        bytes: 90_000,
    },
];

/// Prints the sizes of the budgeted files below a folder; fails if one is missing, is over its
/// budget, or is a WASM module that does not validate.
pub fn check(folder: &str) -> Result<(), Failure> {
    let mut failures = Vec::new();
    for budget in BUDGETS
        .iter()
        .filter(|budget| budget.file.starts_with(folder))
    {
        match measure(budget) {
            Ok(line) => println!("{line}"),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}

fn measure(budget: &Budget) -> Result<String, Failure> {
    let file = budget.file;
    if !process::root().join(file).is_file() {
        return Err(format!("{file} was not built"));
    }
    let printed = process::output(process::command("node").args(["xtask/node/measure.mjs", file]))?;
    let (plain, compressed) =
        sizes(&printed).ok_or_else(|| format!("{file} cannot be measured: {printed}"))?;
    let line = format!(
        "{file}: {plain} bytes, {compressed} compressed, of at most {}",
        budget.bytes
    );
    if compressed > budget.bytes {
        Err(format!("too large: {line}"))
    } else {
        Ok(line)
    }
}

/// The two numbers of `PLAIN COMPRESSED`.
fn sizes(printed: &str) -> Option<(u64, u64)> {
    let (plain, compressed) = printed.trim().split_once(' ')?;
    Some((plain.parse().ok()?, compressed.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_two_numbers() {
        assert_eq!(sizes("1000 20\n"), Some((1000, 20)));
        assert_eq!(sizes("1000"), None);
        assert_eq!(sizes("a b"), None);
    }

    #[test]
    fn a_file_that_was_not_built_is_a_failure() {
        let budget = Budget {
            file: "xtask/no-such-file",
            bytes: 1,
        };
        assert_eq!(
            measure(&budget),
            Err("xtask/no-such-file was not built".into())
        );
    }

    #[test]
    fn a_budget_is_a_limit() {
        let file = "xtask/Cargo.toml";
        assert!(
            measure(&Budget {
                file,
                bytes: 100_000
            })
            .is_ok()
        );
        let over = measure(&Budget { file, bytes: 1 });
        assert!(over.is_err_and(|failure| failure.starts_with("too large: xtask/Cargo.toml")));
    }
}
