//! The command-line program as other programs meet it: what goes in, what comes out, and how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;

use claimlight::document::ArticleAnnotation;
use claimlight::export::Format;
use claimlight::text::OffsetUnit;
use serde_json::{Value, json};

/// How a run of the program ended.
struct Run {
    output: String,
    complaints: String,
    status: i32,
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlight"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start(arguments: &[&str]) -> Child {
    program(arguments).spawn().expect("the program starts")
}

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Run {
    let mut child = start(arguments);
    let (mut pipe, input) = (child.stdin.take().expect("piped"), input.into());
    // A program that ends early does not read all of it, which is its right.
    let feed = thread::spawn(move || pipe.write_all(&input).is_ok());
    let output = child.wait_with_output().expect("the program ends");
    let _ = feed.join();
    Run {
        output: String::from_utf8(output.stdout).expect("output is UTF-8"),
        complaints: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        status: output.status.code().expect("the program was not killed"),
    }
}

fn documents(output: &str) -> Vec<Value> {
    output.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// Stories of very different lengths, so that a later one is often done before an earlier one.
fn stories(number: usize) -> String {
    let paragraph = "Captain Ines Moreau said more than 200 passengers were taken off. “We lost nobody,” she said.\n";
    (0..number)
        .map(|place| {
            let text = format!("Ferry {place} aground\n\n{}", paragraph.repeat(1 + (number - place) % 9));
            format!("{}\n", json!({"id": format!("story {place}"), "text": text}))
        })
        .collect()
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    for format in ["json", "w3c", "csv", "markdown", "html"] {
        let alone = run(&["annotate", "--jsonl", "--jobs", "1", "--format", format], stories(20));
        assert_eq!(alone.status, 0, "{}", alone.complaints);
        for jobs in ["2", "5"] {
            let together = run(&["annotate", "--jsonl", "--jobs", jobs, "--format", format], stories(20));
            assert!(together.output == alone.output, "{format} with {jobs} jobs");
        }
        let unasked = run(&["annotate", "--jsonl", "--format", format], stories(20));
        assert!(unasked.output == alone.output, "{format} with as many jobs as there are cores");
    }
}

#[test]
fn files_come_in_the_order_in_which_they_are_named() {
    let paths: Vec<String> = ["sport-football", "disaster-storm", "science-comet", "courts-fraud"]
        .map(|name| format!("{}/tests/fixtures/speaker/{name}.txt", env!("CARGO_MANIFEST_DIR")))
        .into();
    let mut arguments = vec!["annotate", "--jobs", "3"];
    arguments.extend(paths.iter().map(String::as_str));
    let run = run(&arguments, "");
    let ids: Vec<Value> = documents(&run.output).iter().map(|document| document["id"].clone()).collect();
    assert_eq!(ids, paths);
}

#[test]
fn a_line_that_cannot_be_read_gives_an_error_in_its_place_and_the_run_goes_on() {
    let lines = [
        r#"{"id": "one", "text": "All is well."}"#,
        r#"{"id": "two", "text": 5}"#,
        "not JSON at all",
        "",
        r#"{"id": 4, "text": "Numbers are names too."}"#,
        "[]",
        r#"{"id": "six"}"#,
        r#"{"id": "seven", "text": "And so \ud800 on."}"#,
        r#"{"id": "eight", "text": "The last one."}"#,
    ];
    for jobs in ["1", "3"] {
        let run = run(&["annotate", "--jsonl", "--jobs", jobs], lines.join("\r\n"));
        let told: Vec<(Value, Value)> = documents(&run.output)
            .iter()
            .map(|document| (document["id"].clone(), document["error"]["code"].clone()))
            .collect();
        let bad = Value::from("bad-line");
        let expected = [
            ("one".into(), Value::Null),
            ("two".into(), bad.clone()),
            (Value::Null, bad.clone()),
            ("4".into(), Value::Null),
            (Value::Null, bad.clone()),
            ("six".into(), bad.clone()),
            (Value::Null, bad),
            ("eight".into(), Value::Null),
        ];
        assert_eq!(told, expected);
        assert_eq!(run.status, 1);
        assert_eq!(run.complaints.lines().count(), 5, "{}", run.complaints);
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_and_a_byte_order_mark_is_no_harm() {
    let mut input = b"\xef\xbb\xbf{\"id\": \"marked\", \"text\": \"A story.\"}\n".to_vec();
    input.extend(b"{\"id\": \"broken\", \"text\": \"\xff\xfe\"}\n\x00\x00\n");
    let run = run(&["annotate", "--jsonl"], input);
    let told = documents(&run.output);
    assert_eq!(told[0]["id"], "marked");
    assert_eq!(told[0]["text"], "A story.");
    assert_eq!(told[1]["error"]["code"], "bad-line");
    assert_eq!(told[2]["error"]["code"], "bad-line");
    assert_eq!(run.status, 1);
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_others_come_through() {
    let story = format!("{}/tests/fixtures/speaker/science-comet.txt", env!("CARGO_MANIFEST_DIR"));
    let folder = env!("CARGO_MANIFEST_DIR");
    let run = run(&["annotate", "/no/such/story.txt", &story, folder], "");
    let told = documents(&run.output);
    assert_eq!(told[0]["error"]["code"], "unreadable");
    assert_eq!(told[1]["id"], story.as_str());
    assert_eq!(told[2]["error"]["code"], "unreadable");
    assert!(run.complaints.contains("/no/such/story.txt"), "{}", run.complaints);
    assert_eq!(run.status, 1);
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_may_not_be_read_or_break_off_are_named_and_the_others_come_through() {
    use std::os::unix::fs::PermissionsExt;

    let folder = std::env::temp_dir().join(format!("claimlight-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let [closed, open] = ["closed.txt", "open.txt"].map(|name| folder.join(name).display().to_string());
    for path in [&closed, &open] {
        std::fs::write(path, "Ferry aground\n\nMore than 200 were taken off.\n").expect("a file");
    }
    std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o0)).expect("our own file");
    let everything_may_be_read = std::fs::read(&closed).is_ok();
    // The second can be opened, and the first read of it fails.
    let run = run(&["annotate", &closed, "/proc/self/mem", &open], "");
    std::fs::remove_dir_all(&folder).expect("our own folder");
    let told = documents(&run.output);
    if everything_may_be_read {
        assert_eq!(told[0]["id"], closed.as_str(), "root reads what nobody else may");
    } else {
        assert_eq!(told[0]["error"]["code"], "unreadable");
        assert!(run.complaints.contains(&closed), "{}", run.complaints);
    }
    assert_eq!(told[1]["error"]["code"], "unreadable");
    assert_eq!(told[2]["figures"][0]["value"], 200);
    assert!(run.complaints.contains("/proc/self/mem"), "{}", run.complaints);
    assert_eq!(run.status, 1);
}

#[test]
fn a_large_file_is_written_as_a_small_one_is() {
    let paragraph = "Captain Ines Moreau said more than 200 passengers were taken off. “We lost nobody,” she said.\n\n";
    // Large, and soon read.
    let text = paragraph.repeat(20) + &"\n".repeat(1 << 20) + paragraph;
    let article = claimlight::annotate(&text);
    for (name, format) in [("json", Format::Json), ("w3c", Format::W3c)] {
        let run = run(&["annotate", "--offsets", "utf-16", "--format", name], text.clone());
        let document = ArticleAnnotation::new(&article, "standard input", OffsetUnit::Utf16);
        assert!(run.output == format.article(&document), "{name}");
    }
}

#[test]
fn standard_input_is_one_article_where_no_file_is_named() {
    let run = run(&["annotate"], "Ferry aground\n\nMore than 200 were taken off.\n");
    let [document] = &documents(&run.output)[..] else { panic!("one document") };
    assert_eq!(document["figures"][0]["value"], 200);
    assert_eq!(run.status, 0);
}

/// The most memory that the program held over a stream of so many articles of a tenth of a megabyte, in
/// kilobytes. The answers are read as they come, in order; asked before the program ends, for what the system
/// knows of it goes with it.
#[cfg(target_os = "linux")]
fn peak_over(articles: usize) -> usize {
    let mut child = start(&["annotate", "--jsonl", "--jobs", "2"]);
    let mut asks = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    let feed = thread::spawn(move || {
        // Large, and soon read.
        let space = " ".repeat(100_000);
        for place in 0..articles {
            let line = format!("{{\"id\": \"{place}\", \"text\": \"More than 200 were taken off.{space}\"}}\n");
            asks.write_all(line.as_bytes()).expect("it listens");
        }
        asks
    });
    for place in 0..articles {
        let answer = answers.next().expect("an answer").expect("it is text");
        assert!(answer.contains(&format!(r#""id":"{place}""#)), "the answers come in order");
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it still runs");
    drop(feed.join().expect("all was written"));
    assert!(child.wait().expect("it ends").success());
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the peak is told");
    peak.trim().trim_end_matches(" kB").parse().expect("a number of kilobytes")
}

#[cfg(target_os = "linux")]
#[test]
fn a_long_stream_takes_no_more_memory_than_a_short_one() {
    let (short, long) = (peak_over(20), peak_over(200));
    assert!(long < short + 4_000, "2 MB took {short} kB at most, 20 MB {long} kB");
}

#[test]
fn an_answer_is_not_held_back_until_more_is_asked() {
    let mut child = start(&["annotate", "--jsonl", "--jobs", "2"]);
    let mut asks = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    for place in 0..5 {
        writeln!(asks, "{}", json!({"id": place.to_string(), "text": "A story."})).expect("it listens");
        let answer = answers.next().expect("an answer").expect("it is text");
        assert_eq!(documents(&answer)[0]["id"], place.to_string());
    }
    drop(asks);
    assert!(answers.next().is_none());
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_reader_that_has_had_enough_ends_the_run_while_the_source_is_still_open() {
    let mut child = start(&["annotate", "--jsonl"]);
    let mut pipe = child.stdin.take().expect("piped");
    let mut first = [0; 1];
    let mut output = child.stdout.take().expect("piped");
    pipe.write_all(stories(1).as_bytes()).expect("it listens");
    output.read_exact(&mut first).expect("an answer");
    drop(output);
    // The next answer finds nobody; the program ends although this pipe stays open.
    let _ = pipe.write_all(stories(300).as_bytes());
    assert!(child.wait().expect("it ends").success());
    drop(pipe);
}

#[test]
fn a_wrong_usage_is_told_and_ends_with_2() {
    for arguments in [
        &["annotate", "--jobs", "0"][..],
        &["annotate", "--jobs", "many"],
        &["annotate", "--jobs", "1000000"],
        &["annotate", "--jsonl", "story.txt"],
        &["annotate", "--format", "pdf"],
        &["annotate", "--swift"],
        &["compare", "alone.txt"],
        &["compare", "one.txt", "two.txt", "--format", "html"],
        &["guess"],
        &[],
    ] {
        let run = run(arguments, "");
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(!run.complaints.is_empty() && run.output.is_empty(), "{arguments:?}");
    }
}
