//! How long the steps took, for the browser's own profiler and for the page.

use wasm_bindgen::prelude::*;
use web_sys::Performance;

/// The clock of the page, the worker or Node; some embedders have none.
pub struct Clock(Option<Performance>);

impl Clock {
    /// The clock of wherever this runs.
    pub fn here() -> Clock {
        let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).ok();
        Clock(performance.and_then(|value| value.dyn_into().ok()))
    }

    /// Milliseconds since some moment in the past; 0 without a clock.
    pub fn now(&self) -> f64 {
        self.0.as_ref().map_or(0.0, Performance::now)
    }

    /// Runs a step and leaves a measure of it under the name.
    pub async fn measure<T>(&self, name: &str, step: impl Future<Output = T>) -> T {
        let mark = |performance: &Performance| performance.mark(name);
        // A mark that cannot be set (there is no room for more) is no reason to stop.
        let _ = self.0.as_ref().map(mark);
        let result = step.await;
        if let Some(performance) = &self.0 {
            let _ = performance.measure_with_start_mark(name, name);
            performance.clear_marks_with_mark_name(name);
        }
        result
    }
}
