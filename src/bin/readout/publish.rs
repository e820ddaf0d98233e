//! `readout publish`: the last step of the page's build, called by Trunk when everything else is in place. Puts the
//! library into the page and writes, beside it, a plain page for each article.

use crate::{Outcome, files};
use readout::article::Bundle;
use readout::export::{article_page, article_page_name, list_page, with_articles};
use std::fs;
use std::path::{Path, PathBuf};
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
    let site = &arguments.site;
    let bundle = Bundle::new(files::articles(&arguments.articles)?);
    write_pages(&bundle, &site.join("read"))?;

    let index = site.join("index.html");
    let page = fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let page = with_articles(&page, &bundle).map_err(|error| error.to_string())?;
    let page = if arguments.profile == "debug" { with_inline_scripts(&page) } else { page };
    write(&index, &page)?;
    eprintln!("published {} articles in {}", bundle.articles.len(), site.display());
    Ok(ExitCode::SUCCESS)
}

fn write_pages(bundle: &Bundle, folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    write(&folder.join("index.html"), &list_page(&bundle.articles))?;
    for article in &bundle.articles {
        write(&folder.join(article_page_name(article)), &article_page(article))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The page with a policy that lets inline scripts run: by one of them, `trunk serve` reloads the page after a change.
fn with_inline_scripts(page: &str) -> String {
    page.replacen("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-inline'", 1)
}
