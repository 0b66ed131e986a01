export { failureOf, language, learn, learnFailures, say, speak, t } from "./words.svelte";
