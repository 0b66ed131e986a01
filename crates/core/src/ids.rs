//! Names that never change, for things whose names do.

use std::fmt;

use crate::ports::Random;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name([u8; 16]);

        impl $name {
            /// A new one: 128 random bits.
            pub fn make(random: &dyn Random) -> std::io::Result<Self> {
                let mut bytes = [0; 16];
                random.fill(&mut bytes)?;
                Ok(Self(bytes))
            }

            /// Reads 32 lower-case hex digits, as [`fmt::Display`] writes them.
            pub fn parse(text: &str) -> Option<Self> {
                let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
                Some(Self(bytes.try_into().ok()?))
            }

            /// The bits themselves.
            pub fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
            }
        }
    };
}

id!(
    /// Names a profile: its file, its keystore item, its keys.
    ProfileId
);
id!(
    /// Names an account within its profile.
    AccountId
);
