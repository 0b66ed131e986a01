// What is said of logging in comes with its screens; codes are scanned in the wizard's words, and the frame and the end
// are those of recovery.
import "../pair/sentences";
import "../recovery/sentences";
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/login.ftl", { query: "?raw", import: "default", eager: true }));
