//! `readout check`: what a publisher wants to know of a folder before building.

use crate::Outcome;
use crate::files::{self, Progress};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of articles.
    folder: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let paths = files::of_folder(&arguments.folder)?;
    let mut progress = Progress::new("checked", paths.len());
    let (mut accepted, mut review, mut refused) = (0, 0, 0);
    for path in &paths {
        let name = files::name(path);
        match files::article(path)? {
            Ok(article) if article.problems.is_empty() => {
                accepted += 1;
                println!("accepted      {name}");
            }
            Ok(article) => {
                review += 1;
                println!("needs review  {name}");
                for problem in &article.problems {
                    println!(
                        "              bytes {}–{}: {}",
                        problem.raw.start, problem.raw.end, problem.kind
                    );
                }
            }
            Err(refusal) => {
                refused += 1;
                println!("refused       {name}\n              {refusal}");
            }
        }
        progress.step();
    }
    println!("{} files: {accepted} accepted, {review} to review, {refused} refused", paths.len());
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
