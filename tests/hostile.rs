//! Inputs made to break something, held against the promises that the fuzzer knows.

#[path = "../fuzz/src/lib.rs"]
mod sound;

/// Texts that once broke a stage, or are of the kind that does.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        "\u{feff}",
        "\u{202e}“\u{2066}said\u{202c}",
        "e\u{301}\u{301}\u{301} said 5\u{301} ‘\u{200d}’",
        "<script>alert(1)</script> said =1+1",
        "\0\r\n\u{85}\u{2028}“\u{2029}”",
        "said ”“ said ’‘ said \"",
        "$ 1,,,2...3 and a half of a half of 1/0 9999999999999999999999999999999999999999",
        "By\nBy By\n\nBy Ada Lind By\n(",
        "A man of 34 y/",
        "that minister was accused by MPs of lying.",
        "According residents said t(ey had been given conflict writer ileave.",
        "off the tour",
        "The bridge will close, the mayor said on Monday,",
        "It will, he said in May, ",
        "a company\nwhose informed it groups\n!",
        "who police say",
        "In his view,",
        ", she recalled.",
        "what he called",
        "told by",
        "He said it was over but would not say",
        "A man who gave his name as",
        "A man, who gave his name only as",
        "name",
        "He said it was “bad” and called",
        "He said in an email",
        "A survey released this week",
        "It is so, she says, “",
        ", she says, “every day”",
        "the mum-of-two",
        "Asked by a student last",
        "apologised and said",
        "A widow has told of",
        "She appealed for",
        "Tolm denied",
        "was confirmed by",
        "according to research",
        "according to research that",
        "reported that it closed, citing",
        "'It is so':",
        "'We lost the lot': farmer's long",
        "“”: he",
        "Minister for",
        "The Friends of",
        "Det Con",
        "told The Daily Sun",
        "a post on X.",
        "but don’t expect",
        "The critic, reviewing",
        "A juror, who said, said",
        "said that it was late, and she said",
        "It says floods are and warns of",
        "Her death was confirmed by her, who",
        "Mayor says plan is ready but will not say",
        "He said it was over and called",
        "Police say as",
        "as as, blaming",
        "; union\n\nThe bridge is shut and the road is closed.\n",
        "A study, published, found",
        "which he called",
        "If he wants to",
        "with him saying that",
        "Ann, whose",
        "“No” as he put it",
        "in the words of it, “no”",
        "LONDON, Oct 9 - saying that it",
        "Now, according to the union, is the time to act.",
        "But, she said, , that it. Still, he says, as",
    ]
    .map(String::from)
    .into();
    // Number words once took for ever: each fraction looked on for the next.
    texts.push("two hundred and five thousand one twenty thousand ".repeat(60));
    texts.push("said ".repeat(700));
    texts.push("“So ‘it ".repeat(300) + &"’ goes” ".repeat(300));
    texts
}

#[test]
fn any_text_is_annotated_written_and_read_back() {
    texts().iter().for_each(|text| sound::pipeline(text, &sound::UNITS));
}

#[test]
fn any_two_texts_are_compared() {
    texts().iter().for_each(|text| sound::compare(&format!("{text}\n---\n{}", text.replace('s', "th"))));
}

#[test]
fn any_bytes_are_read_or_refused() {
    for text in texts() {
        sound::decode(text.as_bytes());
        sound::decode(&text.bytes().map(|byte| byte ^ 0x80).collect::<Vec<u8>>());
        sound::decode(&text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    }
}

#[test]
fn what_pretends_to_be_an_export_does_no_harm() {
    for crafted in ["[".repeat(100_000), r#"{"items": [{}], "claimlight:article": {"@value": 5}}"#.into(), "{}".into()]
    {
        sound::imported(&crafted);
    }
}

#[test]
fn a_name_in_look_alike_letters_is_another_name_and_noticed() {
    // The second name begins with a Cyrillic letter.
    let text = "Ada Lind said the bridge is safe. The crowd left at noon. \u{410}da Lind said the bridge is closed.";
    let article = claimlight::annotate(text);
    let names: Vec<&str> =
        article.speakers.all.iter().filter_map(|speaker| speaker.name).map(|name| name.of(text)).collect();
    assert_eq!(names, ["Ada Lind", "\u{410}da Lind"]);
    assert!(article.notices.iter().any(|notice| notice.code == "mixed-alphabets"), "{:?}", article.notices);
}
