//! The lexicon: every form of every table in one trie over folded words, so that a text is looked up once,
//! from left to right, whatever is asked of it later. It knows forms and their meanings; which of two
//! meanings holds in a sentence is for `parse` and `extract`.

use super::Cue;
use super::table::Form;
use crate::text::{Shape, Span, Token, TokenKind, fold, tokenise};
use rustc_hash::FxHashMap;

/// A known word's number; `WordId::UNKNOWN` for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct WordId(u32);

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Node(u32);

/// What a form means: the table it stands in and its row there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A state by name: `Reference::countries`.
    Country(u16),
    /// An adjective or people of a state: `Reference::countries`.
    Demonym(u16),
    /// A capital, as a city or for its government: `Reference::countries`.
    Capital(u16),
    /// A city, region or water: `Reference::places`.
    Place(u16),
    /// A body by its name: `Reference::organisations`.
    Organisation(u16),
    /// A news agency or paper: `Reference::agencies`.
    Agency(u16),
    /// The head of a national body's name, «Ministry», «Mazhilis»: `Reference::bodies`.
    Body(u16),
    /// A noun that heads an organisation's name: `Reference::organisation_heads`.
    OrganisationHead(u16),
    /// A ministry's portfolio: `Reference::portfolios`.
    Portfolio(u16),
    /// A role or a word that modifies one: `Reference::roles`.
    Role(u16),
    /// «Mr», «H.E.»: `Reference::honorifics`.
    Honorific(u16),
    /// A verb of saying or reporting: `Reference::speech`.
    Speech(u16),
    /// A subject of talks: `Reference::topics`.
    Topic(u16),
    /// Words that say what talks were about: `Reference::discussion`.
    Discussion(u16),
    /// Words that name a type of event: `Reference::events`.
    Event(u16),
    /// Words that open an outcome: `Reference::outcomes`.
    Outcome(u16),
    /// A document, or a noun that heads the name of one: `Reference::documents`.
    Document(u16),
    /// A unit of measure: `Reference::units`.
    Unit(u16),
    /// A currency's word or symbol: `Reference::currencies`.
    Currency(u16),
    /// A number in words, a magnitude: `Reference::numbers`.
    Number(u16),
    /// A month, 1–12.
    Month(u16),
    /// A day of the week, 1 (Monday) – 7.
    Weekday(u16),
    /// A small word that steers a grammar.
    Cue(Cue),
    /// A frequent given name.
    GivenName,
    /// A word that is no part of a person's name: `Reference::ordinary`.
    Ordinary(u16),
    /// A small word inside a name, «bin», «van»: `Reference::particles`.
    Particle(u16),
    /// A small word of the grammar, «of», «he», «that»: `Reference::grammar`.
    Grammar(u16),
}

impl Meaning {
    /// Whether both come from the same table and column; cues must also do the same.
    pub fn same_kind(self, other: Self) -> bool {
        match (self, other) {
            (Self::Cue(one), Self::Cue(other)) => one == other,
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }
}

/// One meaning of a form and what the text must look like to carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// What it means.
    pub meaning: Meaning,
    /// The form is also something else: count it only with support.
    pub doubtful: bool,
    /// How it must be written.
    case: Case,
}

/// How a form must be written to be itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Any way.
    Any,
    /// Its first and last word capitalised: names.
    Capitalised,
    /// In capitals: `WHO`, `US`.
    Upper,
}

impl Case {
    fn of(form: &str) -> Self {
        let first = form.chars().next();
        if !first.is_some_and(char::is_uppercase) {
            Self::Any
        } else if form.chars().count() > 1 && !form.chars().any(char::is_lowercase) && !form.contains(' ') {
            Self::Upper
        } else {
            Self::Capitalised
        }
    }
}

impl Sense {
    /// Whether the tokens of a match are written as the form must be.
    pub(super) fn fits(self, first: &Token, last: &Token, form_ends_capitalised: bool) -> bool {
        let capitalised = |token: &Token| token.kind != TokenKind::Word || token.shape != Shape::Lower;
        match self.case {
            Case::Any => true,
            Case::Capitalised => capitalised(first) && (!form_ends_capitalised || capitalised(last)),
            Case::Upper => {
                first.kind != TokenKind::Word
                    || matches!(first.shape, Shape::Upper | Shape::Mixed | Shape::Initial)
            }
        }
    }
}

/// See the module's head.
#[derive(Default)]
pub(crate) struct Lexicon {
    words: FxHashMap<Box<str>, WordId>,
    /// Per word, by its number: the node that it leads to from the root, or the root. Most words lead nowhere further.
    begins: Vec<Node>,
    edges: FxHashMap<(Node, WordId), Node>,
    /// Per node: the senses of the form that ends there, and whether the form's last word is capitalised.
    senses: Vec<Vec<(Sense, bool)>>,
}

impl WordId {
    /// No form holds this word.
    pub(super) const UNKNOWN: WordId = WordId(0);
}

impl Node {
    /// Where every form begins.
    pub(super) const ROOT: Node = Node(0);
}

impl Lexicon {
    pub(super) fn new() -> Self {
        Self { begins: vec![Node::ROOT], senses: vec![Vec::new()], ..Self::default() }
    }

    /// Adds one form; the same form may mean several things.
    pub(super) fn add(&mut self, form: Form, meaning: Meaning) {
        self.add_as(form, meaning, Case::of(form.words));
    }

    /// Adds one form that may be written with or without capitals.
    pub(super) fn add_in_any_case(&mut self, form: Form, meaning: Meaning) {
        self.add_as(form, meaning, Case::Any);
    }

    fn add_as(&mut self, form: Form, meaning: Meaning, case: Case) {
        let mut tokens = Vec::new();
        tokenise(form.words, Span::new(0, form.words.len()), &mut tokens);
        let mut node = Node::ROOT;
        let mut ends_capitalised = false;
        for token in tokens.iter().filter(|token| !is_skipped(token, form.words)) {
            let word = self.intern(token.span.of(form.words));
            ends_capitalised = token.is_capitalised();
            let fresh = Node(self.senses.len() as u32);
            let known = self.step(node, word);
            if known.is_none() {
                self.senses.push(Vec::new());
                match self.begins.get_mut(word.0 as usize) {
                    Some(begin) if node == Node::ROOT => *begin = fresh,
                    _ => drop(self.edges.insert((node, word), fresh)),
                }
            }
            node = known.unwrap_or(fresh);
        }
        let sense = Sense { meaning, doubtful: form.doubtful, case };
        if node == Node::ROOT {
            return;
        }
        if let Some(senses) = self.senses.get_mut(node.0 as usize)
            && !senses.iter().any(|(known, _)| known.meaning == meaning && known.case == sense.case)
        {
            senses.push((sense, ends_capitalised));
        }
    }

    /// Adds a noun phrase and its plural.
    pub(super) fn add_with_plural(&mut self, form: Form, meaning: Meaning) {
        self.add(form, meaning);
        if let Some(words) = plural(form.words) {
            // The lexicon is built once and lives as long as the program, like the tables it is made of.
            self.add(Form { words: words.leak(), ..form }, meaning);
        }
    }

    fn intern(&mut self, word: &str) -> WordId {
        let next = WordId(self.words.len() as u32 + 1);
        let word = *self.words.entry(fold(word).into_boxed_str()).or_insert(next);
        if word == next {
            self.begins.push(Node::ROOT);
        }
        word
    }

    /// What these very words mean, whichever way they are written.
    pub(super) fn meanings_of(&self, words: &str) -> impl Iterator<Item = Meaning> {
        let mut tokens = Vec::new();
        tokenise(words, Span::new(0, words.len()), &mut tokens);
        let mut folded =
            tokens.iter().filter(|token| !is_skipped(token, words)).map(|token| fold(token.span.of(words)));
        let node = folded.try_fold(Node::ROOT, |node, word| self.step(node, self.word(&word)));
        let senses = node.map(|node| self.senses(node)).unwrap_or_default();
        senses.iter().map(|(sense, _)| sense.meaning)
    }

    /// The number of a folded word.
    pub(super) fn word(&self, folded: &str) -> WordId {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// One word further in the trie.
    pub(super) fn step(&self, node: Node, word: WordId) -> Option<Node> {
        match node {
            Node::ROOT => self.begins.get(word.0 as usize).copied().filter(|begin| *begin != Node::ROOT),
            _ => self.edges.get(&(node, word)).copied(),
        }
    }

    /// The senses of the form that ends at `node`, with whether that form's last word is capitalised.
    pub(super) fn senses(&self, node: Node) -> &[(Sense, bool)] {
        self.senses.get(node.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Marks that do not count in a form: «Co-operation» and «Co operation», «St. Petersburg» and «St Petersburg».
pub(super) fn is_skipped(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Mark && matches!(token.span.of(text), "-" | "." | "‑" | "–")
}

/// The regular plural of a phrase's last word; `None` when it looks like one already.
fn plural(phrase: &str) -> Option<String> {
    let last = phrase.chars().next_back()?;
    if !last.is_alphabetic() || last == 's' || last.is_uppercase() {
        return None;
    }
    if let Some(stem) = phrase.strip_suffix("man") {
        return Some(format!("{stem}men"));
    }
    let before = phrase.chars().rev().nth(1).unwrap_or(' ');
    Some(match last {
        'y' if !"aeiou".contains(before) => format!("{}ies", phrase.strip_suffix('y')?),
        'x' | 'z' => format!("{phrase}es"),
        'h' if "cs".contains(before) => format!("{phrase}es"),
        _ => format!("{phrase}s"),
    })
}
