//! Files in and out, standard input, and progress on long work.

use readout::article::{Article, Refusal};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// One file's bytes; `-` is standard input.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
        return Ok(bytes);
    }
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A file's name without its folder; `-` is called `standard-input.txt`.
pub(crate) fn name(path: &Path) -> String {
    match path.file_name() {
        Some(name) if path != Path::new("-") => name.to_string_lossy().into_owned(),
        _ => "standard-input.txt".to_owned(),
    }
}

/// The files of a folder by name, hidden ones and folders left out.
pub(crate) fn of_folder(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && !name(&path).starts_with('.') {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// One file read as an article; the outer error is the file system's.
pub(crate) fn article(path: &Path) -> Result<Result<Article, Refusal>, String> {
    Ok(readout::read(&name(path), &bytes(path)?))
}

/// The articles of a folder; files that are refused are named on standard error and left out.
pub(crate) fn articles(folder: &Path) -> Result<Vec<Article>, String> {
    let files = of_folder(folder)?;
    let mut progress = Progress::new("read", files.len());
    let mut articles = Vec::with_capacity(files.len());
    for path in &files {
        match article(path)? {
            Ok(article) => articles.push(article),
            Err(refusal) => eprintln!("left out {}: {refusal}", path.display()),
        }
        progress.step();
    }
    Ok(articles)
}

/// What writing to standard output came to. A reader who has seen enough (`| head`) is no failure.
pub(crate) fn written(result: io::Result<()>) -> Result<(), String> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

/// Says on standard error how far long work has come, every two seconds, and nothing about short work.
pub(crate) struct Progress {
    what: &'static str,
    done: usize,
    of: usize,
    said: Instant,
}

impl Progress {
    pub(crate) fn new(what: &'static str, of: usize) -> Self {
        Self { what, done: 0, of, said: Instant::now() }
    }

    pub(crate) fn step(&mut self) {
        self.done += 1;
        if self.said.elapsed() > Duration::from_secs(2) {
            self.said = Instant::now();
            eprintln!("{} {} of {} files", self.what, self.done, self.of);
        }
    }
}
