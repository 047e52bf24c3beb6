//! What a module without the standard library must bring: an allocator, and an end for what cannot go on.
//!
//! The core does not panic, so nothing would read a message; without one, the formatting of messages
//! stays out of what pages download.

use core::panic::PanicInfo;

/// An allocator half as large as that of the standard library.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
