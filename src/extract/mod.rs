//! From an article's clean text to facts with evidence: one kind of fact per file, all working on one
//! [`Passage`], so that the text is looked up once. Parts (headline, dateline, agency) are the business of `parse`.

mod amounts;
mod authors;
mod background;
mod bodies;
mod calendar;
mod claims;
mod contradictions;
mod countries;
mod dates;
mod dates_in_figures;
mod documents;
mod event;
mod evidence;
mod figures;
mod identity;
mod measures;
mod mentions;
mod name_of_else;
mod name_words;
mod named;
mod names;
mod offices;
mod organisations;
mod outcomes;
mod participants;
mod people;
mod places;
mod problems;
mod quotes;
mod reported;
mod role_comma;
mod role_front;
mod role_joint;
mod role_list;
mod role_object;
mod role_tail;
mod roles;
mod said_apart;
mod speaker;
mod speech_verbs;
mod tags;
mod topics;
mod towns;
mod units;

pub use problems::problems;

use crate::article::{Article, Facts, PartKind};
use crate::reference::{GrammarClass, Kinds, Meaning, Passage, Reference, reference};
use crate::text::{Span, fold_space};

/// What every reader of facts is given.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The parsed article; its `facts` are still empty.
    pub(crate) article: &'a Article,
    /// Its clean text with all forms found; one paragraph per headline, dateline and paragraph part, in order.
    pub(crate) passage: &'a Passage<'a>,
    /// The tables that the passage's hits point into.
    pub(crate) reference: &'a Reference,
    /// Where the datelines stand in the clean text, in order.
    pub(crate) datelines: &'a [Span],
}

/// Reads the facts of a parsed article. Every span is a range of `article.text`.
pub fn extract(article: &Article) -> Facts {
    let reference = reference();
    let paragraphs = article.parts.iter().filter_map(|part| match part.kind {
        PartKind::Headline | PartKind::Dateline | PartKind::Paragraph => part.text,
        _ => None,
    });
    let passage = Passage::new(reference, &article.text, paragraphs);
    let datelines: Vec<Span> = article.parts_of(PartKind::Dateline).filter_map(|part| part.text).collect();
    let source = Source { article, passage: &passage, reference, datelines: &datelines };
    let organisations = organisations::read(source);
    let tags = tags::Tags::new(source);
    let mut cast = people::read(&tags);
    let pieces = quotes::pieces(&tags);
    let references = mentions::resolve(&tags, &mut cast, &organisations, &pieces);
    let quotes = quotes::read(&tags, &references, &pieces);
    mentions::follow_speakers(&tags, &mut cast, &quotes);
    let mut names = cast.names(&tags);
    names.sort_unstable();
    let places = places::read(source, &organisations, &names);
    let dates = dates::read(source);
    let event = event::read(&tags, &cast, &references, &pieces, &places, &dates);
    let people = cast.finish(&tags);
    drop((tags, references)); // the largest of what is held in memory, and no longer needed
    let roles = people.iter().filter_map(|person| person.role.as_ref()).map(|role| role.span);
    let bodies = organisations.iter().flat_map(|organisation| organisation.mentions.iter().copied());
    let topics = topics::read(source, bodies.clone().chain(roles).collect());
    let documents = documents::read(source, bodies.collect());
    let countries = countries::read(source, &names);
    let outcomes = outcomes::read(source, &people, &organisations, &dates, &pieces);
    let mut figures = figures::read(source);
    measures::complete(source, &mut figures, &dates);
    let contradictions = contradictions::read(source, &figures, &dates);
    Facts {
        people,
        countries,
        places,
        organisations,
        event,
        quotes,
        figures: figures.into_iter().map(|found| found.figure).collect(),
        contradictions,
        dates,
        documents,
        topics,
        outcomes,
    }
}

impl Source<'_> {
    /// The class of the small word at a token, whatever its case.
    pub(crate) fn grammar(self, at: usize) -> Option<GrammarClass> {
        let class = |meaning| match meaning {
            Meaning::Grammar(row) => self.reference.grammar.get(row as usize).map(|word| word.class),
            _ => None,
        };
        self.passage.find_of(const { Kinds::of(&[Meaning::Grammar(0)]) }, at, class).map(|(_, class)| class)
    }

    /// Whether the token stands in a dateline.
    pub(crate) fn in_dateline(self, token: usize) -> bool {
        let Some(token) = self.passage.token(token) else { return false };
        let after = self.datelines.partition_point(|dateline| dateline.end <= token.span.start);
        self.datelines.get(after).is_some_and(|dateline| dateline.contains(token.span))
    }
}
