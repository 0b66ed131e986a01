//! Backup codes: what a service gave to come back with. Status comes first: of which kind they are, how many are
//! left, where they are kept and when somebody last looked. Keeping the codes themselves here is a choice.
//!
//! | file | subject |
//! |---|---|
//! | code.rs | one code, a secret |
//! | kind.rs | what there is of them and where it is kept |
//! | record.rs | the record of one account, and all that can happen to it |
//! | history.rs | what happened to it |
//! | status.rs | how it stands, worst first |
//! | glance.rs | what of it may be seen while the profile is locked |
//! | read/ | what people paste |
//! | board.rs | all accounts of all profiles in one list |
//! | acting.rs | the same happenings on a profile in the vault |

mod acting;
mod board;
mod code;
mod error;
mod glance;
mod history;
mod kind;
pub mod read;
mod record;
mod status;

pub use self::acting::{check, forget, note, replace, undo, use_one};
pub use self::board::{Row, board};
pub use self::code::{Code, CodeError};
pub use self::error::{CodesError, Refused};
pub use self::glance::{Facts, Glance};
pub use self::history::{Entry, Event};
pub use self::kind::{Apart, Kind, MOST, Place};
pub use self::record::{BackupCodes, New, Noted, STRUCK_FOR, UNDO_FOR, Which};
pub(crate) use self::record::{Kept, Parts, Undo};
pub use self::status::{Status, UNCHECKED_AFTER};
