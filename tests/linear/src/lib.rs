//! The work that a piece of the library does, counted in branches taken and not in seconds: the same on every
//! machine, however busy.
//!
//! The compiler puts a call to [`__sanitizer_cov_trace_pc`] at the start of every basic block (LLVM's
//! SanitizerCoverage, which fuzzers use too; `.cargo/count.sh` asks for it). What the standard library brings
//! ready compiled, copying and comparing of bytes above all, is not counted; its generic code is.

pub mod bad_text;

use std::cell::Cell;

thread_local! {
    static WORK: Cell<u64> = const { Cell::new(0) };
}

/// Called by every basic block of the library.
#[unsafe(no_mangle)]
pub extern "C" fn __sanitizer_cov_trace_pc() {
    WORK.set(WORK.get() + 1);
}

/// The basic blocks that `task` runs through, on this thread, and what it gives.
pub fn work_of<R>(task: impl FnOnce() -> R) -> (u64, R) {
    let before = WORK.get();
    let result = task();
    (WORK.get() - before, result)
}
