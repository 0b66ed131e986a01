// Of an account's own page: the frame and the PIN are those of recovery, the steps those of the wizard.
import "../pair/sentences";
import "../recovery/sentences";
import "./words";
