//! Chains of hearsay: everybody whom the words of an attribution passed through.

use super::Standing;
use super::registry::Id;
use crate::attribution::{Attribution, RelaySide};

/// Hands that a chain may have; a longer nest says nothing to a reader.
const LONGEST: usize = 16;

/// The speakers of one attribution: its own, and of each relay in order.
pub struct Heard {
    /// Who says it.
    pub speaker: Option<Id>,
    /// Who stands in each relay, in the order of [`Attribution::relays`].
    pub relays: Vec<Option<Id>>,
}

/// For each attribution who says it and the chain, nearest to the fact first.
pub fn standings(attributions: &[Attribution], heard: &[Heard]) -> Vec<Standing> {
    attributions
        .iter()
        .zip(heard)
        .map(|(attribution, own)| {
            let mut chain = Vec::new();
            append(&mut chain, attribution, own);
            let mut outer = attribution.outer;
            // Bounded, so that a nest that bites its own tail ends.
            for _ in 0..LONGEST {
                let Some(index) = outer.map(|index| index as usize) else { break };
                let (Some(around), Some(heard)) = (attributions.get(index), heard.get(index)) else { break };
                append(&mut chain, around, heard);
                outer = around.outer;
            }
            Standing { speaker: own.speaker, chain }
        })
        .collect()
}

fn append(chain: &mut Vec<Id>, attribution: &Attribution, heard: &Heard) {
    let relays = || attribution.relays.iter().zip(&heard.relays);
    let side = |side: RelaySide| relays().filter(move |(relay, _)| relay.side == side).filter_map(|(_, id)| *id);
    let hands = side(RelaySide::BeforeSource).chain(heard.speaker).chain(side(RelaySide::AfterSource));
    for hand in hands {
        if !chain.contains(&hand) && chain.len() < LONGEST {
            chain.push(hand);
        }
    }
}
