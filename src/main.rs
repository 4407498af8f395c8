//! The command line: `claimlight annotate` and `claimlight compare`.
//!
//! Exit status: 0 when all went well, 1 when an input could not be read, 2 for a wrong usage.

#[cfg(not(target_arch = "wasm32"))]
mod command;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

/// The browser has its own face; this keeps `cargo build --target wasm32-unknown-unknown` whole.
#[cfg(target_arch = "wasm32")]
fn main() {}
