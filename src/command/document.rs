//! One text, annotated, as a document.

use std::panic::{UnwindSafe, catch_unwind};

use claimlight::decode::Decoded;
use claimlight::document::ArticleAnnotation;
use claimlight::text::OffsetUnit;

use super::input::Refusal;

/// Annotates a text.
pub fn document(id: &str, Decoded { text, notice }: Decoded, unit: OffsetUnit) -> Result<ArticleAnnotation, Refusal> {
    if text.len() >= u32::MAX as usize {
        let message = format!("{id} is larger than 4 GiB; split it into single articles");
        return Err(Refusal { code: "too-large", message });
    }
    let mut article = claimlight::annotate(&text);
    article.notices.extend(notice);
    Ok(ArticleAnnotation::new(&article, id, unit))
}

/// Does some work on an article. A panic is a bug of ours. It shall cost the article that shows it, and not the thousands
/// after it.
pub fn guarded<R>(id: &str, work: impl FnOnce() -> Result<R, Refusal> + UnwindSafe) -> Result<R, Refusal> {
    catch_unwind(work).unwrap_or_else(|_| {
        Err(Refusal { code: "internal", message: format!("{id} could not be annotated, by a fault of ours") })
    })
}
