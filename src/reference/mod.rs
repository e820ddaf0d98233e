//! What Readout knows of the world: countries, bodies, roles, verbs of saying, units, topics … as data files
//! (`*.tsv`, each with its source and licence at its head), read once into tables and one lexicon.
//! Nothing here decides what a sentence means.

mod cue;
mod lexicon;
mod passage;
mod table;
mod tokens;

pub use cue::Cue;
pub use lexicon::{Kinds, Meaning, Sense};
pub use passage::{Hit, Hits, HitsOf, Passage, Sentence};
pub use table::{Form, Row, Table};
pub use tokens::Tokens;

use lexicon::{Builder, Lexicon};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// All tables and the lexicon over their forms. Meanings of the lexicon are rows of these tables.
#[derive(Default)]
pub struct Reference {
    /// States, by code.
    pub countries: Vec<Country>,
    /// Cities, regions and waters.
    pub places: Vec<Place>,
    /// News agencies and papers.
    pub agencies: Vec<Agency>,
    /// International bodies, companies, forums, programmes.
    pub organisations: Vec<Organisation>,
    /// Heads of the names of national bodies.
    pub bodies: Vec<Body>,
    /// Nouns that head the names of other organisations.
    pub organisation_heads: Vec<OrganisationHead>,
    /// Portfolios of ministries, in the canonical spelling.
    pub portfolios: Vec<&'static str>,
    /// Roles and the words that modify them.
    pub roles: Vec<Role>,
    /// For a role's form, other offices it can stand for: «top diplomat», the foreign minister.
    pub role_synonyms: FxHashMap<&'static str, Vec<&'static str>>,
    /// «Mr», «H.E.» …
    pub honorifics: Vec<Honorific>,
    /// Verbs of saying.
    pub speech: Vec<Speech>,
    /// Units of measure.
    pub units: Vec<Unit>,
    /// Currencies.
    pub currencies: Vec<Currency>,
    /// Numbers in words.
    pub numbers: Vec<Number>,
    /// Words that name a type of event.
    pub events: Vec<Event>,
    /// Classes of words that are no part of a person's name.
    pub ordinary: Vec<Ordinary>,
    /// Small words inside names.
    pub particles: Vec<Particle>,
    /// Frequent given names by gender.
    pub given_names: Vec<GivenNames>,
    /// Small words of the grammar, by class.
    pub grammar: Vec<Grammar>,
    /// Subjects of talks.
    pub topics: Vec<Topic>,
    /// Words that say what talks were about.
    pub discussion: Vec<Discussion>,
    /// Words that open an outcome.
    pub outcomes: Vec<OutcomeCue>,
    /// Documents, and nouns that head the name of one.
    pub documents: Vec<Document>,
    pub(crate) lexicon: Lexicon,
}

/// A state.
pub struct Country {
    /// ISO 3166-1 alpha-2; XK for Kosovo.
    pub code: &'static str,
    /// English short name.
    pub name: &'static str,
    /// The capital, which may stand for the government.
    pub capital: &'static str,
    /// «the» where the name takes it, else empty.
    pub article: &'static str,
}

/// A city, region or water.
pub struct Place {
    /// The usual English name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2; empty for what belongs to several.
    pub country: &'static str,
    /// city, region or water.
    pub kind: &'static str,
}

/// A news agency or paper.
pub struct Agency {
    /// As usually written in English.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2; empty where it has no one country.
    pub country: &'static str,
}

/// A body known by name.
pub struct Organisation {
    /// Its canonical name.
    pub name: &'static str,
    /// Its first acronym; empty where it has none.
    pub acronym: &'static str,
    /// igo, union, court, bank, company, forum, programme, office, parliament …
    pub kind: &'static str,
    /// The canonical name of the body it belongs to; empty where there is none.
    pub parent: &'static str,
}

/// A phrase that, with a country, names a national body.
pub struct Body {
    /// ministry, parliament, mission, bank …
    pub kind: &'static str,
    /// The head phrase, as in a name.
    pub head: &'static str,
    /// The canonical name, with `{country}`, `{host}`, `{portfolio}` and `{head}` to be filled in.
    pub canonical: &'static str,
    /// Its first acronym; empty where it has none.
    pub acronym: &'static str,
    /// ISO 3166-1 alpha-2 where the phrase itself decides it, else empty.
    pub country: &'static str,
}

/// A noun that heads the name of an organisation no list knows.
pub struct OrganisationHead {
    /// As for [`Organisation`] and [`Body`].
    pub kind: &'static str,
    /// A name may end with it.
    pub ends: bool,
    /// A name may begin with it and go on with «of», «for», «on».
    pub begins: bool,
    /// A name may end with it where its initials follow between brackets.
    pub defined: bool,
}

/// A role, or a word that modifies one.
pub struct Role {
    /// As listed, lower case.
    pub form: &'static str,
    /// May stand before or behind a name: «deputy minister».
    pub is_head: bool,
    /// Goes before a head: «deputy», «former».
    pub is_modifier: bool,
    /// May refer back to someone named before: «the diplomat».
    pub is_anaphor: bool,
    /// Fits many offices: «official».
    pub is_general: bool,
    /// Serves the holder of another office: «spokesperson for».
    pub serves: bool,
    /// Of what, the words beside it say: «head of the ministry».
    pub leads: bool,
    /// What sphere it belongs to: state, government, parliament, diplomacy …
    pub kind: &'static str,
    /// `m` or `f` where the word decides it.
    pub gender: &'static str,
}

/// A form of address.
pub struct Honorific {
    /// `m` or `f` where the word decides it.
    pub gender: &'static str,
    /// `before` or `after` the name.
    pub place: &'static str,
    /// The only word for its bearer's office: «Sen.».
    pub is_office: bool,
    /// Part of a name of one word: «Sheikh Hasina».
    pub in_name: bool,
}

/// A verb of saying or reporting.
pub struct Speech {
    /// Introduces someone's words.
    pub says: bool,
    /// Expresses hope, gratitude, readiness …
    pub expresses: bool,
    /// What agencies do: reports, cites, has learned from.
    pub reports: bool,
}

/// A unit of measure.
pub struct Unit {
    /// The canonical symbol.
    pub unit: &'static str,
    /// One form is this many of the canonical unit.
    pub factor: f64,
    /// percent, mass, length, area …
    pub kind: &'static str,
}

/// A currency.
pub struct Currency {
    /// ISO 4217.
    pub code: &'static str,
    /// Whose it is: ISO 3166-1 alpha-2, or EU.
    pub country: &'static str,
    /// Folded forms that currencies of other states have too, parted by bars.
    pub shared: &'static str,
}

/// A number in words.
pub struct Number {
    /// Its value.
    pub value: f64,
    /// cardinal, ordinal, magnitude, fraction or vague.
    pub class: &'static str,
}

/// Words that name a type of event.
pub struct Event {
    /// meeting, call, consultations, visit, forum, statement, signing, appointment.
    pub kind: &'static str,
    /// They decide where nothing as strong stands beside them.
    pub strong: bool,
}

/// A class of words that stand capitalised and are no part of a person's name.
pub struct Ordinary {
    /// function, verb, noun or adjective.
    pub class: &'static str,
}

/// Given names of one gender.
pub struct GivenNames {
    /// `m` or `f`; empty where both are usual.
    pub gender: &'static str,
}

/// A small word of names.
pub struct Particle {
    /// `inner` (before a word), `between` (between two words only) or `last`.
    pub place: &'static str,
}

/// A class of small words of the grammar.
pub struct Grammar {
    /// Which.
    pub class: GrammarClass,
    /// `m` or `f` where the word decides it.
    pub gender: &'static str,
}

/// What a small word of the grammar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrammarClass {
    /// «the», «a».
    Article,
    /// «his», «her»: stands for someone, before a noun.
    Possessive,
    /// «he», «she».
    Pronoun,
    /// «and», «&».
    And,
    /// «of».
    Of,
    /// «for», «in»: what an office is for.
    Office,
    /// «to», «on», «with» …
    Preposition,
    /// «by».
    By,
    /// «that».
    That,
    /// «who», «which».
    Relative,
    /// Forms of «to be».
    Be,
    /// Forms of «to have».
    Have,
    /// «not».
    Not,
}

impl GrammarClass {
    fn read(class: &str) -> Self {
        match class {
            "article" => Self::Article,
            "possessive" => Self::Possessive,
            "pronoun" => Self::Pronoun,
            "and" => Self::And,
            "of" => Self::Of,
            "office" => Self::Office,
            "by" => Self::By,
            "that" => Self::That,
            "relative" => Self::Relative,
            "be" => Self::Be,
            "have" => Self::Have,
            "not" => Self::Not,
            _ => Self::Preposition,
        }
    }
}

/// Words that name a subject of talks.
pub struct Topic {
    /// The subject: security, trade-economy …
    pub topic: &'static str,
    /// Also common words or names of posts: they count only as one of the things discussed.
    pub weak: bool,
    /// Concrete things: they count in a sentence that says what was talked about or done.
    pub thing: bool,
}

/// Words that say what talks were about.
pub struct Discussion {
    /// verb (what follows was discussed), field (a list of fields follows) or head (such a list stands before it).
    pub class: &'static str,
}

/// Words that open an outcome.
pub struct OutcomeCue {
    /// signed, agreed, decided, invited, announced, planned or expressed-readiness.
    pub kind: &'static str,
}

/// A document, or a noun that heads the name of one.
pub struct Document {
    /// treaty, agreement, memorandum, declaration, plan …
    pub class: &'static str,
    /// Heads a name with the words around it; else it is one document.
    pub is_head: bool,
    /// Of signing or adoption, where one is known.
    pub year: Option<u16>,
}

/// The one set of tables, read on first use.
pub fn reference() -> &'static Reference {
    static REFERENCE: LazyLock<Reference> = LazyLock::new(Reference::read);
    &REFERENCE
}

impl Reference {
    /// The state with this code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        let index = self.countries.binary_search_by(|country| country.code.cmp(code)).ok()?;
        self.countries.get(index)
    }

    /// The body whose name, acronym or alias these very words are.
    pub fn organisation(&self, words: &str) -> Option<&Organisation> {
        self.lexicon.meanings_of(words).find_map(|meaning| match meaning {
            Meaning::Organisation(row) => self.organisations.get(row as usize),
            _ => None,
        })
    }

    /// What one word means by itself, whatever its case.
    pub fn meanings_of(&self, word: &str) -> impl Iterator<Item = Meaning> {
        self.lexicon.meanings_of(word)
    }

    fn read() -> Self {
        let mut lexicon = Builder::new();
        Self {
            countries: load(include_str!("countries.tsv"), |row, index| {
                let country = Meaning::Country(index);
                lexicon.add(Form::read(row.cell("name")), country);
                row.list("forms").for_each(|form| lexicon.add(form, country));
                row.list("adjectives")
                    .for_each(|form| lexicon.add_with_plural(form, Meaning::Demonym(index)));
                row.list("capital")
                    .chain(row.list("capital_forms"))
                    .for_each(|form| lexicon.add(form, Meaning::Capital(index)));
                Country {
                    code: row.cell("code"),
                    name: Form::read(row.cell("name")).words,
                    capital: Form::read(row.cell("capital")).words,
                    article: row.cell("article"),
                }
            }),
            places: load(include_str!("places.tsv"), |row, index| {
                row.list("name")
                    .chain(row.list("forms"))
                    .for_each(|form| lexicon.add(form, Meaning::Place(index)));
                Place {
                    name: Form::read(row.cell("name")).words,
                    country: row.cell("country"),
                    kind: row.cell("kind"),
                }
            }),
            agencies: load(include_str!("agencies.tsv"), |row, index| {
                lexicon.add(Form::read(row.cell("name")), Meaning::Agency(index));
                row.list("forms").for_each(|form| lexicon.add(form, Meaning::Agency(index)));
                Agency { name: Form::read(row.cell("name")).words, country: row.cell("country") }
            }),
            organisations: load(include_str!("organisations.tsv"), |row, index| {
                let organisation = Meaning::Organisation(index);
                lexicon.add(Form::read(row.cell("name")), organisation);
                row.list("acronyms")
                    .chain(row.list("aliases"))
                    .for_each(|form| lexicon.add(form, organisation));
                Organisation {
                    name: Form::read(row.cell("name")).words,
                    acronym: row.list("acronyms").next().map(|form| form.words).unwrap_or_default(),
                    kind: row.cell("kind"),
                    parent: row.cell("parent"),
                }
            }),
            bodies: load(include_str!("bodies.tsv"), |row, index| {
                lexicon.add(Form::read(row.cell("head")), Meaning::Body(index));
                row.list("forms").for_each(|form| lexicon.add(form, Meaning::Body(index)));
                let is_acronym = |form: &Form| {
                    form.words.chars().filter(|c| c.is_uppercase()).count() > 2 && !form.words.contains(' ')
                };
                Body {
                    kind: row.cell("kind"),
                    head: row.cell("head"),
                    canonical: row.cell("canonical"),
                    acronym: row.list("forms").find(is_acronym).map(|form| form.words).unwrap_or_default(),
                    country: row.cell("country"),
                }
            }),
            organisation_heads: load(include_str!("organisation_heads.tsv"), |row, index| {
                lexicon.add(Form::read(row.cell("head")), Meaning::OrganisationHead(index));
                let place = row.cell("place");
                OrganisationHead {
                    kind: row.cell("kind"),
                    ends: matches!(place, "last" | "both"),
                    begins: matches!(place, "first" | "both"),
                    defined: place == "defined",
                }
            }),
            portfolios: load(include_str!("ministries.tsv"), |row, index| {
                let forms = row.list("portfolio").chain(row.list("forms"));
                forms.for_each(|form| lexicon.add_in_any_case(form, Meaning::Portfolio(index)));
                Form::read(row.cell("portfolio")).words
            }),
            roles: load(include_str!("roles.tsv"), |row, index| {
                let form = Form::read(row.cell("form"));
                lexicon.add_with_plural(form, Meaning::Role(index));
                let has = |class| row.list("class").any(|form| form.words == class);
                Role {
                    form: form.words,
                    is_head: has("head"),
                    is_modifier: has("modifier"),
                    is_anaphor: has("anaphor"),
                    is_general: has("general"),
                    serves: has("serves"),
                    leads: has("leads"),
                    kind: row.cell("kind"),
                    gender: row.cell("gender"),
                }
            }),
            role_synonyms: Table::read(include_str!("role_synonyms.tsv"))
                .rows()
                .map(|row| (row.cell("form"), row.list("means").map(|form| form.words).collect()))
                .collect(),
            honorifics: load(include_str!("honorifics.tsv"), |row, index| {
                lexicon.add(Form::read(row.cell("form")), Meaning::Honorific(index));
                Honorific {
                    gender: row.cell("gender"),
                    place: row.cell("place"),
                    is_office: row.cell("office") == "yes",
                    in_name: row.cell("office") == "name",
                }
            }),
            speech: load(include_str!("speech.tsv"), |row, index| {
                row.list("verb").for_each(|form| lexicon.add(form, Meaning::Speech(index)));
                let has = |class| row.list("class").any(|form| form.words == class);
                Speech { says: has("say"), expresses: has("express"), reports: has("report") }
            }),
            units: load(include_str!("units.tsv"), |row, index| {
                // «ha», «km»: symbols have no plural.
                row.list("forms").for_each(|form| match form.words.len() {
                    ..3 => lexicon.add(form, Meaning::Unit(index)),
                    _ => lexicon.add_with_plural(form, Meaning::Unit(index)),
                });
                Unit {
                    unit: row.cell("unit"),
                    factor: row.cell("factor").parse().unwrap_or(1.0),
                    kind: row.cell("kind"),
                }
            }),
            currencies: load(include_str!("currencies.tsv"), |row, index| {
                row.list("symbols").for_each(|form| lexicon.add(form, Meaning::Currency(index)));
                row.list("forms").for_each(|form| lexicon.add_with_plural(form, Meaning::Currency(index)));
                Currency { code: row.cell("code"), country: row.cell("country"), shared: row.cell("shared") }
            }),
            numbers: load(include_str!("numbers.tsv"), |row, index| {
                lexicon.add(Form::read(row.cell("form")), Meaning::Number(index));
                Number { value: row.cell("value").parse().unwrap_or_default(), class: row.cell("class") }
            }),
            events: load(include_str!("events.tsv"), |row, index| {
                row.list("cues").for_each(|form| lexicon.add(form, Meaning::Event(index)));
                Event { kind: row.cell("type"), strong: row.cell("strength") == "strong" }
            }),
            ordinary: load(include_str!("ordinary.tsv"), |row, index| {
                let ordinary = Meaning::Ordinary(index);
                match row.cell("class") {
                    "noun" => row.list("forms").for_each(|form| lexicon.add_with_plural(form, ordinary)),
                    _ => row.list("forms").for_each(|form| lexicon.add(form, ordinary)),
                }
                Ordinary { class: row.cell("class") }
            }),
            given_names: load(include_str!("names.tsv"), |row, index| {
                row.list("names").for_each(|form| lexicon.add(form, Meaning::GivenName(index)));
                GivenNames { gender: row.cell("gender") }
            }),
            particles: load(include_str!("particles.tsv"), |row, index| {
                row.list("forms").for_each(|form| lexicon.add(form, Meaning::Particle(index)));
                Particle { place: row.cell("place") }
            }),
            grammar: load(include_str!("grammar.tsv"), |row, index| {
                row.list("forms").for_each(|form| lexicon.add(form, Meaning::Grammar(index)));
                Grammar { class: GrammarClass::read(row.cell("class")), gender: row.cell("gender") }
            }),
            topics: load(include_str!("topics.tsv"), |row, index| {
                row.list("phrases").for_each(|form| lexicon.add(form, Meaning::Topic(index)));
                Topic {
                    topic: row.cell("topic"),
                    weak: row.cell("strength") == "weak",
                    thing: row.cell("strength") == "thing",
                }
            }),
            outcomes: load(include_str!("outcomes.tsv"), |row, index| {
                row.list("cues").for_each(|form| lexicon.add(form, Meaning::Outcome(index)));
                OutcomeCue { kind: row.cell("kind") }
            }),
            documents: load(include_str!("documents.tsv"), |row, index| {
                let (document, is_head) = (Meaning::Document(index), row.cell("kind") == "head");
                let forms = std::iter::once(Form::read(row.cell("name"))).chain(row.list("forms"));
                forms.for_each(|form| match is_head {
                    true => lexicon.add_with_plural(form, document),
                    false => lexicon.add(form, document),
                });
                Document { class: row.cell("class"), is_head, year: row.cell("year").parse().ok() }
            }),
            discussion: load(include_str!("discussion.tsv"), |row, index| {
                row.list("cue").for_each(|form| lexicon.add(form, Meaning::Discussion(index)));
                Discussion { class: row.cell("class") }
            }),
            lexicon: {
                for row in Table::read(include_str!("months.tsv")).rows() {
                    let month = Meaning::Month(row.cell("month").parse().unwrap_or_default());
                    row.list("forms").for_each(|form| lexicon.add(form, month));
                }
                for row in Table::read(include_str!("weekdays.tsv")).rows() {
                    let weekday = Meaning::Weekday(row.cell("weekday").parse().unwrap_or_default());
                    row.list("forms").for_each(|form| lexicon.add(form, weekday));
                }
                for row in Table::read(include_str!("cues.tsv")).rows() {
                    let Some(cue) = Cue::named(row.cell("cue")) else { continue };
                    row.list("forms").for_each(|form| lexicon.add(form, Meaning::Cue(cue)));
                }
                lexicon.finish()
            },
        }
    }
}

/// Reads a file's rows into values; `read` is given each row with its index, which the lexicon's meanings carry.
fn load<T>(file: &'static str, mut read: impl FnMut(Row<'_>, u16) -> T) -> Vec<T> {
    Table::read(file).rows().enumerate().map(|(index, row)| read(row, index as u16)).collect()
}
