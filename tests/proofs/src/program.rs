//! The real koppel-cli.
