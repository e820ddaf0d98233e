//! `readout check`: what a publisher wants to know of a folder before building.

use crate::Outcome;
use crate::files::{self, Progress};
use readout::article::{Article, Refusal};
use std::io::{self, BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of articles.
    folder: PathBuf,
}

/// How many files there were of each kind.
#[derive(Default)]
struct Counts {
    accepted: usize,
    review: usize,
    refused: usize,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let paths = files::of_folder(&arguments.folder)?;
    let mut progress = Progress::new("checked", paths.len());
    let mut counts = Counts::default();
    let mut out = BufWriter::new(stdout().lock());
    for path in &paths {
        files::written(tell(&mut out, &files::name(path), &files::article(path)?, &mut counts))?;
        progress.step();
    }
    let Counts { accepted, review, refused } = counts;
    let total = paths.len();
    files::written(writeln!(
        out,
        "{total} files: {accepted} accepted, {review} to review, {refused} refused"
    ))?;
    files::written(out.flush())?;
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What became of one file, and why.
fn tell(
    out: &mut impl Write,
    name: &str,
    read: &Result<Article, Refusal>,
    counts: &mut Counts,
) -> io::Result<()> {
    match read {
        Ok(article) if article.problems.is_empty() => {
            counts.accepted += 1;
            writeln!(out, "accepted      {name}")
        }
        Ok(article) => {
            counts.review += 1;
            writeln!(out, "needs review  {name}")?;
            article.problems.iter().try_for_each(|problem| {
                let (start, end) = problem.raw.into();
                writeln!(out, "              bytes {start}–{end}: {}", problem.kind)
            })
        }
        Err(refusal) => {
            counts.refused += 1;
            writeln!(out, "refused       {name}\n              {refusal}")
        }
    }
}
