//! The app's door: mounts the page in the browser. On other targets there is nothing to run.

fn main() {}
