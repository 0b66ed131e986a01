// What is said of backups comes with their screens; a new PIN is asked in the wizard's words.
import "../pair/sentences";
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/recovery.ftl", { query: "?raw", import: "default", eager: true }));
