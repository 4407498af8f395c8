//! Templates left out of an experiment, named by their places among the templates of a model (`CUE_DROP=3,7`).

use std::sync::OnceLock;

/// The templates that an experiment leaves out.
pub struct Dropped(Vec<bool>);

impl Dropped {
    /// As the environment names them.
    fn named(name: &str) -> Dropped {
        let mut dropped = vec![false; 64];
        let named = std::env::var(name).unwrap_or_default();
        for place in named.split(',').filter_map(|place| place.parse::<usize>().ok()) {
            dropped[place] = true;
        }
        Dropped(dropped)
    }

    /// Those of the tagger.
    pub fn of_tags() -> &'static Dropped {
        static DROPPED: OnceLock<Dropped> = OnceLock::new();
        DROPPED.get_or_init(|| Dropped::named("TAG_DROP"))
    }

    /// Those of the model of cues.
    pub fn of_cues() -> &'static Dropped {
        static DROPPED: OnceLock<Dropped> = OnceLock::new();
        DROPPED.get_or_init(|| Dropped::named("CUE_DROP"))
    }

    /// Those of the model of sources and contents.
    pub fn of_arguments() -> &'static Dropped {
        static DROPPED: OnceLock<Dropped> = OnceLock::new();
        DROPPED.get_or_init(|| Dropped::named("ARGUMENT_DROP"))
    }

    /// Leaves them out of the features of one item, which are the last of a list.
    pub fn cut(&self, features: &mut Vec<u32>, first: usize) {
        let mut to = first;
        for (place, from) in (first..features.len()).enumerate() {
            if !self.0[place] {
                features[to] = features[from];
                to += 1;
            }
        }
        features.truncate(to);
    }
}
