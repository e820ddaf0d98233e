//! Records read from JSON (RFC 8259). They are written by serde; read by it, every record was compiled four times over, which made
//! an eighth of what a first visit transfers. Here a record is a list of its members and the reader is compiled once.
//! What a record does not know is passed over, so that older pages read newer bundles of the same schema.

use super::PartialDate;
use crate::text::Span;
use std::borrow::Cow;
use std::fmt;

/// What was expected and where, in bytes, it was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    expected: &'static str,
    at: usize,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was expected at byte {}", self.expected, self.at)
    }
}

/// What can be read from JSON.
pub(super) trait FromJson: Sized {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable>;

    /// What a record has where the member is missing, if it may be.
    fn missing() -> Option<Self> {
        None
    }
}

/// A JSON text and how far it was read.
pub(super) struct Json<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Json<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// That nothing follows but white space.
    pub(super) fn end(&mut self) -> Result<(), Unreadable> {
        if self.next().is_none() { Ok(()) } else { Err(self.wrong("the end")) }
    }

    /// Where the next byte stands that is no white space.
    pub(super) fn place(&mut self) -> usize {
        self.next();
        self.at
    }

    pub(super) fn wrong(&self, expected: &'static str) -> Unreadable {
        Unreadable { expected, at: self.at }
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no white space; it is not taken.
    fn next(&mut self) -> Option<u8> {
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += self.bytes().iter().take_while(|byte| blank(byte)).count();
        self.bytes().first().copied()
    }

    /// Takes the next byte if it is this one.
    fn takes(&mut self, byte: u8) -> bool {
        let is = self.next() == Some(byte);
        self.at += usize::from(is);
        is
    }

    /// Takes these letters if they come next.
    fn takes_word(&mut self, word: &str) -> bool {
        let is = self.next().is_some() && self.bytes().starts_with(word.as_bytes());
        self.at += if is { word.len() } else { 0 };
        is
    }

    /// An object, member by member: `member` reads the value that belongs to the name.
    pub(super) fn object(
        &mut self,
        member: &mut dyn FnMut(&str, &mut Self) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        if !self.takes(b'{') {
            return Err(self.wrong("an object"));
        }
        if self.takes(b'}') {
            return Ok(());
        }
        loop {
            let name = self.string()?;
            if !self.takes(b':') {
                return Err(self.wrong("a colon"));
            }
            member(&name, self)?;
            if self.takes(b'}') {
                return Ok(());
            }
            if !self.takes(b',') {
                return Err(self.wrong("a comma or the end of the object"));
            }
        }
    }

    /// An array, item by item.
    pub(super) fn array(
        &mut self,
        item: &mut dyn FnMut(&mut Self) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        if !self.takes(b'[') {
            return Err(self.wrong("an array"));
        }
        if self.takes(b']') {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.takes(b']') {
                return Ok(());
            }
            if !self.takes(b',') {
                return Err(self.wrong("a comma or the end of the array"));
            }
        }
    }

    /// A string; a borrowed one if nothing in it was escaped.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Unreadable> {
        if !self.takes(b'"') {
            return Err(self.wrong("a string"));
        }
        let mut escaped = String::new();
        loop {
            let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
            let Some(plain) = self.bytes().iter().position(special) else {
                return Err(self.wrong("the end of the string"));
            };
            let plain = self.text.get(self.at..self.at + plain).unwrap_or_default();
            self.at += plain.len() + 1;
            match self.text.as_bytes().get(self.at - 1) {
                Some(b'"') if escaped.is_empty() => return Ok(Cow::Borrowed(plain)),
                Some(b'"') => {
                    escaped.push_str(plain);
                    return Ok(Cow::Owned(escaped));
                }
                Some(b'\\') => {
                    escaped.push_str(plain);
                    escaped.push(self.escape()?);
                }
                _ => return Err(self.wrong("a string without control characters")),
            }
        }
    }

    /// What stands behind a backslash. Half of a surrogate pair, which JavaScript writes where a text was cut, is read as
    /// the character that stands for one that could not be.
    fn escape(&mut self) -> Result<char, Unreadable> {
        let letter = self.bytes().first().copied();
        self.at += 1;
        Ok(match letter {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.four_digits()?;
                let pair = if (0xd800..0xdc00).contains(&first) { self.second_half()? } else { None };
                let code = pair.map_or(first, |second| 0x1_0000 + ((first - 0xd800) << 10) + second);
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(self.wrong("an escape")),
        })
    }

    /// The second half of a surrogate pair if it comes next; anything else is not taken.
    fn second_half(&mut self) -> Result<Option<u32>, Unreadable> {
        if !self.bytes().starts_with(b"\\u") {
            return Ok(None);
        }
        let before = self.at;
        self.at += 2;
        let second = self.four_digits()?.checked_sub(0xdc00).filter(|second| *second < 0x400);
        if second.is_none() {
            self.at = before;
        }
        Ok(second)
    }

    fn four_digits(&mut self) -> Result<u32, Unreadable> {
        let digits = self.bytes().get(..4).unwrap_or_default();
        let digit = |code: Option<u32>, digit: &u8| Some(code? << 4 | char::from(*digit).to_digit(16)?);
        let code = digits.iter().fold(Some(0), digit).filter(|_| digits.len() == 4);
        self.at += digits.len();
        code.ok_or_else(|| self.wrong("four hexadecimal digits"))
    }

    /// Digits, as many of them as fit into a number, and how many there were.
    fn digits(&mut self, number: &mut u64) -> (i32, i32) {
        let (mut taken, mut dropped) = (0, 0);
        while let Some(digit @ b'0'..=b'9') = self.bytes().first() {
            let more = number.checked_mul(10).and_then(|ten| ten.checked_add(u64::from(digit - b'0')));
            match more.filter(|_| dropped == 0) {
                Some(more) => *number = more,
                None => dropped += 1,
            }
            taken += 1;
            self.at += 1;
        }
        (taken, dropped)
    }

    /// A whole number without sign.
    fn whole(&mut self) -> Result<u64, Unreadable> {
        self.next();
        let mut number = 0;
        match self.digits(&mut number) {
            (1.., 0) => Ok(number),
            _ => Err(self.wrong("a whole number")),
        }
    }

    /// A number. Exact for up to fifteen digits and powers of ten up to 22 (Clinger 1990, «How to read floating point
    /// numbers accurately», section 3), which is more than any figure in print has; else right to the last digit or two.
    fn number(&mut self) -> Result<f64, Unreadable> {
        let negative = self.takes(b'-');
        let mut number = 0;
        self.next();
        let (taken, mut power) = self.digits(&mut number);
        if taken == 0 {
            return Err(self.wrong("a number"));
        }
        if self.bytes().first() == Some(&b'.') {
            self.at += 1;
            let (taken, dropped) = self.digits(&mut number);
            power -= taken - dropped;
        }
        if let Some(b'e' | b'E') = self.bytes().first() {
            self.at += 1;
            let sign = self.bytes().first().copied();
            self.at += usize::from(matches!(sign, Some(b'+' | b'-')));
            let mut exponent = 0;
            self.digits(&mut exponent);
            let exponent = i32::try_from(exponent).unwrap_or(i32::MAX).min(1000);
            power += if sign == Some(b'-') { -exponent } else { exponent };
        }
        let mut value = number as f64;
        while power != 0 && value != 0.0 && value.is_finite() {
            let step = power.clamp(-22, 22);
            let ten = (0..step.unsigned_abs()).fold(1.0, |ten, _| ten * 10.0);
            value = if step < 0 { value / ten } else { value * ten };
            power -= step;
        }
        Ok(if negative { -value } else { value })
    }

    /// Passes over a value of any kind, however deep.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let mut depth = 0_usize;
        loop {
            match self.next() {
                Some(b'"') => drop(self.string()?),
                Some(b'{' | b'[') => {
                    self.at += 1;
                    depth += 1;
                }
                Some(b'}' | b']') if depth > 0 => {
                    self.at += 1;
                    depth -= 1;
                }
                Some(b',' | b':') if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                Some(b'-' | b'0'..=b'9') => drop(self.number()?),
                _ if ["true", "false", "null"].iter().any(|word| self.takes_word(word)) => {}
                _ => return Err(self.wrong("a value")),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }
}

/// Where a member of a record goes.
pub(super) trait Slot {
    fn fill(&mut self, json: &mut Json<'_>) -> Result<(), Unreadable>;
}

impl<T: FromJson> Slot for Option<T> {
    fn fill(&mut self, json: &mut Json<'_>) -> Result<(), Unreadable> {
        *self = Some(T::from_json(json)?);
        Ok(())
    }
}

impl Json<'_> {
    /// An object with these members, each into its slot.
    pub(super) fn members(&mut self, names: &[&str], slots: &mut [&mut dyn Slot]) -> Result<(), Unreadable> {
        self.object(&mut |name, json| {
            let place = names.iter().position(|own| *own == name);
            match place.and_then(|place| slots.get_mut(place)) {
                Some(slot) => slot.fill(json),
                None => json.skip(),
            }
        })
    }

    /// One of these words: its place among them.
    pub(super) fn word(&mut self, words: &[&str]) -> Result<usize, Unreadable> {
        let word = self.string()?;
        words.iter().position(|own| *own == word).ok_or_else(|| self.wrong("a known word"))
    }
}

/// A member that was read, or what stands for it where it is missing.
pub(super) fn member<T: FromJson>(value: Option<T>, json: &Json<'_>) -> Result<T, Unreadable> {
    value.or_else(T::missing).ok_or_else(|| json.wrong("a member that is missing"))
}

/// How to read a struct: from an object with these members. With `or default`, any of them may be missing.
macro_rules! record {
    ($name:ident { $($member:ident),+ $(,)? }) => {
        record!($name { $($member),+ } |json, member| $crate::article::json::member(member, json)?);
    };
    ($name:ident or default { $($member:ident),+ $(,)? }) => {
        record!($name { $($member),+ } |json, member| member.unwrap_or_default());
    };
    ($name:ident { $($member:ident),+ } |$json:ident, $read:ident| $finish:expr) => {
        impl $crate::article::json::FromJson for $name {
            fn from_json($json: &mut $crate::article::json::Json<'_>) -> Result<Self, $crate::article::json::Unreadable> {
                $(let mut $member = None;)+
                $json.members(&[$(stringify!($member)),+], &mut [$(&mut $member),+])?;
                Ok(Self { $($member: { let $read = $member; $finish }),+ })
            }
        }
    };
}

/// How to read an enum: from the word for each of its values. With `or default`, it may be missing.
macro_rules! word {
    ($name:ident { $($value:ident: $word:literal),+ $(,)? }) => {
        word!($name { $($value: $word),+ } None);
    };
    ($name:ident or default { $($value:ident: $word:literal),+ $(,)? }) => {
        word!($name { $($value: $word),+ } Some(Self::default()));
    };
    ($name:ident { $($value:ident: $word:literal),+ } $missing:expr) => {
        impl $crate::article::json::FromJson for $name {
            fn from_json(json: &mut $crate::article::json::Json<'_>) -> Result<Self, $crate::article::json::Unreadable> {
                let place = json.word(&[$($word),+])?;
                [$(Self::$value),+].into_iter().nth(place).ok_or_else(|| json.wrong("a known word"))
            }

            fn missing() -> Option<Self> {
                $missing
            }
        }
    };
}

/// How to read an enum whose values hold something: from an object with one member.
macro_rules! choice {
    ($name:ident { $($value:ident: $word:literal),+ $(,)? }) => {
        impl $crate::article::json::FromJson for $name {
            fn from_json(json: &mut $crate::article::json::Json<'_>) -> Result<Self, $crate::article::json::Unreadable> {
                let mut chosen = None;
                json.object(&mut |name, json| {
                    match name {
                        $($word => chosen = Some(Self::$value($crate::article::json::FromJson::from_json(json)?)),)+
                        _ => json.skip()?,
                    }
                    Ok(())
                })?;
                $crate::article::json::member(chosen, json)
            }
        }
    };
}

pub(super) use {choice, record, word};

impl FromJson for String {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
        json.string().map(Cow::into_owned)
    }
}

impl FromJson for f64 {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
        json.number()
    }
}

macro_rules! whole {
    ($($number:ident)+) => {$(
        impl FromJson for $number {
            fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
                let number = json.whole()?;
                Self::try_from(number).map_err(|_| json.wrong("a smaller number"))
            }
        }
    )+};
}

whole!(u16 u32 usize);

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
        if json.takes_word("null") { Ok(None) } else { T::from_json(json).map(Some) }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
        let mut items = Self::new();
        json.array(&mut |json| {
            items.push(T::from_json(json)?);
            Ok(())
        })?;
        Ok(items)
    }
}

impl FromJson for (u32, u32) {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
        let wrong = |is: bool, json: &Json<'_>| if is { Ok(()) } else { Err(json.wrong("a pair")) };
        wrong(json.takes(b'['), json)?;
        let first = u32::from_json(json)?;
        wrong(json.takes(b','), json)?;
        let second = u32::from_json(json)?;
        wrong(json.takes(b']'), json)?;
        Ok((first, second))
    }
}

impl FromJson for Span {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
        <(u32, u32)>::from_json(json).map(Self::from)
    }
}

impl FromJson for PartialDate {
    fn from_json(json: &mut Json<'_>) -> Result<Self, Unreadable> {
        json.string()?.parse().map_err(|_| json.wrong("a date"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use super::*;
    use serde::Serialize;
    use std::fmt::Debug;

    fn read<T: FromJson>(text: &str) -> Result<T, Unreadable> {
        let mut json = Json::new(text);
        let value = T::from_json(&mut json)?;
        json.end().map(|()| value)
    }

    /// What serde writes is what is read.
    fn same<T: FromJson + Serialize + PartialEq + Debug>(values: impl IntoIterator<Item = T>) {
        for value in values {
            assert_eq!(read(&serde_json::to_string(&value).unwrap()), Ok(value));
        }
    }

    #[test]
    fn every_word_is_read_as_it_is_written() {
        use {EventKind as E, OutcomeKind as O, PartKind as P, ProblemKind as Q};
        same([Reading::Stated, Reading::Inferred, Reading::Derived, Reading::Conflicting]);
        same([Precision::Exact, Precision::About, Precision::Below, Precision::Above]);
        same([MentionBy::Name, MentionBy::Surname, MentionBy::Role, MentionBy::Pronoun]);
        same([Speech::Direct, Speech::Reported]);
        same([HeadlineOrigin::Printed, HeadlineOrigin::Truncated, HeadlineOrigin::Derived]);
        same([DateOrigin::Header, DateOrigin::Timestamp, DateOrigin::Dateline]);
        same([E::Meeting, E::Call, E::Consultations, E::Visit, E::Forum, E::Statement, E::Signing]);
        same([E::Appointment, E::Other]);
        same([O::Signed, O::Agreed, O::Decided, O::Invited, O::Announced, O::Planned, O::Intended]);
        same([P::Header, P::Headline, P::Timestamp, P::Credit, P::Chrome, P::Dateline, P::Paragraph]);
        same([P::Trailer, P::OtherArticle]);
        same([Q::InvalidUtf8, Q::ControlCharacters, Q::BidirectionalControls, Q::Mojibake, Q::NoDate]);
        same([Q::ConflictingDates, Q::NoHeadline, Q::TruncatedHeadline, Q::TruncatedText]);
        same([Q::UnbalancedQuote, Q::AnotherArticle, Q::LittleText, Q::VeryLongLine]);
        same([Q::UnexpectedExtension, Q::ContradictingFigures]);
        same([Side::Country("KZ".to_owned()), Side::Body("OSCE \"PA\"\n\u{1}".to_owned())]);
        same([Speaker::Person(3), Speaker::Organisation(0)]);
    }

    #[test]
    fn figures_are_read_to_the_last_digit() {
        same([0.0, 28.0, 1_450_000_000.0, 0.1, 3.7, 99.95, 123_456.789, 1e15, 4.35e-7, -2.5, 1e22]);
        for (text, value) in [("1E3", 1e3), ("12e-1", 1.2), ("0.30", 0.3), ("1e400", f64::INFINITY)] {
            assert_eq!(read(text), Ok(value));
        }
        let long: f64 = read("123456789012345678901234567890").unwrap();
        assert!((long / 123_456_789_012_345_678_901_234_567_890.0 - 1.0).abs() < 1e-15);
    }

    #[test]
    fn escapes_are_characters() {
        assert_eq!(read(r#""\u00e9\ud83d\ude00\t\/\\""#), Ok("é😀\t/\\".to_owned()));
        for text in [r#""\x""#, r#""\u12""#, r#""\ud83d\u12""#, "\"\n\"", "\"", ""] {
            assert!(read::<String>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn half_a_pair_is_read_as_a_lost_character_and_the_rest_goes_on() {
        for (text, read_as) in [
            (r#""a\ud83d""#, "a\u{fffd}"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\udc00b""#, "\u{fffd}b"),
        ] {
            assert_eq!(read(text), Ok(read_as.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_not_of_the_shape_is_said_with_its_place() {
        for (text, said) in [
            ("[1, 2", "a comma or the end of the array was expected at byte 5"),
            ("[1 2]", "a comma or the end of the array was expected at byte 3"),
            ("[70000]", "a smaller number was expected at byte 6"),
            ("[-1]", "a whole number was expected at byte 1"),
            ("[1] x", "the end was expected at byte 4"),
        ] {
            assert_eq!(read::<Vec<u16>>(text).unwrap_err().to_string(), said, "{text}");
        }
        assert!(read::<Headline>(r#"{"origin": "printed"}"#).is_err(), "without its span");
    }

    #[test]
    fn a_value_that_nobody_knows_is_passed_over_however_deep() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        let text = format!(
            r#"{{"new": {deep}, "origin": "printed", "also": {{"a": [1e9, null, "]"]}}, "span": [0, 3]}}"#
        );
        assert_eq!(read(&text), Ok(Headline { origin: HeadlineOrigin::Printed, span: Span::new(0, 3) }));
    }
}
