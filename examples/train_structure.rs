//! Trains the line model of saved pages and writes its weights.
//!
//! usage: `train_structure TRAIN.jsonl > src/structure/line_model.txt`
//!
//! The file has one line of a page a JSON line, the lines of a page together and in order:
//! `{"page", "site", "text", "label": "BODY" | "FURNITURE"}`. The same data give the same bytes.
//! On standard error: how the model does on each eighth of the sites when trained on the others.

use std::collections::BTreeMap;

use claimlight::structure::feature::{Active, count};
use claimlight::structure::line_features;
use claimlight::structure::model::{BEGIN, FINISH, KINDS, Model, SCALE, STATES, STEPS, STORY};

/// Passes over the pages; the weights of the second half are averaged.
const EPOCHS: usize = 24;
/// Pull of each weight towards zero.
const DECAY: f64 = 0.01;
/// Share of the features that is left out of each step, so that none is relied on alone.
const DROPOUT: f64 = 0.2;
/// Step size of AdaGrad.
const RATE: f64 = 0.1;
/// How much worse a lost line of the story is than a bright line of furniture, in the chain's own measure.
const COST: f64 = 1.5;
/// Parts that the sites are dealt into to judge the model.
const FOLDS: u64 = 8;
/// No reading.
const NEVER: f64 = -1e30;

/// Lines of a page, and whether they belong to its story.
type Rows = Vec<(String, bool)>;

struct Page {
    site: String,
    lines: Vec<Active>,
    states: Vec<usize>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: train_structure TRAIN.jsonl > WEIGHTS")?;
    let pages = read(&std::fs::read_to_string(&path)?)?;
    judge(&pages);
    let weights = Trainer::run(&pages.iter().collect::<Vec<_>>());
    let lines: usize = pages.iter().map(|page| page.lines.len()).sum();
    println!(
        "# Weights of the line model, in 1/{SCALE}: the steps {STEPS:?}, then a line for each feature (before, story, within, after, begin, finish, alone)."
    );
    println!(
        "# Made by examples/train_structure.rs from {} saved pages, {lines} lines, of article-extraction-benchmark (MIT licence).",
        pages.len()
    );
    print!("{}", weights.written());
    Ok(())
}

/// The pages of a file of lines.
fn read(file: &str) -> Result<Vec<Page>, Box<dyn std::error::Error>> {
    let mut rows: Vec<(String, String, Rows)> = Vec::new();
    for line in file.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| row[name].as_str().map(str::to_owned).ok_or(format!("no {name} in {line}"));
        let (page, text, body) = (field("page")?, field("text")?, field("label")? == "BODY");
        match rows.last_mut().filter(|last| last.0 == page) {
            Some(last) => last.2.push((text, body)),
            None => rows.push((page, field("site")?, vec![(text, body)])),
        }
    }
    Ok(rows.into_iter().map(|(_, site, lines)| page(site, &lines)).collect())
}

fn page(site: String, rows: &[(String, bool)]) -> Page {
    let text = rows.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("\n");
    let mut starts = BTreeMap::new();
    let mut at = 0;
    for (index, (line, _)) in rows.iter().enumerate() {
        starts.insert(at, index);
        at += line.len() + 1;
    }
    let (lines, body): (Vec<_>, Vec<_>) = line_features(&text)
        .into_iter()
        .map(|(span, active)| {
            let row = starts.range(..=span.start as usize).next_back().map_or(0, |(_, &row)| row);
            (active, rows[row].1)
        })
        .unzip();
    let first = body.iter().position(|&body| body).unwrap_or(body.len());
    let last = body.iter().rposition(|&body| body).unwrap_or(0);
    let state = |(at, &body): (usize, &bool)| match body {
        true => STORY,
        false if at < first => 0,
        false if at > last => 3,
        false => 2,
    };
    Page { site, lines, states: body.iter().enumerate().map(state).collect() }
}

/// Weights in full precision.
struct Weights {
    features: Vec<[f64; KINDS]>,
    steps: [f64; STEPS.len()],
}

impl Weights {
    fn zero() -> Weights {
        Weights { features: vec![[0.0; KINDS]; count()], steps: [0.0; STEPS.len()] }
    }

    fn written(&self) -> String {
        let part = |weight: &f64| ((weight * f64::from(SCALE)).round().clamp(-127.0, 127.0) as i32).to_string();
        let line = |weights: &[f64]| weights.iter().map(part).collect::<Vec<_>>().join(" ") + "\n";
        let steps: Vec<String> = self.steps.iter().map(|w| (w * f64::from(SCALE)).round().to_string()).collect();
        let features: String = self.features.iter().map(|weights| line(weights)).collect();
        format!("{}\n{features}", steps.join(" "))
    }

    fn sums(&self, line: &[u16]) -> [f64; KINDS] {
        let mut sums = [0.0; KINDS];
        for &feature in line {
            for (sum, weight) in sums.iter_mut().zip(self.features[feature as usize]) {
                *sum += weight;
            }
        }
        sums
    }

    fn step(&self, step: usize, sums: &[f64; KINDS]) -> f64 {
        let turn = match step {
            BEGIN => sums[STATES],
            FINISH => sums[STATES + 1],
            _ => 0.0,
        };
        self.steps[step] + turn
    }
}

/// The same pseudo-random numbers every time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// AdaGrad on the chain's likelihood, each line outside the story made dearer by [`COST`], and on the
/// logistic loss of the lines by themselves.
struct Trainer {
    weights: Weights,
    squares: Weights,
}

impl Trainer {
    fn run(pages: &[&Page]) -> Weights {
        let mut trainer = Trainer { weights: Weights::zero(), squares: Weights::zero() };
        let mut average = Weights::zero();
        let mut dice = Dice(88_172_645_463_325_252);
        let mut order: Vec<usize> = (0..pages.len()).collect();
        for epoch in 0..EPOCHS {
            for at in (1..order.len()).rev() {
                order.swap(at, (dice.roll() % (at as u64 + 1)) as usize);
            }
            for &at in &order {
                let kept: Vec<bool> = (0..count()).map(|feature| feature == 0 || dice.share() >= DROPOUT).collect();
                trainer.learn(pages[at], &kept);
            }
            if epoch >= EPOCHS / 2 {
                let share = 1.0 / (EPOCHS - EPOCHS / 2) as f64;
                let now = trainer.weights.features.iter().flatten().chain(&trainer.weights.steps);
                for (sum, weight) in average.features.iter_mut().flatten().chain(&mut average.steps).zip(now) {
                    *sum += weight * share;
                }
            }
        }
        average
    }

    fn learn(&mut self, page: &Page, kept: &[bool]) {
        let keep = |line: &Active| line.iter().copied().filter(|&feature| kept[feature as usize]).collect::<Vec<_>>();
        let lines: Vec<Active> = page.lines.iter().map(keep).collect();
        let sums: Vec<_> = lines.iter().map(|line| self.weights.sums(line)).collect();
        let (by_line, by_step) = slopes(&self.weights, &sums, &page.states);
        let scale = 1.0 / (lines.len() as f64).sqrt();
        let mut slope = vec![[0.0; KINDS]; count()];
        for (line, slopes) in lines.iter().zip(&by_line) {
            for &feature in line {
                for (sum, part) in slope[feature as usize].iter_mut().zip(slopes) {
                    *sum += part * scale;
                }
            }
        }
        let weights = self.weights.features.iter_mut().flatten().chain(&mut self.weights.steps);
        let squares = self.squares.features.iter_mut().flatten().chain(&mut self.squares.steps);
        let step_slopes = by_step.iter().map(|part| part * scale);
        for ((weight, square), slope) in weights.zip(squares).zip(slope.iter().flatten().copied().chain(step_slopes)) {
            if slope != 0.0 {
                let slope = slope - DECAY * *weight;
                *square += slope * slope;
                *weight += RATE * slope / (*square + 1e-6).sqrt();
            }
        }
    }
}

type Slopes = (Vec<[f64; KINDS]>, [f64; STEPS.len()]);

/// What each line and step should weigh more: how it is, less how the weights expect it.
fn slopes(weights: &Weights, sums: &[[f64; KINDS]], states: &[usize]) -> Slopes {
    let count = sums.len();
    let dear =
        |at: usize, state: usize| sums[at][state] + if states[at] == STORY && state != STORY { COST } else { 0.0 };
    let mut ahead = vec![[NEVER; STATES]; count];
    let mut behind = vec![[NEVER; STATES]; count];
    for at in 0..count {
        if at == 0 {
            ahead[0][0] = dear(0, 0);
            ahead[0][STORY] = dear(0, STORY) + weights.step(BEGIN, &sums[0]);
            continue;
        }
        for (step, &(from, to)) in STEPS.iter().enumerate() {
            let reached = ahead[at - 1][from] + weights.step(step, &sums[at]) + dear(at, to);
            ahead[at][to] = log_sum(ahead[at][to], reached);
        }
    }
    behind[count - 1] = [0.0, 0.0, NEVER, 0.0];
    for at in (0..count - 1).rev() {
        for (step, &(from, to)) in STEPS.iter().enumerate() {
            let reached = behind[at + 1][to] + weights.step(step, &sums[at + 1]) + dear(at + 1, to);
            behind[at][from] = log_sum(behind[at][from], reached);
        }
    }
    let total = (0..STATES).fold(NEVER, |sum, state| log_sum(sum, ahead[count - 1][state] + behind[count - 1][state]));
    let mut by_line = vec![[0.0; KINDS]; count];
    let mut by_step = [0.0; STEPS.len()];
    for at in 0..count {
        for state in 0..STATES {
            let expected = (ahead[at][state] + behind[at][state] - total).exp();
            by_line[at][state] = f64::from(states[at] == state) - expected;
        }
        let alone = 1.0 / (1.0 + (-sums[at][KINDS - 1]).exp());
        by_line[at][KINDS - 1] = f64::from(states[at] == STORY) - alone;
        for (step, &(from, to)) in STEPS.iter().enumerate() {
            let (before, was) = match at {
                0 if step == BEGIN => (0.0, true),
                0 => continue,
                _ => (ahead[at - 1][from], states[at - 1] == from),
            };
            let reached = before + weights.step(step, &sums[at]) + dear(at, to) + behind[at][to];
            let slope = f64::from(was && states[at] == to) - (reached - total).exp();
            by_step[step] += slope;
            match step {
                BEGIN => by_line[at][STATES] += slope,
                FINISH => by_line[at][STATES + 1] += slope,
                _ => {}
            }
        }
    }
    (by_line, by_step)
}

fn log_sum(a: f64, b: f64) -> f64 {
    let most = a.max(b);
    if most <= NEVER { NEVER } else { most + ((a - most).exp() + (b - most).exp()).ln() }
}

/// Says how lines are told apart on sites that the weights have not seen, at several thresholds.
fn judge(pages: &[Page]) {
    let fold = |site: &str| {
        site.bytes().fold(7u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)) % FOLDS
    };
    let mut scored = Vec::new();
    for part in 0..FOLDS {
        let seen: Vec<&Page> = pages.iter().filter(|page| fold(&page.site) != part).collect();
        let model = Model::parse(&Trainer::run(&seen).written());
        for page in pages.iter().filter(|page| fold(&page.site) == part) {
            scored.extend(model.scores(&page.lines).into_iter().zip(page.states.iter().map(|&state| state == STORY)));
        }
    }
    for threshold in (-16..=0).step_by(2) {
        let tally = |bright: bool, body: bool| {
            scored.iter().filter(|line| (line.0 >= threshold * SCALE) == bright && line.1 == body).count() as f64
        };
        let (hit, extra, lost) = (tally(true, true), tally(true, false), tally(false, true));
        let (precision, recall) = (hit / (hit + extra).max(1.0), hit / (hit + lost).max(1.0));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        eprintln!(
            "from {threshold}: precision {:.1}, recall {:.1}, F1 {:.1}",
            precision * 100.0,
            recall * 100.0,
            f1 * 100.0
        );
    }
}
