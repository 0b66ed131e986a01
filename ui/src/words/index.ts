export { failureOf, language, learn, say, speak, t } from "./words.svelte";
