//! `readout pack`: a folder of articles as one bundle.

use crate::{Outcome, files};
use readout::article::Bundle;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of articles.
    folder: PathBuf,
    /// Where the bundle goes.
    #[arg(short, long)]
    output: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let (articles, json) = bundle(&arguments.folder)?;
    fs::write(&arguments.output, &json)
        .map_err(|error| format!("{}: {error}", arguments.output.display()))?;
    eprintln!("packed {articles} articles into {} ({} kB)", arguments.output.display(), json.len() / 1000);
    Ok(ExitCode::SUCCESS)
}

/// How many articles a folder holds, and the bundle of them as JSON.
pub(crate) fn bundle(folder: &Path) -> Result<(usize, String), String> {
    let bundle = Bundle::new(files::articles(folder)?);
    let json = bundle.to_json().map_err(|error| error.to_string())?;
    Ok((bundle.articles.len(), json))
}
