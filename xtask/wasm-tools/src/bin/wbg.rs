//! Writes the JavaScript glue of a WASM module. Not named `wasm-bindgen`, because rustc refuses a
//! crate of that name below version 0.2.88.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
        .map_err(|error| anyhow::anyhow!("{error:?}"))
}
