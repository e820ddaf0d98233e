//! `readout publish`: the last step of the page's build, called by Trunk when everything else is in place.

use crate::{Outcome, pack};
use readout::export::embed_library;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of articles.
    #[arg(long)]
    articles: PathBuf,
    /// The built page's folder, which holds `index.html`; Trunk names it to its hooks.
    #[arg(long, env = "TRUNK_STAGING_DIR")]
    site: PathBuf,
    /// How the page was built, `release` or `debug`; Trunk says so to its hooks.
    #[arg(long, env = "TRUNK_PROFILE", default_value = "release")]
    profile: String,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let index = arguments.site.join("index.html");
    let failed = |error: std::io::Error| format!("{}: {error}", index.display());
    let (articles, library) = pack::bundle(&arguments.articles)?;
    let page = fs::read_to_string(&index).map_err(failed)?;
    let page = embed_library(&page, &library).map_err(|error| error.to_string())?;
    let page = if arguments.profile == "debug" { with_inline_scripts(&page) } else { page };
    fs::write(&index, page).map_err(failed)?;
    eprintln!("published {articles} articles in {}", index.display());
    Ok(ExitCode::SUCCESS)
}

/// The page with a policy that lets inline scripts run: by one of them, `trunk serve` reloads the page after a change.
fn with_inline_scripts(page: &str) -> String {
    page.replacen("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-inline'", 1)
}
