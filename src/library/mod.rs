//! The library: many articles at hand without holding them. What is known of all of them is a `Catalogue`, made when the page is
//! built and opened by the page; an article itself is read when somebody wants to see it. Pure.

mod catalogue;
mod example_queries;

pub use catalogue::{Catalogue, Entry};
