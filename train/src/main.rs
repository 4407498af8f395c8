//! Trains the weights that Claimlight carries.

mod argument;
mod attribution;
mod corpus;
mod cue;
mod file;
mod learner;
mod part_of_speech;
mod random;
mod score;
mod verifier;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["part-of-speech", train, held_out, path] => part_of_speech::train(train, held_out, path),
        ["attribution", train, path] => attribution::write(&corpus::read(train), path),
        ["try", train, held_out, third] => {
            attribution::attempt(&corpus::read(train), &corpus::read(held_out), third.parse().unwrap_or(1))
        }
        _ => {
            eprintln!(
                "usage: claimlight-train part-of-speech TRAIN HELD-OUT WEIGHTS\n       claimlight-train attribution TRAIN WEIGHTS\n       claimlight-train try TRAIN HELD-OUT ONE-IN"
            );
            std::process::exit(2);
        }
    }
}
