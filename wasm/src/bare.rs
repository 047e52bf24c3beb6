//! What a module without the standard library must bring: an end for what cannot go on.
//!
//! The core does not panic, so nothing would read a message; without one, the formatting of messages
//! stays out of what pages download.

use core::panic::PanicInfo;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
