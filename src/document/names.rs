//! The contract's names of the core's kinds: one table each, read in both directions.

use crate::attribution::Mode;
use crate::claim::ClaimKind;
use crate::compare::{ClaimRelation, DifferenceKind, FigureRelation, QuoteRelation};
use crate::figure::{Bound, FigureKind};
use crate::speaker::SpeakerKind;
use crate::structure::BlockKind;
use crate::text::OffsetUnit;

macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every kind, in the contract's order.
            pub const ALL: &'static [$type] = &[$($type::$variant),+];

            /// The contract's name.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }

            /// The kind that the contract calls so.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some($type::$variant),)+ _ => None }
            }
        }
    };
}

names!(OffsetUnit { CodePoint = "code-point", Utf8 = "utf-8", Utf16 = "utf-16" });
names!(BlockKind {
    Headline = "headline",
    Subheading = "subheading",
    Byline = "byline",
    Dateline = "dateline",
    Paragraph = "paragraph",
    ListItem = "list-item",
    Caption = "caption",
    Furniture = "furniture",
});
names!(ClaimKind {
    Fact = "fact",
    Opinion = "opinion",
    Forecast = "forecast",
    Question = "question",
    Instruction = "instruction",
    Other = "other",
});
names!(FigureKind {
    Count = "count",
    Money = "money",
    Percent = "percent",
    Ratio = "ratio",
    Measure = "measure",
    Date = "date",
    Time = "time",
    Duration = "duration",
    Age = "age",
    Ordinal = "ordinal",
    Score = "score",
    Year = "year",
});
names!(Bound {
    Exactly = "=",
    About = "~",
    MoreThan = ">",
    AtLeast = ">=",
    LessThan = "<",
    AtMost = "<=",
});
names!(Mode { Direct = "direct", Indirect = "indirect", Mixed = "mixed" });
names!(SpeakerKind {
    Person = "person",
    Organization = "organization",
    Group = "group",
    Document = "document",
    Anonymous = "anonymous",
    Unnamed = "unnamed",
});
names!(ClaimRelation { Same = "same", Differs = "differs", Only = "only" });
names!(DifferenceKind {
    Figure = "figure",
    Place = "place",
    Name = "name",
    Time = "time",
    Source = "source",
    Negation = "negation",
    Wording = "wording",
});
names!(FigureRelation {
    Agrees = "agrees",
    Compatible = "compatible",
    Conflicts = "conflicts",
    DifferentQuantity = "different-quantity",
});
names!(QuoteRelation { Identical = "identical", Truncated = "truncated", Edited = "edited" });
