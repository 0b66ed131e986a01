export { failureOf, language, say, speak, t } from "./words.svelte";
