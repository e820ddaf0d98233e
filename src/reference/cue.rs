//! Cues: small words that steer the grammars of figures, dates and places, and what each of them does.
//! The words themselves stand in `cues.tsv`.

/// What a small word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cue {
    /// An amount is rough: «about».
    About,
    /// An amount is somewhat less: «almost», «up to».
    Below,
    /// An amount is somewhat more: «over», «at least».
    Above,
    /// What follows is compared with: «than», «compared to», «year-on-year».
    Comparison,
    /// One amount is larger than another.
    Higher,
    /// One amount is smaller than another.
    Lower,
    /// Stands for what was measured before: «it rose to 5 %».
    Anaphor,
    /// An amount changed: «rose from … to …» names two amounts, not a range.
    Change,
    /// A verb: what is measured stands before it.
    Verb,
    /// Exports and imports together.
    Total,
    /// What is sold abroad.
    Export,
    /// What is bought abroad.
    Import,
    /// The difference of exports and imports.
    Balance,
    /// The year or month before.
    Last,
    /// The present year or month.
    This,
    /// The year or month after.
    Next,
    /// So long before publication.
    Ago,
    /// What is told lies ahead.
    Future,
    /// The day or month right behind it lies ahead: «by».
    Until,
    /// A part of a month or year: «early», «the end of».
    Season,
    /// May stand before a month or year alone.
    Within,
    /// Opens or joins a clause: «which», «while».
    Clause,
    /// A clause that it opens can be read alone only with its subject: «was signed», «will host».
    Predicate,
    /// An adjective that belongs to a document: «trilateral».
    Modifier,
    /// The number behind it is a name, not a year: «Resolution 1973».
    Numbered,
    /// A town's name follows: «the city of».
    Town,
    /// Ends a town's name: «Beach».
    TownPart,
    /// Ends the name of a land: «Region».
    LandPart,
    /// «island of», «gulf of»: what follows is no city.
    LandOf,
    /// «told about **the talks**»: what is told of lies before.
    Recounted,
    /// Where others came together: «on the sidelines of the talks between».
    Beside,
    /// One of two delegations: «the Norwegian side».
    OneSide,
    /// A meeting only where two do it: «discussed», «host».
    TakesTwo,
    /// A letter group that stands for one Cyrillic letter: with a full stop, an initial, «Zh.».
    Initial,
    /// What is given is called after someone: «Order of».
    OrderOf,
    /// Heads the name of a building in other languages: «Istana», «Qasr».
    Building,
    /// A family name that stands in capitals before the given one: «LI Weimin».
    FamilyFirst,
    /// When it was, between a verb and whom it concerns: «received today Minister NAME».
    Today,
    /// «greetings from», «thanked»: who is named behind it need not be there.
    OfWhom,
    /// A quarter of the compass before a country: «northern».
    Direction,
    /// A place may follow: «in», «near».
    Where,
    /// Behind «the»: a state or body that the text named before.
    StandsFor,
    /// Who is named behind it holds office no more, or is not alive: «former», «predecessor».
    Gone,
    /// Before a colon: who made the page is named behind it.
    Byline,
    /// Names of companies follow behind «such as».
    Companies,
    /// Someone who has spoken says more: «added».
    GoesOn,
    /// Between a name and an office: «became».
    Becomes,
    /// A list follows: «the following», «below is».
    Listed,
    /// Behind an envoy's post: where the envoy lives, «based in».
    Resides,
    /// Whoever did it was there: «attended by», «received by».
    Attended,
    /// Opens a sentence about something else: «meanwhile», «earlier».
    Elsewhere,
    /// Who is named behind it is named by the way: «against», «about».
    ByTheWay,
    /// A town's name follows behind «to» or «at»: «flew to», «the base at».
    Leads,
    /// Before «talks», «a meeting»: «held», «had».
    Holds,
    /// What it stands before has not come yet: «will», «is expected to».
    Ahead,
    /// A verb in its bare form, as behind «will» or «to»: «meet».
    Bare,
    /// «to» before a verb.
    Infinitive,
    /// «had»: with a participle behind it, what lies before the rest.
    Had,
    /// A participle that does not end in «-ed»: «held».
    Participle,
    /// Some time before: «last week», «a month ago».
    Past,
    /// What it stands before did not happen: «no», «cancelled».
    Denied,
    /// Opens a sentence about an earlier hour of the same event: «earlier today».
    SameDay,
    /// «called», with «on» behind it a visit.
    Calls,
    /// Behind what has not come yet: «is scheduled».
    Planned,
    /// Opens a clause with a subject of its own: «after NAME met NAME».
    Subordinate,
    /// Opens a sentence about another meeting: «in a separate meeting».
    Another,
    /// In a bracket behind a rank: «Rtd».
    Retired,
    /// Begins the name of a town, with more behind it: «Puerto».
    TownFirst,
    /// Two towns follow: «between».
    Between,
    /// Behind a plural: those who are named are of them.
    Include,
    /// Before «by»: someone follows, «led».
    Led,
    /// Stands for those of whom the text told: «them».
    Several,
    /// Who speaks means himself: «we».
    FirstPerson,
    /// Behind a country's name or adjective, it names no state: «Drive», «Hotel», «speaking».
    NoStateBefore,
    /// Before a people's adjective, it names no state: «Ibero», «Latin».
    NoStateBehind,
    /// A title that stays in the name of a body called after its bearer: «King», «Queen».
    Namesake,
    /// Before someone who took part as well: «with», «between».
    Together,
    /// Before marks that hold a name, not speech: «titled», «under the theme».
    Titled,
    /// Whoever stands behind it is spoken to: «told».
    Addresses,
    /// Whoever stands behind it was met, and nothing said: «called on», «greeted».
    Receives,
    /// The name of a body follows: «a group called».
    BodyCalled,
    /// Heads the name of a body in French, Spanish or Portuguese: «Autorité».
    BodyAbroad,
    /// A verb that is a given name as well: «Said».
    GivenVerb,
    /// An English word that is a family name as well: «To», «He».
    FamilyName,
    /// A meeting only where someone follows: «received».
    ReceivesSomeone,
    /// Verbs of saying that may stand before a thing: «presented», «spoke»; then nothing is told.
    TellsNothing,
    /// An address of kings: what stands behind it is a title, no given name.
    Royal,
    /// Who speaks is not to be named: «anonymity».
    Unnamed,
    /// Opens a sentence with whom its subject did something: «during», «together».
    Opening,
    /// Behind «the» it stands for a body whose name holds it: «the ministry said».
    BodyNoun,
    /// What was said before is pointed at: «NAME **said this** in Oslo».
    SaidThis,
    /// With «to» behind it, an occasion for words: «**used** his speech to urge».
    Occasion,
    /// Someone's words: «NAME's **call** to».
    SpeechNoun,
    /// Of more than one: «joint».
    Shared,
    /// Signed or launched, it is no outcome: «guest book», «attack».
    NoOutcome,
    /// Behind «is expected to»: what something is good for, «strengthen».
    Effect,
    /// A noun for what someone is ready for: «commitment».
    Attitude,
    /// Behind «the» it stands for the body that spoke before, whatever its name: «the bloc said».
    AnyBody,
    /// Opens a clause whose subject is that of the clause before: «but».
    Contrasts,
    /// Whoever stands behind it is the guest of whoever stands before it: «received».
    Hosts,
    /// A word for whom someone received: «guest».
    Guest,
    /// Led by someone, it does not bring him to the event: «government».
    Governs,
    /// What befell the people counted before it: «killed», «injured».
    Harmed,
    /// What befell the people counted behind it: «killing», «the remains of».
    Harms,
    /// The event behind it was not held: «no», «hope for».
    NotHeld,
    /// The event before it was not held: «has not taken place».
    NeverHeld,
    /// Whoever stands behind it held the office before: «replaces».
    Replaces,
    /// Whoever stands behind it had to come: «summoned».
    Summons,
    /// A message goes to whoever stands behind it: «congratulated».
    Congratulates,
    /// Behind a post: held for the time being, «a.i.».
    AdInterim,
    /// A title with a seat behind the name: «Lord NAME of Melby».
    Peer,
    /// What only a state does, so that the capital before it stands for one: «presides».
    StateActs,
    /// A city that stands for those who have their seat in it, not for its state: «Brussels».
    Seat,
}

impl Cue {
    const NAMES: &[(&str, Cue)] = &[
        ("titled", Cue::Titled),
        ("given verb", Cue::GivenVerb),
        ("family name", Cue::FamilyName),
        ("unnamed", Cue::Unnamed),
        ("royal", Cue::Royal),
        ("tells nothing", Cue::TellsNothing),
        ("opening", Cue::Opening),
        ("body noun", Cue::BodyNoun),
        ("said this", Cue::SaidThis),
        ("occasion", Cue::Occasion),
        ("speech noun", Cue::SpeechNoun),
        ("shared", Cue::Shared),
        ("any body", Cue::AnyBody),
        ("no outcome", Cue::NoOutcome),
        ("effect", Cue::Effect),
        ("attitude", Cue::Attitude),
        ("contrasts", Cue::Contrasts),
        ("harmed", Cue::Harmed),
        ("harms", Cue::Harms),
        ("hosts", Cue::Hosts),
        ("guest", Cue::Guest),
        ("governs", Cue::Governs),
        ("not held", Cue::NotHeld),
        ("never held", Cue::NeverHeld),
        ("replaces", Cue::Replaces),
        ("summons", Cue::Summons),
        ("congratulates", Cue::Congratulates),
        ("ad interim", Cue::AdInterim),
        ("peer", Cue::Peer),
        ("state acts", Cue::StateActs),
        ("seat", Cue::Seat),
        ("receives someone", Cue::ReceivesSomeone),
        ("addresses", Cue::Addresses),
        ("receives", Cue::Receives),
        ("body abroad", Cue::BodyAbroad),
        ("body called", Cue::BodyCalled),
        ("about", Cue::About),
        ("below", Cue::Below),
        ("above", Cue::Above),
        ("comparison", Cue::Comparison),
        ("higher", Cue::Higher),
        ("lower", Cue::Lower),
        ("change", Cue::Change),
        ("verb", Cue::Verb),
        ("total", Cue::Total),
        ("export", Cue::Export),
        ("import", Cue::Import),
        ("balance", Cue::Balance),
        ("last", Cue::Last),
        ("this", Cue::This),
        ("next", Cue::Next),
        ("ago", Cue::Ago),
        ("future", Cue::Future),
        ("until", Cue::Until),
        ("anaphor", Cue::Anaphor),
        ("season", Cue::Season),
        ("within", Cue::Within),
        ("clause", Cue::Clause),
        ("predicate", Cue::Predicate),
        ("modifier", Cue::Modifier),
        ("numbered", Cue::Numbered),
        ("town", Cue::Town),
        ("town part", Cue::TownPart),
        ("land part", Cue::LandPart),
        ("land of", Cue::LandOf),
        ("recounted", Cue::Recounted),
        ("beside", Cue::Beside),
        ("building", Cue::Building),
        ("order of", Cue::OrderOf),
        ("family first", Cue::FamilyFirst),
        ("today", Cue::Today),
        ("one side", Cue::OneSide),
        ("takes two", Cue::TakesTwo),
        ("initial", Cue::Initial),
        ("of whom", Cue::OfWhom),
        ("direction", Cue::Direction),
        ("where", Cue::Where),
        ("stands for", Cue::StandsFor),
        ("gone", Cue::Gone),
        ("becomes", Cue::Becomes),
        ("resides", Cue::Resides),
        ("listed", Cue::Listed),
        ("goes on", Cue::GoesOn),
        ("companies", Cue::Companies),
        ("byline", Cue::Byline),
        ("attended", Cue::Attended),
        ("elsewhere", Cue::Elsewhere),
        ("by the way", Cue::ByTheWay),
        ("leads", Cue::Leads),
        ("holds", Cue::Holds),
        ("ahead", Cue::Ahead),
        ("bare", Cue::Bare),
        ("infinitive", Cue::Infinitive),
        ("had", Cue::Had),
        ("participle", Cue::Participle),
        ("past", Cue::Past),
        ("denied", Cue::Denied),
        ("same day", Cue::SameDay),
        ("together", Cue::Together),
        ("several", Cue::Several),
        ("include", Cue::Include),
        ("led", Cue::Led),
        ("town first", Cue::TownFirst),
        ("between", Cue::Between),
        ("another", Cue::Another),
        ("retired", Cue::Retired),
        ("subordinate", Cue::Subordinate),
        ("calls", Cue::Calls),
        ("planned", Cue::Planned),
        ("first person", Cue::FirstPerson),
        ("no state before", Cue::NoStateBefore),
        ("no state behind", Cue::NoStateBehind),
        ("namesake", Cue::Namesake),
    ];

    /// The cue that `cues.tsv` calls by this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, cue)| *cue)
    }
}
