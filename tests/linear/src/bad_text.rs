//! Texts that nobody writes and somebody will drop all the same: each of one kind, as long as asked for.

/// A kind of bad text, and how to make about that many bytes of it.
pub type BadText = (&'static str, fn(usize) -> String);

/// Every kind.
pub const BAD_TEXTS: &[BadText] = &[
    ("one letter", |size| "a".repeat(size)),
    ("one capital letter", |size| "A".repeat(size)),
    ("digits", |size| "1234567890".repeat(size / 10)),
    ("digits and commas", |size| "1,".repeat(size / 2)),
    ("full stops", |size| ".".repeat(size)),
    ("full stops apart", |size| ". ".repeat(size / 2)),
    ("spaces", |size| " ".repeat(size)),
    ("line ends", |size| "\n".repeat(size)),
    ("hyphens", |size| "-".repeat(size)),
    ("question marks", |size| "?!".repeat(size / 2)),
    ("bytes of four", |size| "😀".repeat(size / 4)),
    ("combining marks", |size| "e\u{301}".repeat(size / 3)),
    ("said", |size| "said ".repeat(size / 5)),
    ("he said", |size| "he said ".repeat(size / 8)),
    ("said she, said he", |size| "“So,” said she, said he, ".repeat(size / 29)),
    ("opening quotation marks", |size| "“".repeat(size / 3)),
    ("closing quotation marks", |size| "”".repeat(size / 3)),
    ("opening marks with words", |size| "“So it goes ".repeat(size / 14)),
    ("straight quotation marks", |size| "\"".repeat(size)),
    ("straight marks with words", |size| "\"so \" it \"goes ".repeat(size / 16)),
    ("apostrophes", |size| "'".repeat(size)),
    ("apostrophes with words", |size| "'so 'twas rock 'n' roll' ".repeat(size / 25)),
    ("nested quotation marks", |size| nested(size, "“So ‘", "’ it goes.” ")),
    ("quotations over paragraphs", |size| "“It goes on and on.\n\n".repeat(size / 24)),
    ("nested brackets", |size| nested(size, "(so [", "] it goes) ")),
    ("opening brackets", |size| "([{".repeat(size / 3)),
    ("short paragraphs", |size| "Hm.\n\n".repeat(size / 5)),
    ("short lines", |size| "Hm\n".repeat(size / 3)),
    ("list items", |size| "- so\n* it\n1. goes\n".repeat(size / 18)),
    ("headlines", |size| "Mayor Quits Over Budget\n\n".repeat(size / 25)),
    ("bylines", |size| "By Nora Pike\nBy Ada Lind and Bo Stone\n".repeat(size / 38)),
    ("a column's own", |size| {
        format!("I was there\n\nBy Nora Pike\n\n{}", "I said that it rained. ".repeat(size / 23))
    }),
    ("answers of nobody", |size| {
        format!("{}\n\n{}", "It rained. ".repeat(size / 22), "Q: Why is it so?\n\nA: I said so.\n\n".repeat(size / 66))
    }),
    ("furniture", |size| "Share this article\nRelated: More on this\nSign up\n".repeat(size / 49)),
    ("many cues in one sentence", |size| "he said that she believes they claim it denies that ".repeat(size / 52)),
    ("according to", |size| "according to the report, ".repeat(size / 25)),
    ("warnings from", |size| "warnings from officials about floods and ".repeat(size / 41)),
    ("names at birth", |size| "She was born Ann Lee. Ann Moss left. ".repeat(size / 37)),
    ("the retired teacher", |size| "Ann Lee said no. The retired teacher said yes. ".repeat(size / 47)),
    ("participles between commas", |size| "the critic, reading it, who sang, humming it, said no, ".repeat(size / 55)),
    ("who is cited", |size| "it said that prices rose, citing officials, and fell, ".repeat(size / 54)),
    ("an apposition after many names", |size| {
        "Nora Pike Bo Stone ".repeat(size / 38) + &", Ann, a nurse".repeat(size / 28)
    }),
    ("quotations after many words", |size| "so it goes ".repeat(size / 22) + &"“so” ".repeat(size / 18)),
    ("accused by", |size| "the mayor was accused by the union of lying and ".repeat(size / 48)),
    ("asides", |size| "the bridge, she said, a claim he denies, noting that it ".repeat(size / 56)),
    ("who police say", |size| "who police say was armed and critics fear will go, ".repeat(size / 51)),
    ("said and warned", |size| "she said it was late and warned that it was so and claimed that ".repeat(size / 64)),
    ("were told", |size| "we were told that it was safe and had been told by the mayor to go and ".repeat(size / 71)),
    ("second verbs", |size| "he said it was so and warned that it fell but would not say why and ".repeat(size / 66)),
    ("headline of clauses", |size| "union vows to fight as minister claims win; ".repeat(size / 44)),
    ("headlines", |size| "Union vows to fight as minister claims win\n\n".repeat(size / 44)),
    ("which he called", |size| {
        "which he called a sham, a claim she denies, that they took as a sign, ".repeat(size / 69)
    }),
    ("if he wants", |size| "if he wants to, whose aide says so, with him saying that, yesterday ".repeat(size / 66)),
    ("possessive offices", |size| "the Sheriff’s Office of the Women’s St. Ann’s All Union of Dean ".repeat(size / 66)),
    ("a nurse said", |size| "Ann Lee, a nurse in Leeds, said so, who voted no, told her that ".repeat(size / 64)),
    ("what they called", |size| "what the mayor called “so” and what he said was that ".repeat(size / 57)),
    ("whose pronoun", |size| "Lund in the town took it to her house and his, ".repeat(size / 47)),
    ("many names", |size| "Nora Pike and Senator Bo Stone of Ohio, ".repeat(size / 40)),
    ("ever new names", |size| numbered(size, |n| format!("{} said it was {}. ", new_name(n), new_name(n * 7 + 1)))),
    ("pronouns", |size| "She told him that they asked her. ".repeat(size / 34)),
    ("many figures", |size| "more than 200 of 3.5 million people paid $4.2bn, ".repeat(size / 49)),
    ("ever new figures", |size| {
        numbered(size, |n| format!("Some {n} people paid ${n}.5 million in {}. ", 1900 + n % 120))
    }),
    ("number words", |size| "two hundred and five thousand ".repeat(size / 30)),
    ("and a half", |size| "and a half ".repeat(size / 11)),
    ("ranges", |size| "5 to 10 to ".repeat(size / 11)),
    ("dates", |size| "on Monday, June 3, 2024, at 5 p.m. ".repeat(size / 35)),
    ("abbreviations", |size| "Mr. U.S. Inc. No. St. a.m. ".repeat(size / 27)),
    ("initials", |size| "J. R. R. ".repeat(size / 9)),
    ("ellipses", |size| ". . . … ".repeat(size / 10)),
    ("hedges", |size| "reportedly may perhaps allegedly might ".repeat(size / 39)),
    ("nouns in a row", |size| "police union pension reform committee chair ".repeat(size / 44)),
    ("commas", |size| "so, ".repeat(size / 4)),
    ("prepositions", |size| "of the in the on the at the ".repeat(size / 28)),
    ("transcript", |size| "MODERATOR: So?\nSMITH: It goes.\n".repeat(size / 31)),
    ("one long story", |size| STORY.repeat(size / STORY.len())),
    ("one long paragraph", |size| STORY.replace('\n', " ").repeat(size / STORY.len())),
    ("ever new sentences", |size| {
        numbered(size, |n| format!("The {} of {} met the {} {n} times.\n", word(n), word(n / 3), word(n / 7)))
    }),
    ("persons of one surname", |size| {
        numbered(size, |number| format!("President {} Holt so opened a bridge in Ostley.\n\n", new_name(number)))
    }),
];

/// An invented story with one of most things.
const STORY: &str = "Ferry aground off Gull Point\n\nBy Nora Pike\n\nMore than 200 passengers were taken off the ferry \
Alma early on Sunday, Captain Ines Moreau said. “Nobody was in danger,” she told the Harbor Courier, “and the hull \
held.” The ship, which was built in 1987 for $4.2 million, carried about 3.5 tons of freight, according to two \
officials who asked not to be named.\n\nCritics of the line have reportedly counted 17 groundings since 2019. \
“It will happen again,” said Bo Stone, who leads the union. He may be right: in June, a report by the harbor \
authority found that half of the buoys were out of place.\n\n";

fn nested(size: usize, open: &str, close: &str) -> String {
    let depth = size / (open.len() + close.len());
    open.repeat(depth) + &close.repeat(depth)
}

fn numbered(size: usize, sentence: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 100);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&sentence(number));
    }
    text
}

fn new_name(number: usize) -> String {
    let mut name = word(number);
    name[..1].make_ascii_uppercase();
    format!("{} {}{}", ["Ada", "Bo", "Nora", "Ines"][number % 4], name, ["son", "field", "ov"][number % 3])
}

/// A different word for each number.
fn word(mut number: usize) -> String {
    let mut word = String::from("b");
    loop {
        word.push_str(["a", "el", "im", "or", "un", "ast", "ey", "ond"][number % 8]);
        number /= 8;
        if number == 0 {
            return word;
        }
    }
}
