//! Money: signs, codes and names of currencies before and after a number.

use crate::figure::amount::{Amount, Dimension};
use crate::figure::lex::{Kind, is_currency_sign};
use crate::figure::numeral::Form;
use crate::figure::reading::Reading;
use crate::figure::vocabulary::Currency;
use crate::figure::word::{NumberWord, Traits};

/// Hundredths of the currency that they are named after.
const COINS: &[&str] = &["cent", "pence", "penny", "kopeck", "kopiyka", "sen"];

/// A currency's sign or code before a number.
#[derive(Clone, Copy)]
pub struct MoneyBefore {
    /// Which currency.
    pub currency: Currency,
    /// A million where the code says so ("MUSD 60"), else one.
    pub factor: f64,
    /// Index after it.
    pub to: usize,
}

impl Reading<'_> {
    /// The currency sign or code that stands at `from` before a number.
    pub fn money_before(&self, from: usize) -> Option<MoneyBefore> {
        let found = |currency: Currency, to: usize| Some(MoneyBefore { currency, factor: 1.0, to });
        match self.at(from).kind {
            Kind::Mark(sign) if is_currency_sign(sign) => {
                let currency = *self.vocabulary.currency_symbols.get(self.written(from))?;
                self.number_follows(from + 1).then_some(())?;
                found(currency, from + 1)
            }
            Kind::Word(_) => {
                if let Kind::Mark(sign) = self.at(from + 1).kind
                    && is_currency_sign(sign)
                {
                    let currency = self.lettered_sign(from)?;
                    return if self.number_follows(from + 2) { found(currency, from + 2) } else { None };
                }
                let stop = self.at(from + 1).is('.') && self.glued(from + 1);
                let next = if stop { from + 2 } else { from + 1 };
                if !matches!(self.at(next).kind, Kind::Number(_)) {
                    // "malaysian ringgit 42"
                    let (currency, to) = self.currency_words(from)?;
                    let digits = matches!(self.at(to).kind, Kind::Number(_)) && self.at(to).gap;
                    return if to > from + 1 && digits { found(currency, to) } else { None };
                }
                if let Some(&currency) = self.vocabulary.currency_symbols.get(self.written(from)) {
                    return found(currency, next);
                }
                if stop {
                    return None;
                }
                if let Some((currency, factor)) = self.currency_code(from) {
                    return Some(MoneyBefore { currency, factor, to: next });
                }
                let (currency, to) = self.currency_words(from)?;
                let clear = to == next && !self.glued(next) && !self.doubtful_currency(from);
                if clear { found(currency, next) } else { None }
            }
            _ => None,
        }
    }

    fn number_follows(&self, index: usize) -> bool {
        let digits = |index: usize| matches!(self.at(index).kind, Kind::Number(_) | Kind::Vulgar(_));
        digits(index)
            || self.at(index).is_dash() && self.glued(index) && digits(index + 1)
            || self.numeral_begins(index)
    }

    /// "HK$", "US $": letters with a sign.
    fn lettered_sign(&self, from: usize) -> Option<Currency> {
        let joined = self.text.get(self.at(from).start as usize..self.at(from + 1).end as usize)?;
        let spaced = self.at(from + 1).gap;
        let mut key: String = joined.chars().filter(|character| !character.is_whitespace()).take(8).collect();
        key.make_ascii_uppercase();
        // "a $5 bill": only these stand apart from their sign.
        if spaced && !matches!(&*key, "C$" | "US$" | "U.S$" | "HK$" | "NZ$" | "USD$" | "AUD$" | "CAD$" | "MXN$") {
            return None;
        }
        let symbols = &self.vocabulary.currency_symbols;
        symbols.get(&key).or_else(|| symbols.get(joined)).copied()
    }

    /// "USD", "MEUR": a currency's code, and a million where it says so.
    fn currency_code(&self, index: usize) -> Option<(Currency, f64)> {
        let codes = &self.vocabulary.currency_codes;
        let written = self.written(index);
        if !(3..=4).contains(&written.len()) || !written.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        if let Some(&currency) = codes.get(written) {
            return Some((currency, 1.0));
        }
        let currency = *codes.get(written.strip_prefix('M')?)?;
        Some((currency, 1e6))
    }

    /// The currency named in words at `from`, and the index after it.
    pub fn currency_words(&self, from: usize) -> Option<(Currency, usize)> {
        self.vocabulary.currencies.longest(self.lexemes, from)
    }

    /// True for a currency's name that is another word more often.
    fn doubtful_currency(&self, index: usize) -> bool {
        let written = self.written(index);
        let upper = written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_uppercase());
        // "Sen" before a name is a senator.
        let senator = self.is(index, "sen") && self.at(index).is_capital();
        senator
            || !upper && written.len() <= 4 && !self.has(index, Traits::SURE_CURRENCY)
            || self.is_any(index, &["sterling", "punts", "soles", "pound", "pounds", "dollar", "sol"])
                && !upper
                && !self.is(index, "dollar")
    }

    /// Completes money that has its sign or code in front: "$10 dollars", "$10 US".
    pub fn money(&self, amount: &mut Amount, currency: Currency) {
        let mut currency = currency;
        if let Some((named, to)) = self.currency_words(amount.to)
            && (named.code == currency.code || currency.code == "USD" && named.name.ends_with("dollar"))
        {
            currency = named;
            amount.to = to;
        }
        amount.dimension = Dimension::Money(currency);
    }

    /// Reads the currency that follows the number; true where there is one.
    pub fn money_after(&self, amount: &mut Amount, at: usize) -> bool {
        let Some((currency, factor, to)) = self.currency_after(amount, at) else { return false };
        amount.dimension = Dimension::Money(currency);
        amount.to = to;
        // "75 USD million"
        match self.number_word(to) {
            Some(NumberWord::Scale(scale)) if matches!(amount.numeral.form, Form::Digits(_)) => {
                amount.scale(scale);
                amount.to = to + 1;
            }
            _ => amount.scale(factor),
        }
        true
    }

    fn currency_after(&self, amount: &Amount, at: usize) -> Option<(Currency, f64, usize)> {
        if let Kind::Mark(sign) = self.at(at).kind {
            if sign == '¢' {
                return Some((self.small_coin("cent"), 1.0, at + 1));
            }
            // The sign is the next number's: "1 $10 bill", "1 $ 10 dollar bill", but "10 $ 30 cents".
            let named = || self.currency_words(at + 2).is_some_and(|(name, _)| !COINS.contains(&name.name));
            let next = matches!(self.at(at + 1).kind, Kind::Number(_)) && (!self.at(at + 1).gap || named());
            if !is_currency_sign(sign) || next {
                return None;
            }
            return Some((*self.vocabulary.currency_symbols.get(self.written(at))?, 1.0, at + 1));
        }
        if matches!(self.at(at + 1).kind, Kind::Mark(sign) if is_currency_sign(sign)) && self.glued(at + 1) {
            // "3.14US$"
            let currency = self.lettered_sign(at).filter(|_| self.glued(at))?;
            return Some((currency, 1.0, at + 2));
        }
        if let Some((currency, factor)) = self.currency_code(at) {
            // "3 USD50 cards"
            let other = matches!(self.at(at + 1).kind, Kind::Number(_)) && self.glued(at + 1);
            return (!other).then_some((currency, factor, at + 1));
        }
        if self.glued(at) && matches!(amount.numeral.form, Form::Digits(_)) {
            let ended = !self.glued(at + 1) || self.closes(at + 1);
            if self.written(at) == "p" && amount.numeral.value <= 999.0 && ended {
                return Some((self.small_coin("pence"), 1.0, at + 1));
            }
            if self.written(at) == "c" && amount.numeral.value < 100.0 && ended {
                return Some((self.small_coin("cent"), 1.0, at + 1));
            }
            if let Some(&currency) = self.vocabulary.currency_symbols.get(self.written(at)) {
                return (!self.glued(at + 1) || self.closes(at + 1)).then_some((currency, 1.0, at + 1));
            }
        }
        // "42 RM"
        if self.written(at) == "RM" && matches!(amount.numeral.form, Form::Digits(_) | Form::Scaled) {
            return Some((*self.vocabulary.currency_symbols.get("RM")?, 1.0, at + 1));
        }
        let (currency, to) = self.currency_words(at)?;
        if self.is_any(at, &["pound", "pounds"]) && to == at + 1 {
            return None; // weight or money: the measures decide
        }
        let large = amount.numeral.value >= 1000.0;
        let fits = to > at + 1 || !self.doubtful_currency(at) || large && !self.is_any(at, &["try", "lei", "real"]);
        fits.then_some((currency, 1.0, to))
    }

    fn small_coin(&self, name: &'static str) -> Currency {
        self.vocabulary.currency_codes.get(name).copied().unwrap_or(Currency { code: name, name })
    }

    /// True where pounds are money, not weight, by what stands around them.
    pub fn pounds_are_money(&self, amount: &Amount, at: usize) -> bool {
        let near = |traits: Traits| {
            (1..=3).any(|back| amount.from >= back && self.has(amount.from - back, traits)) || self.has(at + 1, traits)
        };
        let large = amount.numeral.factor >= 1e6;
        // "10 pounds an hour"
        let wage = self.is_any(at + 1, &["a", "an", "per"]) && self.is_any(at + 2, &["hour", "head", "night"]);
        !amount.compound && !near(Traits::WEIGHT) && (large || wage || self.sterling || near(Traits::SUM_OF_MONEY))
    }

    /// "… and 45 cents", "15 dollars and 50": the smaller part of money.
    pub fn cents(&self, amount: &mut Amount, currency: Currency) {
        if COINS.contains(&currency.name) || amount.numeral.value.fract() != 0.0 {
            return;
        }
        let connected = self.is(amount.to, "and");
        let begin = if connected { amount.to + 1 } else { amount.to };
        let Some(part) = self.numeral(begin).filter(|part| (1.0..100.0).contains(&part.value)) else { return };
        if !matches!(part.form, Form::Digits(_) | Form::Words) || part.value.fract() != 0.0 {
            return;
        }
        let next = self.past_hyphen(part.to);
        let coin = self.currency_words(next).filter(|(coin, _)| COINS.contains(&coin.name));
        let letter =
            self.glued(next) && self.is_any(next, &["c", "p"]) && (!self.glued(next + 1) || self.closes(next + 1));
        // "15 dollars 50.": bare hundredths stand at a clause's end, after the currency's name.
        let named = amount.to > amount.number_to;
        // "$3 and fifty"
        let said = connected
            && part.form == Form::Words
            && part.value >= 10.0
            && amount.numeral.digits().is_some()
            && !self.follows(amount.from, &["between", "from"]);
        let bare =
            (named && (part.value >= 10.0 || connected) || said) && self.closes(next) && !self.at(next).is_dash();
        let to = match coin {
            Some((_, to)) => to,
            None if self.at(next).is('¢') || letter => next + 1,
            None if bare && !self.at(next).is('%') => part.to,
            None => return,
        };
        amount.numeral.value += part.value / 100.0;
        amount.to = to;
    }
}
