//! Profiles on disk, and the keys that open them.
