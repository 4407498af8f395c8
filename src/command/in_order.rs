//! Work on a stream by several threads, its results in the order of the stream.
//!
//! However long the stream, only a few inputs and results for each thread are held at a time: the source is
//! read no faster than the results are taken.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Inputs that may wait for each thread, so that none is idle while the source is slow for a moment.
const WAITING: usize = 2;

/// The results of a run, in the order of its inputs.
///
/// The threads are not joined: where the results are no longer wanted the program shall not wait for a
/// source that may never end.
pub struct InOrder<R> {
    /// One place for each input, in order, in which its result will be found.
    places: Receiver<Receiver<R>>,
}

impl<R: Send + 'static> InOrder<R> {
    /// Starts `jobs` threads that do `work` on each input of the source, which has a thread of its own.
    ///
    /// # Errors
    /// When the system gives no further threads.
    pub fn start<T: Send + 'static>(
        jobs: NonZeroUsize,
        source: impl Iterator<Item = T> + Send + 'static,
        work: impl Fn(T) -> R + Clone + Send + 'static,
    ) -> io::Result<Self> {
        let (offer_place, places) = sync_channel(WAITING * jobs.get());
        let (offer_input, inputs) = sync_channel::<(T, SyncSender<R>)>(WAITING * jobs.get());
        let inputs = Arc::new(Mutex::new(inputs));
        for _ in 0..jobs.get() {
            let (inputs, work) = (Arc::clone(&inputs), work.clone());
            thread::Builder::new().name("annotate".into()).spawn(move || {
                while let Some((input, place)) = next_input(&inputs) {
                    // Nobody waits for it where the run has been given up.
                    let _ = place.send(work(input));
                }
            })?;
        }
        thread::Builder::new().name("read".into()).spawn(move || {
            for input in source {
                let (fill, place) = sync_channel(1);
                if offer_place.send(place).is_err() || offer_input.send((input, fill)).is_err() {
                    return;
                }
            }
        })?;
        Ok(InOrder { places })
    }

    /// The next result, or `None` after the last. Calls `before_waiting` where there is none yet.
    ///
    /// # Errors
    /// Those of `before_waiting`; and when a thread ended without a result.
    pub fn next(&mut self, mut before_waiting: impl FnMut() -> io::Result<()>) -> io::Result<Option<R>> {
        let Some(place) = take(&self.places, &mut before_waiting)? else { return Ok(None) };
        match take(&place, &mut before_waiting)? {
            Some(result) => Ok(Some(result)),
            None => Err(io::Error::other("a thread ended before its result was there")),
        }
    }
}

fn next_input<T>(inputs: &Mutex<Receiver<T>>) -> Option<T> {
    inputs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// What a channel holds next, or `None` where nothing more can come.
fn take<T>(channel: &Receiver<T>, before_waiting: &mut impl FnMut() -> io::Result<()>) -> io::Result<Option<T>> {
    match channel.try_recv() {
        Ok(value) => Ok(Some(value)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            before_waiting()?;
            Ok(channel.recv().ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn jobs(number: usize) -> NonZeroUsize {
        NonZeroUsize::new(number).unwrap_or(NonZeroUsize::MIN)
    }

    fn all<R: Send + 'static>(mut run: InOrder<R>) -> Vec<R> {
        let mut results = Vec::new();
        while let Ok(Some(result)) = run.next(|| Ok(())) {
            results.push(result);
        }
        results
    }

    #[test]
    fn results_keep_the_order_of_the_inputs_however_long_each_takes() {
        for number in [1, 2, 7] {
            let work = |input: u64| {
                // The first of each ten takes longest.
                (0..(10 - input % 10) * 2000).fold(input, |sum, step| std::hint::black_box(sum ^ step));
                input
            };
            let run = InOrder::start(jobs(number), 0..500, work).expect("threads");
            assert_eq!(all(run), (0..500).collect::<Vec<u64>>());
        }
    }

    #[test]
    fn an_endless_source_is_read_no_further_than_the_results_are_taken() {
        static READ: AtomicUsize = AtomicUsize::new(0);
        let source = std::iter::repeat_with(|| READ.fetch_add(1, Ordering::SeqCst));
        let mut run = InOrder::start(jobs(3), source, |input| input).expect("threads");
        for expected in 0..100 {
            assert_eq!(run.next(|| Ok(())).expect("no error"), Some(expected));
            // Each thread holds one, as many as may wait do so, and the source has the next one at hand.
            assert!(READ.load(Ordering::SeqCst) <= expected + 1 + 3 * (1 + 2 * WAITING) + 1);
        }
    }

    #[test]
    fn a_thread_that_ends_early_is_an_error_and_no_hole() {
        let work = |input: u32| if input == 3 { panic!("on purpose") } else { input };
        let mut run = InOrder::start(jobs(2), 0..9, work).expect("threads");
        for expected in 0..3 {
            assert_eq!(run.next(|| Ok(())).expect("no error"), Some(expected));
        }
        assert!(run.next(|| Ok(())).is_err());
    }
}
