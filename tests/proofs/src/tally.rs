//! How much of everything the random days brought.

/// What was tried.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub steps: u64,
    /// Wrong PINs typed.
    pub wrong: u64,
    /// Those of them that were really looked at.
    pub looked_at: u64,
    /// Most of these in a row.
    pub most: u64,
    pub faults: u64,
    pub kills: u64,
    pub power_losses: u64,
    pub blocked: u64,
    pub old_copies: u64,
    /// Newest files that went bad, and profiles that were opened or brought back after that.
    pub damaged: u64,
    pub brought_back: u64,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.steps += other.steps;
        self.wrong += other.wrong;
        self.looked_at += other.looked_at;
        self.most = self.most.max(other.most);
        self.faults += other.faults;
        self.kills += other.kills;
        self.power_losses += other.power_losses;
        self.blocked += other.blocked;
        self.old_copies += other.old_copies;
        self.damaged += other.damaged;
        self.brought_back += other.brought_back;
    }
}
