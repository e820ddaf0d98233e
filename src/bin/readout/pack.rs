//! `readout pack`: a folder of articles as one bundle.

use crate::{Outcome, files};
use readout::article::Bundle;
use std::fs;
use std::path::PathBuf;
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
    let bundle = Bundle::new(files::articles(&arguments.folder)?);
    let json = bundle.to_json().map_err(|error| error.to_string())?;
    fs::write(&arguments.output, &json)
        .map_err(|error| format!("{}: {error}", arguments.output.display()))?;
    eprintln!(
        "packed {} articles into {} ({} kB)",
        bundle.articles.len(),
        arguments.output.display(),
        json.len() / 1000
    );
    Ok(ExitCode::SUCCESS)
}
