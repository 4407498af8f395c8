//! Sorting in little code: one stable merge sort for values of every type.
//!
//! The standard library's sorts are compiled anew for each type that is sorted, at several kilobytes of WebAssembly a
//! time. Here one function orders indices, and only moving the values depends on what they are.

/// Sorts by the values themselves.
pub fn sort<T: Ord>(items: &mut [T]) {
    let order = order(items.len(), &mut |one, other| items[one] <= items[other]);
    rearrange(items, order);
}

/// Sorts by a key; what has the same key stays in its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let order = order(items.len(), &mut |one, other| key(&items[one]) <= key(&items[other]));
    rearrange(items, order);
}

/// The indices below `count` in order, or `None` where they are in order as they stand. `fits` says whether one may
/// stand before the other.
fn order(count: usize, fits: &mut dyn FnMut(usize, usize) -> bool) -> Option<Vec<usize>> {
    if (1..count).all(|at| fits(at - 1, at)) {
        return None;
    }
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([one, lefts @ ..], [other, rights @ ..]) = (left, right) {
                if fits(*one, *other) {
                    merged.push(*one);
                    left = lefts;
                } else {
                    merged.push(*other);
                    right = rights;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    Some(order)
}

/// Puts the value at `order[at]` in place `at`, for each place.
fn rearrange<T>(items: &mut [T], order: Option<Vec<usize>>) {
    let Some(mut order) = order else { return };
    for start in 0..order.len() {
        let mut at = start;
        // A place that is filled holds its own number.
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut values in proptest::collection::vec((0u8..9, 0u32..1000), 0..70)) {
            let mut expected = values.clone();
            expected.sort_by_key(|value| value.0);
            sort_by_key(&mut values, |value| value.0);
            prop_assert_eq!(&values, &expected);
            expected.sort();
            sort(&mut values);
            prop_assert_eq!(values, expected);
        }
    }
}
