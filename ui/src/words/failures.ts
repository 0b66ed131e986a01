// What is said of failures: not needed for the first picture.
import { learn } from "./words.svelte";

learn(import.meta.glob<string>("../../../locales/*/errors.ftl", { query: "?raw", import: "default", eager: true }));
