//! What is known of one word: its part in a number or a date, its class, and what it tells of a number beside it.

/// A word's place in the vocabulary.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct WordId(pub u16);

impl WordId {
    /// A word that no list has.
    pub const NONE: WordId = WordId(0);
    /// A hyphen inside a phrase.
    pub const HYPHEN: WordId = WordId(u16::MAX);
}

/// What a word says of a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum NumberWord {
    /// zero to nine.
    Digit(f64),
    /// ten to nineteen.
    Teen(f64),
    /// twenty to ninety.
    Tens(f64),
    /// hundred.
    Hundred,
    /// thousand, million, …
    Scale(f64),
    /// dozen.
    Dozen(f64),
    /// first to twentieth, thirtieth, …
    Ordinal(f64),
    /// hundredth, thousandth, …
    OrdinalScale(f64),
    /// half, quarters, thirds: one over this.
    Denominator(f64),
    /// dozens, thousands: from, to.
    Vague(f64, f64),
}

/// A word of the calendar or the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalendarWord {
    /// January is 1.
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// "SP", "SU", "FA", "WI".
    Season(&'static str),
    /// yesterday −1, today 0, tomorrow 1.
    Day(i8),
    /// nineties is 90.
    Decade(u8),
    /// now.
    Instant,
    /// "TMO", "TAF", "TEV", "TNI".
    Daypart(&'static str),
    /// noon, midnight: an ISO 8601 time.
    Hour(&'static str),
    /// am 0, pm 12.
    Meridiem(u8),
    /// o'clock.
    Clock,
    /// day, week, month, …: a letter of ISO 8601 durations, or a longer code of ours.
    Period(&'static str),
}

/// The class of a word that closes a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Function {
    Determiner,
    Preposition,
    Conjunction,
    Pronoun,
    Auxiliary,
    Adverb,
}

/// Properties of a word that only a few have, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traits(pub u64);

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $class:literal;)*) => {
        impl Traits {
            $($(#[$doc])* pub const $name: Traits = Traits(1 << $bit);)*
            /// The classes of the list of classes, by their names there.
            #[allow(dead_code, reason = "the build script reads the list of classes")]
            pub const CLASSES: &'static [(&'static str, Traits)] = &[$(($class, Traits::$name)),*];
        }
    };
}

traits! {
    /// A verb form or predicative adjective.
    VERB = 0, "";
    /// A plural without a plural ending.
    PLURAL = 1, "";
    /// Ends like a plural and is none.
    NOT_PLURAL = 2, "";
    /// A plural that can stand before another noun.
    ATTRIBUTIVE = 3, "";
    /// One whose age may follow.
    AGED = 4, "";
    /// Makes a name of a number after it.
    NAMES_NUMBER = 5, "";
    /// As [`Traits::NAMES_NUMBER`], where it has a capital.
    NAMES_NUMBER_CAPITAL = 6, "";
    /// The possessive "’s".
    POSSESSIVE = 7, "";
    /// Stands after a score: "a 5-4 ruling".
    CONTEST = 8, "contest";
    /// Tells of a contest before a score: "won 3-1".
    CONTESTING = 9, "contesting";
    /// Makes "from … to …" two figures: "rose from 3 to 5".
    CHANGE = 10, "change";
    /// Links a noun to the amount after it: "turnout was 61 percent".
    TELLS_AMOUNT = 11, "tells amount";
    /// Near pounds of money.
    SUM_OF_MONEY = 12, "sum of money";
    /// Near pounds of weight.
    WEIGHT = 13, "weight";
    /// What an amount may be told by: "$5 a head".
    PER = 14, "per";
    /// Follows "times" where it compares: "three times as many".
    COMPARISON = 15, "comparison";
    /// Follows "m" where it means metres.
    LENGTH = 16, "length";
    /// A bare year or a doubtful month after it is a date.
    DATE_FOLLOWS = 17, "date follows";
    /// A bare "8:30" after it is a time.
    TIME_FOLLOWS = 18, "time follows";
    /// Says that "30C" is a temperature.
    TEMPERATURE = 19, "temperature";
    /// Ends the name of a street.
    STREET = 20, "street";
    /// Makes "over" tell a place: "spread over 17 states".
    SPREADS = 21, "spreads";
    /// Makes "over" bound a duration: "lasted over three years".
    LASTS = 22, "lasts";
    /// Makes "under" tell a rule: "served under three presidents".
    RULES = 23, "rules";
    /// Makes "about" tell a topic: "asked about 12 cases".
    TOPIC = 24, "topic";
    /// Stands between a number and its noun without belonging to either: "three more people".
    MORE_OF = 25, "more of";
    /// Begins a relative date: "last year".
    SHIFTS = 26, "shifts";
    /// Says what money in it is: "$3 billion in aid".
    MONEY_OF = 29, "money of";
    /// An adjective of the verb forms that can stand before a noun: "likely voters".
    ADJECTIVE_TOO = 30, "";
    /// Makes a name of an ordinal before it: "13th amendment".
    ORDINAL_NAME = 28, "ordinal name";
    /// A verb form that is a noun too: "a 20% cut".
    NOUN_TOO = 27, "";
    /// After money and "in" it is no thing that the money is in: "$3 billion in total".
    NOT_MONEY_OF = 31, "not money of";
    /// Makes "under" tell who commanded: "served under three mayors".
    SERVES = 32, "serves";
    /// Names a code of laws between two numbers: "18 U.S.C. 1341".
    LAW_CODE = 33, "law code";
    /// Makes a score of "5 to 2".
    VOTES = 34, "votes";
    /// Stands between a number and a period of time: "14 straight months".
    RUNNING = 35, "running";
    /// Makes kilometres of "5K".
    RACE = 36, "race";
    /// Makes a ratio of "5-1".
    BETTING = 37, "betting";
    /// A verb form that bounds the amount after it and tells of the noun before it: "gusts topping 100 mph".
    REACHING = 38, "reaching";
    /// Follows a length that the noun before it has: "a crater 4 metres deep".
    EXTENT = 39, "extent";
    /// Lets an age follow "is", "was" or "are".
    AGED_SUBJECT = 40, "aged subject";
    /// Begins an age told after "was": "17 when".
    AGE_CLAUSE = 41, "age clause";
    /// Makes a part, not an ordinal, of "a third" after it: "cut by a third".
    PART_FOLLOWS = 42, "part follows";
    /// Tells who gained or lost an amount, which is then not of him.
    GAINS = 43, "gains";
    /// Estimates the noun after it: "put the damage at $40 million".
    ESTIMATES = 44, "estimates";
    /// Names people as "the dead" do.
    PEOPLE = 45, "people";
    /// A currency's short name that is no other word.
    SURE_CURRENCY = 46, "sure currency";
    /// Tells that a number of persons follows as an age: "the oldest was 81".
    OLDEST = 47, "oldest";
    /// A past tense or predicate that tells what became of some of those counted before: "two dozen stayed".
    ACTED = 49, "acted";
    /// Says whose a number without its noun is: "Kasich has 63".
    HOLDS = 50, "holds";
    /// A verb form that is a plural noun after a number: "two stops".
    COUNTED_TOO = 51, "";
    /// Counts what follows "of": "the number of farms fell to 7,000".
    TALLY = 48, "tally";
    /// Near a number such as "11.05" says that it is measured or traded, and no time.
    MARKET = 52, "market";
    /// Before "at 11.05" says that it is a price.
    PRICED = 53, "priced";
}

impl Traits {
    /// True where `self` has all of `other`.
    pub fn has(self, other: Traits) -> bool {
        self.0 & other.0 == other.0
    }
}

/// All that is known of one word.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its part in a number.
    pub number: Option<NumberWord>,
    /// What it multiplies a number by when it stands after digits as an abbreviation ("bn"); zero where it does not.
    pub suffix: f64,
    /// How many times as much it says ("doubled"); zero where it does not.
    pub multiple: f64,
    /// Its part in a date.
    pub calendar: Option<CalendarWord>,
    /// Its class, where it closes a noun phrase.
    pub function: Option<Function>,
    /// The rest.
    pub traits: Traits,
    /// True where a figure may begin with it, so that its sentence is worth a look.
    pub telling: bool,
    /// True where a figure or a set phrase may begin with it in such a sentence.
    pub opens: bool,
    /// True where a figure or a set phrase may begin with an article before it.
    pub leads: bool,
}

impl Word {
    /// A word of which nothing is known.
    pub const UNKNOWN: Word = Word {
        number: None,
        suffix: 0.0,
        multiple: 0.0,
        calendar: None,
        function: None,
        traits: Traits(0),
        telling: false,
        opens: false,
        leads: false,
    };
}
