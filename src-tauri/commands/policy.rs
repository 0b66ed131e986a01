use super::{Shared, work};
use crate::convert::policy;
use crate::dto::Policy;
use crate::state::Answer;

/// What an organisation settles here, as it was found when Koppel started.
#[tauri::command]
pub async fn policy(shell: Shared<'_>) -> Answer<Policy> {
    work(&shell, |shell| Ok(policy::report(&shell.policy))).await
}
