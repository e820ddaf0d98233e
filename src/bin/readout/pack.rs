//! `readout pack`: a folder of articles as one bundle, and its catalogue beside it.

use crate::{Outcome, files};
use readout::article::Bundle;
use readout::library::Catalogue;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of articles.
    folder: PathBuf,
    /// Where the bundle goes; the catalogue goes beside it, with `.catalogue` behind the name.
    #[arg(short, long)]
    output: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let bundle = Bundle::new(files::articles(&arguments.folder)?);
    let json = bundle.to_json().map_err(|error| error.to_string())?;
    fs::write(&arguments.output, &json)
        .map_err(|error| format!("{}: {error}", arguments.output.display()))?;
    let catalogue = Catalogue::of_bundle(&json, |_, _| ()).map_err(|error| error.to_string())?.to_bytes();
    let mut beside = arguments.output.clone().into_os_string();
    beside.push(".catalogue");
    fs::write(&beside, &catalogue).map_err(|error| format!("{}: {error}", beside.display()))?;
    eprintln!(
        "packed {} articles into {} ({} kB; its catalogue {} kB)",
        bundle.articles.len(),
        arguments.output.display(),
        json.len() / 1000,
        catalogue.len() / 1000
    );
    Ok(ExitCode::SUCCESS)
}
