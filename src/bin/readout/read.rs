//! `readout parse` and `readout facts`: one line of JSON per article on standard output.

use crate::Outcome;
use crate::files::{self, Progress};
use readout::article::Article;
use readout::export::FlatArticle;
use serde::Serialize;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The articles; `-` reads one from standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn parse(arguments: &Arguments) -> Outcome {
    each(arguments, to_json)
}

pub(crate) fn facts(arguments: &Arguments) -> Outcome {
    each(arguments, |article| to_json(&FlatArticle::from(article)))
}

fn to_json<T: Serialize>(value: &T) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

/// Prints `line` of each file's article. A file that cannot be read or is refused is named; the others go on.
fn each(arguments: &Arguments, line: impl Fn(&Article) -> Result<String, String>) -> Outcome {
    let mut out = BufWriter::new(stdout().lock());
    let mut progress = Progress::new("read", arguments.files.len());
    let mut code = ExitCode::SUCCESS;
    for path in &arguments.files {
        match files::article(path)
            .and_then(|article| article.map_err(|refusal| format!("{}: {refusal}", path.display())))
        {
            Ok(article) => files::written(writeln!(out, "{}", line(&article)?))?,
            Err(sentence) => {
                eprintln!("readout: {sentence}");
                code = ExitCode::FAILURE;
            }
        }
        progress.step();
    }
    files::written(out.flush())?;
    Ok(code)
}
