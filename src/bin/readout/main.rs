//! The command line: reads articles natively with the very code that the page uses. Each command is one file.

mod check;
mod eval;
mod export;
mod files;
mod pack;
mod publish;
mod read;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Reads plain-text news about diplomacy into records whose every fact points at its words.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the full record of each article as JSON, one line each.
    Parse(read::Arguments),
    /// Print the facts of each article as one flat line of JSON, without evidence.
    Facts(read::Arguments),
    /// Say of each file of a folder whether it is accepted, needs review or is refused, and why.
    Check(check::Arguments),
    /// Pack a folder of articles into one bundle.
    Pack(pack::Arguments),
    /// Write articles as references, tables or a calendar.
    Export(export::Arguments),
    /// Finish a built page: put the library into it. The build calls this.
    Publish(publish::Arguments),
    /// Score the facts against gold: precision, recall and F1 per field, and every miss.
    Eval(eval::Arguments),
}

/// What a command comes to: success, or one sentence that says what failed.
type Outcome = Result<ExitCode, String>;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Parse(arguments) => read::parse(&arguments),
        Command::Facts(arguments) => read::facts(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Pack(arguments) => pack::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
    };
    outcome.unwrap_or_else(|sentence| {
        eprintln!("readout: {sentence}");
        ExitCode::FAILURE
    })
}
